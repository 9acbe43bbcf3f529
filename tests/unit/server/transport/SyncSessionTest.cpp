// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/SyncSession.h"

#include "transport/SessionFixture.h"

#include <boost/json.hpp>

using namespace vatochito;
using namespace vatochito::server;
using namespace std::chrono_literals;

namespace {

class SyncSessionTest : public SessionFixture
{
protected:
    std::string token(UserId user, std::chrono::seconds life = 15min)
    {
        const TokenService tokens(std::string(32, 'k'), {life, 24h}, m_clock);
        return tokens.sign(tokens.newPair(user)).access;
    }
    /// Opened with \a authorization, as far as the hello or the bye.
    std::shared_ptr<SyncSession> opened(const std::string &authorization)
    {
        auto session = made<SyncSession>(m_gate.admitSync(authorization).value(), "test");
        session->run();
        m_socket->open();
        return session;
    }
    std::shared_ptr<SyncSession> opened(UserId user) { return opened("Bearer " + token(user)); }
    /// Opened and subscribed, not resumed yet. In \a conversation, which is small.
    std::shared_ptr<SyncSession> joined(UserId user, ConversationId conversation)
    {
        auto session = opened(user);
        EXPECT_EQ(type(m_socket->next()), "hello");
        m_socket->settle([&] { return m_presence.onlineIn({conversation}).contains(user); });
        return session;
    }
    std::shared_ptr<SyncSession> live(UserId user, const std::string &device = "d:1")
    {
        auto session = opened(user);
        m_socket->receive(R"({"type":"resume","id":1,"device":")" + device + R"(","fresh":true})");
        EXPECT_EQ(type(m_socket->next()), "hello");
        EXPECT_EQ(type(m_socket->next()), "resumed");
        return session;
    }
    static std::string type(const boost::json::value &frame) { return frame.at("type").as_string().c_str(); }
    /// Alice says something, and everybody is told.
    void tell(ConversationId conversation, const std::string &content)
    {
        const auto told = wait<Result<ChatService::Outcome>>([&](auto done) {
            m_chat.send({conversation, m_alice, MessageType::Text, content}, done);
        });
        EXPECT_TRUE(told);
    }
    boost::json::value ask(const std::string &frame)
    {
        m_socket->receive(frame);
        return m_socket->next();
    }
    std::string send(ConversationId conversation, const std::string &clientId, const std::string &content)
    {
        return R"({"type":"message.send","id":17,"conversation":)" + std::to_string(conversation.value()) +
               R"(,"client_id":")" + clientId + R"(","content":")" + content + "\"}";
    }
};

} // namespace

TEST_F(SyncSessionTest, hello_tellsTheLimitsAndHowLongTheTokenLasts)
{
    const auto session = opened("Bearer " + token(m_bob, 712s));
    const auto hello = m_socket->next();
    EXPECT_EQ(type(hello), "hello");
    EXPECT_EQ(hello.at("version"), 1);
    EXPECT_EQ(hello.at("user_id"), m_bob.value());
    EXPECT_EQ(hello.at("epoch").as_string(), m_store->sync().epoch().value());
    EXPECT_NEAR(static_cast<double>(hello.at("auth_expires_in").as_int64()), 712, 1);
    EXPECT_EQ(hello.at("heartbeat"), (boost::json::value{{"interval", 30}, {"timeout", 10}}));
    EXPECT_EQ(hello.at("limits"), (boost::json::value{{"frame", 524'288}, {"content", 65'536}, {"page", 200}}));
}

TEST_F(SyncSessionTest, withoutAValidToken_isOpenedAndSentAwayWith4401)
{
    for (const std::string &header : {std::string(), std::string("Bearer x.y.z"), token(m_bob)}) {
        const auto session = opened(header);
        const auto bye = m_socket->next();
        EXPECT_EQ(type(bye), "bye");
        EXPECT_EQ(bye.at("code"), 4401);
        EXPECT_EQ(m_socket->closeCode(), 4401u);
    }
}

TEST_F(SyncSessionTest, theSixtyFifthSocketOfAPerson_isSentAwayWith4429)
{
    std::vector<std::optional<Hub::Seat>> seats;
    for (std::size_t i = 0; i < limits::kSocketsPerUser; ++i)
        seats.push_back(m_hub.takeSeat(m_bob));
    const auto session = opened(m_bob);
    const auto bye = m_socket->next();
    EXPECT_EQ(bye.at("code"), 4429);
    EXPECT_GT(bye.at("retry_after").as_double(), 0);
}

TEST_F(SyncSessionTest, whatComesBeforeTheResume_isToldByItAlone)
{
    const ConversationId id = direct();
    const auto session = joined(m_bob, id);
    tell(id, "before");
    const auto resumed = ask(R"({"type":"resume","id":1,"device":"d","fresh":true})");
    EXPECT_EQ(type(resumed), "resumed");
    EXPECT_EQ(resumed.at("mode"), "snapshot");
    EXPECT_EQ(resumed.at("conversations").at(0).at("head"), 2);
    EXPECT_TRUE(m_socket->isSilent());
}

TEST_F(SyncSessionTest, whatComesWhileTheResumeIsRead_followsItsAnswer)
{
    const ConversationId id = direct();
    const auto session = joined(m_bob, id);
    m_socket->onNextPost([&] { tell(id, "meanwhile"); });
    EXPECT_EQ(type(ask(R"({"type":"resume","id":1,"device":"d","fresh":true})")), "resumed");
    const auto event = m_socket->next();
    EXPECT_EQ(type(event), "message.new");
    EXPECT_EQ(event.at("rev"), 2);
}

TEST_F(SyncSessionTest, moreThanCanWaitForTheResume_isReadInstead)
{
    const ConversationId id = direct();
    const auto session = joined(m_bob, id);
    const auto large = std::make_shared<const std::string>(limits::kHeldBytes / 2, 'x');
    m_socket->onNextPost([&] {
        tell(id, "meanwhile");
        for (int i = 0; i < 3; ++i)
            session->deliver({large, id, 2});
    });
    const auto resumed = ask(R"({"type":"resume","id":1,"device":"d","fresh":true})");
    EXPECT_EQ(type(resumed), "resumed");
    EXPECT_EQ(resumed.at("conversations").at(0).at("head"), 2);
    EXPECT_TRUE(m_socket->isSilent());
    EXPECT_EQ(m_socket->closeCode(), 0u);
    // Told of by the answer, so no pong asks for it again.
    EXPECT_FALSE(ask(R"({"type":"ping"})").as_object().contains("heads"));
}

TEST_F(SyncSessionTest, whoComesWhileTheResumeIsRead_isOnline)
{
    const ConversationId id = direct();
    const auto session = joined(m_bob, id);
    const auto alice = m_store->users().find(m_alice).value();
    // The first tells that the read begins, the second what it has found.
    m_socket->onNextPost([&] { m_socket->onNextPost([&] { m_presence.come(*alice, {id}); }); });
    EXPECT_EQ(type(ask(R"({"type":"resume","id":1,"device":"d","fresh":true})")), "resumed");
    const auto presence = m_socket->next();
    EXPECT_EQ(type(presence), "presence");
    EXPECT_EQ(presence.at("users").as_object().begin()->value(), "online");
}

TEST_F(SyncSessionTest, theOlderSocketOfADevice_goesAlsoWhenItResumesLast)
{
    const auto older = opened(m_bob);
    ScriptedFrameSocket *const olderSocket = m_socket;
    const auto newer = live(m_bob);
    olderSocket->receive(R"({"type":"resume","id":1,"device":"d:1","fresh":true})");
    EXPECT_EQ(olderSocket->closeCode(), 4409u);
    EXPECT_EQ(m_socket->closeCode(), 0u);
}

TEST_F(SyncSessionTest, send_isAcknowledgedThenTold_andAgainAsADuplicate)
{
    const ConversationId id = direct();
    const auto session = live(m_bob);
    const auto ack = ask(send(id, "c1", "hi"));
    EXPECT_EQ(type(ack), "ack");
    EXPECT_EQ(ack.at("re"), 17);
    EXPECT_EQ(ack.at("client_id"), "c1");
    EXPECT_EQ(ack.at("rev"), 2);
    EXPECT_EQ(ack.at("duplicate"), false);
    const auto event = m_socket->next();
    EXPECT_EQ(type(event), "message.new");
    EXPECT_EQ(event.at("message").at("client_id"), "c1");
    EXPECT_EQ(event.at("message").at("id"), ack.at("message_id"));

    const auto again = ask(send(id, "c1", "hi"));
    EXPECT_EQ(again.at("duplicate"), true);
    EXPECT_EQ(again.at("message_id"), ack.at("message_id"));
    EXPECT_EQ(ask(send(id, "c1", "other")).at("code"), "idempotency_conflict");
}

TEST_F(SyncSessionTest, whatCannotBeDone_isAFinalError)
{
    const ConversationId mine = direct();
    const ConversationId others = group({});
    const MessageId message = append(mine, m_alice, "hers").value().id;
    const auto session = live(m_bob);
    const auto code = [&](const std::string &frame) {
        const auto error = ask(frame);
        EXPECT_EQ(type(error), "error") << frame;
        EXPECT_EQ(error.at("retry"), false) << frame;
        return std::string(error.at("code").as_string());
    };
    const std::string place = R"("conversation":)" + std::to_string(mine.value());
    const std::string which = place + R"(,"message_id":)" + std::to_string(message.value());
    EXPECT_EQ(code(send(others, "c1", "hi")), "not_member");
    EXPECT_EQ(code(send(mine, "c2", std::string(65'537, 'x'))), "too_large");
    EXPECT_EQ(code(send(mine, "c3", " ")), "invalid");
    EXPECT_EQ(code(R"({"type":"message.edit","id":1,"content":"x",)" + which + '}'), "forbidden");
    EXPECT_EQ(code(R"({"type":"message.delete","id":1,"message_id":999,)" + place + '}'), "not_found");
    EXPECT_EQ(code(R"({"type":"sync","id":1,"conversation":)" + std::to_string(others.value()) + '}'), "not_member");
    EXPECT_EQ(code(R"({"type":"reaction.set","id":1,"emoji":"x","on":true,)" + which + '}'), "invalid");
    EXPECT_EQ(code(R"({"type":"auth","id":1,"token":"x"})"), "invalid");
}

TEST_F(SyncSessionTest, marks_areAcknowledgedAndReachTheAccount)
{
    const ConversationId id = direct();
    const MessageId message = append(id, m_alice, "one").value().id;
    const auto session = live(m_bob);
    m_socket->receive(R"({"type":"read","id":5,"conversation":1,"up_to":)" + std::to_string(message.value()) + '}');
    const auto account = m_socket->next();
    EXPECT_EQ(type(account), "account.changed");
    EXPECT_EQ(account.at("conversations").at(0).at("my_read"), message.value());
    EXPECT_EQ(m_socket->next().at("re"), 5);
}

TEST_F(SyncSessionTest, withoutAPing_isSentAwayAfter75Seconds)
{
    const auto session = live(m_bob);
    m_clock.advance(74s);
    m_socket->wake();
    EXPECT_EQ(m_socket->closeCode(), 0u);
    EXPECT_EQ(type(ask(R"({"type":"ping"})")), "pong");
    m_clock.advance(74s);
    m_socket->wake();
    EXPECT_EQ(m_socket->closeCode(), 0u);
    m_clock.advance(1s);
    m_socket->wake();
    EXPECT_EQ(m_socket->next().at("code"), 4408);
}

TEST_F(SyncSessionTest, anExpiringToken_isWarnedOfRenewedAndMissedAfterItsGrace)
{
    const auto session = live(m_bob);
    const auto passTo = [&](std::chrono::seconds time) {
        m_clock.advance(time);
        m_socket->wake();
    };
    const auto ping = [&] { EXPECT_EQ(type(ask(R"({"type":"ping"})")), "pong"); };
    for (int i = 0; i < 12; ++i) {
        passTo(60s);
        ping();
    }
    passTo(60s + 1s); // 781 of 900 seconds
    const auto warning = m_socket->next();
    EXPECT_EQ(type(warning), "auth.expiring");
    EXPECT_LE(warning.at("in").as_int64(), 120);
    ping();
    EXPECT_EQ(type(ask(R"({"type":"auth","id":9,"token":")" + token(m_bob, 300s) + "\"}")), "ack");
    EXPECT_EQ(ask(R"({"type":"auth","id":9,"token":")" + token(m_alice) + "\"}").at("code"), "forbidden");

    passTo(60s);
    ping();
    passTo(60s);
    ping();
    passTo(60s + 1s);
    EXPECT_EQ(type(m_socket->next()), "auth.expiring");
    ping();
    passTo(60s);
    ping();
    passTo(60s); // expired, in its grace
    ping();
    EXPECT_EQ(m_socket->closeCode(), 0u);
    passTo(25s);
    EXPECT_EQ(m_socket->next().at("code"), 4401);
}

TEST_F(SyncSessionTest, aTokenThatLivesForSeconds_isNotWarnedOfAtOnce)
{
    const auto session = live(m_bob);
    EXPECT_EQ(type(ask(R"({"type":"auth","id":9,"token":")" + token(m_bob, 30s) + "\"}")), "ack");
    m_clock.advance(14s);
    m_socket->wake();
    EXPECT_EQ(type(ask(R"({"type":"ping"})")), "pong");
    m_clock.advance(2s);
    m_socket->wake();
    EXPECT_EQ(type(m_socket->next()), "auth.expiring");
}

TEST_F(SyncSessionTest, theSameDeviceAgain_letsTheOlderSocketGoWith4409)
{
    const auto older = live(m_bob, "d:1");
    ScriptedFrameSocket *olderSocket = m_socket;
    const auto newer = live(m_bob, "d:1");
    EXPECT_EQ(olderSocket->next().at("code"), 4409);
    EXPECT_EQ(m_socket->closeCode(), 0u);
}

TEST_F(SyncSessionTest, aRevokedSession_isSentAwayWith4402AndToldNothingMore)
{
    const ConversationId id = direct();
    const auto session = live(m_bob);
    session->endAccess();
    EXPECT_EQ(m_socket->next().at("code"), 4402);
    append(id, m_alice, "secret").value();
    EXPECT_FALSE(m_sync.isIn(m_bob, id));
}

TEST_F(SyncSessionTest, aSessionThatEndedDuringTheHandshake_isSentAwayWith4402)
{
    auto socket = std::make_unique<ScriptedFrameSocket>();
    m_socket = socket.get();
    const TokenPair pair = m_tokens.newPair(m_bob);
    ASSERT_TRUE(m_store->tokens().begin(pair));
    auto session = std::make_shared<SyncSession>(
        std::move(socket), m_context, m_gate.admitSync("Bearer " + m_tokens.sign(pair).access).value(), "test");
    m_opened.emplace_back(session, m_socket);
    ASSERT_TRUE(m_store->tokens().revokeAll(m_bob));
    session->run();
    m_socket->open();
    EXPECT_EQ(type(m_socket->next()), "hello");
    EXPECT_EQ(m_socket->next().at("code"), 4402);
}

TEST_F(SyncSessionTest, aSearch_waitsInItsOwnLaneAndHoldsUpNothing)
{
    const ConversationId id = direct();
    append(id, m_alice, "chai").value();
    const auto session = live(m_bob);
    const std::string history = R"("conversation":)" + std::to_string(id.value());
    m_socket->receive(R"({"type":"history","id":5,)" + history + R"(,"query":"chai"})");
    EXPECT_EQ(ask(R"({"type":"history","id":6,)" + history + '}').at("re"), 6);
    ASSERT_EQ(m_searches.size(), 1u);
    m_searches.front()();
    EXPECT_EQ(m_socket->next().at("re"), 5);
}

TEST_F(SyncSessionTest, moreSearchesThanOnePersonMayHaveAtATime_areRefusedForNow)
{
    const std::string history = R"("conversation":)" + std::to_string(direct().value());
    const auto session = live(m_bob);
    for (std::size_t i = 0; i < limits::kSearchesOfPerson; ++i)
        m_socket->receive(R"({"type":"history","id":5,)" + history + R"(,"query":"chai"})");
    const auto refused = ask(R"({"type":"history","id":6,)" + history + R"(,"query":"chai"})");
    EXPECT_EQ(refused.at("code"), "rate_limited");
    EXPECT_EQ(refused.at("retry"), true);
    for (const auto &search : std::exchange(m_searches, {}))
        search();
    m_socket->receive(R"({"type":"history","id":7,)" + history + R"(,"query":"chai"})");
    EXPECT_EQ(m_searches.size(), 1u);
}

TEST_F(SyncSessionTest, draining_tellsWhenToGoAndServesUntilThen)
{
    const ConversationId id = direct();
    for (int i = 0; i < 150; ++i)
        m_connections.nextDeparture();
    const auto session = live(m_bob);
    m_connections.drain();
    const auto reconnect = m_socket->next();
    EXPECT_EQ(type(reconnect), "reconnect");
    EXPECT_EQ(reconnect.at("after_ms"), 1'000);
    EXPECT_EQ(type(ask(send(id, "c1", "hi"))), "ack");
    EXPECT_EQ(type(m_socket->next()), "message.new");
    m_clock.advance(1s);
    m_socket->wake();
    EXPECT_EQ(m_socket->next().at("code"), 4412);
}

TEST_F(SyncSessionTest, whoReadsTooSlowly_isSentAwayWith4420)
{
    const auto session = live(m_bob);
    m_socket->beTooSlow();
    EXPECT_EQ(m_socket->next().at("code"), 4420);
}

TEST_F(SyncSessionTest, nonsense_is4400AndAFrameTooLarge4413)
{
    auto session = live(m_bob, "d:1");
    m_socket->receive("not json");
    EXPECT_EQ(m_socket->next().at("code"), 4400);
    session = live(m_bob, "d:2");
    m_socket->receiveBinary("{}");
    EXPECT_EQ(m_socket->next().at("code"), 4400);
    session = live(m_bob, "d:3");
    m_socket->receiveTooMuch();
    EXPECT_EQ(m_socket->next().at("code"), 4413);
}

TEST_F(SyncSessionTest, tooManyCommands_areRefusedForAWhileThen4429)
{
    const auto session = live(m_bob);
    const std::string frame = R"({"type":"dance","id":1})";
    std::string code;
    int asked = 0;
    for (; asked < 600 && code != "rate_limited"; ++asked)
        code = ask(frame).at("code").as_string().c_str();
    EXPECT_EQ(code, "rate_limited");
    EXPECT_GE(asked, 499);
    // A ping is answered as long as the socket is.
    EXPECT_EQ(type(ask(R"({"type":"ping"})")), "pong");
    boost::json::value last;
    for (int i = 0; i < 600 && m_socket->closeCode() == 0; ++i)
        last = ask(frame);
    EXPECT_EQ(last.at("code"), 4429);
    EXPECT_GT(last.at("retry_after").as_double(), 10);
}

TEST_F(SyncSessionTest, whenTheServerIsBusy_readingIsRefusedForNow)
{
    const auto session = live(m_bob);
    m_isBusy = true;
    const auto error = ask(R"({"type":"sync","id":2,"conversation":1})");
    EXPECT_EQ(error.at("code"), "overloaded");
    EXPECT_EQ(error.at("retry"), true);
}

TEST_F(SyncSessionTest, typing_isToldToOtherMembersAndOnlyByMembers)
{
    const ConversationId id = direct();
    const auto bob = live(m_bob, "d:1");
    ScriptedFrameSocket *bobs = m_socket;
    const auto carol = live(user("carol"), "d:2");
    const std::string typing =
        R"({"type":"typing","conversation":)" + std::to_string(id.value()) + R"(,"is_typing":true})";
    m_socket->receive(typing);
    const auto alice = live(m_alice, "d:3");
    m_socket->receive(typing);
    // Nothing came from carol, who is not in it.
    EXPECT_EQ(
        bobs->next(),
        (boost::json::value{
            {"type", "typing"}, {"conversation", id.value()}, {"user_id", m_alice.value()}, {"is_typing", true}}));
}

TEST_F(SyncSessionTest, pong_namesHeadsThatThisSocketWasSentLessOf)
{
    const ConversationId id = direct();
    const auto session = live(m_bob);
    m_channel.publish({.conversation = id, .number = 7});
    const auto pong = ask(R"({"type":"ping"})");
    EXPECT_EQ(pong.at("heads"), (boost::json::value{{std::to_string(id.value()), 7}}));
}
