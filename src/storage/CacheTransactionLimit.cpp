// SPDX-License-Identifier: GPL-3.0-or-later
// What a cache that may not grow for ever lets go of.
#include "storage/CacheTransaction.h"
#include "storage/SqlConnection.h"

#include <algorithm>
#include <utility>

namespace vatochito {

long long CacheTransaction::bytesUsed() const
{
    Statement query(m_connection, QStringLiteral("SELECT (SELECT page_count FROM pragma_page_count)"
                                                 " - (SELECT freelist_count FROM pragma_freelist_count),"
                                                 " (SELECT page_size FROM pragma_page_size)"));
    return query.next() ? query.integer(0) * query.integer(1) : 0;
}

int CacheTransaction::removeOldest(int count, ConversationId spared)
{
    QList<std::pair<ConversationId, MessageId>> upTo;
    {
        // In the order of the index, which is that of birth; joined in this order, it ends with the last that is taken.
        Statement oldest(
            m_connection,
            QStringLiteral("WITH spared AS MATERIALIZED (SELECT c.id AS conversation, min("
                           " coalesce((SELECT id FROM message WHERE conversation_id = c.id ORDER BY id DESC"
                           " LIMIT 1 OFFSET ?), 0), coalesce((SELECT read_up_to FROM member"
                           " WHERE conversation_id = c.id AND user_id = ?), 0)) AS since FROM conversation c"
                           " WHERE c.id <> ?)"
                           " SELECT conversation_id, max(message_id) FROM (SELECT s.conversation_id, s.message_id"
                           " FROM search_row s CROSS JOIN spared ON spared.conversation = s.conversation_id"
                           " WHERE s.message_id < spared.since ORDER BY s.row LIMIT ?) GROUP BY conversation_id"));
        oldest.bind(static_cast<long long>(kNewestKept - 1))
            .bind(m_me)
            .bind(spared)
            .bind(static_cast<long long>(count));
        while (oldest.next())
            upTo.append({oldest.id<ConversationId>(0), oldest.id<MessageId>(1)});
    }
    int removed = 0;
    for (const auto &[conversation, last] : std::as_const(upTo)) {
        m_touched.asWritten.remove(conversation);
        Statement remove(m_connection, QStringLiteral("DELETE FROM message WHERE conversation_id = ? AND id <= ?"));
        removed += remove.bind(conversation).bind(last).run();
        Statement first(m_connection, QStringLiteral("SELECT min(id) FROM message WHERE conversation_id = ?"));
        if (first.bind(conversation).next())
            holes().add(conversation, HistoryHole{.after = MessageId(), .before = first.id<MessageId>(0)});
    }
    return removed;
}

} // namespace vatochito
