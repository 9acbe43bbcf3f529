// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/PresenceBoard.h"

#include "server/domain/Limits.h"
#include "server/wire/SyncFrames.h"

#include <algorithm>
#include <utility>

namespace vatochito::server {

void PresenceBoard::come(const User &person, const std::vector<ConversationId> &rooms)
{
    if (!person.showLastSeen)
        return;
    const std::lock_guard lock(m_mutex);
    m_leaving.erase(person.id);
    const bool isNews = m_online.try_emplace(person.id).second;
    for (const ConversationId room : rooms)
        enter(person.id, room);
    if (isNews)
        note(person.id, true, m_online[person.id]);
}

void PresenceBoard::go(UserId person)
{
    const std::lock_guard lock(m_mutex);
    if (m_online.contains(person))
        m_leaving[person] = m_clock.monotonic() + limits::kOfflineDelay;
}

void PresenceBoard::hide(UserId person)
{
    const std::lock_guard lock(m_mutex);
    m_leaving.erase(person);
    forget(person);
}

void PresenceBoard::follow(const ChannelEvent &event)
{
    if (event.joined.empty() && event.left.empty())
        return;
    const ConversationId room = event.conversation;
    const std::lock_guard lock(m_mutex);
    for (const UserId person : event.left)
        leave(person, room);
    const bool isSmall = event.members.value_or(0) <= limits::kSmallConversation;
    for (const UserId person : event.joined) {
        if (isSmall && m_online.contains(person))
            enter(person, room);
    }
    const auto there = m_inRoom.find(room);
    if (event.joined.empty() || there == m_inRoom.end())
        return;
    for (const UserId person : std::unordered_set<UserId>(there->second)) {
        if (isSmall)
            note(person, true, {room});
        else
            leave(person, room);
    }
}

void PresenceBoard::keepOnly(UserId person, const std::vector<ConversationId> &rooms)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_online.find(person);
    if (found == m_online.end())
        return;
    for (const ConversationId room : Rooms(found->second)) {
        if (std::find(rooms.begin(), rooms.end(), room) == rooms.end())
            leave(person, room);
    }
}

std::map<UserId, bool> PresenceBoard::onlineIn(const std::vector<ConversationId> &rooms) const
{
    const std::lock_guard lock(m_mutex);
    std::map<UserId, bool> online;
    for (const ConversationId room : rooms) {
        const auto there = m_inRoom.find(room);
        if (there == m_inRoom.end())
            continue;
        for (const UserId person : there->second)
            online.emplace(person, true);
    }
    return online;
}

void PresenceBoard::enter(UserId person, ConversationId room)
{
    m_online[person].insert(room);
    m_inRoom[room].insert(person);
}

void PresenceBoard::leave(UserId person, ConversationId room)
{
    const auto found = m_online.find(person);
    if (found == m_online.end() || found->second.erase(room) == 0)
        return;
    const auto there = m_inRoom.find(room);
    there->second.erase(person);
    if (there->second.empty())
        m_inRoom.erase(there);
}

void PresenceBoard::forget(UserId person)
{
    const auto found = m_online.find(person);
    if (found == m_online.end())
        return;
    const Rooms rooms = found->second;
    note(person, false, rooms);
    for (const ConversationId room : rooms)
        leave(person, room);
    m_online.erase(person);
}

void PresenceBoard::note(UserId person, bool isOnline, const Rooms &rooms)
{
    if (m_changes.empty())
        m_changedSince = m_clock.monotonic();
    Change &change = m_changes[person];
    change.isOnline = isOnline;
    change.rooms.insert(rooms.begin(), rooms.end());
}

PresenceBoard::Changes PresenceBoard::takeDue()
{
    const Moment now = m_clock.monotonic();
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_leaving, [&](const auto &entry) {
        if (entry.second > now)
            return false;
        forget(entry.first);
        return true;
    });
    if (m_changes.empty() || now - m_changedSince < limits::kPresenceInterval)
        return {};
    return std::exchange(m_changes, {});
}

void PresenceBoard::tick()
{
    std::unordered_map<SyncHub::Socket, std::map<UserId, bool>> told;
    for (const auto &[person, change] : takeDue()) {
        for (const SyncHub::Socket &socket : m_hub.listeners({change.rooms.begin(), change.rooms.end()})) {
            if (socket->user() != person)
                told[socket].emplace(person, change.isOnline);
        }
    }
    // Encoded once for all who are told the same.
    std::map<std::map<UserId, bool>, Frame> frames;
    for (const auto &[socket, users] : told) {
        Frame &frame = frames[users];
        if (!frame)
            frame = std::make_shared<const std::string>(syncframes::presence(users));
        socket->deliver({frame, ConversationId(), 0, Importance::Presence});
    }
}

} // namespace vatochito::server
