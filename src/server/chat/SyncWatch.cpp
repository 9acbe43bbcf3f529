// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/SyncWatch.h"

#include "server/chat/ConversationAnnouncement.h"

namespace vatochito::server {

Status SyncWatch::check()
{
    // Nothing of a conversation that is over may follow the word that it is: rooms are followed first.
    const auto outside = m_outside.look();
    m_isOutsideOpen = m_isOutsideOpen || outside.value_or(false);
    const unsigned long long revocations = m_tokens.revocations();
    // Where it could not be seen whether others wrote, they may have: a full disk keeps no session alive. Where they
    // have, somebody may have joined while that was followed.
    if (!outside || m_isOutsideOpen || revocations != m_revocations) {
        if (Status ended = endSessions(); !ended)
            return ended;
        m_revocations = revocations;
    }
    if (!outside)
        return failure(outside.error());
    if (!m_isOutsideOpen)
        return {};
    for (const UserId user : m_hub.people()) {
        if (Status told = tellPerson(user); !told)
            return told;
    }
    if (Status told = tellMembers(); !told)
        return told;
    m_isOutsideOpen = false;
    return {};
}

Status SyncWatch::endSessions()
{
    const SyncHub::Sockets sockets = m_hub.sockets();
    std::unordered_set<std::string> accessIds;
    for (const auto &socket : sockets)
        accessIds.insert(socket->accessId());
    const auto revoked = m_tokens.revokedAmong(accessIds);
    if (!revoked)
        return failure(revoked.error());
    for (const auto &socket : sockets) {
        if (revoked->contains(socket->accessId()))
            socket->endAccess();
    }
    return {};
}

Status SyncWatch::tellPerson(UserId user)
{
    const long long told = m_hub.accountOf(user);
    const auto change = m_sync.accountChanges(user, told);
    if (!change)
        return failure(change.error());
    // Nobody has resumed yet where nothing was told: `resumed` will say all of it.
    if (told > 0 && change->number > told)
        announceAccount(m_channel, *change);
    return {};
}

Status SyncWatch::tellMembers()
{
    // Something later may have been said here in the meantime.
    for (const SyncHub::Published &room : m_hub.rooms()) {
        const auto changes = m_sync.memberChanges(room.id, room.whole);
        if (!changes)
            return failure(changes.error());
        for (const ConversationChange &change : *changes)
            m_announce(change);
        m_hub.noteWhole(room);
    }
    return {};
}

} // namespace vatochito::server
