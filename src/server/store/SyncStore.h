// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/SyncRecords.h"
#include "server/store/Database.h"

#include <string>
#include <unordered_set>

namespace vatochito::server {

/// What level 1 reads: where a client stands, what changed since, and what another process has changed. Blocks, but for
/// the calls with a `done`; not for strands.
class SyncStore
{
public:
    /// \a database must outlive the store.
    explicit SyncStore(Database &database) : m_database(database) {}

    using RoomsDone = std::function<void(Result<PersonRooms>)>;

    /// The name of this database's history.
    Result<std::string> epoch();
    /// To be called after a backup was put back: every client reads anew what it has.
    Status renewEpoch();

    /// What \a user is in. Read by the writer, so that \a done runs in order with the announcements of every change of
    /// members: nothing is missed between the two.
    void rooms(UserId user, RoomsDone done);
    Result<PersonRooms> roomsOf(UserId user);

    /// Whose rooms, with the number of the account that they are known as of; the members of which conversations, and
    /// the sessions of which access tokens.
    struct AccessQuery
    {
        std::vector<std::pair<UserId, long long>> people;
        std::vector<ConversationId> conversations;
        std::unordered_set<std::string> accessIds{};
    };
    struct Access
    {
        std::vector<std::pair<UserId, PersonRooms>> rooms; ///< Of those whose account has moved.
        std::vector<std::pair<ConversationId, std::vector<UserId>>> members;
        std::unordered_set<std::string> revoked; ///< Of the access ids.
    };
    struct AccessFollowing
    {
        AccessQuery query;
        std::function<void(const Access &)> tell;
    };
    /// Whenever another process has written, and at the first write: who is in what by now, and whose session is over,
    /// is told before anything is announced that was written after it. \a begin is called on the writer's thread, what
    /// it gives to tell on the one that announces.
    void followOthers(std::function<AccessFollowing()> begin);
    /// What other processes wrote until now is followed when this returns, though nothing else is written.
    Status followNow();

    /// A snapshot for a fresh client, another epoch, or a cursor from the future.
    Result<Resumption> resume(UserId user, const Cursors &cursors);
    /// \a limit is of messages and of members; all members of one number come together. Errors: Forbidden for a
    /// non-member.
    Result<ChangePage> changes(ConversationId conversation, UserId viewer, long long after, long long marksAfter,
                               int limit);
    /// Errors: Forbidden for a non-member.
    Result<HistoryPage> history(ConversationId conversation, UserId viewer, const HistoryQuery &query);

    /// Changes of members that nobody announced, in order; those of other processes. Empty for an unknown
    /// conversation.
    Result<std::vector<ConversationChange>> memberChanges(ConversationId conversation, long long after);
    /// All that changed for \a user after \a number.
    Result<AccountChange> accountChanges(UserId user, long long number);

private:
    Database &m_database;
};

} // namespace vatochito::server
