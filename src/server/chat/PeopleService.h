// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/store/UserStore.h"

#include <functional>

namespace vatochito::server {

/// Who there is, as one signed-in person may ask, and what that person says about themselves. Blocks; not for strands.
class PeopleService
{
public:
    /// Is told who said that they are online or offline.
    using Announce = std::function<void(const User &person, bool isOnline)>;

    /// \a users must outlive the service.
    explicit PeopleService(UserStore &users) : m_users(users) {}

    /// To be called once, before the first call; without it nobody is told.
    void announceTo(Announce announce) { m_announce = std::move(announce); }

    Result<std::vector<UserPtr>> everybodyBut(UserId viewer);
    /// Errors: NotFound.
    Result<UserPtr> find(UserId id) { return m_users.find(id); }
    /// Fewer than limits::kSearchMinCodePoints characters find nobody.
    Result<std::vector<UserPtr>> search(const std::string &text, UserId viewer);
    /// The person as changed. Errors: Invalid with every field that is wrong.
    Result<UserPtr> change(UserId user, ProfileChange change);
    Status setOnline(const User &user, bool online);

private:
    UserStore &m_users;
    Announce m_announce;
};

} // namespace vatochito::server
