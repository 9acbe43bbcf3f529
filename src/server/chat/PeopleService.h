// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/store/SettingsStore.h"
#include "server/store/UserStore.h"

#include <functional>

namespace vatochito::server {

/// Who there is, as one signed-in person may ask, and what that person says about themselves. Blocks; not for strands.
class PeopleService
{
public:
    /// Is told who said that they are online or offline.
    using Announce = std::function<void(const User &person, bool isOnline)>;

    /// Both must outlive the service.
    PeopleService(UserStore &users, SettingsStore &settings) : m_users(users), m_settings(settings) {}

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
    /// Errors: Invalid with every field that is wrong.
    Result<Settings> changeSettings(UserId user, SettingsChange change);
    Result<Settings> resetSettings(UserId user) { return m_settings.reset(user); }

private:
    UserStore &m_users;
    SettingsStore &m_settings;
    Announce m_announce;
};

} // namespace vatochito::server
