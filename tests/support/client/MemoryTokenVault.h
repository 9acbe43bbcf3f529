// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/WhenDone.h"
#include "platform/TokenVault.h"

#include <QHash>

#include <optional>

namespace vatochito {

/// A keychain in memory that fails when told to.
class MemoryTokenVault final : public TokenVault
{
public:
    QHash<QString, Tokens> entries;
    std::optional<Error> failing; ///< Every call answers this.

    QFuture<Result<Tokens>> read(const TokenKey &key) override
    {
        if (failing)
            return readyFuture<Tokens>(failure(*failing));
        const auto found = entries.constFind(key.toString());
        if (found == entries.cend())
            return readyFuture<Tokens>(failure(Error{.code = Error::Code::NotFound}));
        return readyFuture<Tokens>(*found);
    }

    QFuture<Status> write(const TokenKey &key, const Tokens &tokens) override
    {
        if (failing)
            return readyFuture<void>(failure(*failing));
        entries.insert(key.toString(), tokens);
        return readyFuture<void>(Status());
    }

    QFuture<Status> remove(const TokenKey &key) override
    {
        if (failing)
            return readyFuture<void>(failure(*failing));
        entries.remove(key.toString());
        return readyFuture<void>(Status());
    }
};

} // namespace vatochito
