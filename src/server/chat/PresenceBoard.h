// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/chat/SyncHub.h"

#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace vatochito::server {

/// Who is online, told to the level 1 sockets of those who share a direct or a small conversation: changes of
/// limits::kPresenceInterval in one frame, and who goes is offline limits::kOfflineDelay later, for those who only
/// change trains. Whoever hides it is never told. Has no timer of its own. Thread: any.
class PresenceBoard
{
public:
    /// Both must outlive the board.
    PresenceBoard(const SyncHub &hub, const Clock &clock) : m_hub(hub), m_clock(clock) {}

    /// \a rooms are those whose people may know.
    void come(const User &person, std::vector<ConversationId> rooms);
    void go(UserId person, std::vector<ConversationId> rooms);
    /// Those of \a people who are online, as they are told.
    std::map<UserId, bool> onlineAmong(const std::vector<UserId> &people) const;
    void tick();

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Change
    {
        bool isOnline = false;
        std::vector<ConversationId> rooms;
    };
    struct Leaving
    {
        Moment due;
        std::vector<ConversationId> rooms;
    };
    using Changes = std::unordered_map<UserId, Change>;

    void note(UserId person, Change change);
    Changes takeDue();

    const SyncHub &m_hub;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::unordered_set<UserId> m_online;
    std::unordered_map<UserId, Leaving> m_leaving;
    Changes m_changes;
    Moment m_changedSince;
};

} // namespace vatochito::server
