// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/auth/AuthService.h"
#include "server/chat/ConversationService.h"
#include "server/chat/Hub.h"
#include "server/chat/SyncService.h"
#include "server/transport/RequestTarget.h"

namespace vatochito::server {

/// Who may open a socket to which conversation. Blocks; not for strands.
class SocketGate
{
public:
    struct Admission
    {
        UserPtr user;
        std::string accessId; ///< of the token that was shown
        ConversationId conversation;
        Hub::Seat seat;
    };

    /// To a level 1 socket. It is opened whoever comes: why somebody may not stay is told over it.
    struct SyncAdmission
    {
        std::optional<AuthService::Caller> caller; ///< nothing: no valid token
        std::optional<Hub::Seat> seat;             ///< nothing: all of the person's places are taken
        std::string epoch;
    };

    /// All must outlive the gate.
    SocketGate(AuthService &auth, ConversationService &conversations, Hub &hub, SyncService &sync)
        : m_auth(auth), m_conversations(conversations), m_hub(hub), m_sync(sync)
    {
    }

    static bool isSync(const RequestTarget &target) { return target.path() == "/ws/sync/"; }

    /// Errors: NotFound for a path that is no socket's, Forbidden for a bad token and a non-member alike (level 0
    /// tells them apart over REST), RateLimited when all of the person's places are taken.
    Result<Admission> admit(const RequestTarget &target);
    /// Once the socket is subscribed: who was let in may have been taken out since, or signed out, which nobody told
    /// it.
    Status confirm(const Admission &admission);
    /// \a authorization is the header; a token in the address is not looked at. Errors: of the database alone.
    Result<SyncAdmission> admitSync(std::string_view authorization);

private:
    Status requireMember(ConversationId conversation, UserId user);

    AuthService &m_auth;
    ConversationService &m_conversations;
    Hub &m_hub;
    SyncService &m_sync;
};

} // namespace vatochito::server
