// SPDX-License-Identifier: GPL-3.0-or-later
#include "Scenes.h"
#include "ScreenReader.h"
#include "Stage.h"

#include "ApplicationFont.h"
#include "support/client/PatientTest.h"

#include <QDir>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QSet>

using namespace Qt::StringLiterals;

namespace vatochito {

/// Draws every page in its states, in both languages and themes and at three widths, for people to look at. What it
/// can tell by itself: that the page was reached, that it is not blank, and that a screen reader can name every
/// control.
class PicturesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void page_isDrawn_data();
    void page_isDrawn();

private:
    QDir m_folder{QStringLiteral(VATOCHITO_PICTURES)};
};

namespace {

constexpr int kWidths[] = {360, 800, 1400};

int colours(const QImage &image)
{
    QSet<QRgb> found;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2)
            found.insert(image.pixel(x, y));
    }
    return static_cast<int>(found.size());
}

} // namespace

void PicturesTest::initTestCase()
{
    QQuickStyle::setStyle(u"Basic"_s);
    QGuiApplication::setApplicationVersion(u"0.1.0"_s);
    QGuiApplication::setFont(applicationFont());
    m_folder.removeRecursively();
    QVERIFY(m_folder.mkpath(u"."_s));
}

void PicturesTest::page_isDrawn_data()
{
    QTest::addColumn<int>("scene");
    QTest::addColumn<QString>("language");
    QTest::addColumn<SettingsController::Theme>("theme");
    for (int scene = 0; scene < static_cast<int>(scenes().size()); ++scene) {
        for (const char *language : {"en", "gu"}) {
            for (const auto &[theme, name] :
                 {std::pair(SettingsController::Theme::Light, "light"), {SettingsController::Theme::Dark, "dark"}})
                QTest::addRow("%s-%s-%s", scenes()[static_cast<std::size_t>(scene)].name, language, name)
                    << scene << QString::fromLatin1(language) << theme;
        }
    }
}

void PicturesTest::page_isDrawn()
{
    QFETCH(const int, scene);
    QFETCH(const QString, language);
    QFETCH(const SettingsController::Theme, theme);
    const Scene &shown = scenes()[static_cast<std::size_t>(scene)];

    AppHarness harness;
    harness.app().settings()->setLanguage(language);
    harness.app().settings()->setTheme(theme);
    Stage stage(harness);
    if (shown.furnish) {
        harness.setFurnisher(shown.furnish);
        harness.signIn();
        QTRY_VERIFY(!harness.app().conversations()->isLoading());
        // Where a conversation opens depends on what of it is there.
        if (!harness.link().holdsHistories)
            QTRY_COMPARE(harness.app().connection()->status(), ConnectionController::Status::Online);
    }
    // A sheet is of the size that its window had when it was opened.
    stage.resize({1400, shown.height});
    QVERIFY2(shown.closesOnResize || shown.play(stage), shown.name);
    for (const int width : kWidths) {
        stage.resize({width, shown.height});
        QVERIFY2(!shown.closesOnResize || shown.play(stage), shown.name);
        const QImage picture = stage.picture();
        QCOMPARE(picture.width(), width);
        // Smoothed letters alone have dozens.
        QVERIFY2(colours(picture) > 20, shown.name);
        const QString file = u"%1-%2.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()), QString::number(width));
        const ScreenReader reader = ScreenReader::of(stage.window());
        QVERIFY2(!reader.controls.isEmpty(), shown.name);
        QCOMPARE(reader.nameless, QStringList());
        QVERIFY2(picture.save(m_folder.filePath(file)), qPrintable(file));
    }
}

} // namespace vatochito

QTEST_MAIN(vatochito::PicturesTest)
#include "PicturesTest.moc"
