// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SettingsController.h"

#include "core/Translations.h"
#include "storage/Settings.h"
#include "support/client/TestTraces.h"

#include <QGuiApplication>
#include <QPalette>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace vatochito {

class SettingsControllerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void language_isUsedAndRemembered();
    void theme_isRemembered();
    void systemTheme_followsThePalette();
    void chosenTheme_doesNotFollowThePalette();
    void signOut_isAskedForOnlyWhenSignedIn();

private:
    static void setSystem(QColor text, QColor window);

    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Translations> m_translations;
    std::unique_ptr<SettingsController> m_controller;
};

void SettingsControllerTest::init()
{
    setSystem(Qt::black, Qt::white);
    m_folder = std::make_unique<TestFolder>();
    m_settings = std::make_unique<Settings>(m_folder->path());
    m_translations = std::make_unique<Translations>();
    m_controller = std::make_unique<SettingsController>(*m_settings, *m_translations);
}

void SettingsControllerTest::cleanup()
{
    m_controller.reset();
    m_translations.reset();
    m_settings.reset();
}

void SettingsControllerTest::setSystem(QColor text, QColor window)
{
    QPalette palette;
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Window, window);
    QGuiApplication::setPalette(palette);
    QCoreApplication::processEvents();
}

void SettingsControllerTest::language_isUsedAndRemembered()
{
    QSignalSpy told(m_controller.get(), &SettingsController::languageChanged);

    m_controller->setLanguage(u"gu"_s);

    QCOMPARE(told.count(), 1);
    QCOMPARE(m_translations->language(), u"gu"_s);
    QCOMPARE(Settings(m_folder->path()).language(), u"gu"_s);
}

void SettingsControllerTest::theme_isRemembered()
{
    m_controller->setTheme(SettingsController::Theme::Dark);

    QVERIFY(m_controller->isDark());
    Settings again(m_folder->path());
    QCOMPARE(SettingsController(again, *m_translations).theme(), SettingsController::Theme::Dark);
}

void SettingsControllerTest::systemTheme_followsThePalette()
{
    QSignalSpy told(m_controller.get(), &SettingsController::isDarkChanged);
    QVERIFY(!m_controller->isDark());

    setSystem(Qt::white, Qt::black);

    QVERIFY(m_controller->isDark());
    QCOMPARE(told.count(), 1);
}

void SettingsControllerTest::chosenTheme_doesNotFollowThePalette()
{
    m_controller->setTheme(SettingsController::Theme::Light);

    setSystem(Qt::white, Qt::black);

    QVERIFY(!m_controller->isDark());
}

void SettingsControllerTest::signOut_isAskedForOnlyWhenSignedIn()
{
    QSignalSpy asked(m_controller.get(), &SettingsController::signOutRequested);
    m_controller->signOut(SettingsController::Messages::Keep);
    QCOMPARE(asked.count(), 0);

    m_controller->setAccount(u"localhost:8000"_s);
    m_controller->signOut(SettingsController::Messages::Keep);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<SettingsController::Messages>(), SettingsController::Messages::Keep);
}

} // namespace vatochito

QTEST_MAIN(vatochito::SettingsControllerTest)
#include "SettingsControllerTest.moc"
