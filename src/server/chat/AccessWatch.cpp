// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/AccessWatch.h"

namespace vatochito::server {

Status AccessWatch::check()
{
    Status outcome;
    const auto note = [&outcome](const Status &status) {
        if (outcome)
            outcome = status;
    };
    Subscribers everybody;
    for (const ConversationId conversation : m_hub.conversations()) {
        // Subscribers first, members second: whoever joins in between is in both.
        const Subscribers subscribers = m_hub.subscribers(conversation);
        note(checkMembers(conversation, subscribers));
        everybody.insert(everybody.end(), subscribers.begin(), subscribers.end());
    }
    note(checkSessions(everybody));
    return outcome;
}

Status AccessWatch::checkMembers(ConversationId conversation, const Subscribers &subscribers)
{
    const auto ids = m_conversations.memberIds(conversation);
    if (!ids)
        return failure(ids.error());
    const std::unordered_set<UserId> members(ids->begin(), ids->end());
    for (const auto &subscriber : subscribers) {
        if (!members.contains(subscriber->user()))
            subscriber->endAccess();
    }
    return {};
}

Status AccessWatch::checkSessions(const Subscribers &subscribers)
{
    // One person's sockets share a token: asked once for all of them.
    std::unordered_set<std::string> accessIds;
    for (const auto &subscriber : subscribers)
        accessIds.insert(subscriber->accessId());
    const auto revoked = m_tokens.revokedAmong(accessIds);
    if (!revoked)
        return failure(revoked.error());
    for (const auto &subscriber : subscribers) {
        if (revoked->contains(subscriber->accessId()))
            subscriber->endAccess();
    }
    return {};
}

} // namespace vatochito::server
