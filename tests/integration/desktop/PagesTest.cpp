// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppHarness.h"
#include "models/MessageState.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWindow>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vatochito {

/// The real window on the real models, used by keyboard alone.
class PagesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void fromSignInToAnAnswer_byKeyboard();
    void language_changesTheWindow();

private:
    void type(const QString &text);
    void press(Qt::Key key) { QTest::keyClick(m_window, key); }
    /// Whether some visible item of the window shows \a text.
    bool shows(const QString &text) const;

    std::unique_ptr<AppHarness> m_harness;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
};

namespace {

bool itemShows(const QQuickItem *item, const QString &text)
{
    if (!item->isVisible())
        return false;
    if (item->property("text").toString().contains(text))
        return true;
    const QList<QQuickItem *> children = item->childItems();
    return std::any_of(children.cbegin(), children.cend(),
                       [&text](const QQuickItem *child) { return itemShows(child, text); });
}

} // namespace

void PagesTest::initTestCase()
{
    QQuickStyle::setStyle(u"Basic"_s);
}

void PagesTest::init()
{
    m_harness = std::make_unique<AppHarness>();
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_engine->addImportPath(u"qrc:/qt/qml"_s);
    m_engine->setInitialProperties({{u"app"_s, QVariant::fromValue(&m_harness->app())}});
    QObject::connect(&m_harness->translations(), &Translations::languageChanged, m_engine.get(),
                     &QQmlEngine::retranslate);
    m_engine->load(QUrl(u"qrc:/qt/qml/Vatochito/Ui/Main.qml"_s));
    QVERIFY(!m_engine->rootObjects().isEmpty());
    m_window = qobject_cast<QQuickWindow *>(m_engine->rootObjects().first());
    QVERIFY(m_window);
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window, kTestPatience));
}

void PagesTest::cleanup()
{
    m_engine.reset();
    m_harness.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void PagesTest::type(const QString &text)
{
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, m_window, Qt::Key_unknown, letter, Qt::NoModifier);
}

bool PagesTest::shows(const QString &text) const
{
    return itemShows(m_window->contentItem(), text);
}

void PagesTest::fromSignInToAnAnswer_byKeyboard()
{
    m_harness->app().signIn()->setServerAddress(u"http://127.0.0.1:8000"_s);
    press(Qt::Key_Tab); // the address is not known yet, so it comes first
    type(u"alice"_s);
    press(Qt::Key_Tab);
    type(u"Test@123"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_harness->app().state(), AppController::State::SignedIn);
    QTRY_VERIFY(m_harness->link().isStarted);
    m_harness->link().goOnline();
    QTRY_VERIFY(shows(u"bob"_s));

    press(Qt::Key_Return);
    QTRY_VERIFY(m_harness->app().conversation());
    QTRY_VERIFY(!m_harness->app().conversation()->isLoading());

    type(u"Hello!"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_harness->link().sentTexts(), QStringList({u"Hello!"_s}));
    QTRY_VERIFY(shows(u"Hello!"_s));

    m_harness->link().receive(samples::message(2000, samples::kBob, u"કેમ છો?"_s));
    QTRY_VERIFY(shows(u"કેમ છો?"_s));
    QTRY_VERIFY((m_harness->alarms().advance(std::chrono::seconds(1)), !m_harness->link().reads.isEmpty()));
}

void PagesTest::language_changesTheWindow()
{
    QTRY_VERIFY(shows(u"Sign in"_s));

    m_harness->app().settings()->setLanguage(u"gu"_s);

    QTRY_VERIFY(shows(u"સાઇન ઇન કરો"_s));
    QVERIFY(!shows(u"Sign in"_s));
}

} // namespace vatochito

QTEST_MAIN(vatochito::PagesTest)
#include "PagesTest.moc"
