// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of a message before the message itself: an answer that was asked for earlier may still bring it, as it
// was before that. A message that is cached has nothing here.
#include "storage/CacheTransaction.h"
#include "storage/Rows.h"
#include "storage/SqlConnection.h"

namespace vatochito {

namespace {

/// Nothing but an answer under way needs them, so the latest are enough.
constexpr int kEarlyChangesKept = 1000;

} // namespace

bool CacheTransaction::keepEarlyChange(ConversationId conversation, const MessagePatch &patch)
{
    if (birth(conversation, patch.id) || !hasConversation(conversation))
        return false;
    // Nothing comes after a deletion, and it leaves no words behind.
    Statement keep(m_connection, QStringLiteral("INSERT INTO early_change (conversation_id, message_id, rev, content,"
                                                " edited_at) VALUES (?, ?, ?, ?, ?)"
                                                " ON CONFLICT (conversation_id, message_id) DO UPDATE SET"
                                                " rev = excluded.rev, content = excluded.content,"
                                                " edited_at = excluded.edited_at WHERE content IS NOT NULL"
                                                " AND (excluded.content IS NULL OR rev < excluded.rev)"));
    keep.bind(conversation).bind(patch.id).bind(patch.rev);
    if (patch.isDeleted)
        keep.bindNull();
    else
        keep.bind(*patch.content);
    const bool isNew = keep.bind(patch.editedAt).run() > 0;
    if (isNew)
        touch(conversation, patch.id); // What answers it is cached, perhaps.
    Statement trim(m_connection, QStringLiteral("DELETE FROM early_change"
                                                " WHERE id <= (SELECT max(id) FROM early_change) - ?"));
    trim.bind(static_cast<long long>(kEarlyChangesKept)).run();
    return isNew;
}

QHash<MessageId, MessagePatch> CacheTransaction::takeEarlyChanges(ConversationId conversation,
                                                                  const QSet<MessageId> &ids)
{
    QHash<MessageId, MessagePatch> found;
    {
        // There hardly ever are any.
        Statement any(m_connection, QStringLiteral("SELECT 1 FROM early_change WHERE conversation_id = ? LIMIT 1"));
        if (!any.bind(conversation).next())
            return found;
    }
    const QString wanted = rows::jsonArray(ids.values());
    Statement query(m_connection, QStringLiteral("SELECT message_id, rev, content, edited_at FROM early_change"
                                                 " WHERE conversation_id = ?"
                                                 " AND message_id IN (SELECT value FROM json_each(?))"));
    query.bind(conversation).bind(wanted);
    while (query.next()) {
        const bool isDeleted = query.isNull(2);
        found.insert(query.id<MessageId>(0),
                     MessagePatch{.id = query.id<MessageId>(0),
                                  .rev = query.integer(1),
                                  .content = isDeleted ? std::nullopt : std::optional(query.text(2)),
                                  .editedAt = query.optionalMoment(3),
                                  .isDeleted = isDeleted});
    }
    if (!found.isEmpty()) {
        Statement forget(m_connection, QStringLiteral("DELETE FROM early_change WHERE conversation_id = ?"
                                                      " AND message_id IN (SELECT value FROM json_each(?))"));
        forget.bind(conversation).bind(wanted).run();
    }
    return found;
}

} // namespace vatochito
