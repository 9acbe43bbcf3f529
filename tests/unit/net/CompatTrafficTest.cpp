// SPDX-License-Identifier: GPL-3.0-or-later
#include "CompatLinkScene.h"

#include "core/WhenDone.h"
#include "support/client/Await.h"
#include "support/client/FatalLog.h"
#include "support/client/PatientTest.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

/// What goes over the connection, and what it is asked for over REST.
class CompatTrafficTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<CompatLinkScene>(); }
    void proofOfDelivery_isThePongToItsOwnPing();
    void proofOfDelivery_onADeadSocket_failsWithIt();
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

private:
    std::unique_ptr<CompatLinkScene> m_scene;
};

void CompatTrafficTest::proofOfDelivery_isThePongToItsOwnPing()
{
    QVERIFY(m_scene->goLive({4}));
    m_scene->alarms.advance(ChatSocket::kPingInterval - SocketSet::kGentlyOver);
    QTRY_COMPARE(m_scene->pings(4), 1);
    std::optional<Status> proven;
    whenDone(m_scene->link->proveDelivery(CompatLinkScene::kFour), this,
             [&proven](const Status &status) { proven = status; });
    QTRY_COMPARE(m_scene->pings(4), 2);

    QSignalSpy events(m_scene->link.get(), &Link::eventReceived);
    m_scene->server->send(CompatLinkScene::path(4), CompatLinkScene::kPong); // to the heartbeat's
    m_scene->server->send(CompatLinkScene::path(4), CompatLinkScene::kTyping);
    QTRY_COMPARE(events.size(), 1);
    QVERIFY(!proven);
    m_scene->server->send(CompatLinkScene::path(4), CompatLinkScene::kPong);

    QTRY_VERIFY(proven);
    QVERIFY(*proven);
}

void CompatTrafficTest::proofOfDelivery_onADeadSocket_failsWithIt()
{
    QVERIFY(m_scene->goLive({4}));
    std::optional<Status> proven;
    whenDone(m_scene->link->proveDelivery(CompatLinkScene::kFour), this,
             [&proven](const Status &status) { proven = status; });
    QTRY_COMPARE(m_scene->pings(4), 1);

    m_scene->alarms.advance(CompatLink::kProofLimit);

    QTRY_VERIFY(proven);
    QVERIFY(!*proven);
    QCOMPARE(m_scene->status(), Connection::Status::Waiting);
}

void CompatTrafficTest::whileLive_theListAndTheOpenOneArePolledInTurns()
{
    m_scene->link->setOpenConversation(CompatLinkScene::kFour);
    QVERIFY(m_scene->goLive({4}));
    QSignalSpy list(m_scene->link.get(), &Link::conversationsPolled);
    QSignalSpy one(m_scene->link.get(), &Link::conversationPolled);
    m_scene->http->answer(200, "[" + CompatLinkScene::kConversation + "]");
    m_scene->http->answer(200, CompatLinkScene::kConversation);

    m_scene->alarms.advance(13s);
    QTRY_COMPARE(list.size(), 1);
    m_scene->alarms.advance(15s);
    QTRY_COMPARE(one.size(), 1);

    QCOMPARE(m_scene->askedPaths(), QList<QByteArray>({"/api/chat/conversations/", "/api/chat/conversations/4/"}));
}

void CompatTrafficTest::halfAMinuteOfNothing_isOnePingASocketAndThePolls()
{
    m_scene->link->setOpenConversation(ConversationId(1));
    QVERIFY(m_scene->goLive({1, 2, 3}));
    m_scene->http->answer(200, "[]");
    m_scene->http->answer(200, CompatLinkScene::kConversation);
    const auto before = m_scene->http->requests().size();

    m_scene->alarms.advance(15s);
    QTRY_COMPARE(m_scene->http->requests().size(), before + 1); // the list
    m_scene->alarms.advance(15s);

    for (const int conversation : {1, 2, 3})
        QTRY_COMPARE(m_scene->server->received(CompatLinkScene::path(conversation)),
                     QStringList{CompatLinkScene::kPing});
    QTRY_COMPARE(m_scene->http->requests().size(), before + 2); // the open one
    QCOMPARE(m_scene->server->opened().size(), 3);
}

void CompatTrafficTest::frames_becomeEvents()
{
    QVERIFY(m_scene->goLive({4}));
    QSignalSpy events(m_scene->link.get(), &Link::eventReceived);

    m_scene->server->send(CompatLinkScene::path(4), u"{\"type\":\"typing\",\"user_id\":2,\"is_typing\":true}"_s);
    m_scene->server->send(CompatLinkScene::path(4), u"{\"type\":\"message.read\",\"message_id\":9,\"user_id\":2}"_s);

    QTRY_COMPARE(events.size(), 2);
    QVERIFY(std::holds_alternative<TypingChanged>(events.at(0).at(1).value<ConversationEvent>()));
    QVERIFY(std::holds_alternative<MessageRead>(events.at(1).at(1).value<ConversationEvent>()));
}

void CompatTrafficTest::badFrames_areIgnoredAndLoggedWithoutTheirContent_data()
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

void CompatTrafficTest::badFrames_areIgnoredAndLoggedWithoutTheirContent()
{
    QFETCH(const QString, frame);
    FatalLog log;
    log.announce(u"Unreadable frame"_s);
    QVERIFY(m_scene->goLive({4}));
    QSignalSpy events(m_scene->link.get(), &Link::eventReceived);

    m_scene->server->send(CompatLinkScene::path(4), frame);
    m_scene->server->send(CompatLinkScene::path(4), CompatLinkScene::kTyping);

    // The good one behind it is the only one that is told of, and the socket lives.
    QTRY_COMPARE(events.size(), 1);
    QVERIFY(std::holds_alternative<TypingChanged>(events.at(0).at(1).value<ConversationEvent>()));
    QVERIFY(m_scene->link->canSend(CompatLinkScene::kFour));
    const QString logged = log.lines(u"vatochito.websocket"_s).join(u'\n');
    QVERIFY2(logged.contains(u"bytes=%1"_s.arg(frame.toUtf8().size())), qPrintable(logged));
    QVERIFY2(!logged.contains(u"secret"_s), qPrintable(logged));
}

void CompatTrafficTest::frameOf10MiB_isTakenLikeAnyOther()
{
    QVERIFY(m_scene->goLive({4}));
    QSignalSpy events(m_scene->link.get(), &Link::eventReceived);
    const QString head = uR"({"type":"message.new","data":{"id":1,"conversation":4,)"_s +
                         uR"("created_at":"2026-11-23T06:14:13Z","content":")"_s;
    const QString tail = uR"("}})"_s;
    const QString content(ChatSocket::kMostBytes - head.size() - tail.size(), u'a');

    m_scene->server->send(CompatLinkScene::path(4), head + content + tail);

    QTRY_COMPARE_WITH_TIMEOUT(events.size(), 1, 20'000);
    const auto arrived = std::get<MessageArrived>(events.at(0).at(1).value<ConversationEvent>());
    QCOMPARE(arrived.received.message.content.size(), content.size());
}

void CompatTrafficTest::messageOfAnotherConversation_isIgnored()
{
    QVERIFY(m_scene->goLive({4}));
    QSignalSpy events(m_scene->link.get(), &Link::eventReceived);
    const QString message = u"{\"type\":\"message.new\",\"data\":{\"id\":1,\"conversation\":%1,\"content\":\"x\","
                            "\"created_at\":\"2026-11-23T06:14:13Z\"}}"_s;

    m_scene->server->send(CompatLinkScene::path(4), message.arg(5));
    m_scene->server->send(CompatLinkScene::path(4), message.arg(4));

    QTRY_COMPARE(events.size(), 1);
    QCOMPARE(std::get<MessageArrived>(events.at(0).at(1).value<ConversationEvent>()).received.message.conversation,
             CompatLinkScene::kFour);
}

void CompatTrafficTest::sends_goOutAsFrames_butRepliesDoNot()
{
    QVERIFY(m_scene->goLive({4}));
    OutgoingMessage message{ClientId(u"c"_s), CompatLinkScene::kFour, MessageType::Text, u"Hello!"_s, {}};
    OutgoingMessage reply = message;
    reply.replyTo = MessageId(1);

    QVERIFY(m_scene->link->send(message));
    QVERIFY(!m_scene->link->send(reply));
    QVERIFY(await(m_scene->link->tellRead(CompatLinkScene::kFour, MessageId(9))));
    QVERIFY(!await(m_scene->link->tellRead(ConversationId(5), MessageId(9))));

    QTRY_COMPARE(m_scene->server->received(CompatLinkScene::path(4)),
                 QStringList({u"{\"content\":\"Hello!\",\"type\":\"message.send\"}"_s,
                              u"{\"message_id\":9,\"type\":\"message.read\"}"_s}));
}

void CompatTrafficTest::post_carriesTheReplyAndTheClientId()
{
    m_scene->http->answer(
        201, R"({"id":10,"conversation":4,"content":"x","created_at":"2026-11-23T06:14:13Z","reply_to":1})");

    const auto future =
        m_scene->link->post({ClientId(u"c"_s), CompatLinkScene::kFour, MessageType::Text, u"x"_s, MessageId(1)});

    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
    QCOMPARE(future.result()->message.id, MessageId(10));
    QCOMPARE(m_scene->http->requests().constLast().body,
             QByteArray(R"({"client_id":"c","content":"x","message_type":"text","reply_to":1})"));
}

void CompatTrafficTest::edit_statesTheWantedWordsAndAnswersTheMessage()
{
    m_scene->http->answer(200, R"({"id":9,"conversation":4,"content":"x","created_at":"2026-11-23T06:14:13Z",)"
                               R"("edited_at":"2026-11-23T06:15:13Z"})");

    const auto future = m_scene->link->edit(CompatLinkScene::kFour, MessageId(9), u"x"_s);

    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
    QVERIFY(future.result()->editedAt);
    const auto &request = m_scene->http->requests().constLast();
    QCOMPARE(request.method, QByteArray("PATCH"));
    QCOMPARE(request.path, QByteArray("/api/chat/conversations/4/messages/9/edit/"));
    QCOMPARE(request.body, QByteArray(R"({"content":"x"})"));
}

void CompatTrafficTest::erase_asksForASoftDeletion()
{
    m_scene->http->answer(200, R"({"status":"message deleted"})");

    const auto future = m_scene->link->erase(CompatLinkScene::kFour, MessageId(9));

    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
    const auto &request = m_scene->http->requests().constLast();
    QCOMPARE(request.method, QByteArray("DELETE"));
    QCOMPARE(request.path, QByteArray("/api/chat/conversations/4/messages/9/soft-delete/"));
}

void CompatTrafficTest::history_comesWhole()
{
    m_scene->http->answer(200, "[]");

    const auto future = m_scene->link->history({.conversation = CompatLinkScene::kFour, .before = MessageId(9)});

    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
    QCOMPARE(m_scene->askedPaths(), QList<QByteArray>({"/api/chat/conversations/4/messages/"}));
}

void CompatTrafficTest::setOnline_unknownToTheServer_isFine()
{
    m_scene->http->answer(404, "<h1>Not Found</h1>", "text/html");

    const auto future = m_scene->link->setOnline(true);

    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::CompatTrafficTest)
#include "CompatTrafficTest.moc"
