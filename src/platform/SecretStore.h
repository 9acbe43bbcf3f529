// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QFuture>
#include <QString>

namespace vatochito {

/// Secrets of one line each, in the operating system's keychain and nowhere else. Operations run one after another, in
/// the order asked.
/// Errors: NotFound (read and remove: there is nothing; it is no failure of the store), VaultUnavailable, VaultLocked,
/// VaultFailed. A read that fails otherwise than NotFound says nothing about whether there is a secret.
/// Thread: the one it was made on; futures finish there. Destroying the store cancels what is unfinished.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    /// Which keychain this is, by a short stable name.
    virtual QString backend() const = 0;
    virtual QFuture<Result<QString>> read(const QString &key) = 0;
    virtual QFuture<Status> write(const QString &key, const QString &secret) = 0;
    virtual QFuture<Status> remove(const QString &key) = 0;
};

} // namespace vatochito
