// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/OutsideAccess.h"

#include <unordered_map>
#include <unordered_set>

namespace vatochito::server {

OutsideAccess::OutsideAccess(const Hub &hub, SyncHub &syncHub, PresenceBoard &presence, SyncStore &sync)
    : m_hub(hub), m_syncHub(syncHub), m_presence(presence), m_sync(sync)
{
    m_sync.followOthers([this] { return begin(); });
}

Result<bool> OutsideAccess::look()
{
    if (Status followed = m_sync.followNow(); !followed)
        return failure(followed.error());
    return m_hasFollowed.exchange(false);
}

SyncStore::AccessFollowing OutsideAccess::begin()
{
    SyncStore::AccessQuery query{.people = m_syncHub.peopleAsOf(), .conversations = m_hub.conversations()};
    // Subscribers first, members second: whoever is admitted and joins in between is not taken for one who has left.
    Subscribers subscribers;
    for (const ConversationId conversation : query.conversations) {
        const Subscribers here = m_hub.subscribers(conversation);
        subscribers.insert(subscribers.end(), here.begin(), here.end());
    }
    SyncHub::Sockets sockets = m_syncHub.sockets();
    for (const auto &subscriber : subscribers)
        query.accessIds.insert(subscriber->accessId());
    for (const auto &socket : sockets)
        query.accessIds.insert(socket->accessId());
    return {.query = std::move(query),
            .tell = [this, subscribers = std::move(subscribers),
                     sockets = std::move(sockets)](const SyncStore::Access &access) {
                follow(subscribers, access);
                for (const auto &socket : sockets) {
                    if (access.revoked.contains(socket->accessId()))
                        socket->endAccess();
                }
            }};
}

void OutsideAccess::follow(const Subscribers &subscribers, const SyncStore::Access &access)
{
    for (const auto &[user, rooms] : access.rooms) {
        m_syncHub.setRooms(user, rooms);
        m_presence.keepOnly(user, m_syncHub.smallRoomsOf(user));
    }
    std::unordered_map<ConversationId, std::unordered_set<UserId>> members;
    for (const auto &[conversation, people] : access.members)
        members[conversation].insert(people.begin(), people.end());
    for (const auto &subscriber : subscribers) {
        const bool isMember = members[subscriber->conversation()].contains(subscriber->user());
        if (!isMember || access.revoked.contains(subscriber->accessId()))
            subscriber->endAccess();
    }
    m_hasFollowed = true;
}

} // namespace vatochito::server
