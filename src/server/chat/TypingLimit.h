// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/domain/Ids.h"

#include <map>
#include <mutex>
#include <utility>

namespace vatochito::server {

/// Whether level 1 sockets are told once more that somebody types: once in limits::kTypingInterval, and at once that
/// they have stopped. Thread: any.
class TypingLimit
{
public:
    /// \a clock must outlive the limit.
    explicit TypingLimit(const Clock &clock) : m_clock(clock) {}

    bool allows(ConversationId conversation, UserId typist, bool isTyping);

private:
    using Moment = std::chrono::steady_clock::time_point;

    const Clock &m_clock;
    std::mutex m_mutex;
    std::map<std::pair<ConversationId, UserId>, Moment> m_told; ///< when, of those who type
    std::size_t m_sweepAt = 1'000;
};

} // namespace vatochito::server
