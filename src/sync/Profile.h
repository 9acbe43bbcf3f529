// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/User.h"
#include "net/ServerAddress.h"

#include <QString>

#include <optional>

namespace vatochito {

/// Who was signed in last, as profile.ini remembers it.
struct RememberedAccount
{
    ServerAddress server;
    User me;              ///< Id, user name and display name alone.
    QString socketBase{}; ///< As typed; empty: it follows from the server.
};

/// A profile folder (cli.md, Profile and keychain): its random id and its current account. No secrets.
class Profile
{
public:
    /// Makes the folder, and an id on first use. Errors: StorageFailed.
    static Result<Profile> open(const QString &folder);

    const QString &folder() const { return m_folder; }
    const QString &id() const { return m_id; }

    /// \param socketBase  Of --ws-url, or empty: then the remembered one.
    std::optional<RememberedAccount> currentAccount(const QString &socketBase = {}) const;
    Status setCurrentAccount(const RememberedAccount &account, const QString &socketBase = {});
    /// The address by which files and tokens of \a user at \a server go: another one if the server has moved.
    ServerAddress homeOf(const ServerAddress &server, UserId user) const;
    /// The account that goes by \a home is found at \a server now. It stays known when the account is forgotten.
    Status setHome(const ServerAddress &server, UserId user, const ServerAddress &home);
    /// Somebody signs in to \a server: if files there are those of an account that has moved away, this one goes by
    /// another name from now on, so that nothing of the two is mixed up.
    Status settleAt(const ServerAddress &server, UserId user);
    /// Of the current account.
    Status setSocketBase(const QString &socketBase);
    Status forgetCurrentAccount();
    /// TokenVault::backend() of the keychain that has the current account's tokens; empty: none was given them.
    QString keychain() const;
    Status setKeychain(const QString &backend);
    /// Removes what the account of the file \a database left here: the file with all that stands beside it, copies that
    /// were set aside too, media and logs. Errors: StorageKept.
    Status removeTraces(const QString &database);

private:
    Profile(QString folder, QString id) : m_folder(std::move(folder)), m_id(std::move(id)) {}
    QString iniPath() const;

    QString m_folder;
    QString m_id;
};

} // namespace vatochito
