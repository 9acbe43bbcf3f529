// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncLinkScene.h"

#include "support/client/Await.h"
#include "support/client/PatientTest.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

/// What is asked of the server over a connection that lives.
class SyncLinkCommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<SyncLinkScene>(); }
    void cleanup() { m_scene.reset(); }

    void post_isAnsweredByTheStoredMessage();
    void post_thatTheServerHadStoredBefore_hasNoNumberForItsWords();
    void post_ofAReply_namesWhatItAnswers();
    void post_refused_tellsWhy();
    void post_tooLong_isNotEvenSent();
    void post_whileNotConnected_isOffline();
    void post_withoutAnAck_probesTheSocketAfter3s();
    void post_onADeadSocket_isOfflineAfter8s_andTheLinkComesBack();
    void post_onALiveServerThatNeverAnswers_failsInTheEnd();
    void post_whenTheSocketIsLost_isOffline();
    void edit_answersThePatch_andEraseIsDone();
    void history_asksForAPage();
    void history_answeredAfterASnapshot_isAskedForAgain();
    void read_isDoneWhenTheServerHasIt();
    void read_whenTheSocketIsLost_isOffline();
    void deliveredReports_areCoalesced();
    void delivered_lostWithTheConnection_isToldOverTheNextOne();
    void delivered_refusedForNow_isToldAfterTheWait_data();
    void delivered_refusedForNow_isToldAfterTheWait();
    void delivered_refusedForGood_isNotToldAgain();

private:
    std::unique_ptr<SyncLinkScene> m_scene;
};

void SyncLinkCommandsTest::post_isAnsweredByTheStoredMessage()
{
    QVERIFY(m_scene->goLive());
    const auto asked =
        m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"Hello!"_s, {}});
    const QJsonObject send = m_scene->command(u"message.send"_s);
    QCOMPARE(send.value(u"client_id"_s).toString(), u"c"_s);
    QCOMPARE(send.value(u"content"_s).toString(), u"Hello!"_s);

    m_scene->reply(u"message.send"_s, u"ack"_s,
                   uR"("client_id":"c","message_id":9,"rev":6,"created_at":"2026-11-23T06:14:13.978824Z")"_s);

    const auto posted = await(asked);
    QVERIFY(posted);
    QCOMPARE(posted->message.id, MessageId(9));
    QCOMPARE(posted->message.sender, UserId(7));
    QCOMPARE(posted->message.clientId, ClientId(u"c"_s));
    QCOMPARE(posted->message.content, u"Hello!"_s);
    QCOMPARE(posted->rev, 6);
}

void SyncLinkCommandsTest::post_thatTheServerHadStoredBefore_hasNoNumberForItsWords()
{
    QVERIFY(m_scene->goLive());
    const auto asked =
        m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"Hello!"_s, {}});
    QVERIFY(!m_scene->command(u"message.send"_s).isEmpty());

    m_scene->reply(
        u"message.send"_s, u"ack"_s,
        uR"("client_id":"c","message_id":9,"rev":8,"created_at":"2026-11-23T06:14:13.978824Z","duplicate":true)"_s);

    const auto posted = await(asked);
    QVERIFY(posted);
    QVERIFY(posted->isDuplicate);
    QCOMPARE(posted->rev, 0);
}

void SyncLinkCommandsTest::post_ofAReply_namesWhatItAnswers()
{
    QVERIFY(m_scene->goLive());
    m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"k"_s, MessageId(3)});

    QCOMPARE(m_scene->command(u"message.send"_s).value(u"reply_to"_s).toInt(), 3);
}

void SyncLinkCommandsTest::post_refused_tellsWhy()
{
    QVERIFY(m_scene->goLive());
    const auto asked = m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"k"_s, {}});
    QVERIFY(!m_scene->command(u"message.send"_s).isEmpty());

    m_scene->reply(u"message.send"_s, u"error"_s, uR"("code":"rate_limited","retry":true,"retry_after":1.5)"_s);

    const auto posted = await(asked);
    QCOMPARE(posted.error().code, Error::Code::Throttled);
    QCOMPARE(posted.error().retryAfter, 1500ms);
}

void SyncLinkCommandsTest::post_tooLong_isNotEvenSent()
{
    QVERIFY(m_scene->goLive());
    const QString content(65537, u'x');

    const auto posted =
        await(m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, content, {}}));

    QCOMPARE(posted.error().code, Error::Code::TooLarge);
    QCOMPARE(m_scene->count(u"message.send"_s), 0);
}

void SyncLinkCommandsTest::post_whileNotConnected_isOffline()
{
    const auto posted =
        await(m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"k"_s, {}}));

    QCOMPARE(posted.error().code, Error::Code::Offline);
    QCOMPARE(await(m_scene->link->tellRead(SyncLinkScene::kFour, MessageId(1))).error().code, Error::Code::Offline);
}

void SyncLinkCommandsTest::post_withoutAnAck_probesTheSocketAfter3s()
{
    QVERIFY(m_scene->goLive());
    const auto asked = m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"k"_s, {}});
    QVERIFY(!m_scene->command(u"message.send"_s).isEmpty());

    m_scene->alarms.advance(2999ms);
    QCOMPARE(m_scene->count(u"ping"_s), 0);
    m_scene->alarms.advance(1ms);

    QVERIFY(!m_scene->command(u"ping"_s).isEmpty());
    m_scene->say(u"pong"_s);
    m_scene->say(u"presence"_s, uR"("users":{})"_s);
    QVERIFY(!asked.isFinished());
    m_scene->reply(u"message.send"_s, u"ack"_s,
                   uR"("client_id":"c","message_id":9,"rev":6,"created_at":"2026-11-23T06:14:13.978824Z")"_s);
    QVERIFY(await(asked));
}

void SyncLinkCommandsTest::post_onADeadSocket_isOfflineAfter8s_andTheLinkComesBack()
{
    QVERIFY(m_scene->goLive());
    QSignalSpy lost(m_scene->link.get(), &Link::conversationLost);
    const auto asked = m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"k"_s, {}});
    QVERIFY(!m_scene->command(u"message.send"_s).isEmpty());

    m_scene->alarms.advance(8s);

    QCOMPARE(await(asked).error().code, Error::Code::Offline);
    QCOMPARE(lost.size(), 1);
    QCOMPARE(m_scene->status(), Connection::Status::Waiting);
    m_scene->alarms.advance(3s);
    QVERIFY(m_scene->awaitSocket(2));
}

void SyncLinkCommandsTest::post_onALiveServerThatNeverAnswers_failsInTheEnd()
{
    QVERIFY(m_scene->goLive());
    const auto asked = m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"k"_s, {}});
    QVERIFY(!m_scene->command(u"message.send"_s).isEmpty());
    QSignalSpy presence(m_scene->link.get(), &Link::presenceReceived);

    for (int seconds = 0; seconds < 60; seconds += 3) {
        m_scene->alarms.advance(3s);
        m_scene->say(u"presence"_s, uR"("users":{"2":"online"})"_s);
        QTRY_COMPARE(presence.size(), seconds / 3 + 1);
    }

    QCOMPARE(await(asked).error().code, Error::Code::ServerFailed);
    QCOMPARE(m_scene->status(), Connection::Status::Online);
}

void SyncLinkCommandsTest::post_whenTheSocketIsLost_isOffline()
{
    QVERIFY(m_scene->goLive());
    const auto asked = m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"k"_s, {}});
    QVERIFY(!m_scene->command(u"message.send"_s).isEmpty());

    m_scene->server->dropAll();

    QCOMPARE(await(asked).error().code, Error::Code::Offline);
}

void SyncLinkCommandsTest::edit_answersThePatch_andEraseIsDone()
{
    QVERIFY(m_scene->goLive());
    const auto edited = m_scene->link->edit(SyncLinkScene::kFour, MessageId(3), u"better"_s);
    QVERIFY(!m_scene->command(u"message.edit"_s).isEmpty());
    m_scene->reply(u"message.edit"_s, u"ack"_s, uR"("message_id":3,"rev":6)"_s);
    const auto erased = m_scene->link->erase(SyncLinkScene::kFour, MessageId(3));
    QVERIFY(!m_scene->command(u"message.delete"_s).isEmpty());
    m_scene->reply(u"message.delete"_s, u"ack"_s, uR"("message_id":3,"rev":7)"_s);

    const MessagePatch expected{.id = MessageId(3), .rev = 6, .content = u"better"_s};
    QCOMPARE(*await(edited), expected);
    QVERIFY(await(erased));
}

void SyncLinkCommandsTest::history_asksForAPage()
{
    QVERIFY(m_scene->goLive());
    const auto asked = m_scene->link->history({.conversation = SyncLinkScene::kFour, .before = MessageId(9)});
    QCOMPARE(m_scene->command(u"history"_s).value(u"before"_s).toInt(), 9);

    m_scene->reply(u"history"_s, u"history.page"_s,
                   uR"("conversation":4,"head":5,"messages":[],"start":true,"end":false)"_s);

    const auto page = await(asked);
    QVERIFY(page);
    QVERIFY(page->isStart);
    QVERIFY(!page->isNewest);
}

void SyncLinkCommandsTest::history_answeredAfterASnapshot_isAskedForAgain()
{
    QVERIFY(m_scene->goLive());
    const auto asked = m_scene->link->history({.conversation = SyncLinkScene::kFour});
    m_scene->cache = SyncCursors();
    m_scene->alarms.advance(SyncLink::kCacheInterval);
    m_scene->link->resumeFromCache();
    QVERIFY(m_scene->command(u"resume"_s, 2).value(u"fresh"_s).toBool());
    m_scene->reply(
        u"resume"_s, u"resumed"_s,
        uR"("mode":"snapshot","account":3,"conversations":[{"id":4,"type":"direct","title":"t","head":9}])"_s);

    m_scene->reply(u"history"_s, u"history.page"_s,
                   uR"("conversation":4,"head":5,"messages":[],"start":true,"end":false)"_s);
    QVERIFY(!m_scene->command(u"history"_s, 2).isEmpty());
    QVERIFY(!asked.isFinished());
    m_scene->reply(u"history"_s, u"history.page"_s,
                   uR"("conversation":4,"head":9,"messages":[],"start":true,"end":false)"_s);

    const auto page = await(asked);
    QVERIFY(page);
    QCOMPARE(page->head, 9);
}

void SyncLinkCommandsTest::read_isDoneWhenTheServerHasIt()
{
    QVERIFY(m_scene->goLive());
    const auto told = m_scene->link->tellRead(SyncLinkScene::kFour, MessageId(3));

    QCOMPARE(m_scene->command(u"read"_s).value(u"up_to"_s).toInt(), 3);
    QVERIFY(!told.isFinished());
    m_scene->reply(u"read"_s, u"ack"_s);
    QVERIFY(await(told));
}

void SyncLinkCommandsTest::read_whenTheSocketIsLost_isOffline()
{
    QVERIFY(m_scene->goLive());
    const auto told = m_scene->link->tellRead(SyncLinkScene::kFour, MessageId(3));
    QVERIFY(!m_scene->command(u"read"_s).isEmpty());

    m_scene->link->stop();

    QCOMPARE(await(told).error().code, Error::Code::Offline);
}

void SyncLinkCommandsTest::deliveredReports_areCoalesced()
{
    QVERIFY(m_scene->goLive());
    m_scene->link->tellDelivered(SyncLinkScene::kFour, MessageId(2));
    QCOMPARE(m_scene->command(u"delivered"_s).value(u"up_to"_s).toInt(), 2);

    m_scene->link->tellDelivered(SyncLinkScene::kFour, MessageId(3));
    m_scene->link->tellDelivered(SyncLinkScene::kFour, MessageId(4));
    m_scene->alarms.advance(1s);

    QCOMPARE(m_scene->command(u"delivered"_s, 2).value(u"up_to"_s).toInt(), 4);
}

void SyncLinkCommandsTest::delivered_lostWithTheConnection_isToldOverTheNextOne()
{
    QVERIFY(m_scene->goLive());
    m_scene->link->tellDelivered(SyncLinkScene::kFour, MessageId(2));
    QVERIFY(!m_scene->command(u"delivered"_s).isEmpty());

    m_scene->server->dropAll();
    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    m_scene->awaitRetry();
    QVERIFY(m_scene->awaitSocket(2));
    m_scene->sayHello();
    QVERIFY(!m_scene->command(u"resume"_s, 2).isEmpty());
    m_scene->reply(u"resume"_s, u"resumed"_s, uR"("mode":"delta","account":1)"_s);

    QCOMPARE(m_scene->command(u"delivered"_s, 2).value(u"up_to"_s).toInt(), 2);
}

void SyncLinkCommandsTest::delivered_refusedForNow_isToldAfterTheWait_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("too many commands") << u"rate_limited"_s;
    QTest::newRow("a server with too much to do") << u"overloaded"_s;
    QTest::newRow("a server that failed") << u"server_error"_s;
}

void SyncLinkCommandsTest::delivered_refusedForNow_isToldAfterTheWait()
{
    QFETCH(QString, code);
    QVERIFY(m_scene->goLive());
    QSignalSpy presence(m_scene->link.get(), &Link::presenceReceived);
    m_scene->link->tellDelivered(SyncLinkScene::kFour, MessageId(2));
    QVERIFY(!m_scene->command(u"delivered"_s).isEmpty());

    m_scene->reply(u"delivered"_s, u"error"_s, uR"("code":"%1","retry":true,"retry_after":7.5)"_s.arg(code));
    m_scene->say(u"presence"_s, uR"("users":{"2":"online"})"_s); // Behind it.
    QTRY_COMPARE(presence.size(), 1);
    m_scene->alarms.advance(7499ms);
    QCOMPARE(m_scene->count(u"delivered"_s), 1);
    m_scene->alarms.advance(1ms);

    QCOMPARE(m_scene->command(u"delivered"_s, 2).value(u"up_to"_s).toInt(), 2);
}

void SyncLinkCommandsTest::delivered_refusedForGood_isNotToldAgain()
{
    QVERIFY(m_scene->goLive());
    m_scene->link->tellDelivered(SyncLinkScene::kFour, MessageId(2));
    QVERIFY(!m_scene->command(u"delivered"_s).isEmpty());

    m_scene->reply(u"delivered"_s, u"error"_s, uR"("code":"not_member","retry":false)"_s);
    const auto read = m_scene->link->tellRead(SyncLinkScene::kFour, MessageId(2));
    QVERIFY(!m_scene->command(u"read"_s).isEmpty());
    m_scene->reply(u"read"_s, u"ack"_s);
    await(read);
    m_scene->alarms.advance(20s);
    const auto again = m_scene->link->tellRead(SyncLinkScene::kFour, MessageId(2));
    QVERIFY(!m_scene->command(u"read"_s, 2).isEmpty());

    QCOMPARE(m_scene->count(u"delivered"_s), 1);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SyncLinkCommandsTest)
#include "SyncLinkCommandsTest.moc"
