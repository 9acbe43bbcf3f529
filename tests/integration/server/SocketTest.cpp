// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveServer.h"

#include "server/domain/Limits.h"

#include <boost/json.hpp>

using namespace vatochito::server;

using SocketTest = LiveServer;

TEST_F(SocketTest, ping_isAnsweredToTheSenderAlone)
{
    WireSocket alice = connected(m_alice);
    alice.send(R"({"type":"ping"})");
    EXPECT_EQ(alice.receiveText(), R"({"type":"pong"})");
}

TEST_F(SocketTest, ping_isAnsweredOnceWhatWasSentBeforeItIsDealtWith)
{
    WireSocket alice = connected(m_alice);
    constexpr int kSends = 20;
    for (int i = 0; i < kSends; ++i)
        alice.send(R"({"type":"message.send","content":"before the ping"})");
    alice.send(R"({"type":"ping"})");

    for (int i = 0; i < kSends; ++i)
        EXPECT_EQ(alice.receive().at("type"), "message.new");
    EXPECT_EQ(alice.receiveText(), R"({"type":"pong"})");
}

TEST_F(SocketTest, handshake_isRefusedWith403ForEveryReason)
{
    const Person carol = registered("carol");
    const std::string path = "/ws/chat/" + std::to_string(m_conversation) + '/';
    for (const std::string &target : {path, path + "?token=", path + "?token=a.b.c", path + "?token=" + m_alice.refresh,
                                      socketTarget(carol, m_conversation), socketTarget(m_alice, m_conversation + 1)}) {
        EXPECT_EQ(WireSocket().open(m_process.port(), target), 403u) << target;
    }
}

TEST_F(SocketTest, handshake_unknownPathsAre404)
{
    EXPECT_EQ(WireSocket().open(m_process.port(), "/ws/sync"), 404u);
    EXPECT_EQ(WireSocket().open(m_process.port(), "/ws/chat/x/?token=" + m_alice.access), 404u);
}

TEST_F(SocketTest, handshake_numbersThatAreNoIdAre403)
{
    for (const char *number : {"0", "9223372036854775808", "99999999999999999999"})
        EXPECT_EQ(WireSocket().open(m_process.port(), "/ws/chat/" + std::string(number) + "/?token=" + m_alice.access),
                  403u)
            << number;
}

TEST_F(SocketTest, handshake_withoutAKey_400InJson)
{
    const std::string answer = rawExchange(
        m_process.port(), "GET " + socketTarget(m_alice, m_conversation) +
                              " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 400")) << answer;
    EXPECT_NE(answer.find("{\"detail\":\"Bad request.\"}"), std::string::npos) << answer;
}

TEST_F(SocketTest, typing_isToldToTheOthersOnly)
{
    WireSocket alice = connected(m_alice);
    WireSocket bob = connected(m_bob);

    alice.send(R"({"type":"typing","is_typing":true})");
    alice.send(R"({"type":"ping"})");

    EXPECT_EQ(alice.receiveText(), R"({"type":"pong"})");
    EXPECT_EQ(
        bob.receive(),
        (boost::json::value{{"type", "typing"}, {"user_id", m_alice.id}, {"username", "alice"}, {"is_typing", true}}));
}

TEST_F(SocketTest, readMarker_makesReceiptsAndClearsUnread)
{
    WireSocket alice = connected(m_alice);
    WireSocket bob = connected(m_bob);
    alice.send(R"({"type":"message.send","content":"first"})");
    const long long id = alice.receive().at("data").at("id").as_int64();
    bob.receive();
    EXPECT_EQ(call(m_bob, "GET", "/api/chat/conversations/").body.at(0).at("unread_count"), 1);

    bob.send(R"({"type":"message.read","message_id":)" + std::to_string(id) + '}');

    const boost::json::value expected{{"type", "message.read"}, {"message_id", id}, {"user_id", m_bob.id}};
    EXPECT_EQ(alice.receive(), expected);
    EXPECT_EQ(bob.receive(), expected);
    EXPECT_EQ(call(m_bob, "GET", "/api/chat/conversations/").body.at(0).at("unread_count"), 0);
    const auto receipts = call(m_alice, "GET", messagesPath()).body.at(0).at("receipts").as_array();
    ASSERT_EQ(receipts.size(), 2u);
    EXPECT_EQ(receipts[0].at("state"), "sent");
    EXPECT_EQ(receipts[1].at("state"), "read");
    EXPECT_EQ(receipts[1].at("user").at("username"), "bob");
}

TEST_F(SocketTest, editAndDelete_reachEverybodyAndOthersMessagesAreSafe)
{
    WireSocket alice = connected(m_alice);
    WireSocket bob = connected(m_bob);
    alice.send(R"({"type":"message.send","content":"Hello"})");
    const std::string id = std::to_string(alice.receive().at("data").at("id").as_int64());
    bob.receive();

    bob.send(R"({"type":"message.edit","content":"mine now","message_id":)" + id + '}');
    bob.send(R"({"type":"message.delete","message_id":)" + id + '}');
    alice.send(R"({"type":"message.edit","content":"Hello, Bob!","message_id":)" + id + '}');

    const auto edited = bob.receive();
    EXPECT_EQ(edited.at("type"), "message.edited");
    EXPECT_EQ(edited.at("data").at("content"), "Hello, Bob!");
    EXPECT_TRUE(edited.at("data").at("edited_at").is_string());
    alice.receive();

    alice.send(R"({"type":"message.delete","message_id":)" + id + '}');
    EXPECT_EQ(bob.receiveText(), R"({"type":"message.deleted","message_id":)" + id + '}');
    const auto kept = call(m_bob, "GET", messagesPath()).body.at(0);
    EXPECT_EQ(kept.at("is_deleted"), true);
    EXPECT_EQ(kept.at("content"), "");
}

namespace {

/// Each of \a frames is passed over, and the socket lives.
void expectIgnored(WireSocket &socket, std::initializer_list<const char *> frames)
{
    for (const char *frame : frames) {
        socket.send(frame);
        socket.send(R"({"type":"ping"})");
        EXPECT_EQ(socket.receiveText(), R"({"type":"pong"})") << frame;
    }
}

/// A message.send of \a bytes.
std::string commandOf(std::size_t bytes)
{
    const std::string head = R"({"type":"message.send","content":")";
    const std::string tail = R"("})";
    return head + std::string(bytes - head.size() - tail.size(), 'a') + tail;
}

} // namespace

TEST_F(SocketTest, frameThatIsNotJson_closesWith1011)
{
    for (const char *frame : {"not json", "", R"({"type":"ping")", R"({"type":"ping"}})"}) {
        WireSocket alice = connected(m_alice);
        alice.send(frame);
        EXPECT_FALSE(alice.receiveText()) << frame;
        EXPECT_EQ(alice.closeCode(), 1011u) << frame;
    }
}

TEST_F(SocketTest, frameThatIsNotUtf8_closesWith1007)
{
    WireSocket alice = connected(m_alice);
    alice.send("{\"type\":\"\xFF\"}"); // RFC 6455, 8.1
    EXPECT_FALSE(alice.receiveText());
    EXPECT_EQ(alice.closeCode(), 1007u);
}

TEST_F(SocketTest, frameThatLacksKeys_isIgnored)
{
    WireSocket alice = connected(m_alice);
    expectIgnored(alice, {"{}", R"({"content":"x"})", R"({"type":"message.send"})", R"({"type":"message.edit"})",
                          R"({"type":"message.delete"})", R"({"type":"message.read"})", R"({"type":"call.initiate"})"});
}

TEST_F(SocketTest, frameWithWrongTypes_isIgnored)
{
    WireSocket alice = connected(m_alice);
    expectIgnored(alice, {"[1]", R"("text")", "null", R"({"type":7})", R"({"type":null})",
                          R"({"type":"message.send","content":7})", R"({"type":"message.send","content":["x"]})",
                          R"({"type":"message.edit","message_id":"1","content":"x"})",
                          R"({"type":"message.read","message_id":-1})", R"({"type":"message.delete","message_id":1.5})",
                          R"({"type":"typing","is_typing":"yes"})"});
}

TEST_F(SocketTest, frameWithNullForItsContent_isIgnored)
{
    WireSocket alice = connected(m_alice);
    expectIgnored(alice, {R"({"type":"message.send","content":null})", R"({"type":"message.send","data":null})",
                          R"({"type":"message.edit","message_id":null,"content":null})"});
}

TEST_F(SocketTest, frameOfAnUnknownType_isIgnored)
{
    WireSocket alice = connected(m_alice);
    expectIgnored(alice, {R"({"type":"poll.open","data":{}})", R"({"type":""})", R"({"type":"PING"})"});
}

TEST_F(SocketTest, contentThatNobodyMayWrite_isIgnored)
{
    WireSocket alice = connected(m_alice);
    expectIgnored(alice,
                  {R"({"type":"message.send","content":"   "})", R"({"type":"message.send","content":"a\u0000b"})",
                   R"({"type":"message.send","content":"\ud83d"})"});
}

TEST_F(SocketTest, frameOf10MiB_isReadWholeAndIgnored)
{
    WireSocket alice = connected(m_alice);
    alice.send(commandOf(limits::kDefaultFrameBytes));
    alice.send(R"({"type":"ping"})");
    EXPECT_EQ(alice.receiveText(), R"({"type":"pong"})");
    EXPECT_TRUE(call(m_alice, "GET", messagesPath()).body.as_array().empty());
}

TEST_F(SocketTest, frameBeyond10MiB_closesWith1009)
{
    WireSocket alice = connected(m_alice);
    alice.send(commandOf(limits::kDefaultFrameBytes + 1));
    EXPECT_FALSE(alice.receiveText());
    EXPECT_EQ(alice.closeCode(), 1009u);
}

TEST_F(SocketTest, restSend_isBroadcastWithoutPrivateFields)
{
    WireSocket bob = connected(m_bob);
    const auto sent = call(m_alice, "POST", messagesPath(), R"({"content":"over REST"})");
    ASSERT_EQ(sent.status, 201u);
    EXPECT_TRUE(sent.body.at("sender").at("settings").is_object());

    const auto event = bob.receive();
    EXPECT_EQ(event.at("data").at("id"), sent.body.at("id"));
    EXPECT_TRUE(event.at("data").at("sender").at("settings").is_null());
    EXPECT_TRUE(event.at("data").at("sender").at("email").is_null());
}

TEST_F(SocketTest, removedMember_isClosedWithinSeconds)
{
    const auto group =
        call(m_alice, "POST", "/api/chat/conversations/",
             R"({"title":"Team","conversation_type":"group","member_ids":[)" + std::to_string(m_bob.id) + "]}");
    ASSERT_EQ(group.status, 201u);
    const long long id = group.body.at("id").as_int64();
    WireSocket bob;
    ASSERT_EQ(bob.open(m_process.port(), socketTarget(m_bob, id)), 101u);

    EXPECT_EQ(m_process.run({"member", "remove", std::to_string(id), "bob"}).exitCode, 0);

    EXPECT_FALSE(bob.receiveText());
    EXPECT_EQ(bob.closeCode(), 1008u);
    EXPECT_EQ(WireSocket().open(m_process.port(), socketTarget(m_bob, id)), 403u);
}

TEST_F(SocketTest, logout_closesTheSocketsOfThatSessionOnly)
{
    WireSocket first = connected(m_alice);
    WireSocket second = connected(m_alice);
    const auto login =
        rest(m_process.port(), "POST", "/api/auth/login/", R"({"username":"alice","password":"Test@1234"})");
    Person elsewhere = m_alice;
    elsewhere.access = login.body.at("access").as_string().c_str();
    WireSocket kept = connected(elsewhere);

    EXPECT_EQ(rest(m_process.port(), "POST", "/api/auth/logout/", R"({"refresh":")" + m_alice.refresh + "\"}").status,
              200u);

    for (WireSocket *socket : {&first, &second}) {
        EXPECT_FALSE(socket->receiveText());
        EXPECT_EQ(socket->closeCode(), 1008u);
    }
    kept.send(R"({"type":"ping"})");
    EXPECT_EQ(kept.receiveText(), R"({"type":"pong"})");
    EXPECT_EQ(WireSocket().open(m_process.port(), socketTarget(m_alice, m_conversation)), 403u);
    EXPECT_EQ(call(m_alice, "GET", "/api/auth/user/").body.at("code"), "token_not_valid");
}

TEST_F(SocketTest, newPassword_closesEverySocketOfThePerson)
{
    WireSocket alice = connected(m_alice);
    WireSocket bob = connected(m_bob);

    EXPECT_EQ(m_process.run({"user", "passwd", "alice"}, "Another@1").exitCode, 0);

    EXPECT_FALSE(alice.receiveText());
    EXPECT_EQ(alice.closeCode(), 1008u);
    bob.send(R"({"type":"ping"})");
    EXPECT_EQ(bob.receiveText(), R"({"type":"pong"})");
}

TEST_F(SocketTest, sixtyFiveSockets_theLastIsRefusedWith429UntilOneIsFree)
{
    std::vector<WireSocket> sockets;
    for (int i = 0; i < 64; ++i)
        sockets.push_back(connected(m_alice));
    EXPECT_EQ(WireSocket().open(m_process.port(), socketTarget(m_alice, m_conversation)), 429u);

    sockets.back().close();
    unsigned status = 429;
    // The place is free once the server has seen the close; there is no event for that outside.
    for (int attempt = 0; attempt < 100 && status == 429; ++attempt)
        status = WireSocket().open(m_process.port(), socketTarget(m_alice, m_conversation));
    EXPECT_EQ(status, 101u);
}

TEST_F(SocketTest, log_hasTheLinesSupportKnowsAndNoSecrets)
{
    WireSocket alice = connected(m_alice);
    alice.send(R"({"type":"message.send","content":"nobody's business"})");
    alice.receive();
    alice.close();
    EXPECT_EQ(m_process.terminate(), 0);

    const std::string log = m_process.log();
    const std::string path = "/ws/chat/" + std::to_string(m_conversation) + "/ [127.0.0.1:";
    for (const std::string &line :
         {std::string("[JWT Middleware] Token found in query string"),
          std::string("[JWT Middleware] Authenticated user: alice"), "WebSocket HANDSHAKING " + path,
          "WebSocket CONNECT " + path, "WebSocket DISCONNECT " + path})
        EXPECT_NE(log.find(line), std::string::npos) << line;
    EXPECT_EQ(log.find(m_alice.access), std::string::npos);
    EXPECT_EQ(log.find("nobody's business"), std::string::npos);
}
