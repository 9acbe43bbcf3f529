// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/PresenceBoard.h"

#include "server/domain/Limits.h"
#include "server/wire/SyncFrames.h"

#include <utility>

namespace vatochito::server {

void PresenceBoard::come(const User &person, std::vector<ConversationId> rooms)
{
    if (!person.showLastSeen)
        return;
    const std::lock_guard lock(m_mutex);
    m_leaving.erase(person.id);
    if (m_online.insert(person.id).second)
        note(person.id, {true, std::move(rooms)});
}

void PresenceBoard::go(UserId person, std::vector<ConversationId> rooms)
{
    const std::lock_guard lock(m_mutex);
    if (m_online.contains(person))
        m_leaving[person] = {m_clock.monotonic() + limits::kOfflineDelay, std::move(rooms)};
}

std::map<UserId, bool> PresenceBoard::onlineAmong(const std::vector<UserId> &people) const
{
    const std::lock_guard lock(m_mutex);
    std::map<UserId, bool> online;
    for (const UserId person : people) {
        if (m_online.contains(person))
            online.emplace(person, true);
    }
    return online;
}

void PresenceBoard::note(UserId person, Change change)
{
    if (m_changes.empty())
        m_changedSince = m_clock.monotonic();
    m_changes.insert_or_assign(person, std::move(change));
}

PresenceBoard::Changes PresenceBoard::takeDue()
{
    const Moment now = m_clock.monotonic();
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_leaving, [&](auto &entry) {
        if (entry.second.due > now)
            return false;
        m_online.erase(entry.first);
        note(entry.first, {false, std::move(entry.second.rooms)});
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
        for (const SyncHub::Socket &socket : m_hub.listeners(change.rooms)) {
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
