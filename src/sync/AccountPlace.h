// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/User.h"
#include "net/ServerAddress.h"
#include "platform/TokenVault.h"

#include <QString>

namespace vatochito {

class Profile;

/// Where an account lives and whose it is.
struct AccountPlace
{
    QString profileFolder;
    QString profileId;
    ServerAddress server;
    User me;
    /// The address at which they signed in first: files and tokens go by it for ever, wherever the server moves.
    /// Invalid: that is \c server.
    ServerAddress home{};
};

/// Of somebody who is, or will be, signed in to \a server in that profile.
AccountPlace placeIn(const Profile &profile, const ServerAddress &server, const User &me);
/// `<profile>/accounts/<host>_<port>_<user id>.db`
QString databasePath(const AccountPlace &place);
TokenKey tokenKey(const AccountPlace &place);

} // namespace vatochito
