// SPDX-License-Identifier: GPL-3.0-or-later
#include "CachedAccounts.h"

#include "People.h"
#include "Waiting.h"
#include "storage/Cache.h"

#include <QDir>

namespace vatochito::cli {

using namespace Qt::StringLiterals;

std::optional<User> CachedAccounts::find(const ServerAddress &server, const QString &username) const
{
    // `<host>_<port>_<user id>.db` (cli.md, Profile and keychain). A host has no wildcards, and what does not match
    // exactly has no user id in its place.
    const QDir folder(m_profileFolder + u"/accounts"_s);
    const QString prefix = u"%1_%2_"_s.arg(server.host()).arg(server.port());
    for (const QString &name : folder.entryList({u"*.db"_s}, QDir::Files)) {
        if (!name.startsWith(prefix))
            continue;
        const UserId id(name.mid(prefix.size()).chopped(3).toLongLong());
        if (!id.isValid())
            continue;
        Cache cache(folder.filePath(name), id);
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
