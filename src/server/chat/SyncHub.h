// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/channel/ChannelLayer.h"
#include "server/chat/SyncSubscriber.h"
#include "server/domain/SyncRecords.h"

#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace vatochito::server {

/// Who is connected to this node over level 1, and which conversations each person is in. What is published moves the
/// heads; rooms are set and changed in the order of the commits that made them so. Thread: any.
class SyncHub
{
public:
    using Socket = std::shared_ptr<SyncSubscriber>;
    using Sockets = std::vector<Socket>;

    /// From now on the socket gets what is for its person alone, and what is for the person's rooms.
    /// \return whether it is the person's first.
    bool join(Socket socket);
    /// \return whether it was the person's last.
    bool leave(const SyncSubscriber &socket);
    /// Lets go of everybody, without telling them.
    void clear();

    /// Nothing happens for a person without sockets.
    void setRooms(UserId user, const PersonRooms &known);
    /// A device was told so much of the account. Only for a person whom nobody was told anything of yet is that how far
    /// it has been told: to other devices it is no news.
    void beginAccount(UserId user, long long number);

    /// Events from one thread reach each socket in order.
    void deliver(const ChannelEvent &event);
    /// One frame to these people in those of the conversations that they are in, once a socket.
    Sockets listeners(const std::vector<ConversationId> &conversations) const;

    Sockets sockets() const;
    Sockets socketsOf(UserId user) const;
    std::vector<UserId> people() const;
    /// With the number of each account that the rooms here are known as of; 0: not yet.
    std::vector<std::pair<UserId, long long>> peopleAsOf() const;
    long long accountOf(UserId user) const;
    /// A conversation of somebody here. Up to \a whole all of its numbers were published; of those up to \a head some
    /// may have been left out, because another process wrote them.
    struct Published
    {
        ConversationId id;
        long long whole;
        long long head;
    };
    std::vector<Published> rooms() const;
    /// What had been left out was published, too.
    void noteWhole(const Published &room);
    /// Of a connected person, those of at most limits::kSmallConversation members.
    std::vector<ConversationId> smallRoomsOf(UserId user) const;
    std::vector<UserId> peopleIn(const std::vector<ConversationId> &conversations) const;
    bool isIn(UserId user, ConversationId conversation) const;
    std::unordered_map<ConversationId, long long> headsOf(UserId user) const;
    /// The heads past \a sent of the conversations named there which \a user is in.
    std::map<ConversationId, long long> headsPast(UserId user,
                                                  const std::unordered_map<ConversationId, long long> &sent) const;

private:
    struct Person
    {
        Sockets sockets;
        std::unordered_set<ConversationId> rooms;
        long long account = 0;   ///< that was told
        long long roomsAsOf = 0; ///< the account's number
    };
    struct Presence
    {
        long long head = 0;
        long long whole = 0; ///< as Published has it
        std::size_t members = 0;
        std::unordered_set<UserId> people;      ///< connected here
        std::shared_ptr<const Sockets> sockets; ///< theirs; null: to be collected again
    };

    void enter(UserId user, const Room &room);
    void exit(UserId user, ConversationId conversation);
    void forgetLists(const Person &person);
    std::shared_ptr<const Sockets> socketsIn(Presence &presence) const;
    /// Who is to be told, with what the event changes about the room done.
    std::shared_ptr<const Sockets> audienceOf(const ChannelEvent &event);

    mutable std::mutex m_mutex;
    std::unordered_map<UserId, Person> m_people;
    std::unordered_map<ConversationId, Presence> m_rooms;
};

} // namespace vatochito::server
