// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/auth/AuthService.h"
#include "server/chat/ConversationService.h"
#include "server/chat/Hub.h"
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

    /// All must outlive the gate.
    SocketGate(AuthService &auth, ConversationService &conversations, Hub &hub)
        : m_auth(auth), m_conversations(conversations), m_hub(hub)
    {
    }

    /// Errors: NotFound for a path that is no socket's, Forbidden for a bad token and a non-member alike (level 0
    /// tells them apart over REST), RateLimited when all of the person's places are taken.
    Result<Admission> admit(const RequestTarget &target);

private:
    AuthService &m_auth;
    ConversationService &m_conversations;
    Hub &m_hub;
};

} // namespace vatochito::server
