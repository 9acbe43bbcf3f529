// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Ids.h"

#include <QFuture>
#include <QList>
#include <QString>

#include <optional>

namespace vatochito {

class Database;

/// The account of one conversation: that nothing was lost and nothing done twice can be seen from it.
struct LedgerRow
{
    ConversationId conversation;
    long long sent = 0;         ///< Operations of mine that went out at least once.
    long long acknowledged = 0; ///< That a server has confirmed.
    long long waiting = 0;
    long long failed = 0;
    long long duplicates = 0; ///< Went out again, and the server knew them.
    long long gapsFound = 0;  ///< Times when something had been missed.
    long long gapsFilled = 0;
    std::optional<long long> cursor; ///< Up to which number its changes are here; nothing: they are not numbered.
    std::optional<long long> head;   ///< The newest number the server told of.

    friend bool operator==(const LedgerRow &, const LedgerRow &) = default;
};

/// What may be counted.
enum class LedgerCount { Sent, Acknowledged, Duplicate, GapFound, GapFilled };

/// The accounts of all conversations in the cache, and of those that were left with something counted. Written through
/// CacheTransaction. Thread: the owner's; futures finish on the database's (use whenDone).
class LedgerStore
{
public:
    /// \a database must outlive this object.
    explicit LedgerStore(Database &database) : m_database(database) {}

    /// By conversation.
    QFuture<Result<QList<LedgerRow>>> all() const;

private:
    Database &m_database;
};

} // namespace vatochito
