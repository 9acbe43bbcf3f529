// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/MembershipWatch.h"

#include <unordered_set>

namespace vatochito::server {

Status MembershipWatch::check()
{
    Status outcome;
    for (const ConversationId conversation : m_hub.conversations()) {
        // Subscribers first, members second: whoever joins in between is in both.
        const auto subscribers = m_hub.subscribers(conversation);
        const auto ids = m_conversations.memberIds(conversation);
        if (!ids) {
            if (outcome)
                outcome = failure(ids.error());
            continue;
        }
        const std::unordered_set<UserId> members(ids->begin(), ids->end());
        for (const auto &subscriber : subscribers) {
            if (!members.contains(subscriber->user()))
                subscriber->endMembership();
        }
    }
    return outcome;
}

} // namespace vatochito::server
