// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/Hub.h"
#include "server/store/ConversationStore.h"

namespace vatochito::server {

/// Finds connected people who are in their conversation no more, whoever removed them, also another process. Has no
/// timer of its own.
class MembershipWatch
{
public:
    /// Both must outlive the watch.
    MembershipWatch(const Hub &hub, ConversationStore &conversations) : m_hub(hub), m_conversations(conversations) {}

    /// One look at every conversation that somebody listens to. Blocks. What cannot be read is left for the next
    /// look, and the first failure is returned.
    Status check();

private:
    const Hub &m_hub;
    ConversationStore &m_conversations;
};

} // namespace vatochito::server
