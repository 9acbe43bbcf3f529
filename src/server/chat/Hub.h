// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/Subscriber.h"

#include <cstddef>
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
    /// One of the limits::kSocketsPerUser places that a person has; free again when it is destroyed.
    class Seat
    {
    public:
        Seat(Seat &&other) noexcept;
        Seat &operator=(Seat &&) = delete;
        ~Seat();

    private:
        friend class Hub;
        Seat(Hub &hub, UserId user) : m_hub(&hub), m_user(user) {}

        Hub *m_hub;
        UserId m_user;
    };

    /// Nothing when the person has all places taken. The hub must outlive the seat.
    std::optional<Seat> takeSeat(UserId user);

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
    std::unordered_map<UserId, std::size_t> m_seats;
};

} // namespace vatochito::server
