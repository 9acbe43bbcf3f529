// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/User.h"
#include "net/ServerAddress.h"
#include "sync/Profile.h"

#include <QString>

#include <optional>

namespace vatochito::cli {

/// Who has a cache in a profile: tells whose a user name is while the server cannot be asked.
class CachedAccounts
{
public:
    explicit CachedAccounts(const Profile &profile) : m_profile(profile) {}

    std::optional<User> find(const ServerAddress &server, const QString &username) const;

private:
    Profile m_profile;
};

} // namespace vatochito::cli
