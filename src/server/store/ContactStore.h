// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/domain/SyncRecords.h"
#include "server/store/Database.h"

namespace vatochito::server {

/// Whom people have in their lists. A change takes a number of their account (sync.md). Blocks; not for strands.
class ContactStore
{
public:
    /// Is told of each change after its commit, in the order of the commits and before the call returns.
    using Announce = std::function<void(const AccountChange &)>;
    /// What a contact is changed to, from what it is.
    using Edit = std::function<ContactChange(const Contact &before)>;

    /// A contact after a call, and whether the call has changed it.
    struct Outcome
    {
        Contact contact;
        bool isChanged = true;
    };

    /// Both must outlive the store.
    ContactStore(Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// To be called once, before the first change; without it nobody is told.
    void announceTo(Announce announce) { m_announce = std::move(announce); }

    /// In the order in which they were added first.
    Result<std::vector<Contact>> all(UserId owner);
    /// One that is in the list stays as it is; one that was removed begins anew. Errors: NotFound when nobody has this
    /// id, Invalid for oneself and for a list that is full.
    Result<Outcome> add(UserId owner, UserId person, const std::string &nickname);
    /// Errors: NotFound.
    Result<Contact> change(UserId owner, ContactId id, const Edit &edit);
    /// Errors: NotFound.
    Status remove(UserId owner, ContactId id);

private:
    using Work = std::function<Result<Outcome>(SqlSession &session)>;
    Result<Outcome> write(UserId owner, Work work);

    Database &m_database;
    const Clock &m_clock;
    Announce m_announce;
};

} // namespace vatochito::server
