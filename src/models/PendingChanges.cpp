// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/PendingChanges.h"

#include <algorithm>

namespace vatochito {

PendingChanges::Target PendingChanges::put(const OutboxEntry &entry)
{
    const auto place = std::lower_bound(
        m_entries.begin(), m_entries.end(), entry,
        [](const OutboxEntry &left, const OutboxEntry &right) { return left.sequence < right.sequence; });
    if (place != m_entries.end() && place->sequence == entry.sequence)
        *place = entry;
    else
        m_entries.insert(place, entry);
    return {.id = entry.target, .waiting = entry.refersTo};
}

PendingChanges::Target PendingChanges::take(const ClientId &client)
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&client](const OutboxEntry &entry) { return entry.clientId == client; });
    if (found == m_entries.cend())
        return {};
    const Target target{.id = found->target, .waiting = found->refersTo};
    m_entries.erase(found);
    return target;
}

Message PendingChanges::shown(const Message &stored) const
{
    Message message = stored;
    if (!stored.id.isValid()) {
        // It goes out as it is, and the change follows; whoever made it sees what will be there in the end.
        const OutboxEntry *follower = lastOfWaiting(stored.clientId);
        if (follower && follower->operation == OutboxEntry::Operation::Edit)
            message.content = follower->content;
        else if (follower)
            message.isDeleted = true;
        return message;
    }
    const OutboxEntry *change = lastOf(stored.id);
    if (!change || stored.isDeleted)
        return stored;
    const Message asWaiting = change->asMessage(stored.sender);
    message.clientId = asWaiting.clientId;
    message.delivery = asWaiting.delivery;
    message.failure = asWaiting.failure;
    if (change->operation == OutboxEntry::Operation::Edit)
        message.content = change->content;
    else
        message.isDeleted = change->state == OutboxEntry::State::Waiting;
    return message;
}

std::optional<OutboxEntry::Operation> PendingChanges::operationOn(MessageId message) const
{
    const OutboxEntry *change = lastOf(message);
    return change ? std::optional(change->operation) : std::nullopt;
}

const OutboxEntry *PendingChanges::lastOf(MessageId message) const
{
    const auto found = std::find_if(m_entries.crbegin(), m_entries.crend(),
                                    [message](const OutboxEntry &entry) { return entry.target == message; });
    return found == m_entries.crend() || !message.isValid() ? nullptr : &*found;
}

const OutboxEntry *PendingChanges::lastOfWaiting(const ClientId &message) const
{
    const auto found = std::find_if(m_entries.crbegin(), m_entries.crend(), [&message](const OutboxEntry &entry) {
        return entry.refersTo == message && entry.state == OutboxEntry::State::Waiting;
    });
    return found == m_entries.crend() || !message.isValid() ? nullptr : &*found;
}

} // namespace vatochito
