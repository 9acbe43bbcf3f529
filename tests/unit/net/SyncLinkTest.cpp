// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncLinkScene.h"

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
