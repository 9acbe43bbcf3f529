// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/Hub.h"
#include "server/store/ConversationStore.h"
#include "server/store/TokenStore.h"

#include <string>
#include <unordered_set>

namespace vatochito::server {

/// Finds connected people who may listen no more: out of the conversation, signed out, or with a new password; whoever
/// brought it about, also another process. Has no timer of its own.
class AccessWatch
{
public:
    /// All must outlive the watch.
    AccessWatch(const Hub &hub, ConversationStore &conversations, TokenStore &tokens)
        : m_hub(hub), m_conversations(conversations), m_tokens(tokens)
    {
    }

    /// One look at everybody who is connected. Blocks. What cannot be read is left for the next look, and the first
    /// failure is returned.
    Status check();

private:
    using Subscribers = std::vector<std::shared_ptr<Subscriber>>;

    Status checkMembers(ConversationId conversation, const Subscribers &subscribers);
    Status checkSessions(const Subscribers &subscribers);

    const Hub &m_hub;
    ConversationStore &m_conversations;
    TokenStore &m_tokens;
};

} // namespace vatochito::server
