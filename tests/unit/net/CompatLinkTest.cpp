// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CompatLink.h"

#include "core/WhenDone.h"
#include "support/client/Await.h"
#include "support/client/FatalLog.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedHttpServer.h"
#include "support/client/ScriptedSocketServer.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

namespace {

class FakeTokens final : public TokenSource
{
public:
    QString accessToken() const override { return m_current; }
    QFuture<Result<QString>> refreshedToken(const QString &) override
    {
        m_current = u"fresh"_s;
        return QtFuture::makeReadyFuture(Result<QString>(m_current));
    }

    QString m_current = u"old"_s;
};

const QByteArray kConversation =
    R"({"id":4,"title":"t","conversation_type":"direct","created_at":"2026-11-23T06:14:13Z"})";

const QString kPing = u"{\"type\":\"ping\"}"_s;
const QString kPong = u"{\"type\":\"pong\"}"_s;

QString path(int conversation)
{
    return u"/ws/chat/%1/"_s.arg(conversation);
}

QList<ConversationId> ids(std::initializer_list<int> numbers)
{
    QList<ConversationId> found;
    for (const int number : numbers)
        found.append(ConversationId(number));
    return found;
}

} // namespace

class CompatLinkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void openConversation_leads_andTheOthersFollowOver2s();
    void withoutConversations_aRestCallLeads();
    void withoutConversations_aFailedRestCallIsAnAttempt();
    void withoutAToken_itIsOfflineUntilTold();
    void lostLead_waitsAndComesBack();
    void allAttemptsUsedUp_aQuietProbeBringsItBack();
    void woke_whileLive_nothingIsSentBeforeAPong();
    void networkChanged_whileLive_aSilentSocketIsReplacedAtOnce();
    void networkChanged_whileConnecting_beginsAnew();
    void proofOfDelivery_isThePongToItsOwnPing();
    void proofOfDelivery_onADeadSocket_failsWithIt();
    void lostFollower_isNoAttempt();
    void forbidden_with401_refreshesAndReconnectsAtOnce();
    void forbidden_with404_refusesThatConversationAlone();
    void forbidden_withoutAReason_isAnAttempt();
    void nineConversations_getEightSockets();
    void socketsNoLongerNeeded_areClosedPolitely();
    void prepareToSend_opensASocketBeyondTheEight_untilItIsIdle();
    void whileLive_theListAndTheOpenOneArePolledInTurns();
    void halfAMinuteOfNothing_isOnePingASocketAndThePolls();
    void frames_becomeEvents();
    void badFrames_areIgnoredAndLoggedWithoutTheirContent_data();
    void badFrames_areIgnoredAndLoggedWithoutTheirContent();
    void frameOf10MiB_isTakenLikeAnyOther();
    void messageOfAnotherConversation_isIgnored();
    void sends_goOutAsFrames_butRepliesDoNot();
    void post_carriesTheReplyAndTheClientId();
    void edit_statesTheWantedWordsAndAnswersTheMessage();
    void erase_asksForASoftDeletion();
    void history_comesWhole();
    void setOnline_unknownToTheServer_isFine();
    void stop_closesPolitely_andTellsOnlyThatItIsClosed();

private:
    void goLive(std::initializer_list<int> conversations);
    int pings(int conversation) const { return int(m_sockets->received(path(conversation)).count(kPing)); }
    QList<QByteArray> askedPaths() const;
    Connection::Status status() const { return m_link->connection().status; }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    Transport m_transport{m_alarms};
    FakeTokens m_tokens;
    std::unique_ptr<ScriptedHttpServer> m_http;
    std::unique_ptr<ScriptedSocketServer> m_sockets;
    std::unique_ptr<CompatLink> m_link;
};

void CompatLinkTest::init()
{
    m_link.reset();
    m_tokens.m_current = u"old"_s;
    m_http = std::make_unique<ScriptedHttpServer>();
    m_sockets = std::make_unique<ScriptedSocketServer>();
    const auto address =
        ServerAddress::parse(u"127.0.0.1:%1"_s.arg(m_http->port()), u"ws://127.0.0.1:%1"_s.arg(m_sockets->port()));
    m_link = std::make_unique<CompatLink>(*address, m_transport, m_tokens, m_alarms, m_clock, [] { return 0.0; });
}

void CompatLinkTest::goLive(std::initializer_list<int> conversations)
{
    m_link->setConversations(ids(conversations));
    m_link->start();
    QTRY_COMPARE(status(), Connection::Status::Online);
    m_alarms.advance(SocketSet::kGentlyOver);
    QTRY_COMPARE(m_sockets->opened().size(), qsizetype(conversations.size()));
    for (const int conversation : conversations)
        QTRY_VERIFY(m_link->canSend(ConversationId(conversation)));
}

QList<QByteArray> CompatLinkTest::askedPaths() const
{
    QList<QByteArray> paths;
    for (const auto &request : m_http->requests())
        paths.append(request.path);
    return paths;
}

void CompatLinkTest::openConversation_leads_andTheOthersFollowOver2s()
{
    QSignalSpy live(m_link.get(), &Link::conversationLive);
    m_link->setConversations(ids({1, 2, 3}));
    m_link->setOpenConversation(ConversationId(3));
    m_link->start();
    QCOMPARE(status(), Connection::Status::Connecting);
    QTRY_COMPARE(status(), Connection::Status::Online);
    QCOMPARE(m_link->connection().socket, Connection::SocketState::Open);
    QTRY_COMPARE(m_sockets->opened().size(), 1);
    QCOMPARE(m_sockets->opened().constFirst().path(), path(3));

    m_alarms.advance(1s);
    QTRY_COMPARE(m_sockets->opened().size(), 2);
    m_alarms.advance(1s);
    QTRY_COMPARE(m_sockets->opened().size(), 3);

    QTRY_COMPARE(live.size(), 3);
    QCOMPARE(live.constFirst().constFirst().value<ConversationId>(), ConversationId(3));
}

void CompatLinkTest::withoutConversations_aRestCallLeads()
{
    QSignalSpy polled(m_link.get(), &Link::conversationsPolled);
    m_http->answer(200, "[]");

    m_link->start();

    QTRY_COMPARE(status(), Connection::Status::Online);
    QCOMPARE(polled.size(), 1);
    QVERIFY(m_sockets->opened().isEmpty());
    m_link->setConversations(ids({4}));
    QTRY_VERIFY(m_link->canSend(ConversationId(4)));
}

void CompatLinkTest::withoutConversations_aFailedRestCallIsAnAttempt()
{
    m_http->answer(503, "{}", "application/json", "Retry-After: 20\r\n");

    m_link->start();

    QTRY_COMPARE(status(), Connection::Status::Waiting);
    QCOMPARE(m_link->connection().reason, Error::Code::Throttled);
    QCOMPARE(m_link->connection().retryAt, m_clock.monotonic() + 20s);
}

void CompatLinkTest::withoutAToken_itIsOfflineUntilTold()
{
    m_tokens.m_current.clear();
    m_link->setConversations(ids({4}));
    m_link->start();
    QCOMPARE(status(), Connection::Status::Offline);

    m_tokens.m_current = u"read from the keychain"_s;
    m_link->take(Hint::TryNow);

    QTRY_COMPARE(status(), Connection::Status::Online);
}

void CompatLinkTest::lostLead_waitsAndComesBack()
{
    goLive({4});
    QSignalSpy lost(m_link.get(), &Link::conversationLost);

    m_sockets->dropAll();

    QTRY_COMPARE(status(), Connection::Status::Waiting);
    QCOMPARE(lost.size(), 1);
    QCOMPARE(m_link->connection().attempt, 1);
    QCOMPARE(m_link->connection().nominalWait, 2s);
    m_alarms.advance(2s);
    QTRY_COMPARE(status(), Connection::Status::Online);
}

void CompatLinkTest::allAttemptsUsedUp_aQuietProbeBringsItBack()
{
    goLive({4});
    const quint16 port = m_sockets->port();
    m_sockets.reset();
    for (const auto wait : {2s, 4s, 6s, 8s, 10s}) {
        QTRY_COMPARE(status(), Connection::Status::Waiting);
        m_alarms.advance(wait);
    }
    QTRY_COMPARE(status(), Connection::Status::Unreachable);
    QCOMPARE(m_link->connection().reason, Error::Code::Refused);

    QSignalSpy changes(m_link.get(), &Link::connectionChanged);
    m_alarms.advance(30s); // a probe that fails
    QTRY_VERIFY(!changes.isEmpty());
    QCOMPARE(status(), Connection::Status::Unreachable);
    m_sockets = std::make_unique<ScriptedSocketServer>(port);
    m_alarms.advance(30s);

    QTRY_COMPARE(status(), Connection::Status::Online);
}

void CompatLinkTest::woke_whileLive_nothingIsSentBeforeAPong()
{
    goLive({4});
    QSignalSpy possible(m_link.get(), &Link::sendingPossible);

    m_link->take(Hint::Woke);

    QVERIFY(!m_link->canSend(ConversationId(4)));
    QCOMPARE(status(), Connection::Status::Online);
    QTRY_COMPARE(pings(4), 1);
    m_sockets->send(path(4), kPong);
    QTRY_COMPARE(possible.size(), 1);
    QVERIFY(m_link->canSend(ConversationId(4)));
    QCOMPARE(status(), Connection::Status::Online);
}

void CompatLinkTest::networkChanged_whileLive_aSilentSocketIsReplacedAtOnce()
{
    goLive({4});

    m_link->take(Hint::NetworkChanged);
    QTRY_COMPARE(pings(4), 1);
    m_alarms.advance(CompatLink::kDoubtLimit);

    QTRY_COMPARE(m_sockets->opened().size(), 2);
    QTRY_COMPARE(status(), Connection::Status::Online);
    QVERIFY(m_link->canSend(ConversationId(4)));
}

void CompatLinkTest::networkChanged_whileConnecting_beginsAnew()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto address =
        ServerAddress::parse(u"127.0.0.1:%1"_s.arg(m_http->port()), u"ws://127.0.0.1:%1"_s.arg(silent.serverPort()));
    CompatLink link(*address, m_transport, m_tokens, m_alarms, m_clock, [] { return 0.0; });
    link.setConversations(ids({4}));
    link.start();
    QVERIFY(silent.waitForNewConnection(kTestPatience));
    const std::unique_ptr<QTcpSocket> first(silent.nextPendingConnection());

    link.take(Hint::NetworkChanged);

    QTRY_VERIFY(silent.hasPendingConnections());
    QTRY_COMPARE(first->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(link.connection().status, Connection::Status::Connecting);
}

void CompatLinkTest::proofOfDelivery_isThePongToItsOwnPing()
{
    goLive({4});
    m_alarms.advance(ChatSocket::kPingInterval - SocketSet::kGentlyOver);
    QTRY_COMPARE(pings(4), 1);
    std::optional<Status> proven;
    whenDone(m_link->proveDelivery(ConversationId(4)), this, [&proven](const Status &status) { proven = status; });
    QTRY_COMPARE(pings(4), 2);

    QSignalSpy events(m_link.get(), &Link::eventReceived);
    m_sockets->send(path(4), kPong); // to the heartbeat's
    m_sockets->send(path(4), u"{\"type\":\"typing\",\"user_id\":2}"_s);
    QTRY_COMPARE(events.size(), 1);
    QVERIFY(!proven);
    m_sockets->send(path(4), kPong);

    QTRY_VERIFY(proven);
    QVERIFY(*proven);
}

void CompatLinkTest::proofOfDelivery_onADeadSocket_failsWithIt()
{
    goLive({4});
    std::optional<Status> proven;
    whenDone(m_link->proveDelivery(ConversationId(4)), this, [&proven](const Status &status) { proven = status; });
    QTRY_COMPARE(pings(4), 1);

    m_alarms.advance(CompatLink::kProofLimit);

    QTRY_VERIFY(proven);
    QVERIFY(!*proven);
    QCOMPARE(status(), Connection::Status::Waiting);
}

void CompatLinkTest::lostFollower_isNoAttempt()
{
    goLive({1, 2});
    m_alarms.advance(29s);
    m_http->answer(200, "[]");
    QSignalSpy lost(m_link.get(), &Link::conversationLost);
    m_alarms.advance(1s);

    m_sockets->close(path(2), 1000);

    QTRY_COMPARE(lost.size(), 1);
    QCOMPARE(status(), Connection::Status::Online);
    m_alarms.advance(SocketSet::kGentlyOver);
    QTRY_VERIFY(m_link->canSend(ConversationId(2)));
}

void CompatLinkTest::forbidden_with401_refreshesAndReconnectsAtOnce()
{
    m_sockets->forbidNext(1);
    m_http->answer(401, "{}");
    m_http->answer(200, kConversation);
    m_link->setConversations(ids({4}));
    m_link->start();

    QTRY_COMPARE(status(), Connection::Status::Online);
    QTRY_COMPARE(m_sockets->opened().size(), 1);
    QCOMPARE(m_sockets->opened().constFirst().query(), u"token=fresh"_s);
    QCOMPARE(m_link->connection().attempt, 0);
}

void CompatLinkTest::forbidden_with404_refusesThatConversationAlone()
{
    QSignalSpy refused(m_link.get(), &Link::conversationRefused);
    m_sockets->forbidNext(1);
    m_http->answer(404, R"({"detail":"Not found."})");
    m_link->setConversations(ids({4, 5}));
    m_link->start();

    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.constFirst().constFirst().value<ConversationId>(), ConversationId(4));
    QTRY_COMPARE(status(), Connection::Status::Online);
    QVERIFY(m_link->canSend(ConversationId(5)));
    QCOMPARE(m_link->connection().attempt, 0);
}

void CompatLinkTest::forbidden_withoutAReason_isAnAttempt()
{
    m_sockets->forbidNext(1);
    m_http->answer(200, kConversation);
    m_link->setConversations(ids({4}));
    m_link->start();

    QTRY_COMPARE(status(), Connection::Status::Waiting);
    QCOMPARE(m_link->connection().attempt, 1);
}

void CompatLinkTest::nineConversations_getEightSockets()
{
    m_link->setConversations(ids({1, 2, 3, 4, 5, 6, 7, 8, 9}));
    m_link->start();
    QTRY_COMPARE(status(), Connection::Status::Online);
    m_alarms.advance(SocketSet::kGentlyOver);

    QTRY_COMPARE(m_sockets->opened().size(), 8);
    QTRY_VERIFY(m_link->canSend(ConversationId(8)));
    QVERIFY(!m_link->canSend(ConversationId(9)));
}

void CompatLinkTest::socketsNoLongerNeeded_areClosedPolitely()
{
    goLive({1, 2});

    m_link->setConversations(ids({1}));

    QTRY_COMPARE(m_sockets->closeCode(path(2)), 1000);
    QVERIFY(m_link->canSend(ConversationId(1)));
}

void CompatLinkTest::prepareToSend_opensASocketBeyondTheEight_untilItIsIdle()
{
    goLive({1});
    QSignalSpy possible(m_link.get(), &Link::sendingPossible);
    for (int i = 0; i < 6; ++i)
        m_http->answer(200, "[]");

    m_link->prepareToSend(ConversationId(77));
    QTRY_VERIFY(m_link->canSend(ConversationId(77)));
    QCOMPARE(possible.size(), 1);
    m_link->prepareToSend(ConversationId(77));
    QTRY_COMPARE(possible.size(), 2);

    // Something arrives before each pong is due, so that only idleness can end it.
    QSignalSpy events(m_link.get(), &Link::eventReceived);
    for (int i = 1; i <= 3; ++i) {
        m_alarms.advance(15s);
        for (const int conversation : {1, 77})
            m_sockets->send(path(conversation), u"{\"type\":\"typing\",\"user_id\":2}"_s);
        QTRY_COMPARE(events.size(), 2 * i);
    }
    QVERIFY(m_link->canSend(ConversationId(77)));
    m_alarms.advance(29s);

    QTRY_COMPARE(m_sockets->closeCode(path(77)), 1000);
}

void CompatLinkTest::whileLive_theListAndTheOpenOneArePolledInTurns()
{
    m_link->setOpenConversation(ConversationId(4));
    goLive({4});
    QSignalSpy list(m_link.get(), &Link::conversationsPolled);
    QSignalSpy one(m_link.get(), &Link::conversationPolled);
    m_http->answer(200, "[" + kConversation + "]");
    m_http->answer(200, kConversation);

    m_alarms.advance(13s);
    QTRY_COMPARE(list.size(), 1);
    m_alarms.advance(15s);
    QTRY_COMPARE(one.size(), 1);

    QCOMPARE(askedPaths(), QList<QByteArray>({"/api/chat/conversations/", "/api/chat/conversations/4/"}));
}

void CompatLinkTest::halfAMinuteOfNothing_isOnePingASocketAndThePolls()
{
    m_link->setOpenConversation(ConversationId(1));
    goLive({1, 2, 3});
    m_http->answer(200, "[]");
    m_http->answer(200, kConversation);
    const auto before = m_http->requests().size();

    m_alarms.advance(15s);
    QTRY_COMPARE(m_http->requests().size(), before + 1); // the list
    m_alarms.advance(15s);

    for (const int conversation : {1, 2, 3})
        QTRY_COMPARE(m_sockets->received(path(conversation)), QStringList{kPing});
    QTRY_COMPARE(m_http->requests().size(), before + 2); // the open one
    QCOMPARE(m_sockets->opened().size(), 3);
}

void CompatLinkTest::frames_becomeEvents()
{
    goLive({4});
    QSignalSpy events(m_link.get(), &Link::eventReceived);

    m_sockets->send(path(4), u"{\"type\":\"typing\",\"user_id\":2,\"is_typing\":true}"_s);
    m_sockets->send(path(4), u"{\"type\":\"message.read\",\"message_id\":9,\"user_id\":2}"_s);

    QTRY_COMPARE(events.size(), 2);
    QVERIFY(std::holds_alternative<TypingChanged>(events.at(0).at(1).value<ConversationEvent>()));
    QVERIFY(std::holds_alternative<MessageRead>(events.at(1).at(1).value<ConversationEvent>()));
}

void CompatLinkTest::badFrames_areIgnoredAndLoggedWithoutTheirContent_data()
{
    QTest::addColumn<QString>("frame");
    QTest::newRow("not JSON") << u"secret words"_s;
    QTest::newRow("half of one") << uR"({"type":"message.new","data":{"content":"secret)"_s;
    QTest::newRow("an array") << uR"(["secret"])"_s;
    QTest::newRow("without a type") << uR"({"data":{"content":"secret"}})"_s;
    QTest::newRow("type of a wrong type") << uR"({"type":["secret"]})"_s;
    QTest::newRow("message without its keys") << uR"({"type":"message.new","data":{"content":"secret"}})"_s;
    QTest::newRow("message with wrong types")
        << uR"({"type":"message.new","data":{"id":"one","conversation":[4],"content":{"text":"secret"},)"_s +
               uR"("created_at":7,"sender":"secret"}})"_s;
    QTest::newRow("message that is a text") << uR"({"type":"message.edited","data":"secret"})"_s;
    QTest::newRow("data that is null") << uR"({"type":"message.new","data":null,"content":"secret"})"_s;
    QTest::newRow("unknown type") << uR"({"type":"poll.opened","data":{"content":"secret"}})"_s;
    QTest::newRow("deletion of nothing") << uR"({"type":"message.deleted","message_id":null,"content":"secret"})"_s;
    QTest::newRow("typing of nobody") << uR"({"type":"typing","user_id":"secret","is_typing":1})"_s;
}

void CompatLinkTest::badFrames_areIgnoredAndLoggedWithoutTheirContent()
{
    QFETCH(const QString, frame);
    FatalLog log;
    log.announce(u"Unreadable frame"_s);
    goLive({4});
    QSignalSpy events(m_link.get(), &Link::eventReceived);

    m_sockets->send(path(4), frame);
    m_sockets->send(path(4), u"{\"type\":\"typing\",\"user_id\":2}"_s);

    // The good one behind it is the only one that is told of, and the socket lives.
    QTRY_COMPARE(events.size(), 1);
    QVERIFY(std::holds_alternative<TypingChanged>(events.at(0).at(1).value<ConversationEvent>()));
    QVERIFY(m_link->canSend(ConversationId(4)));
    const QString logged = log.lines(u"vatochito.websocket"_s).join(u'\n');
    QVERIFY2(logged.contains(u"bytes=%1"_s.arg(frame.toUtf8().size())), qPrintable(logged));
    QVERIFY2(!logged.contains(u"secret"_s), qPrintable(logged));
}

void CompatLinkTest::frameOf10MiB_isTakenLikeAnyOther()
{
    goLive({4});
    QSignalSpy events(m_link.get(), &Link::eventReceived);
    const QString head = uR"({"type":"message.new","data":{"id":1,"conversation":4,)"_s +
                         uR"("created_at":"2026-11-23T06:14:13Z","content":")"_s;
    const QString tail = uR"("}})"_s;
    const QString content(ChatSocket::kMostBytes - head.size() - tail.size(), u'a');

    m_sockets->send(path(4), head + content + tail);

    QTRY_COMPARE_WITH_TIMEOUT(events.size(), 1, 20'000);
    const auto arrived = std::get<MessageArrived>(events.at(0).at(1).value<ConversationEvent>());
    QCOMPARE(arrived.received.message.content.size(), content.size());
}

void CompatLinkTest::messageOfAnotherConversation_isIgnored()
{
    goLive({4});
    QSignalSpy events(m_link.get(), &Link::eventReceived);
    const QString message = u"{\"type\":\"message.new\",\"data\":{\"id\":1,\"conversation\":%1,\"content\":\"x\","
                            "\"created_at\":\"2026-11-23T06:14:13Z\"}}"_s;

    m_sockets->send(path(4), message.arg(5));
    m_sockets->send(path(4), message.arg(4));

    QTRY_COMPARE(events.size(), 1);
    QCOMPARE(std::get<MessageArrived>(events.at(0).at(1).value<ConversationEvent>()).received.message.conversation,
             ConversationId(4));
}

void CompatLinkTest::sends_goOutAsFrames_butRepliesDoNot()
{
    goLive({4});
    OutgoingMessage message{ClientId(u"c"_s), ConversationId(4), MessageType::Text, u"Hello!"_s, {}};
    OutgoingMessage reply = message;
    reply.replyTo = MessageId(1);

    QVERIFY(m_link->send(message));
    QVERIFY(!m_link->send(reply));
    QVERIFY(await(m_link->tellRead(ConversationId(4), MessageId(9))));
    QVERIFY(!await(m_link->tellRead(ConversationId(5), MessageId(9))));

    QTRY_COMPARE(m_sockets->received(path(4)), QStringList({u"{\"content\":\"Hello!\",\"type\":\"message.send\"}"_s,
                                                            u"{\"message_id\":9,\"type\":\"message.read\"}"_s}));
}

void CompatLinkTest::post_carriesTheReplyAndTheClientId()
{
    m_http->answer(201, R"({"id":10,"conversation":4,"content":"x","created_at":"2026-11-23T06:14:13Z","reply_to":1})");

    const auto future = m_link->post({ClientId(u"c"_s), ConversationId(4), MessageType::Text, u"x"_s, MessageId(1)});

    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
    QCOMPARE(future.result()->message.id, MessageId(10));
    QCOMPARE(m_http->requests().constLast().body,
             QByteArray(R"({"client_id":"c","content":"x","message_type":"text","reply_to":1})"));
}

void CompatLinkTest::edit_statesTheWantedWordsAndAnswersTheMessage()
{
    m_http->answer(200, R"({"id":9,"conversation":4,"content":"x","created_at":"2026-11-23T06:14:13Z",)"
                        R"("edited_at":"2026-11-23T06:15:13Z"})");

    const auto future = m_link->edit(ConversationId(4), MessageId(9), u"x"_s);

    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
    QVERIFY(future.result()->editedAt);
    const auto &request = m_http->requests().constLast();
    QCOMPARE(request.method, QByteArray("PATCH"));
    QCOMPARE(request.path, QByteArray("/api/chat/conversations/4/messages/9/edit/"));
    QCOMPARE(request.body, QByteArray(R"({"content":"x"})"));
}

void CompatLinkTest::erase_asksForASoftDeletion()
{
    m_http->answer(200, R"({"status":"message deleted"})");

    const auto future = m_link->erase(ConversationId(4), MessageId(9));

    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
    const auto &request = m_http->requests().constLast();
    QCOMPARE(request.method, QByteArray("DELETE"));
    QCOMPARE(request.path, QByteArray("/api/chat/conversations/4/messages/9/soft-delete/"));
}

void CompatLinkTest::history_comesWhole()
{
    m_http->answer(200, "[]");

    const auto future = m_link->history({.conversation = ConversationId(4), .before = MessageId(9)});

    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
    QCOMPARE(askedPaths(), QList<QByteArray>({"/api/chat/conversations/4/messages/"}));
}

void CompatLinkTest::setOnline_unknownToTheServer_isFine()
{
    m_http->answer(404, "<h1>Not Found</h1>", "text/html");

    const auto future = m_link->setOnline(true);

    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
}

void CompatLinkTest::stop_closesPolitely_andTellsOnlyThatItIsClosed()
{
    goLive({4});
    QSignalSpy changed(m_link.get(), &Link::connectionChanged);
    QSignalSpy lost(m_link.get(), &Link::conversationLost);

    m_link->stop();

    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_link->connection().socket, Connection::SocketState::Closing);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_link->connection().socket, Connection::SocketState::Closed);
    QCOMPARE(m_sockets->closeCode(path(4)), 1000);
    QCOMPARE(lost.size(), 0);
    QCOMPARE(status(), Connection::Status::Offline);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::CompatLinkTest)
#include "CompatLinkTest.moc"
