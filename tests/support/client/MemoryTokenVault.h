// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/WhenDone.h"
#include "platform/TokenVault.h"

#include <QFutureInterface>
#include <QHash>

#include <optional>

namespace vatochito {

/// A keychain in memory that fails when told to.
class MemoryTokenVault final : public TokenVault
{
public:
    QHash<QString, Tokens> entries;
    std::optional<Error> failing; ///< Every call answers this.
    bool forgets = false;         ///< What is written is not kept, and no error told.
    bool clings = false;          ///< What is removed stays, and no error told.
    bool isSilent = false;        ///< Nothing is ever answered.
    QString name = QStringLiteral("memory");
    int reads = 0; ///< Times it was asked.

    QString backend() const override { return name; }

    QFuture<Result<Tokens>> read(const TokenKey &key) override
    {
        ++reads;
        if (isSilent)
            return unanswered<Tokens>();
        if (failing)
            return readyFuture<Tokens>(failure(*failing));
        const auto found = entries.constFind(key.toString());
        if (found == entries.cend())
            return readyFuture<Tokens>(failure(Error{.code = Error::Code::NotFound}));
        return readyFuture<Tokens>(*found);
    }

    QFuture<Status> write(const TokenKey &key, const Tokens &tokens) override
    {
        if (isSilent)
            return unanswered<void>();
        if (failing)
            return readyFuture<void>(failure(*failing));
        if (!forgets)
            entries.insert(key.toString(), tokens);
        return readyFuture<void>(Status());
    }

    QFuture<Status> remove(const TokenKey &key) override
    {
        if (isSilent)
            return unanswered<void>();
        if (failing)
            return readyFuture<void>(failure(*failing));
        if (!clings)
            entries.remove(key.toString());
        return readyFuture<void>(Status());
    }

private:
    /// As a keychain that waits for a window nobody sees: started, and never finished.
    template <typename T>
    static QFuture<Result<T>> unanswered()
    {
        QFutureInterface<Result<T>> question(QFutureInterfaceBase::Started);
        return question.future();
    }
};

} // namespace vatochito
