// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/channel/MemoryChannelLayer.h"
#include "server/chat/ConversationAnnouncement.h"
#include "server/transport/ServerContext.h"
#include "store/StoreFixture.h"
#include "transport/ScriptedFrameSocket.h"

#include <memory>
#include <utility>
#include <vector>

namespace vatochito::server {

/// Everything a session has behind it, and the sockets that its test plays.
class SessionFixture : public StoreFixture
{
protected:
    SessionFixture()
    {
        m_channel.listen([this](const ChannelEvent &event) {
            m_hub.deliver(event);
            m_syncHub.deliver(event);
        });
        m_store->conversations().announceTo(
            [this](const ConversationChange &change) { announceConversation(m_channel, change); });
    }

    ~SessionFixture() override
    {
        // What still calls back ends first; then the tasks that nobody runs any more, since they hold their sessions.
        m_store.reset();
        m_syncHub.clear();
        for (const auto &[session, socket] : m_opened) {
            if (const auto held = session.lock())
                socket->forget();
        }
    }

    /// A session on a new socket, not run yet; m_socket is the newest.
    template <typename Session, typename... Arguments>
    std::shared_ptr<Session> made(Arguments &&...arguments)
    {
        auto socket = std::make_unique<ScriptedFrameSocket>();
        m_socket = socket.get();
        auto session = std::make_shared<Session>(std::move(socket), m_context, std::forward<Arguments>(arguments)...);
        m_opened.emplace_back(session, m_socket);
        return session;
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
    bool m_isBusy = false;
    std::vector<std::function<void()>> m_searches; ///< those that wait for their thread
    Lanes m_lanes{{.requests =
                       [this](UserId, const Lanes::Task &task) {
                           if (!m_isBusy)
                               task();
                           return !m_isBusy;
                       },
                   .credentials = [](const Lanes::Task &) { return false; },
                   .searches =
                       [this](Lanes::Task task) {
                           m_searches.push_back(std::move(task));
                           return true;
                       },
                   .checks = [](const Lanes::Task &) { return false; }}};
    PersonSeats m_searchSeats{limits::kSearchesOfPerson};
    ServerContext m_context{m_router, m_auth,  m_gate,        m_chat,        m_annotations, m_hub,
                            m_sync,   m_lanes, m_searchSeats, m_connections, m_clock,       TransportLimits{}};
    ScriptedFrameSocket *m_socket = nullptr;
    std::vector<std::pair<std::weak_ptr<FrameSocketOwner>, ScriptedFrameSocket *>> m_opened;
};

} // namespace vatochito::server
