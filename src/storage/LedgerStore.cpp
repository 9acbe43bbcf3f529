// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/LedgerStore.h"

#include "storage/Database.h"
#include "storage/SqlConnection.h"

#include <algorithm>

namespace vatochito {

QFuture<Result<QList<LedgerRow>>> LedgerStore::all() const
{
    return m_database.read([](SqlConnection &connection) {
        QList<LedgerRow> rows;
        Statement query(
            connection,
            QStringLiteral("SELECT c.id, coalesce(l.sent, 0), coalesce(l.acknowledged, 0), coalesce(l.duplicates, 0),"
                           " coalesce(l.gaps_found, 0), coalesce(l.gaps_filled, 0),"
                           " (SELECT count(*) FROM outbox o WHERE o.conversation_id = c.id AND NOT o.is_failed),"
                           " (SELECT count(*) FROM outbox o WHERE o.conversation_id = c.id AND o.is_failed),"
                           " (SELECT head FROM sync_cursor s WHERE s.conversation_id = c.id), coalesce(l.head, 0)"
                           " FROM (SELECT id FROM conversation UNION SELECT conversation_id FROM ledger"
                           " UNION SELECT conversation_id FROM outbox) c"
                           " LEFT JOIN ledger l ON l.conversation_id = c.id ORDER BY c.id"));
        while (query.next()) {
            LedgerRow row{.conversation = query.id<ConversationId>(0),
                          .sent = query.integer(1),
                          .acknowledged = query.integer(2),
                          .waiting = query.integer(6),
                          .failed = query.integer(7),
                          .duplicates = query.integer(3),
                          .gapsFound = query.integer(4),
                          .gapsFilled = query.integer(5),
                          .cursor = {},
                          .head = {}};
            if (!query.isNull(8)) {
                row.cursor = query.integer(8);
                row.head = std::max(query.integer(8), query.integer(9));
            }
            rows.append(row);
        }
        return rows;
    });
}

} // namespace vatochito
