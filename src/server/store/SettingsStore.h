// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/domain/SyncRecords.h"
#include "server/store/Database.h"

namespace vatochito::server {

/// What people have set for themselves. A change takes a number of their account (sync.md). Blocks; not for strands.
class SettingsStore
{
public:
    /// Is told of each change after its commit, in the order of the commits and before the call returns.
    /// Marks of which others are told from now on, with their conversations.
    using Marks = std::vector<std::pair<ConversationId, MarkChange>>;
    using Announce = std::function<void(const UserPtr &person, const AccountChange &, const Marks &)>;

    /// Both must outlive the store.
    SettingsStore(Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// To be called once, before the first change; without it nobody is told.
    void announceTo(Announce announce) { m_announce = std::move(announce); }

    /// The settings as they are then; the same again changes nothing. Errors: NotFound.
    Result<Settings> change(UserId user, SettingsChange change);
    /// All of them as a new person has them. Errors: NotFound.
    Result<Settings> reset(UserId user);

private:
    Result<Settings> replace(UserId user, std::function<Settings(const Settings &before)> edit);

    Database &m_database;
    const Clock &m_clock;
    Announce m_announce;
};

} // namespace vatochito::server
