// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/TypeNames.h"
#include "storage/CacheTransaction.h"
#include "storage/Rows.h"

namespace vatochito {

namespace {

/// Finished edits and deletions whose outcome can be asked for.
constexpr int kRememberedChanges = 1000;

} // namespace

OutboxEntry CacheTransaction::enqueue(OutboxEntry entry)
{
    entry.reply = asKnownHere(entry.conversation, entry.reply);
    const ReplyExcerpt reply = entry.reply.value_or(ReplyExcerpt{});
    Statement insert(m_connection,
                     QStringLiteral("INSERT INTO outbox (client_id, operation, conversation_id, target_id, type,"
                                    " content, reply_id, reply_sender_id, reply_excerpt, created_at, is_failed,"
                                    " attempts, error_code, error_detail, refers_to)"
                                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '', '', ?) RETURNING sequence"));
    insert.bind(entry.clientId.toString()).bind(rows::operationName(entry.operation));
    insert.bind(entry.conversation).bind(entry.target).bind(typeName(entry.type)).bind(entry.content);
    insert.bind(reply.id).bind(reply.sender).bind(reply.excerpt).bind(entry.createdAt);
    insert.bind(entry.refersTo.toString());
    if (insert.next())
        entry.sequence = insert.integer(0);
    touchOutbox(entry);
    return entry;
}

void CacheTransaction::updateOutbox(const OutboxEntry &entry)
{
    Statement update(m_connection, QStringLiteral("UPDATE outbox SET is_failed = ?, attempts = ?, sent_after = ?,"
                                                  " error_code = ?, error_detail = ?, content = ?, is_sent_by_id = ?,"
                                                  " refers_to = ?, reply_id = ?, reply_sender_id = ?, reply_excerpt = ?"
                                                  " WHERE client_id = ?"));
    update.bind(entry.state == OutboxEntry::State::Failed).bind(static_cast<long long>(entry.attempts));
    if (entry.sentAfter)
        update.bind(*entry.sentAfter);
    else
        update.bindNull();
    update.bind(entry.lastError ? Error::codeName(entry.lastError->code) : QString());
    update.bind(entry.lastError ? entry.lastError->detail : QString()).bind(entry.content);
    const ReplyExcerpt reply = entry.reply.value_or(ReplyExcerpt{});
    update.bind(entry.isSentById).bind(entry.refersTo.toString());
    update.bind(reply.id).bind(reply.sender).bind(reply.excerpt).bind(entry.clientId.toString());
    if (update.run() > 0)
        touchOutbox(entry);
}

std::optional<OutboxEntry> CacheTransaction::outboxEntry(const ClientId &clientId) const
{
    const QList<OutboxEntry> found = rows::outbox(m_connection, QStringLiteral("WHERE client_id = ?"),
                                                  [&clientId](Statement &query) { query.bind(clientId.toString()); });
    if (found.isEmpty())
        return {};
    return found.first();
}

QList<OutboxEntry> CacheTransaction::outbox() const
{
    return rows::outbox(m_connection, QStringLiteral("ORDER BY sequence"), [](Statement &) {});
}

QList<OutboxEntry> CacheTransaction::outboxReferringTo(const ClientId &clientId) const
{
    return rows::outbox(m_connection, QStringLiteral("WHERE refers_to = ? ORDER BY sequence"),
                        [&clientId](Statement &query) { query.bind(clientId.toString()); });
}

std::optional<Message> CacheTransaction::messageNamed(const ClientId &clientId) const
{
    const QList<Message> found = rows::messages(m_connection, m_me, QStringLiteral("WHERE m.client_id = ?"),
                                                [&clientId](Statement &query) { query.bind(clientId.toString()); });
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

MessageId CacheTransaction::messageOf(const ClientId &clientId) const
{
    return rows::acknowledged(m_connection, clientId);
}

QList<OutboxEntry> CacheTransaction::outbox(ConversationId conversation) const
{
    return rows::outbox(m_connection, QStringLiteral("WHERE conversation_id = ? ORDER BY sequence"),
                        [conversation](Statement &query) { query.bind(conversation); });
}

void CacheTransaction::confirm(const OutboxEntry &entry, MessageId message)
{
    count(entry.conversation, LedgerCount::Acknowledged);
    giveId(entry, message);
    if (entry.operation == OutboxEntry::Operation::Send) {
        Statement update(m_connection, QStringLiteral("UPDATE message SET client_id = ?"
                                                      " WHERE conversation_id = ? AND id = ? AND client_id IS NULL"));
        if (update.bind(entry.clientId.toString()).bind(entry.conversation).bind(message).run() > 0)
            touch(entry.conversation, message);
    } else {
        rememberChange(entry, message);
    }
    removeOutboxRow(entry, message);
}

void CacheTransaction::giveId(const OutboxEntry &entry, MessageId message)
{
    if (entry.operation != OutboxEntry::Operation::Send)
        return;
    for (const OutboxEntry &referring : outboxReferringTo(entry.clientId)) {
        const bool isReply = referring.operation == OutboxEntry::Operation::Send;
        Statement update(m_connection, isReply ? QStringLiteral("UPDATE outbox SET refers_to = '', reply_id = ?"
                                                                " WHERE client_id = ?")
                                               : QStringLiteral("UPDATE outbox SET refers_to = '', target_id = ?"
                                                                " WHERE client_id = ?"));
        update.bind(message).bind(referring.clientId.toString()).run();
        touchOutbox(referring);
    }
}

void CacheTransaction::rememberChange(const OutboxEntry &entry, MessageId message)
{
    Statement insert(m_connection, QStringLiteral("INSERT OR REPLACE INTO finished_change"
                                                  " (client_id, conversation_id, message_id) VALUES (?, ?, ?)"));
    insert.bind(entry.clientId.toString()).bind(entry.conversation).bind(message).run();
    // Client ids rise with time. Whoever still waits for the outcome of an older one has long given up.
    Statement forget(m_connection, QStringLiteral("DELETE FROM finished_change WHERE client_id < (SELECT client_id"
                                                  " FROM finished_change ORDER BY client_id DESC LIMIT 1 OFFSET ?)"));
    forget.bind(static_cast<long long>(kRememberedChanges)).run();
}

void CacheTransaction::cancel(const OutboxEntry &entry)
{
    removeOutboxRow(entry, MessageId());
}

void CacheTransaction::removeOutboxRow(const OutboxEntry &entry, MessageId message)
{
    Statement remove(m_connection, QStringLiteral("DELETE FROM outbox WHERE client_id = ?"));
    if (remove.bind(entry.clientId.toString()).run() == 0)
        return;
    m_touched.outbox.remove(entry.clientId.toString());
    m_touched.removedOutbox.append(
        {.conversation = entry.conversation, .clientId = entry.clientId, .message = message});
    touch(entry.conversation);
}

QList<MessageId> CacheTransaction::unclaimed(ConversationId conversation, MessageId after, MessageType type,
                                             const QString &content) const
{
    QList<MessageId> found;
    Statement query(m_connection, QStringLiteral("SELECT id, content FROM message WHERE conversation_id = ? AND id > ?"
                                                 " AND sender_id = ? AND type = ? AND client_id IS NULL ORDER BY id"));
    query.bind(conversation).bind(after).bind(m_me).bind(typeName(type));
    // Compared here: SQLite's trim() knows the space alone.
    const QString wanted = content.trimmed();
    while (query.next()) {
        if (query.text(1).trimmed() == wanted)
            found.append(query.id<MessageId>(0));
    }
    return found;
}

void CacheTransaction::touchOutbox(const OutboxEntry &entry)
{
    m_touched.outbox.insert(entry.clientId.toString());
    touch(entry.conversation);
}

} // namespace vatochito
