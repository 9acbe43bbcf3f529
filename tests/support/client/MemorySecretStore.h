// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/WhenDone.h"
#include "platform/SecretStore.h"

#include <QHash>

#include <optional>

namespace vatochito {

/// A keychain in memory that fails when told to.
class MemorySecretStore final : public SecretStore
{
public:
    QHash<QString, QString> secrets;
    std::optional<Error> failing; ///< Every call answers this.

    QString backend() const override { return QStringLiteral("memory"); }

    QFuture<Result<QString>> read(const QString &key) override
    {
        if (failing)
            return readyFuture<QString>(failure(*failing));
        const auto found = secrets.constFind(key);
        if (found == secrets.cend())
            return readyFuture<QString>(failure(Error{.code = Error::Code::NotFound}));
        return readyFuture<QString>(*found);
    }

    QFuture<Status> write(const QString &key, const QString &secret) override
    {
        if (failing)
            return readyFuture<void>(failure(*failing));
        secrets.insert(key, secret);
        return readyFuture<void>(Status());
    }

    QFuture<Status> remove(const QString &key) override
    {
        if (failing)
            return readyFuture<void>(failure(*failing));
        if (secrets.remove(key) == 0)
            return readyFuture<void>(failure(Error{.code = Error::Code::NotFound}));
        return readyFuture<void>(Status());
    }
};

} // namespace vatochito
