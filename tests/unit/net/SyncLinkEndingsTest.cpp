// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncLinkScene.h"

#include "core/WhenDone.h"
#include "support/client/Await.h"
#include "support/client/PatientTest.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

/// How a connection comes to its end, and what the link does then.
class SyncLinkEndingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<SyncLinkScene>(); }
    void cleanup() { m_scene.reset(); }

    void lostSocket_losesConversations_andResumesFromWhatWasTold();
    void bye_winsOverTheCloseFrame();
    void bye_comesAfterTheFramesBeforeIt();
    void bye_isAnsweredByAGoodbye_thatIsToldAsClosing();
    void closedWith1000ByTheServer_isALoss();
    void noHello_isATimeout();
    void withoutAToken_itIsOfflineUntilTold();
    void tokenInvalid_isRefreshedOnce_andReconnectsAtOnce();
    void tokenInvalidAgainWithinAMinute_backsOff();
    void tokenInvalid_whenTheRefreshFailedForAMoment_isRefreshedAtTheNextAttempt();
    void sessionRevoked_isForTheSessionToDecide();
    void newerConnection_goesQuietlyUntilAPersonAsks();
    void goingAway_comesBackAfterTheDelayThatWasTold();
    void overloaded_waitsAsLongAsAsked();
    void tooLarge_failsTheLongestCommand();
    void protocolErrors_threeInTenMinutes_areToldOf();
    void protocolErrors_farApart_areNot();
    void authExpiring_sendsAFreshToken();
    void newToken_isOfferedAtOnce();
    void woke_whileLive_nothingIsSentBeforeAPong();
    void networkChanged_whileLive_aSilentSocketIsReplacedAtOnce();
    void stop_closesPolitely_andTellsOnlyThatItIsClosed();
    void notFound_isToldAndBacksOff();
    void busyBeforeTheUpgrade_asksForHowLong();

private:
    std::unique_ptr<SyncLinkScene> m_scene;
};

void SyncLinkEndingsTest::lostSocket_losesConversations_andResumesFromWhatWasTold()
{
    QVERIFY(m_scene->goLive());
    QSignalSpy lost(m_scene->link.get(), &Link::conversationLost);
    QSignalSpy told(m_scene->link.get(), &Link::changesReceived);
    m_scene->say(u"message.new"_s, SyncLinkScene::messageNew(6));
    QTRY_COMPARE(told.size(), 1);

    m_scene->server->dropAll();

    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    QCOMPARE(m_scene->link->connection().attempt, 1);
    QCOMPARE(lost.size(), 1);
    QVERIFY(!m_scene->link->canSend(SyncLinkScene::kFour));
    m_scene->alarms.advance(3s);
    QVERIFY(m_scene->awaitSocket(2));
    m_scene->sayHello();
    const QJsonObject resume = m_scene->command(u"resume"_s, 2);
    QCOMPARE(resume.value(u"heads"_s).toObject().value(u"4"_s).toInt(), 6);
    QCOMPARE(m_scene->cacheAsked, 1);
}

void SyncLinkEndingsTest::bye_winsOverTheCloseFrame()
{
    QVERIFY(m_scene->goLive());

    m_scene->say(u"bye"_s, uR"("code":4503,"retry_after":8)"_s);
    m_scene->server->close(SyncLinkScene::kPath, 1000);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    QCOMPARE(m_scene->link->connection().reason, Error::Code::Throttled);
}

void SyncLinkEndingsTest::bye_comesAfterTheFramesBeforeIt()
{
    QVERIFY(m_scene->goLive());
    QSignalSpy told(m_scene->link.get(), &Link::changesReceived);

    m_scene->say(u"message.new"_s, SyncLinkScene::messageNew(6));
    m_scene->say(u"bye"_s, uR"("code":4500)"_s);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    QCOMPARE(told.size(), 1);
}

void SyncLinkEndingsTest::bye_isAnsweredByAGoodbye_thatIsToldAsClosing()
{
    QVERIFY(m_scene->goLive());
    QList<Connection::SocketState> states;
    connect(m_scene->link.get(), &Link::connectionChanged, this,
            [this, &states] { states.append(m_scene->link->connection().socket); });

    m_scene->say(u"bye"_s, uR"("code":4503,"retry_after":8)"_s);

    QTRY_VERIFY(states.contains(Connection::SocketState::Closed));
    QCOMPARE(states.constFirst(), Connection::SocketState::Closing);
    QCOMPARE(m_scene->server->closeCode(SyncLinkScene::kPath), 1000);
    QCOMPARE(m_scene->status(), Connection::Status::Waiting);
}

void SyncLinkEndingsTest::closedWith1000ByTheServer_isALoss()
{
    QVERIFY(m_scene->goLive());

    m_scene->server->close(SyncLinkScene::kPath, 1000);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
}

void SyncLinkEndingsTest::noHello_isATimeout()
{
    m_scene->link->start();
    QVERIFY(m_scene->awaitSocket());
    QTRY_COMPARE(m_scene->link->connection().socket, Connection::SocketState::Open);

    m_scene->alarms.advance(SyncSocket::kHelloDeadline);

    QCOMPARE(m_scene->status(), Connection::Status::Waiting);
    QCOMPARE(m_scene->link->connection().reason, Error::Code::Timeout);
}

void SyncLinkEndingsTest::withoutAToken_itIsOfflineUntilTold()
{
    m_scene->tokens.current.clear();
    m_scene->link->start();
    QCOMPARE(m_scene->status(), Connection::Status::Offline);

    m_scene->tokens.current = u"read from the keychain"_s;
    m_scene->link->take(Hint::TryNow);

    QVERIFY(m_scene->awaitSocket());
}

void SyncLinkEndingsTest::tokenInvalid_isRefreshedOnce_andReconnectsAtOnce()
{
    m_scene->link->start();
    QVERIFY(m_scene->awaitSocket());

    m_scene->say(u"bye"_s, uR"("code":4401)"_s);

    QVERIFY(m_scene->awaitSocket(2));
    QCOMPARE(m_scene->tokens.rejected, QStringList{u"old"_s});
    QCOMPARE(m_scene->server->authorization(SyncLinkScene::kPath), QByteArray("Bearer fresh"));
    QCOMPARE(m_scene->status(), Connection::Status::Connecting);
}

void SyncLinkEndingsTest::tokenInvalidAgainWithinAMinute_backsOff()
{
    m_scene->link->start();
    QVERIFY(m_scene->awaitSocket());
    m_scene->say(u"bye"_s, uR"("code":4401)"_s);
    QVERIFY(m_scene->awaitSocket(2));

    m_scene->say(u"bye"_s, uR"("code":4401)"_s);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    QCOMPARE(m_scene->tokens.rejected.size(), 1);
}

void SyncLinkEndingsTest::tokenInvalid_whenTheRefreshFailedForAMoment_isRefreshedAtTheNextAttempt()
{
    m_scene->link->start();
    QVERIFY(m_scene->awaitSocket());
    m_scene->tokens.answers.push_back(failure(Error{.code = Error::Code::Throttled}));
    m_scene->say(u"bye"_s, uR"("code":4401)"_s);
    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    QCOMPARE(m_scene->link->connection().reason, Error::Code::Throttled);

    m_scene->alarms.advance(3s);
    QVERIFY(m_scene->awaitSocket(2));
    m_scene->say(u"bye"_s, uR"("code":4401)"_s);

    QVERIFY(m_scene->awaitSocket(3));
    QCOMPARE(m_scene->tokens.rejected.size(), 2);
}

void SyncLinkEndingsTest::sessionRevoked_isForTheSessionToDecide()
{
    QVERIFY(m_scene->goLive());
    m_scene->tokens.answers.push_back(failure(Error{.code = Error::Code::SessionOver}));

    m_scene->say(u"bye"_s, uR"("code":4402)"_s);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Unreachable);
    QCOMPARE(m_scene->link->connection().reason, Error::Code::SessionOver);
    m_scene->alarms.advance(5min);
    QCOMPARE(m_scene->server->opened().size(), 1);
}

void SyncLinkEndingsTest::newerConnection_goesQuietlyUntilAPersonAsks()
{
    QVERIFY(m_scene->goLive());

    m_scene->say(u"bye"_s, uR"("code":4409)"_s);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Offline);
    QCOMPARE(m_scene->link->connection().reason, Error::Code::TakenOver);
    m_scene->link->take(Hint::NetworkChanged);
    m_scene->alarms.advance(5min);
    QCOMPARE(m_scene->server->opened().size(), 1);
    m_scene->link->take(Hint::TryNow);
    QVERIFY(m_scene->awaitSocket(2));
}

void SyncLinkEndingsTest::goingAway_comesBackAfterTheDelayThatWasTold()
{
    QVERIFY(m_scene->goLive());
    QSignalSpy presence(m_scene->link.get(), &Link::presenceReceived);
    m_scene->say(u"reconnect"_s, uR"("after_ms":1200)"_s);
    m_scene->say(u"presence"_s, uR"("users":{"2":"online"})"_s);
    QTRY_COMPARE(presence.size(), 1);
    m_scene->alarms.advance(1s);

    m_scene->say(u"bye"_s, uR"("code":4412)"_s);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    m_scene->alarms.advance(200ms);
    QVERIFY(m_scene->awaitSocket(2));
}

void SyncLinkEndingsTest::overloaded_waitsAsLongAsAsked()
{
    QVERIFY(m_scene->goLive());

    m_scene->say(u"bye"_s, uR"("code":4429,"retry_after":20)"_s);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    QCOMPARE(m_scene->link->connection().retryAt, m_scene->clock.monotonic() + 30s);
}

void SyncLinkEndingsTest::tooLarge_failsTheLongestCommand()
{
    QVERIFY(m_scene->goLive());
    const auto small = m_scene->link->post({ClientId(u"a"_s), SyncLinkScene::kFour, MessageType::Text, u"k"_s, {}});
    const auto large =
        m_scene->link->post({ClientId(u"b"_s), SyncLinkScene::kFour, MessageType::Text, QString(5000, u'x'), {}});
    QVERIFY(!m_scene->command(u"message.send"_s, 2).isEmpty());

    m_scene->say(u"bye"_s, uR"("code":4413)"_s);

    QCOMPARE(await(large).error().code, Error::Code::TooLarge);
    QCOMPARE(await(small).error().code, Error::Code::Offline);
}

void SyncLinkEndingsTest::protocolErrors_threeInTenMinutes_areToldOf()
{
    QSignalSpy told(m_scene->link.get(), &SyncLink::notUnderstood);
    QVERIFY(m_scene->goLive());
    for (int number = 1; number <= 3; ++number) {
        QVERIFY(told.isEmpty());
        m_scene->say(u"bye"_s, uR"("code":4400)"_s);
        QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
        m_scene->awaitRetry();
        QVERIFY(m_scene->awaitSocket(number + 1));
    }

    QCOMPARE(told.size(), 1);
}

void SyncLinkEndingsTest::protocolErrors_farApart_areNot()
{
    QSignalSpy told(m_scene->link.get(), &SyncLink::notUnderstood);
    QVERIFY(m_scene->goLive());
    for (int number = 1; number <= 3; ++number) {
        m_scene->say(u"bye"_s, uR"("code":4400)"_s);
        QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
        m_scene->awaitRetry();
        QVERIFY(m_scene->awaitSocket(number + 1));
        m_scene->sayHello();
        QVERIFY(!m_scene->command(u"resume"_s, number + 1).isEmpty());
        m_scene->clock.advance(6min);
    }

    QVERIFY(told.isEmpty());
}

void SyncLinkEndingsTest::authExpiring_sendsAFreshToken()
{
    QVERIFY(m_scene->goLive());

    m_scene->say(u"auth.expiring"_s, uR"("in":120)"_s);

    QCOMPARE(m_scene->command(u"auth"_s).value(u"token"_s).toString(), u"fresh"_s);
    QCOMPARE(m_scene->tokens.rejected, QStringList{u"old"_s});
}

void SyncLinkEndingsTest::newToken_isOfferedAtOnce()
{
    QVERIFY(m_scene->goLive());
    m_scene->tokens.current = u"newer"_s;

    m_scene->link->take(Hint::NewToken);

    QCOMPARE(m_scene->command(u"auth"_s).value(u"token"_s).toString(), u"newer"_s);
}

void SyncLinkEndingsTest::woke_whileLive_nothingIsSentBeforeAPong()
{
    QVERIFY(m_scene->goLive());
    QSignalSpy possible(m_scene->link.get(), &Link::sendingPossible);

    m_scene->link->take(Hint::Woke);

    QVERIFY(!m_scene->link->canSend(SyncLinkScene::kFour));
    QCOMPARE(m_scene->status(), Connection::Status::Online);
    QVERIFY(!m_scene->command(u"ping"_s).isEmpty());
    m_scene->say(u"pong"_s);
    QTRY_COMPARE(possible.size(), 1);
    QVERIFY(m_scene->link->canSend(SyncLinkScene::kFour));
}

void SyncLinkEndingsTest::networkChanged_whileLive_aSilentSocketIsReplacedAtOnce()
{
    QVERIFY(m_scene->goLive());

    m_scene->link->take(Hint::NetworkChanged);
    QVERIFY(!m_scene->command(u"ping"_s).isEmpty());
    m_scene->alarms.advance(SyncLink::kDoubtLimit);

    QVERIFY(m_scene->awaitSocket(2));
}

void SyncLinkEndingsTest::stop_closesPolitely_andTellsOnlyThatItIsClosed()
{
    QVERIFY(m_scene->goLive());
    QSignalSpy changes(m_scene->link.get(), &Link::connectionChanged);
    QSignalSpy lost(m_scene->link.get(), &Link::conversationLost);

    m_scene->link->stop();

    QVERIFY(changes.isEmpty());
    QCOMPARE(m_scene->link->connection().socket, Connection::SocketState::Closing);
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(m_scene->link->connection().socket, Connection::SocketState::Closed);
    QCOMPARE(m_scene->server->closeCode(SyncLinkScene::kPath), 1000);
    QVERIFY(lost.isEmpty());
    QCOMPARE(m_scene->status(), Connection::Status::Offline);
}

void SyncLinkEndingsTest::notFound_isToldAndBacksOff()
{
    m_scene->speakHttpOnly();
    QSignalSpy refused(m_scene->link.get(), &SyncLink::notOffered);
    m_scene->http->answer(404, "{}");

    m_scene->link->start();

    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.constFirst().constFirst().toInt(), 404);
    QCOMPARE(m_scene->status(), Connection::Status::Waiting);
    QCOMPARE(m_scene->http->requests().constFirst().path, QByteArray("/ws/sync/"));
}

void SyncLinkEndingsTest::busyBeforeTheUpgrade_asksForHowLong()
{
    m_scene->speakHttpOnly();
    m_scene->http->answer(503, "{}");
    m_scene->http->answer(503, "{}", "application/json", "Retry-After: 20\r\n");

    m_scene->link->start();

    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    QCOMPARE(m_scene->http->requests().constLast().path, QByteArray("/api/"));
    QCOMPARE(m_scene->link->connection().reason, Error::Code::Throttled);
    QCOMPARE(m_scene->link->connection().retryAt, m_scene->clock.monotonic() + 20s);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SyncLinkEndingsTest)
#include "SyncLinkEndingsTest.moc"
