// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppHarness.h"
#include "Stage.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QQuickItem>
#include <QQuickStyle>

using namespace Qt::StringLiterals;

namespace vatochito {

/// What can be seen of the real window, by its picture.
class WindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void notice_standsAboveThePage_untilItIsPutAway();
    void secondNotice_isSeenToo();
    void unreadConversation_isReadAsFarAsItIsSeen();
    void unreadConversation_keepsItsLastBubbleOffTheComposer();

private:
    /// Bob has written that many messages.
    void furnish(int messages);
    void start();
    /// \return The sentence.
    QString receiveCall();
    void openChat();
    /// In the conversation: the list shows the last words, too.
    bool seesInChat(const QString &text) const;

    std::unique_ptr<AppHarness> m_harness;
    std::unique_ptr<Stage> m_stage;
};

namespace {

const QString kNothingOpen = u"Choose a conversation, or start a new one."_s;

QString wordsOf(long long message)
{
    return u"message %1"_s.arg(message);
}

} // namespace

void WindowTest::initTestCase()
{
    QQuickStyle::setStyle(u"Basic"_s);
}

void WindowTest::init()
{
    m_harness = std::make_unique<AppHarness>();
}

void WindowTest::cleanup()
{
    m_stage.reset();
    m_harness.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void WindowTest::furnish(int messages)
{
    m_harness->setFurnisher([messages](FakeLink &server) {
        QList<ReceivedMessage> &history = server.histories[samples::kChat];
        for (int id = 1; id <= messages; ++id)
            history.append(samples::message(id, samples::kBob, wordsOf(id)));
        server.conversationList.first().lastMessage = history.last();
    });
}

void WindowTest::start()
{
    m_stage = std::make_unique<Stage>(*m_harness);
    m_stage->resize({1000, 640});
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    QTRY_VERIFY(m_stage->sees(u"bob"_s));
}

QString WindowTest::receiveCall()
{
    Q_EMIT m_harness->link().eventReceived(samples::kChat,
                                           CallIncoming{.caller = samples::kBob, .callerName = u"bob"_s});
    return m_harness->app().notice();
}

void WindowTest::openChat()
{
    m_harness->app().openConversation(samples::kChat.value());
    QTRY_VERIFY(m_harness->app().conversation()->messages()->count() > 0);
}

bool WindowTest::seesInChat(const QString &text) const
{
    const QQuickItem *view = m_stage->viewOf(m_harness->app().conversation()->messages());
    const QList<QRectF> places = m_stage->placesOf(text);
    return view && !places.isEmpty() && places.last().left() >= view->mapToScene({}).x();
}

void WindowTest::notice_standsAboveThePage_untilItIsPutAway()
{
    start();
    const QRectF before = m_stage->placeOf(u"bob"_s).value();
    QVERIFY(m_stage->sees(kNothingOpen));

    const QString notice = receiveCall();

    QTRY_VERIFY(m_stage->sees(notice));
    const QRectF place = m_stage->placeOf(notice).value();
    const QRectF below = m_stage->placeOf(u"bob"_s).value();
    QVERIFY(below.top() > before.top());
    QVERIFY(below.top() > place.bottom());
    QVERIFY(m_stage->sees(kNothingOpen));

    QVERIFY(m_stage->clickText(u"Close"_s));

    QTRY_COMPARE(m_stage->placeOf(u"bob"_s).value_or(QRectF()), before);
    QVERIFY(!m_stage->sees(notice));
}

void WindowTest::secondNotice_isSeenToo()
{
    start();
    receiveCall();
    m_harness->app().dismissNotice();
    QCOMPARE(m_harness->app().notice(), QString());

    const QString notice = receiveCall();

    QTRY_VERIFY(m_stage->sees(notice));
}

void WindowTest::unreadConversation_isReadAsFarAsItIsSeen()
{
    furnish(100);
    start();
    QTRY_VERIFY(m_stage->sees(u"100"_s)); // the badge of the list

    openChat();

    // The new ones begin on top, and the last that is seen as a whole is the last that counts as read.
    QTRY_VERIFY(seesInChat(wordsOf(1)));
    long long lastSeen = 0;
    for (int id = 1; id <= 100; ++id)
        lastSeen = seesInChat(wordsOf(id)) ? id : lastSeen;
    QVERIFY(lastSeen > 1 && lastSeen < 60);
    const auto read = [this] {
        m_harness->alarms().advance(std::chrono::seconds(1));
        const auto &reads = m_harness->link().reads;
        return reads.isEmpty() ? 0 : reads.last().second.value();
    };
    QTRY_VERIFY2(read() >= lastSeen - 1, qPrintable(u"read %1, seen %2"_s.arg(read()).arg(lastSeen)));
    m_stage->picture();
    QTRY_COMPARE(m_harness->app().conversation()->unreadCount(), static_cast<int>(100 - read()));
    QVERIFY2(read() <= lastSeen, qPrintable(u"read %1, seen %2"_s.arg(read()).arg(lastSeen)));
}

void WindowTest::unreadConversation_keepsItsLastBubbleOffTheComposer()
{
    furnish(3);
    start();

    openChat();

    QTRY_VERIFY(seesInChat(wordsOf(3)));
    const QRectF last = m_stage->placesOf(wordsOf(3)).last();
    const QRectF composer = m_stage->placeOf(u"Message"_s).value();
    // The bubble's own edge, the margin of the list, the edge of the field.
    QVERIFY2(composer.top() - last.bottom() >= 6 + 8 + 16, qPrintable(QString::number(composer.top() - last.bottom())));
}

} // namespace vatochito

QTEST_MAIN(vatochito::WindowTest)
#include "WindowTest.moc"
