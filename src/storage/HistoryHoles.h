// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/HistoryHole.h"

#include <QList>
#include <QSet>

#include <optional>
#include <utility>

namespace vatochito {

class SqlConnection;

/// Where the cached histories are not whole, as one transaction of the cache sees and changes it. Every function throws
/// SqlFailure. Thread: the writer's.
class HistoryHoles
{
public:
    /// \a connection must outlive this object.
    explicit HistoryHoles(SqlConnection &connection) : m_connection(connection) {}

    /// Smallest first; they never touch each other.
    QList<HistoryHole> of(ConversationId conversation) const;
    /// Those that have holes, the most recently active first.
    QList<ConversationId> conversations() const;
    /// Of those that lie among the rows of \a shown, or will soon, the nearest to what is viewed.
    std::optional<HistoryHole> nearestIn(ConversationId conversation, const ShownPart &shown) const;
    /// One with cached rows in it, which may be out of date, of a conversation that is not among \a others; that with
    /// the newest row.
    std::optional<std::pair<ConversationId, HistoryHole>> stale(const QSet<ConversationId> &others) const;
    /// \a message is cached, and nothing is missing among the \a margin rows on each side of it.
    bool isWholeAround(ConversationId conversation, MessageId message, int margin) const;

    void add(ConversationId conversation, const HistoryHole &hole);
    /// Everything from \a first to \a last, both included, is in the cache as the server has it.
    void close(ConversationId conversation, MessageId first, MessageId last);
    /// All the changes up to \a cursor are here, and with them what was to close then. \return Something was.
    bool closeReached(ConversationId conversation, long long cursor);

private:
    /// Where the \a margin th cached row beyond lies; otherwise the end of the history.
    MessageId rowBelow(ConversationId conversation, MessageId message, int margin) const;
    MessageId rowAbove(ConversationId conversation, MessageId message, int margin) const;

    SqlConnection &m_connection;
};

} // namespace vatochito
