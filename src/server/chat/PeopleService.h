// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/store/UserStore.h"

namespace vatochito::server {

/// Who there is, as one signed-in person may ask, and what that person says about themselves. Blocks; not for strands.
class PeopleService
{
public:
    /// \a users must outlive the service.
    explicit PeopleService(UserStore &users) : m_users(users) {}

    Result<std::vector<UserPtr>> everybodyBut(UserId viewer);
    /// Errors: NotFound.
    Result<UserPtr> find(UserId id) { return m_users.find(id); }
    /// Fewer than limits::kSearchMinCodePoints characters find nobody.
    Result<std::vector<UserPtr>> search(const std::string &text, UserId viewer);
    /// The person as changed. Errors: Invalid with every field that is wrong.
    Result<UserPtr> change(UserId user, ProfileChange change);
    Status setOnline(UserId user, bool online) { return m_users.setOnline(user, online); }

private:
    UserStore &m_users;
};

} // namespace vatochito::server
