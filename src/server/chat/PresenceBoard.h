// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/chat/SyncHub.h"

#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace vatochito::server {

/// Who is online, over whatever level, told to the level 1 sockets of those who share a direct or a small conversation:
/// changes of limits::kPresenceInterval in one frame, and who goes is offline limits::kOfflineDelay later, for those
/// who only change trains. Whoever hides it is never told. Has no timer of its own. Thread: any.
class PresenceBoard
{
public:
    /// Both must outlive the board.
    PresenceBoard(const SyncHub &hub, const Clock &clock) : m_hub(hub), m_clock(clock) {}

    /// \a rooms are those whose people may know.
    void come(const User &person, const std::vector<ConversationId> &rooms);
    void go(UserId person);
    /// At once, for who does not want to be seen any more.
    void hide(UserId person);
    /// Who joins a conversation sees, and is seen by, those who are in it, while it is small.
    void follow(const ChannelEvent &event);
    /// Which conversations \a person is in, when that was found out by looking.
    void keepOnly(UserId person, const std::vector<ConversationId> &rooms);
    /// Those of \a rooms who are online, as they are told.
    std::map<UserId, bool> onlineIn(const std::vector<ConversationId> &rooms) const;
    void tick();

private:
    using Moment = std::chrono::steady_clock::time_point;
    using Rooms = std::unordered_set<ConversationId>;
    struct Change
    {
        bool isOnline = false;
        Rooms rooms;
    };
    using Changes = std::unordered_map<UserId, Change>;

    void enter(UserId person, ConversationId room);
    void leave(UserId person, ConversationId room);
    void forget(UserId person);
    /// To be told to \a rooms.
    void note(UserId person, bool isOnline, const Rooms &rooms);
    Changes takeDue();

    const SyncHub &m_hub;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::unordered_map<UserId, Rooms> m_online;
    std::unordered_map<ConversationId, std::unordered_set<UserId>> m_inRoom; ///< the same by room
    std::unordered_map<UserId, Moment> m_leaving;                            ///< when they count as gone
    Changes m_changes;
    Moment m_changedSince;
};

} // namespace vatochito::server
