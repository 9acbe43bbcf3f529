// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/PersonSeats.h"
#include "server/chat/Subscriber.h"
#include "server/domain/Limits.h"

#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

namespace vatochito::server {

/// Who is connected to this node over level 0, by conversation, and how many sockets each person has. Thread: any.
class Hub
{
public:
    using Seat = PersonSeats::Seat;

    /// One of the limits::kSocketsPerUser places that a person has, or nothing. The hub must outlive the seat.
    std::optional<Seat> takeSeat(UserId user) { return m_seats.take(user); }

    void subscribe(std::shared_ptr<Subscriber> subscriber);
    void unsubscribe(const Subscriber &subscriber);
    /// Lets go of everybody, without telling them.
    void clear();

    /// Events from one thread reach each subscriber in order.
    void deliver(const ChannelEvent &event) const;

    std::vector<ConversationId> conversations() const;
    std::vector<std::shared_ptr<Subscriber>> subscribers(ConversationId conversation) const;

private:
    /// Replaced, never changed: delivering copies one pointer under the lock and nothing else.
    using List = std::vector<std::shared_ptr<Subscriber>>;

    std::shared_ptr<const List> listOf(ConversationId conversation) const;

    mutable std::mutex m_mutex;
    std::unordered_map<ConversationId, std::shared_ptr<const List>> m_byConversation;
    PersonSeats m_seats{limits::kSocketsPerUser};
};

} // namespace vatochito::server
