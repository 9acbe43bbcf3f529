// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Credentials.h"
#include "core/Error.h"

#include <QFuture>
#include <QString>

namespace vatochito {

/// Whose tokens (cli.md, Profile and keychain).
struct TokenKey
{
    QString profile; ///< The profile's random id.
    QString server;  ///< ServerAddress::toString().
    UserId user;

    /// `<profile id>/<server>/<user id>`
    QString toString() const;

    friend bool operator==(const TokenKey &, const TokenKey &) = default;
};

/// Tokens in the operating system's keychain and nowhere else. Operations run one after another, in the order asked.
/// Errors: NotFound (read and remove: there is nothing; it is no failure of the vault), VaultUnavailable, VaultLocked,
/// VaultFailed. A read that fails otherwise than NotFound says nothing about whether there is a token.
/// Thread: the one it was made on; futures finish there. Destroying the vault cancels what is unfinished.
class TokenVault
{
public:
    virtual ~TokenVault() = default;

    /// Which keychain this is, by a short stable name.
    virtual QString backend() const = 0;
    virtual QFuture<Result<Tokens>> read(const TokenKey &key) = 0;
    virtual QFuture<Status> write(const TokenKey &key, const Tokens &tokens) = 0;
    virtual QFuture<Status> remove(const TokenKey &key) = 0;
};

} // namespace vatochito
