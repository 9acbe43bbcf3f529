// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/WebSocketSession.h"

#include "server/channel/MemoryChannelLayer.h"
#include "store/StoreFixture.h"
#include "transport/ScriptedFrameSocket.h"

#include <boost/json.hpp>

using namespace vatochito;
using namespace vatochito::server;

namespace {

/// A socket of level 0 that this test plays, with everything behind it.
class WebSocketSessionTest : public StoreFixture
{
protected:
    WebSocketSessionTest()
    {
        m_channel.listen([this](const ChannelEvent &event) { m_hub.deliver(event); });
    }

    ~WebSocketSessionTest() override
    {
        m_store.reset();
        // Tasks that nobody runs any more hold their session.
        if (m_session)
            m_socket->forget();
    }

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
        auto socket = std::make_unique<ScriptedFrameSocket>();
        m_socket = socket.get();
        auto admission = m_gate.admit(RequestTarget::parse(socketOf(conversation, pair)).value());
        m_session =
            std::make_shared<WebSocketSession>(std::move(socket), m_context, std::move(*admission), "path", "test");
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

    MemoryChannelLayer m_channel;
    Hub m_hub;
    SyncHub m_syncHub;
    PasswordHasher m_hasher{PasswordHasher::Cost::minimal()};
    TokenService m_tokens{std::string(32, 'k'), {}, m_clock};
    AuthService m_auth{*m_store, m_tokens, m_hasher, m_clock};
    ConversationService m_conversations{m_store->conversations()};
    ChatService m_chat{m_store->messages(), m_channel, m_clock};
    AnnotationService m_annotations{m_store->annotations(), m_channel};
    PresenceBoard m_presence{m_syncHub, m_clock};
    SyncService m_sync{m_store->sync(), m_syncHub, m_presence};
    SocketGate m_gate{m_auth, m_conversations, m_hub, m_sync};
    Router m_router;
    ConnectionRegistry m_connections;
    Lanes m_lanes{[](const std::function<void()> &task) {
                      task();
                      return true;
                  },
                  [](const std::function<void()> &) { return false; },
                  [](const std::function<void()> &) { return false; }};
    PersonSeats m_searchSeats{limits::kSearchesOfPerson};
    ServerContext m_context{m_router, m_auth,  m_gate,        m_chat,        m_annotations, m_hub,
                            m_sync,   m_lanes, m_searchSeats, m_connections, m_clock,       TransportLimits{}};
    ScriptedFrameSocket *m_socket = nullptr;
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
