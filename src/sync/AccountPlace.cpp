// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/AccountPlace.h"

#include "sync/Profile.h"

#include <QDir>

namespace vatochito {

namespace {

const ServerAddress &homeOf(const AccountPlace &place)
{
    return place.home.isValid() ? place.home : place.server;
}

} // namespace

AccountPlace placeIn(const Profile &profile, const ServerAddress &server, const User &me)
{
    return {.profileFolder = profile.folder(),
            .profileId = profile.id(),
            .server = server,
            .me = me,
            .home = profile.homeOf(server, me.id)};
}

QString databasePath(const AccountPlace &place)
{
    const ServerAddress &home = homeOf(place);
    // The address of an IPv6 host has colons, which not every file system takes.
    const QString host = home.host().replace(QLatin1Char(':'), QLatin1Char('-'));
    return QDir(place.profileFolder)
        .absoluteFilePath(QStringLiteral("accounts/%1_%2_%3.db")
                              .arg(host, QString::number(home.port()), QString::number(place.me.id.value())));
}

TokenKey tokenKey(const AccountPlace &place)
{
    return {.profile = place.profileId, .server = homeOf(place).toString(), .user = place.me.id};
}

} // namespace vatochito
