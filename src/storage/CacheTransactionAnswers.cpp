// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer shows of the message it answers.
#include "storage/CacheTransaction.h"
#include "storage/Rows.h"
#include "storage/SqlConnection.h"

namespace vatochito {

namespace {

struct Answer
{
    MessageId id;
    UserId originalSender;
    QString excerpt;
};

/// Answers among the touched messages, or to one of them, that show something else of the original than what is known
/// of it here.
QList<Answer> outdatedAnswers(SqlConnection &connection, ConversationId conversation, const QString &touched)
{
    Statement query(connection,
                    QStringLiteral("WITH touched (id) AS (SELECT value FROM json_each(?)),"
                                   " answer (id) AS (SELECT m.id FROM touched t CROSS JOIN message m"
                                   " WHERE m.conversation_id = ? AND m.reply_id = t.id AND m.reply_id <> 0"
                                   " UNION SELECT m.id FROM touched t CROSS JOIN message m"
                                   " WHERE m.conversation_id = ? AND m.id = t.id AND m.reply_id <> 0)"
                                   " SELECT a.id, coalesce(o.sender_id, a.reply_sender_id) AS sender,"
                                   " substr(coalesce(o.content, e.content, ''), 1, ?) AS excerpt"
                                   " FROM answer CROSS JOIN message a"
                                   " LEFT JOIN message o ON o.conversation_id = a.conversation_id AND o.id = a.reply_id"
                                   " LEFT JOIN early_change e ON e.conversation_id = a.conversation_id"
                                   " AND e.message_id = a.reply_id"
                                   " WHERE a.conversation_id = ? AND a.id = answer.id"
                                   " AND (o.id IS NOT NULL OR e.message_id IS NOT NULL)"
                                   " AND (a.reply_excerpt, a.reply_sender_id) IS NOT (excerpt, sender)"));
    query.bind(touched).bind(conversation).bind(conversation);
    query.bind(static_cast<long long>(kReplyExcerptLength)).bind(conversation);
    QList<Answer> answers;
    while (query.next())
        answers.append({query.id<MessageId>(0), query.id<UserId>(1), query.text(2)});
    return answers;
}

} // namespace

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
            update.bind(answer.excerpt).bind(answer.originalSender).bind(conversation).bind(answer.id).run();
            touch(conversation, answer.id);
        }
        Statement waiting(m_connection,
                          QStringLiteral("UPDATE outbox SET reply_excerpt = o.excerpt FROM (SELECT id,"
                                         " substr(content, 1, ?) AS excerpt FROM message WHERE conversation_id = ?"
                                         " AND id IN (SELECT value FROM json_each(?))) o WHERE conversation_id = ?"
                                         " AND reply_id = o.id AND reply_excerpt <> o.excerpt RETURNING client_id"));
        waiting.bind(static_cast<long long>(kReplyExcerptLength)).bind(conversation).bind(ids).bind(conversation);
        while (waiting.next())
            m_touched.outbox.insert(waiting.text(0));
    }
}

} // namespace vatochito
