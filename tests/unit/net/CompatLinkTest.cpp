// SPDX-License-Identifier: GPL-3.0-or-later
#include "CompatLinkScene.h"

#include "support/client/PatientTest.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

/// How it comes to a connection, keeps it and comes back.
class CompatLinkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<CompatLinkScene>(); }
    void openConversation_leads_andTheOthersFollowOver2s();
    void withoutConversations_aRestCallLeads();
    void withoutConversations_aFailedRestCallIsAnAttempt();
    void withoutAToken_itIsOfflineUntilTold();
    void lostLead_waitsAndComesBack();
    void allAttemptsUsedUp_aQuietProbeBringsItBack();
    void woke_whileLive_nothingIsSentBeforeAPong();
    void networkChanged_whileLive_aSilentSocketIsReplacedAtOnce();
    void networkChanged_whileConnecting_beginsAnew();
    void lostFollower_isNoAttempt();
    void forbidden_with401_refreshesAndReconnectsAtOnce();
    void forbidden_with404_refusesThatConversationAlone();
    void forbidden_withoutAReason_isAnAttempt();
    void nineConversations_getEightSockets();
    void socketsNoLongerNeeded_areClosedPolitely();
    void prepareToSend_opensASocketBeyondTheEight_untilItIsIdle();
    void stop_closesPolitely_andTellsOnlyThatItIsClosed();

private:
    std::unique_ptr<CompatLinkScene> m_scene;
};

void CompatLinkTest::openConversation_leads_andTheOthersFollowOver2s()
{
    QSignalSpy live(m_scene->link.get(), &Link::conversationLive);
    m_scene->link->setConversations(CompatLinkScene::ids({1, 2, 3}));
    m_scene->link->setOpenConversation(ConversationId(3));
    m_scene->link->start();
    QCOMPARE(m_scene->status(), Connection::Status::Connecting);
    QTRY_COMPARE(m_scene->status(), Connection::Status::Online);
    QCOMPARE(m_scene->link->connection().socket, Connection::SocketState::Open);
    QTRY_COMPARE(m_scene->server->opened().size(), 1);
    QCOMPARE(m_scene->server->opened().constFirst().path(), CompatLinkScene::path(3));

    m_scene->alarms.advance(1s);
    QTRY_COMPARE(m_scene->server->opened().size(), 2);
    m_scene->alarms.advance(1s);
    QTRY_COMPARE(m_scene->server->opened().size(), 3);

    QTRY_COMPARE(live.size(), 3);
    QCOMPARE(live.constFirst().constFirst().value<ConversationId>(), ConversationId(3));
}

void CompatLinkTest::withoutConversations_aRestCallLeads()
{
    QSignalSpy polled(m_scene->link.get(), &Link::conversationsPolled);
    m_scene->http->answer(200, "[]");

    m_scene->link->start();

    QTRY_COMPARE(m_scene->status(), Connection::Status::Online);
    QCOMPARE(polled.size(), 1);
    QVERIFY(m_scene->server->opened().isEmpty());
    m_scene->link->setConversations(CompatLinkScene::ids({4}));
    QTRY_VERIFY(m_scene->link->canSend(CompatLinkScene::kFour));
}

void CompatLinkTest::withoutConversations_aFailedRestCallIsAnAttempt()
{
    m_scene->http->answer(503, "{}", "application/json", "Retry-After: 20\r\n");

    m_scene->link->start();

    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    QCOMPARE(m_scene->link->connection().reason, Error::Code::Throttled);
    QCOMPARE(m_scene->link->connection().retryAt, m_scene->clock.monotonic() + 20s);
}

void CompatLinkTest::withoutAToken_itIsOfflineUntilTold()
{
    m_scene->tokens.current.clear();
    m_scene->link->setConversations(CompatLinkScene::ids({4}));
    m_scene->link->start();
    QCOMPARE(m_scene->status(), Connection::Status::Offline);

    m_scene->tokens.current = u"read from the keychain"_s;
    m_scene->link->take(Hint::TryNow);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Online);
}

void CompatLinkTest::lostLead_waitsAndComesBack()
{
    QVERIFY(m_scene->goLive({4}));
    QSignalSpy lost(m_scene->link.get(), &Link::conversationLost);

    m_scene->server->dropAll();

    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    QCOMPARE(lost.size(), 1);
    QCOMPARE(m_scene->link->connection().attempt, 1);
    QCOMPARE(m_scene->link->connection().nominalWait, 2s);
    m_scene->alarms.advance(2s);
    QTRY_COMPARE(m_scene->status(), Connection::Status::Online);
}

void CompatLinkTest::allAttemptsUsedUp_aQuietProbeBringsItBack()
{
    QVERIFY(m_scene->goLive({4}));
    const quint16 port = m_scene->server->port();
    m_scene->server.reset();
    for (const auto wait : {2s, 4s, 6s, 8s, 10s}) {
        QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
        m_scene->alarms.advance(wait);
    }
    QTRY_COMPARE(m_scene->status(), Connection::Status::Unreachable);
    QCOMPARE(m_scene->link->connection().reason, Error::Code::Refused);

    QSignalSpy changes(m_scene->link.get(), &Link::connectionChanged);
    m_scene->alarms.advance(30s); // a probe that fails
    QTRY_VERIFY(!changes.isEmpty());
    QCOMPARE(m_scene->status(), Connection::Status::Unreachable);
    m_scene->server = std::make_unique<ScriptedSocketServer>(port);
    m_scene->alarms.advance(30s);

    QTRY_COMPARE(m_scene->status(), Connection::Status::Online);
}

void CompatLinkTest::woke_whileLive_nothingIsSentBeforeAPong()
{
    QVERIFY(m_scene->goLive({4}));
    QSignalSpy possible(m_scene->link.get(), &Link::sendingPossible);

    m_scene->link->take(Hint::Woke);

    QVERIFY(!m_scene->link->canSend(CompatLinkScene::kFour));
    QCOMPARE(m_scene->status(), Connection::Status::Online);
    QTRY_COMPARE(m_scene->pings(4), 1);
    m_scene->server->send(CompatLinkScene::path(4), CompatLinkScene::kPong);
    QTRY_COMPARE(possible.size(), 1);
    QVERIFY(m_scene->link->canSend(CompatLinkScene::kFour));
    QCOMPARE(m_scene->status(), Connection::Status::Online);
}

void CompatLinkTest::networkChanged_whileLive_aSilentSocketIsReplacedAtOnce()
{
    QVERIFY(m_scene->goLive({4}));

    m_scene->link->take(Hint::NetworkChanged);
    QTRY_COMPARE(m_scene->pings(4), 1);
    m_scene->alarms.advance(CompatLink::kDoubtLimit);

    QTRY_COMPARE(m_scene->server->opened().size(), 2);
    QTRY_COMPARE(m_scene->status(), Connection::Status::Online);
    QVERIFY(m_scene->link->canSend(CompatLinkScene::kFour));
}

void CompatLinkTest::networkChanged_whileConnecting_beginsAnew()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_scene->makeLink(silent.serverPort());
    m_scene->link->setConversations({CompatLinkScene::kFour});
    m_scene->link->start();
    QVERIFY(silent.waitForNewConnection(kTestPatience));
    const std::unique_ptr<QTcpSocket> first(silent.nextPendingConnection());

    m_scene->link->take(Hint::NetworkChanged);

    QTRY_VERIFY(silent.hasPendingConnections());
    QTRY_COMPARE(first->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_scene->status(), Connection::Status::Connecting);
}

void CompatLinkTest::lostFollower_isNoAttempt()
{
    QVERIFY(m_scene->goLive({1, 2}));
    m_scene->alarms.advance(29s);
    m_scene->http->answer(200, "[]");
    QSignalSpy lost(m_scene->link.get(), &Link::conversationLost);
    m_scene->alarms.advance(1s);

    m_scene->server->close(CompatLinkScene::path(2), 1000);

    QTRY_COMPARE(lost.size(), 1);
    QCOMPARE(m_scene->status(), Connection::Status::Online);
    m_scene->alarms.advance(SocketSet::kGentlyOver);
    QTRY_VERIFY(m_scene->link->canSend(ConversationId(2)));
}

void CompatLinkTest::forbidden_with401_refreshesAndReconnectsAtOnce()
{
    m_scene->server->forbidNext(1);
    m_scene->http->answer(401, "{}");
    m_scene->http->answer(200, CompatLinkScene::kConversation);
    m_scene->link->setConversations(CompatLinkScene::ids({4}));
    m_scene->link->start();

    QTRY_COMPARE(m_scene->status(), Connection::Status::Online);
    QTRY_COMPARE(m_scene->server->opened().size(), 1);
    QCOMPARE(m_scene->server->opened().constFirst().query(), u"token=fresh"_s);
    QCOMPARE(m_scene->link->connection().attempt, 0);
}

void CompatLinkTest::forbidden_with404_refusesThatConversationAlone()
{
    QSignalSpy refused(m_scene->link.get(), &Link::conversationRefused);
    m_scene->server->forbidNext(1);
    m_scene->http->answer(404, R"({"detail":"Not found."})");
    m_scene->link->setConversations(CompatLinkScene::ids({4, 5}));
    m_scene->link->start();

    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.constFirst().constFirst().value<ConversationId>(), CompatLinkScene::kFour);
    QTRY_COMPARE(m_scene->status(), Connection::Status::Online);
    QVERIFY(m_scene->link->canSend(ConversationId(5)));
    QCOMPARE(m_scene->link->connection().attempt, 0);
}

void CompatLinkTest::forbidden_withoutAReason_isAnAttempt()
{
    m_scene->server->forbidNext(1);
    m_scene->http->answer(200, CompatLinkScene::kConversation);
    m_scene->link->setConversations(CompatLinkScene::ids({4}));
    m_scene->link->start();

    QTRY_COMPARE(m_scene->status(), Connection::Status::Waiting);
    QCOMPARE(m_scene->link->connection().attempt, 1);
}

void CompatLinkTest::nineConversations_getEightSockets()
{
    m_scene->link->setConversations(CompatLinkScene::ids({1, 2, 3, 4, 5, 6, 7, 8, 9}));
    m_scene->link->start();
    QTRY_COMPARE(m_scene->status(), Connection::Status::Online);
    m_scene->alarms.advance(SocketSet::kGentlyOver);

    QTRY_COMPARE(m_scene->server->opened().size(), 8);
    QTRY_VERIFY(m_scene->link->canSend(ConversationId(8)));
    QVERIFY(!m_scene->link->canSend(ConversationId(9)));
}

void CompatLinkTest::socketsNoLongerNeeded_areClosedPolitely()
{
    QVERIFY(m_scene->goLive({1, 2}));

    m_scene->link->setConversations(CompatLinkScene::ids({1}));

    QTRY_COMPARE(m_scene->server->closeCode(CompatLinkScene::path(2)), 1000);
    QVERIFY(m_scene->link->canSend(ConversationId(1)));
}

void CompatLinkTest::prepareToSend_opensASocketBeyondTheEight_untilItIsIdle()
{
    QVERIFY(m_scene->goLive({1}));
    QSignalSpy possible(m_scene->link.get(), &Link::sendingPossible);
    for (int i = 0; i < 6; ++i)
        m_scene->http->answer(200, "[]");

    m_scene->link->prepareToSend(ConversationId(77));
    QTRY_VERIFY(m_scene->link->canSend(ConversationId(77)));
    QCOMPARE(possible.size(), 1);
    m_scene->link->prepareToSend(ConversationId(77));
    QTRY_COMPARE(possible.size(), 2);

    // Something arrives before each pong is due, so that only idleness can end it.
    QSignalSpy events(m_scene->link.get(), &Link::eventReceived);
    for (int i = 1; i <= 3; ++i) {
        m_scene->alarms.advance(15s);
        for (const int conversation : {1, 77})
            m_scene->server->send(CompatLinkScene::path(conversation), CompatLinkScene::kTyping);
        QTRY_COMPARE(events.size(), 2 * i);
    }
    QVERIFY(m_scene->link->canSend(ConversationId(77)));
    m_scene->alarms.advance(29s);

    QTRY_COMPARE(m_scene->server->closeCode(CompatLinkScene::path(77)), 1000);
}

void CompatLinkTest::stop_closesPolitely_andTellsOnlyThatItIsClosed()
{
    QVERIFY(m_scene->goLive({4}));
    QSignalSpy changed(m_scene->link.get(), &Link::connectionChanged);
    QSignalSpy lost(m_scene->link.get(), &Link::conversationLost);

    m_scene->link->stop();

    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_scene->link->connection().socket, Connection::SocketState::Closing);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_scene->link->connection().socket, Connection::SocketState::Closed);
    QCOMPARE(m_scene->server->closeCode(CompatLinkScene::path(4)), 1000);
    QCOMPARE(lost.size(), 0);
    QCOMPARE(m_scene->status(), Connection::Status::Offline);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::CompatLinkTest)
#include "CompatLinkTest.moc"
