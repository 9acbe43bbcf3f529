// SPDX-License-Identifier: GPL-3.0-or-later
#include "CachedAccounts.h"

#include "People.h"
#include "Waiting.h"
#include "storage/Cache.h"
#include "sync/AccountPlace.h"

#include <QDir>

namespace vatochito::cli {

using namespace Qt::StringLiterals;

std::optional<User> CachedAccounts::find(const ServerAddress &server, const QString &username) const
{
    // `<host>_<port>_<user id>.db` (cli.md, Profile and keychain).
    const QDir folder(m_profile.folder() + u"/accounts"_s);
    for (const QFileInfo &file : folder.entryInfoList({u"*.db"_s}, QDir::Files)) {
        const UserId id(file.completeBaseName().section(u'_', -1).toLongLong());
        User me;
        me.id = id;
        const QString path = databasePath(placeIn(m_profile, server, me));
        if (!id.isValid() || QFileInfo(path) != file)
            continue;
        Cache cache(path, id);
        const auto people = await(cache.conversations().people());
        if (!people)
            continue;
        People known;
        known.add(*people);
        const auto person = known.find(id);
        if (person && person->username == username)
            return person;
    }
    return std::nullopt;
}

} // namespace vatochito::cli
