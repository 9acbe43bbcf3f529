// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/domain/Records.h"
#include "server/store/Database.h"

namespace vatochito::server {

/// People, their settings and their passwords' hashes. Blocks; not for strands.
class UserStore
{
public:
    /// Is told who somebody was before they changed their profile, and who they are, after the commit, in the order of
    /// the commits and before the call returns.
    using Announce = std::function<void(const UserPtr &before, const UserPtr &after)>;

    /// Both must outlive the store.
    UserStore(Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// To be called once, before the first change; without it nobody is told.
    void announceTo(Announce announce) { m_announce = std::move(announce); }

    struct Credentials
    {
        UserId id;
        std::string passwordHash;
    };

    /// Makes the settings with the person. Errors: Invalid with the field that is taken.
    Result<UserPtr> create(NewUser newUser);
    /// Which of these are taken, as field errors; none is success.
    Status checkFree(const std::string &username, const std::optional<std::string> &phoneNumber);

    Result<UserPtr> find(UserId id);
    Result<UserPtr> findByName(const std::string &username);
    Result<Credentials> credentialsByName(const std::string &username);
    Result<Credentials> credentialsByPhone(const std::string &phoneNumber);
    Status setPasswordHash(UserId id, std::string hash);
    /// The person as changed. Errors: Invalid for a phone number that is another's, NotFound.
    Result<UserPtr> change(UserId id, ProfileChange change);
    /// Moves last_seen_at too, as every deployed server does.
    Status setOnline(UserId id, bool online);

    /// In order of id.
    Result<std::vector<UserPtr>> all();
    /// At most limits::kSearchResults whose user name, display name or phone number contains \a text, without
    /// \a except.
    Result<std::vector<UserPtr>> search(const std::string &text, UserId except);

private:
    Database &m_database;
    const Clock &m_clock;
    Announce m_announce;
};

} // namespace vatochito::server
