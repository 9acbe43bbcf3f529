// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer shows of the message it answers.
#include "core/PlainText.h"
#include "storage/CacheTransaction.h"
#include "storage/Rows.h"
#include "storage/SqlConnection.h"

namespace vatochito {

namespace {

struct Answer
{
    MessageId id;
    ReplyExcerpt shown;
};

/// Cached answers to \a touched messages that show something else of them than what is known of them here, or whose
/// original is deleted, which their excerpt may not tell.
QList<Answer> outdatedAnswers(SqlConnection &connection, ConversationId conversation, const QString &touched)
{
    Statement query(
        connection,
        QStringLiteral("SELECT a.id, a.reply_id, coalesce(o.sender_id, a.reply_sender_id) AS sender,"
                       " substr(coalesce(o.content, e.content, ''), 1, ?) AS excerpt"
                       " FROM json_each(?) t CROSS JOIN message a INDEXED BY message_by_original"
                       " LEFT JOIN message o ON o.conversation_id = a.conversation_id AND o.id = a.reply_id"
                       " LEFT JOIN early_change e ON e.conversation_id = a.conversation_id"
                       " AND e.message_id = a.reply_id"
                       " WHERE a.conversation_id = ? AND a.reply_id = t.value AND a.reply_id <> 0"
                       " AND (o.id IS NOT NULL OR e.message_id IS NOT NULL)"
                       " AND (o.is_deleted OR (a.reply_excerpt, a.reply_sender_id) IS NOT (excerpt, sender))"));
    query.bind(static_cast<long long>(kReplyExcerptLength)).bind(touched).bind(conversation);
    QList<Answer> answers;
    while (query.next())
        answers.append({query.id<MessageId>(0), {query.id<MessageId>(1), query.id<UserId>(2), query.text(3)}});
    return answers;
}

} // namespace

std::optional<ReplyExcerpt> CacheTransaction::asKnownHere(ConversationId conversation,
                                                          const std::optional<ReplyExcerpt> &reply) const
{
    if (!reply || !reply->id.isValid())
        return reply;
    ReplyExcerpt known = *reply;
    known.excerpt = plaintext::firstCodePoints(reply->excerpt, kReplyExcerptLength);
    Statement original(m_connection, QStringLiteral("SELECT sender_id, substr(content, 1, ?) FROM message"
                                                    " WHERE conversation_id = ? AND id = ?"));
    original.bind(static_cast<long long>(kReplyExcerptLength)).bind(conversation).bind(reply->id);
    if (original.next()) {
        known.sender = original.id<UserId>(0);
        known.excerpt = original.text(1);
        return known;
    }
    Statement early(m_connection, QStringLiteral("SELECT substr(coalesce(content, ''), 1, ?) FROM early_change"
                                                 " WHERE conversation_id = ? AND message_id = ?"));
    early.bind(static_cast<long long>(kReplyExcerptLength)).bind(conversation).bind(reply->id);
    if (early.next())
        known.excerpt = early.text(0);
    return known;
}

void CacheTransaction::followOriginals()
{
    const QHash<ConversationId, QSet<MessageId>> touched = m_touched.messages;
    for (auto messages = touched.cbegin(); messages != touched.cend(); ++messages) {
        const ConversationId conversation = messages.key();
        const QString ids = rows::jsonArray(messages->values());
        for (const Answer &answer : outdatedAnswers(m_connection, conversation, ids)) {
            // One at a time: a statement of many rows may have to be undone halfway (see insertRow()).
            Statement update(m_connection, QStringLiteral("UPDATE message SET reply_excerpt = ?, reply_sender_id = ?"
                                                          " WHERE conversation_id = ? AND id = ?"));
            update.bind(answer.shown.excerpt).bind(answer.shown.sender).bind(conversation).bind(answer.id).run();
            touch(conversation, answer.id);
        }
        const auto waiting = rows::outbox(m_connection,
                                          QStringLiteral("WHERE conversation_id = ? AND reply_id <> 0"
                                                         " AND reply_id IN (SELECT value FROM json_each(?))"),
                                          [&](Statement &query) { query.bind(conversation).bind(ids); });
        for (const OutboxEntry &entry : waiting) {
            const auto known = asKnownHere(conversation, entry.reply);
            if (!known || known->excerpt == entry.reply->excerpt)
                continue;
            OutboxEntry followed = entry;
            followed.reply = known;
            updateOutbox(followed);
        }
    }
}

} // namespace vatochito
