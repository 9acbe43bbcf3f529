// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncLinkScene.h"

#include "core/WhenDone.h"
#include "support/client/Await.h"
#include "support/client/FakeLink.h"
#include "support/client/FatalLog.h"
#include "support/client/PatientTest.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

/// What goes over a connection that lives.
class SyncLinkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<SyncLinkScene>(); }
    void cleanup() { m_scene.reset(); }

    void opening_sendsTheTokenInTheHeaderAlone();
    void hello_isAnsweredByAResumeFromTheCache();
    void nothingKnown_resumesAfresh();
    void anotherEpoch_resumesAfresh();
    void resumed_isOnline_withConversationsLive();
    void behind_isCatchingUpUntilThePageIsTold();
    void snapshot_carriesTheEpochOfTheHello();
    void liveEvent_isToldWithItsNumber();
    void manyEventsAtOnce_areToldTogetherAndComplete();
    void events_beforeTheResumeIsAnswered_areNotTold();
    void missedAccountNumber_resumesAgainFromWhatWasTold();
    void resumeFromCache_asksTheCacheAgain();
    void resumeFromCache_againAndAgain_isNoStorm();
    void socketLost_whileTheCacheIsAsked_theNextOneResumesFromTheCache();
    void typingAndPresence_areHandedOn();
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
    void read_isDoneWhenTheServerHasIt();
    void read_whenTheSocketIsLost_isOffline();
    void deliveredReports_areCoalesced();
    void delivered_lostWithTheConnection_isToldOverTheNextOne();
    void delivered_refusedForNow_isToldAfterTheWait_data();
    void delivered_refusedForNow_isToldAfterTheWait();
    void delivered_refusedForGood_isNotToldAgain();
    void unreadableFrame_isIgnoredAndLoggedWithoutItsContent();
    void heartbeat_beginsAtARandomPoint_andGoesOn();
    void silentServer_isLeftAfterThePongsDeadline();
    void log_holdsNoTokenAndNoText();

private:
    std::unique_ptr<SyncLinkScene> m_scene;
};

void SyncLinkTest::opening_sendsTheTokenInTheHeaderAlone()
{
    m_scene->link->start();

    QVERIFY(m_scene->awaitSocket());
    QCOMPARE(m_scene->server->authorization(SyncLinkScene::kPath), QByteArray("Bearer old"));
    QVERIFY(!m_scene->server->opened().constFirst().hasQuery());
    QCOMPARE(m_scene->status(), Connection::Status::Connecting);
}

void SyncLinkTest::hello_isAnsweredByAResumeFromTheCache()
{
    m_scene->cache = SyncLinkScene::liveCursors();
    m_scene->link->start();
    QVERIFY(m_scene->awaitSocket());
    QCOMPARE(m_scene->count(u"resume"_s), 0);

    m_scene->sayHello();

    const QJsonObject resume = m_scene->command(u"resume"_s);
    QCOMPARE(resume.value(u"epoch"_s).toString(), u"e"_s);
    QCOMPARE(resume.value(u"account"_s).toInt(), 1);
    QCOMPARE(resume.value(u"heads"_s).toObject().value(u"4"_s).toInt(), 5);
    QVERIFY(resume.value(u"device"_s).toString().startsWith(u"profile:"_s));
    QCOMPARE(m_scene->status(), Connection::Status::CatchingUp);
}

void SyncLinkTest::nothingKnown_resumesAfresh()
{
    m_scene->link->start();
    QVERIFY(m_scene->awaitSocket());
    m_scene->sayHello();

    QVERIFY(m_scene->command(u"resume"_s).value(u"fresh"_s).toBool());
}

void SyncLinkTest::anotherEpoch_resumesAfresh()
{
    SyncCursors cursors = SyncLinkScene::liveCursors();
    cursors.epoch = u"of before the restore"_s;
    m_scene->cache = cursors;
    m_scene->link->start();
    QVERIFY(m_scene->awaitSocket());
    m_scene->sayHello();

    QVERIFY(m_scene->command(u"resume"_s).value(u"fresh"_s).toBool());
}

void SyncLinkTest::resumed_isOnline_withConversationsLive()
{
    QSignalSpy live(m_scene->link.get(), &Link::conversationLive);
    QSignalSpy possible(m_scene->link.get(), &Link::sendingPossible);
    QSignalSpy account(m_scene->link.get(), &Link::accountChanged);

    QVERIFY(m_scene->goLive());

    QCOMPARE(account.size(), 1);
    QCOMPARE(live.size(), 1);
    QVERIFY(!possible.isEmpty());
    QVERIFY(m_scene->link->canSend(SyncLinkScene::kFour));
}

void SyncLinkTest::behind_isCatchingUpUntilThePageIsTold()
{
    QSignalSpy told(m_scene->link.get(), &Link::changesReceived);
    m_scene->cache = SyncLinkScene::liveCursors();
    m_scene->link->start();
    QVERIFY(m_scene->awaitSocket());
    m_scene->sayHello();
    QVERIFY(!m_scene->command(u"resume"_s).isEmpty());
    m_scene->reply(u"resume"_s, u"resumed"_s, uR"("mode":"delta","account":1,"behind":{"4":2})"_s);

    const QJsonObject sync = m_scene->command(u"sync"_s);
    QCOMPARE(sync.value(u"after"_s).toInt(), 5);
    QCOMPARE(sync.value(u"limit"_s).toInt(), 200);
    QCOMPARE(m_scene->status(), Connection::Status::CatchingUp);
    m_scene->reply(u"sync"_s, u"sync.page"_s, uR"("conversation":4,"from":5,"to":7,"more":false,"messages":[])"_s);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Online);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.constFirst().constFirst().value<ConversationChanges>().to, 7);
}

void SyncLinkTest::snapshot_carriesTheEpochOfTheHello()
{
    QSignalSpy account(m_scene->link.get(), &Link::accountChanged);
    m_scene->link->start();
    QVERIFY(m_scene->awaitSocket());
    m_scene->sayHello();
    QVERIFY(!m_scene->command(u"resume"_s).isEmpty());

    m_scene->reply(
        u"resume"_s, u"resumed"_s,
        uR"("mode":"snapshot","account":3,"conversations":[{"id":4,"type":"direct","title":"t","head":9}])"_s);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Online);
    const auto changes = account.constFirst().constFirst().value<AccountChanges>();
    QVERIFY(changes.isSnapshot);
    QCOMPARE(changes.epoch, u"e"_s);
}

void SyncLinkTest::liveEvent_isToldWithItsNumber()
{
    QVERIFY(m_scene->goLive());
    QSignalSpy told(m_scene->link.get(), &Link::changesReceived);

    m_scene->say(u"message.new"_s, SyncLinkScene::messageNew(6));

    QTRY_COMPARE(told.size(), 1);
    const auto changes = told.constFirst().constFirst().value<ConversationChanges>();
    QCOMPARE(changes.to, 6);
    QCOMPARE(changes.messages.value(0).message.content, u"k"_s);
}

void SyncLinkTest::manyEventsAtOnce_areToldTogetherAndComplete()
{
    QVERIFY(m_scene->goLive());
    QSignalSpy told(m_scene->link.get(), &Link::changesReceived);
    constexpr int kEvents = 1000;

    for (int rev = 6; rev < 6 + kEvents; ++rev)
        m_scene->say(u"message.new"_s, SyncLinkScene::messageNew(rev));

    const auto count = [&told] {
        qsizetype rows = 0;
        for (const auto &arguments : told)
            rows += arguments.constFirst().value<ConversationChanges>().messages.size();
        return rows;
    };
    QTRY_COMPARE(count(), kEvents);
    QCOMPARE(told.constLast().constFirst().value<ConversationChanges>().to, 5 + kEvents);
}

void SyncLinkTest::events_beforeTheResumeIsAnswered_areNotTold()
{
    QSignalSpy told(m_scene->link.get(), &Link::changesReceived);
    m_scene->cache = SyncLinkScene::liveCursors();
    m_scene->link->start();
    QVERIFY(m_scene->awaitSocket());
    m_scene->sayHello();
    QVERIFY(!m_scene->command(u"resume"_s).isEmpty());

    m_scene->say(u"message.new"_s, SyncLinkScene::messageNew(6));
    m_scene->reply(u"resume"_s, u"resumed"_s, uR"("mode":"delta","account":1)"_s);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Online);
    QVERIFY(told.isEmpty());
}

void SyncLinkTest::missedAccountNumber_resumesAgainFromWhatWasTold()
{
    QVERIFY(m_scene->goLive());
    m_scene->say(u"message.new"_s, SyncLinkScene::messageNew(6));

    m_scene->say(u"account.changed"_s, uR"("account":9)"_s);

    const QJsonObject resume = m_scene->command(u"resume"_s, 2);
    QCOMPARE(resume.value(u"heads"_s).toObject().value(u"4"_s).toInt(), 6);
    QCOMPARE(m_scene->cacheAsked, 1);
}

void SyncLinkTest::resumeFromCache_asksTheCacheAgain()
{
    QVERIFY(m_scene->goLive());
    QSignalSpy live(m_scene->link.get(), &Link::conversationLive);
    m_scene->say(u"message.new"_s, SyncLinkScene::messageNew(6));
    m_scene->alarms.advance(SyncLink::kCacheInterval);

    m_scene->link->resumeFromCache();

    QCOMPARE(m_scene->command(u"resume"_s, 2).value(u"heads"_s).toObject().value(u"4"_s).toInt(), 5);
    QCOMPARE(m_scene->cacheAsked, 2);
    m_scene->reply(u"resume"_s, u"resumed"_s, uR"("mode":"delta","account":1)"_s);
    QTRY_COMPARE(live.size(), 1);
}

void SyncLinkTest::resumeFromCache_againAndAgain_isNoStorm()
{
    QVERIFY(m_scene->goLive());

    m_scene->link->resumeFromCache();
    m_scene->link->resumeFromCache();
    QCOMPARE(m_scene->cacheAsked, 1);
    m_scene->alarms.advance(SyncLink::kCacheInterval);

    QVERIFY(!m_scene->command(u"resume"_s, 2).isEmpty());
    QCOMPARE(m_scene->cacheAsked, 2);
}

void SyncLinkTest::socketLost_whileTheCacheIsAsked_theNextOneResumesFromTheCache()
{
    HeldAnswers<Result<SyncCursors>> cache;
    int asked = 0;
    m_scene->link->setCursorSource([&] {
        ++asked;
        return cache.ask();
    });
    m_scene->link->start();
    QVERIFY(m_scene->awaitSocket());
    m_scene->sayHello();
    QTRY_COMPARE(asked, 1);

    m_scene->server->dropAll();
    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    m_scene->awaitRetry();
    QVERIFY(m_scene->awaitSocket(2));
    m_scene->sayHello();
    QTRY_COMPARE(m_scene->status(), Connection::Status::CatchingUp);
    m_scene->alarms.advance(SyncLink::kCacheInterval);
    QTRY_COMPARE(asked, 2);
    cache.answer(SyncCursors());
    cache.answer(SyncLinkScene::liveCursors());

    const QJsonObject resume = m_scene->command(u"resume"_s);
    QCOMPARE(resume.value(u"heads"_s).toObject().value(u"4"_s).toInt(), 5);
}

void SyncLinkTest::typingAndPresence_areHandedOn()
{
    QVERIFY(m_scene->goLive());
    QSignalSpy events(m_scene->link.get(), &Link::eventReceived);
    QSignalSpy presence(m_scene->link.get(), &Link::presenceReceived);

    m_scene->say(u"typing"_s, uR"("conversation":4,"user_id":2,"is_typing":true)"_s);
    m_scene->say(u"presence"_s, uR"("users":{"2":"online"})"_s);

    QTRY_COMPARE(presence.size(), 1);
    QCOMPARE(presence.constFirst().at(0).value<UserId>(), UserId(2));
    QVERIFY(presence.constFirst().at(1).toBool());
    QCOMPARE(events.size(), 1);
    m_scene->link->sendTyping(SyncLinkScene::kFour, true);
    QCOMPARE(m_scene->command(u"typing"_s).value(u"conversation"_s).toInt(), 4);
}

void SyncLinkTest::post_isAnsweredByTheStoredMessage()
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

void SyncLinkTest::post_thatTheServerHadStoredBefore_hasNoNumberForItsWords()
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

void SyncLinkTest::post_ofAReply_namesWhatItAnswers()
{
    QVERIFY(m_scene->goLive());
    m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"k"_s, MessageId(3)});

    QCOMPARE(m_scene->command(u"message.send"_s).value(u"reply_to"_s).toInt(), 3);
}

void SyncLinkTest::post_refused_tellsWhy()
{
    QVERIFY(m_scene->goLive());
    const auto asked = m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"k"_s, {}});
    QVERIFY(!m_scene->command(u"message.send"_s).isEmpty());

    m_scene->reply(u"message.send"_s, u"error"_s, uR"("code":"rate_limited","retry":true,"retry_after":1.5)"_s);

    const auto posted = await(asked);
    QCOMPARE(posted.error().code, Error::Code::Throttled);
    QCOMPARE(posted.error().retryAfter, 1500ms);
}

void SyncLinkTest::post_tooLong_isNotEvenSent()
{
    QVERIFY(m_scene->goLive());
    const QString content(65537, u'x');

    const auto posted =
        await(m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, content, {}}));

    QCOMPARE(posted.error().code, Error::Code::TooLarge);
    QCOMPARE(m_scene->count(u"message.send"_s), 0);
}

void SyncLinkTest::post_whileNotConnected_isOffline()
{
    const auto posted =
        await(m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"k"_s, {}}));

    QCOMPARE(posted.error().code, Error::Code::Offline);
    QCOMPARE(await(m_scene->link->tellRead(SyncLinkScene::kFour, MessageId(1))).error().code, Error::Code::Offline);
}

void SyncLinkTest::post_withoutAnAck_probesTheSocketAfter3s()
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

void SyncLinkTest::post_onADeadSocket_isOfflineAfter8s_andTheLinkComesBack()
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

void SyncLinkTest::post_onALiveServerThatNeverAnswers_failsInTheEnd()
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

void SyncLinkTest::post_whenTheSocketIsLost_isOffline()
{
    QVERIFY(m_scene->goLive());
    const auto asked = m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"k"_s, {}});
    QVERIFY(!m_scene->command(u"message.send"_s).isEmpty());

    m_scene->server->dropAll();

    QCOMPARE(await(asked).error().code, Error::Code::Offline);
}

void SyncLinkTest::edit_answersThePatch_andEraseIsDone()
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

void SyncLinkTest::history_asksForAPage()
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

void SyncLinkTest::read_isDoneWhenTheServerHasIt()
{
    QVERIFY(m_scene->goLive());
    const auto told = m_scene->link->tellRead(SyncLinkScene::kFour, MessageId(3));

    QCOMPARE(m_scene->command(u"read"_s).value(u"up_to"_s).toInt(), 3);
    QVERIFY(!told.isFinished());
    m_scene->reply(u"read"_s, u"ack"_s);
    QVERIFY(await(told));
}

void SyncLinkTest::read_whenTheSocketIsLost_isOffline()
{
    QVERIFY(m_scene->goLive());
    const auto told = m_scene->link->tellRead(SyncLinkScene::kFour, MessageId(3));
    QVERIFY(!m_scene->command(u"read"_s).isEmpty());

    m_scene->link->stop();

    QCOMPARE(await(told).error().code, Error::Code::Offline);
}

void SyncLinkTest::deliveredReports_areCoalesced()
{
    QVERIFY(m_scene->goLive());
    m_scene->link->tellDelivered(SyncLinkScene::kFour, MessageId(2));
    QCOMPARE(m_scene->command(u"delivered"_s).value(u"up_to"_s).toInt(), 2);

    m_scene->link->tellDelivered(SyncLinkScene::kFour, MessageId(3));
    m_scene->link->tellDelivered(SyncLinkScene::kFour, MessageId(4));
    m_scene->alarms.advance(1s);

    QCOMPARE(m_scene->command(u"delivered"_s, 2).value(u"up_to"_s).toInt(), 4);
}

void SyncLinkTest::delivered_lostWithTheConnection_isToldOverTheNextOne()
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

void SyncLinkTest::delivered_refusedForNow_isToldAfterTheWait_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("too many commands") << u"rate_limited"_s;
    QTest::newRow("a server with too much to do") << u"overloaded"_s;
    QTest::newRow("a server that failed") << u"server_error"_s;
}

void SyncLinkTest::delivered_refusedForNow_isToldAfterTheWait()
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

void SyncLinkTest::delivered_refusedForGood_isNotToldAgain()
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

void SyncLinkTest::unreadableFrame_isIgnoredAndLoggedWithoutItsContent()
{
    QVERIFY(m_scene->goLive());
    FatalLog log;
    log.announce(u"Unreadable frame"_s);
    QSignalSpy told(m_scene->link.get(), &Link::changesReceived);

    m_scene->say(u"message.new"_s, uR"("conversation":4,"rev":6,"message":{"content":"a secret"})"_s);
    m_scene->say(u"message.new"_s, SyncLinkScene::messageNew(6));

    QTRY_COMPARE(told.size(), 1);
    QVERIFY(!log.lines(u"vatochito.websocket"_s).filter(u"Unreadable"_s).isEmpty());
    QVERIFY(log.lines(u"vatochito.websocket"_s).filter(u"secret"_s).isEmpty());
}

void SyncLinkTest::heartbeat_beginsAtARandomPoint_andGoesOn()
{
    QVERIFY(m_scene->goLive());

    m_scene->alarms.advance(15s);
    QVERIFY(!m_scene->command(u"ping"_s).isEmpty());
    m_scene->say(u"pong"_s);
    m_scene->say(u"typing"_s, uR"("conversation":4,"user_id":2,"is_typing":true)"_s);
    QSignalSpy events(m_scene->link.get(), &Link::eventReceived);
    QTRY_COMPARE(events.size(), 1);
    m_scene->alarms.advance(30s);

    QVERIFY(!m_scene->command(u"ping"_s, 2).isEmpty());
    QCOMPARE(m_scene->status(), Connection::Status::Online);
}

void SyncLinkTest::silentServer_isLeftAfterThePongsDeadline()
{
    QVERIFY(m_scene->goLive());

    m_scene->alarms.advance(15s);
    QVERIFY(!m_scene->command(u"ping"_s).isEmpty());
    m_scene->alarms.advance(10s);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    QCOMPARE(m_scene->link->connection().reason, Error::Code::Timeout);
}

void SyncLinkTest::log_holdsNoTokenAndNoText()
{
    FatalLog log;
    m_scene->tokens.current = u"token-of-mine"_s;
    QVERIFY(m_scene->goLive());
    QSignalSpy told(m_scene->link.get(), &Link::changesReceived);
    m_scene->say(u"message.new"_s, SyncLinkScene::messageNew(6, u"words-of-theirs"_s));
    m_scene->link->post({ClientId(u"c"_s), SyncLinkScene::kFour, MessageType::Text, u"words-of-mine"_s, {}});
    QVERIFY(!m_scene->command(u"message.send"_s).isEmpty());
    QTRY_COMPARE(told.size(), 1);

    const QStringList lines = log.lines(u"vatochito.websocket"_s);
    QVERIFY(!lines.filter(u"type=message.send"_s).isEmpty());
    QVERIFY(!lines.filter(u"type=message.new"_s).isEmpty());
    QVERIFY(lines.filter(u"of-mine"_s).isEmpty());
    QVERIFY(lines.filter(u"of-theirs"_s).isEmpty());
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SyncLinkTest)
#include "SyncLinkTest.moc"
