// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of a message before the message itself: an answer that was asked for earlier may still bring it, as it
// was before that.
#include "storage/CacheTransaction.h"
#include "storage/SqlConnection.h"

namespace vatochito {

namespace {

/// Nothing but an answer under way needs them, so the latest are enough.
constexpr int kEarlyEditsKept = 1000;

} // namespace

void CacheTransaction::keepEarlyDeletion(ConversationId conversation, MessageId message)
{
    Statement keep(m_connection,
                   QStringLiteral("INSERT OR IGNORE INTO early_deletion (conversation_id, message_id) VALUES (?, ?)"));
    keep.bind(conversation).bind(message).run();
}

QSet<std::pair<ConversationId, MessageId>> CacheTransaction::earlyDeletions() const
{
    QSet<std::pair<ConversationId, MessageId>> found;
    Statement query(m_connection, QStringLiteral("SELECT conversation_id, message_id FROM early_deletion"));
    while (query.next())
        found.insert({query.id<ConversationId>(0), query.id<MessageId>(1)});
    return found;
}

void CacheTransaction::forgetEarlyDeletions()
{
    // A cached message remembers by itself that it is deleted.
    Statement forget(m_connection, QStringLiteral("DELETE FROM early_deletion WHERE EXISTS (SELECT 1 FROM message m"
                                                  " WHERE m.conversation_id = early_deletion.conversation_id"
                                                  " AND m.id = early_deletion.message_id)"));
    forget.run();
}

void CacheTransaction::keepEarlyEdit(ConversationId conversation, const MessagePatch &patch)
{
    Statement keep(m_connection, QStringLiteral("INSERT INTO early_edit (conversation_id, message_id, rev, content,"
                                                " edited_at) VALUES (?, ?, ?, ?, ?)"
                                                " ON CONFLICT (conversation_id, message_id) DO UPDATE SET"
                                                " rev = excluded.rev, content = excluded.content,"
                                                " edited_at = excluded.edited_at WHERE rev < excluded.rev"));
    keep.bind(conversation).bind(patch.id).bind(patch.rev).bind(*patch.content).bind(patch.editedAt).run();
    Statement trim(m_connection, QStringLiteral("DELETE FROM early_edit"
                                                " WHERE id <= (SELECT max(id) FROM early_edit) - ?"));
    trim.bind(static_cast<long long>(kEarlyEditsKept)).run();
}

void CacheTransaction::applyEarlyEdits()
{
    QList<std::pair<ConversationId, MessagePatch>> due;
    {
        Statement query(m_connection, QStringLiteral("SELECT e.conversation_id, e.message_id, e.rev, e.content,"
                                                     " e.edited_at FROM early_edit e JOIN message m"
                                                     " ON m.conversation_id = e.conversation_id"
                                                     " AND m.id = e.message_id"));
        while (query.next()) {
            due.append({query.id<ConversationId>(0), MessagePatch{.id = query.id<MessageId>(1),
                                                                  .rev = query.integer(2),
                                                                  .content = query.text(3),
                                                                  .editedAt = query.optionalMoment(4)}});
        }
    }
    for (const auto &[conversation, patch] : due) {
        patchMessage(conversation, patch);
        Statement forget(m_connection,
                         QStringLiteral("DELETE FROM early_edit WHERE conversation_id = ? AND message_id = ?"));
        forget.bind(conversation).bind(patch.id).run();
    }
}

} // namespace vatochito
