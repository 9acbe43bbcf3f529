// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/WebSocketSession.h"

#include "transport/SessionFixture.h"

#include <boost/json.hpp>

using namespace vatochito;
using namespace vatochito::server;

namespace {

class WebSocketSessionTest : public SessionFixture
{
protected:
    std::string socketOf(ConversationId conversation, const TokenPair &pair)
    {
        return "/ws/chat/" + std::to_string(conversation.value()) + "/?token=" + m_tokens.sign(pair).access;
    }
    TokenPair signedIn(UserId user)
    {
        const TokenPair pair = m_tokens.newPair(user);
        EXPECT_TRUE(m_store->tokens().begin(pair));
        return pair;
    }
    /// Let in, and not subscribed yet.
    void admit(ConversationId conversation, const TokenPair &pair)
    {
        auto admission = m_gate.admit(RequestTarget::parse(socketOf(conversation, pair)).value());
        m_session = made<WebSocketSession>(std::move(*admission), "path", "test");
    }
    void run()
    {
        m_session->run();
        m_socket->open();
    }
    void say(ConversationId conversation, const std::string &content)
    {
        ASSERT_TRUE(wait<Result<ChatService::Outcome>>([&](auto done) {
            Draft draft;
            draft.conversation = conversation;
            draft.sender = m_alice;
            draft.content = content;
            m_chat.send(std::move(draft), done);
        }));
    }

    std::shared_ptr<WebSocketSession> m_session;
};

} // namespace

TEST_F(WebSocketSessionTest, member_hearsWhatIsSaid)
{
    const ConversationId id = direct();
    admit(id, signedIn(m_bob));
    run();
    say(id, "tea?");
    EXPECT_EQ(m_socket->next().at("data").at("content").as_string(), "tea?");
    EXPECT_EQ(m_socket->closeCode(), 0u);
}

TEST_F(WebSocketSessionTest, memberTakenOutDuringTheHandshake_hearsNothingOfAfterIt)
{
    const ConversationId id = group({m_bob});
    admit(id, signedIn(m_bob));
    ASSERT_TRUE(m_store->conversations().remove(id, m_bob));
    run();
    EXPECT_EQ(m_socket->closeCode(), 1008u);
    say(id, "without bob");
    EXPECT_TRUE(m_socket->isSilent());
}

TEST_F(WebSocketSessionTest, sessionThatEndedDuringTheHandshake_hearsNothingOfAfterIt)
{
    const ConversationId id = direct();
    admit(id, signedIn(m_bob));
    ASSERT_TRUE(m_store->tokens().revokeAll(m_bob));
    run();
    EXPECT_EQ(m_socket->closeCode(), 1008u);
}
