// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/SyncHub.h"

#include "server/domain/Limits.h"

#include <algorithm>
#include <utility>

namespace vatochito::server {

bool SyncHub::join(Socket socket)
{
    const std::lock_guard lock(m_mutex);
    Person &person = m_people[socket->user()];
    const bool isFirst = person.sockets.empty();
    person.sockets.push_back(std::move(socket));
    forgetLists(person);
    return isFirst;
}

bool SyncHub::leave(const SyncSubscriber &socket)
{
    // What was collected may hold the last reference to the socket: it is let go outside the lock.
    std::vector<std::shared_ptr<const Sockets>> old;
    const std::lock_guard lock(m_mutex);
    const auto found = m_people.find(socket.user());
    if (found == m_people.end())
        return false;
    Person &person = found->second;
    for (const ConversationId room : person.rooms)
        old.push_back(m_rooms[room].sockets);
    const auto before = person.sockets.size();
    std::erase_if(person.sockets, [&](const Socket &other) { return other.get() == &socket; });
    forgetLists(person);
    if (!person.sockets.empty() || before == 0)
        return false;
    const auto rooms = person.rooms;
    for (const ConversationId room : rooms)
        exit(socket.user(), room);
    m_people.erase(found);
    return true;
}

void SyncHub::clear()
{
    std::unordered_map<UserId, Person> people;
    std::unordered_map<ConversationId, Presence> rooms;
    const std::lock_guard lock(m_mutex);
    people.swap(m_people);
    rooms.swap(m_rooms);
}

void SyncHub::setRooms(UserId user, const PersonRooms &known)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_people.find(user);
    if (found == m_people.end())
        return;
    std::unordered_set<ConversationId> over = found->second.rooms;
    for (const Room &room : known.rooms) {
        over.erase(room.id);
        enter(user, room);
    }
    for (const ConversationId room : over)
        exit(user, room);
    found->second.roomsAsOf = known.account;
}

void SyncHub::beginAccount(UserId user, long long number)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_people.find(user);
    if (found != m_people.end() && found->second.account == 0)
        found->second.account = number;
}

void SyncHub::deliver(const ChannelEvent &event)
{
    const auto audience = audienceOf(event);
    if (!audience || event.sync.isEmpty())
        return;
    const bool isNumbered = event.conversation.isValid();
    for (const Socket &socket : *audience) {
        if (event.except.isValid() && socket->user() == event.except)
            continue;
        if (event.isAboutReceipts && !socket->showsReceipts())
            continue;
        socket->deliver({event.sync.get(), event.conversation, isNumbered ? event.number : 0, event.importance});
    }
}

std::shared_ptr<const SyncHub::Sockets> SyncHub::audienceOf(const ChannelEvent &event)
{
    const std::lock_guard lock(m_mutex);
    if (!event.conversation.isValid()) {
        const auto person = m_people.find(event.person);
        if (person == m_people.end())
            return nullptr;
        person->second.account = std::max(person->second.account, event.number);
        // Where a number was left out, something may have been written that nobody here announced.
        if (event.number == person->second.roomsAsOf + 1)
            person->second.roomsAsOf = event.number;
        return std::make_shared<const Sockets>(person->second.sockets);
    }
    for (const UserId user : event.left)
        exit(user, event.conversation);
    std::shared_ptr<const Sockets> audience;
    if (const auto room = m_rooms.find(event.conversation); room != m_rooms.end()) {
        room->second.head = std::max(room->second.head, event.number);
        if (event.number == room->second.whole + 1)
            room->second.whole = event.number;
        room->second.members = event.members.value_or(room->second.members);
        audience = socketsIn(room->second);
    }
    for (const UserId user : event.joined) {
        if (m_people.contains(user))
            enter(user, {event.conversation, event.number, event.members.value_or(0)});
    }
    return audience;
}

SyncHub::Sockets SyncHub::listeners(const std::vector<ConversationId> &conversations) const
{
    const std::vector<UserId> users = peopleIn(conversations);
    const std::lock_guard lock(m_mutex);
    Sockets sockets;
    for (const UserId user : users) {
        if (const auto person = m_people.find(user); person != m_people.end())
            sockets.insert(sockets.end(), person->second.sockets.begin(), person->second.sockets.end());
    }
    return sockets;
}

SyncHub::Sockets SyncHub::sockets() const
{
    const std::lock_guard lock(m_mutex);
    Sockets sockets;
    for (const auto &entry : m_people)
        sockets.insert(sockets.end(), entry.second.sockets.begin(), entry.second.sockets.end());
    return sockets;
}

SyncHub::Sockets SyncHub::socketsOf(UserId user) const
{
    const std::lock_guard lock(m_mutex);
    const auto person = m_people.find(user);
    return person == m_people.end() ? Sockets() : person->second.sockets;
}

std::vector<UserId> SyncHub::people() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<UserId> users;
    users.reserve(m_people.size());
    for (const auto &entry : m_people)
        users.push_back(entry.first);
    return users;
}

std::vector<std::pair<UserId, long long>> SyncHub::peopleAsOf() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::pair<UserId, long long>> people;
    people.reserve(m_people.size());
    for (const auto &[user, person] : m_people)
        people.emplace_back(user, person.roomsAsOf);
    return people;
}

long long SyncHub::accountOf(UserId user) const
{
    const std::lock_guard lock(m_mutex);
    const auto person = m_people.find(user);
    return person == m_people.end() ? 0 : person->second.account;
}

std::vector<SyncHub::Published> SyncHub::rooms() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Published> rooms;
    rooms.reserve(m_rooms.size());
    for (const auto &[id, presence] : m_rooms)
        rooms.push_back({id, presence.whole, presence.head});
    return rooms;
}

void SyncHub::noteWhole(const Published &room)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_rooms.find(room.id); found != m_rooms.end())
        found->second.whole = std::max(found->second.whole, room.head);
}

std::vector<ConversationId> SyncHub::smallRoomsOf(UserId user) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<ConversationId> small;
    const auto person = m_people.find(user);
    if (person == m_people.end())
        return small;
    for (const ConversationId room : person->second.rooms) {
        if (m_rooms.at(room).members <= limits::kSmallConversation)
            small.push_back(room);
    }
    return small;
}

std::vector<UserId> SyncHub::peopleIn(const std::vector<ConversationId> &conversations) const
{
    const std::lock_guard lock(m_mutex);
    std::unordered_set<UserId> users;
    for (const ConversationId conversation : conversations) {
        if (const auto room = m_rooms.find(conversation); room != m_rooms.end())
            users.insert(room->second.people.begin(), room->second.people.end());
    }
    return {users.begin(), users.end()};
}

bool SyncHub::isIn(UserId user, ConversationId conversation) const
{
    const std::lock_guard lock(m_mutex);
    const auto person = m_people.find(user);
    return person != m_people.end() && person->second.rooms.contains(conversation);
}

std::unordered_map<ConversationId, long long> SyncHub::headsOf(UserId user) const
{
    const std::lock_guard lock(m_mutex);
    std::unordered_map<ConversationId, long long> heads;
    const auto person = m_people.find(user);
    if (person == m_people.end())
        return heads;
    for (const ConversationId room : person->second.rooms)
        heads.emplace(room, m_rooms.at(room).head);
    return heads;
}

std::map<ConversationId, long long> SyncHub::headsPast(UserId user,
                                                       const std::unordered_map<ConversationId, long long> &sent) const
{
    const std::lock_guard lock(m_mutex);
    std::map<ConversationId, long long> heads;
    const auto person = m_people.find(user);
    if (person == m_people.end())
        return heads;
    for (const auto &[id, rev] : sent) {
        const auto room = person->second.rooms.contains(id) ? m_rooms.find(id) : m_rooms.end();
        if (room != m_rooms.end() && room->second.head > rev)
            heads.emplace(id, room->second.head);
    }
    return heads;
}

void SyncHub::enter(UserId user, const Room &room)
{
    const auto [found, isNew] = m_rooms.try_emplace(room.id);
    Presence &presence = found->second;
    // Of a known room only what is published moves the head: what is stored may still have to be told.
    if (isNew)
        presence.head = presence.whole = room.head;
    presence.members = room.members;
    if (presence.people.insert(user).second)
        presence.sockets.reset();
    m_people[user].rooms.insert(room.id);
}

void SyncHub::exit(UserId user, ConversationId conversation)
{
    if (const auto person = m_people.find(user); person != m_people.end())
        person->second.rooms.erase(conversation);
    const auto room = m_rooms.find(conversation);
    if (room == m_rooms.end() || room->second.people.erase(user) == 0)
        return;
    room->second.sockets.reset();
    if (room->second.people.empty())
        m_rooms.erase(room);
}

void SyncHub::forgetLists(const Person &person)
{
    for (const ConversationId room : person.rooms)
        m_rooms[room].sockets.reset();
}

std::shared_ptr<const SyncHub::Sockets> SyncHub::socketsIn(Presence &presence) const
{
    if (presence.sockets)
        return presence.sockets;
    auto sockets = std::make_shared<Sockets>();
    for (const UserId user : presence.people) {
        if (const auto person = m_people.find(user); person != m_people.end())
            sockets->insert(sockets->end(), person->second.sockets.begin(), person->second.sockets.end());
    }
    presence.sockets = std::move(sockets);
    return presence.sockets;
}

} // namespace vatochito::server
