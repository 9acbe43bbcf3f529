// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Rows.h"

#include "core/TypeNames.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace vatochito::rows {

namespace {

constexpr std::array kOperations{
    std::pair{OutboxEntry::Operation::Send, "send"},
    std::pair{OutboxEntry::Operation::Edit, "edit"},
    std::pair{OutboxEntry::Operation::Delete, "delete"},
};

OutboxEntry::Operation operationNamed(const QString &name)
{
    for (const auto &[operation, known] : kOperations) {
        if (name == QLatin1String(known))
            return operation;
    }
    return OutboxEntry::Operation::Send;
}

QList<Attachment> attachmentsFrom(const QString &text)
{
    QList<Attachment> attachments;
    if (text.isEmpty())
        return attachments;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        attachments.append(Attachment{.id = object[u"id"].toInteger(),
                                      .name = object[u"name"].toString(),
                                      .bytes = object[u"bytes"].toInteger(),
                                      .mimeType = object[u"mime"].toString(),
                                      .url = object[u"url"].toString()});
    }
    return attachments;
}

std::optional<ReplyExcerpt> replyFrom(const Statement &row, int column)
{
    const auto id = row.id<MessageId>(column);
    // What waits may answer something that has no id yet.
    if (!id.isValid() && !row.id<UserId>(column + 1).isValid())
        return {};
    return ReplyExcerpt{.id = id, .sender = row.id<UserId>(column + 1), .excerpt = row.text(column + 2)};
}

Message messageFrom(const Statement &row, UserId me)
{
    Message message;
    message.conversation = row.id<ConversationId>(0);
    message.id = row.id<MessageId>(1);
    message.sender = row.id<UserId>(2);
    message.type = messageTypeNamed(row.text(3));
    message.content = row.text(4);
    message.createdAt = row.moment(5);
    message.editedAt = row.optionalMoment(6);
    message.isDeleted = row.flag(7);
    message.reply = replyFrom(row, 8);
    if (message.reply)
        message.reply->isDeleted = row.flag(16);
    message.isForwarded = row.flag(11);
    message.attachments = attachmentsFrom(row.text(12));
    message.clientId = ClientId(row.text(13));
    if (message.sender == me)
        message.delivery = row.flag(14) ? Delivery::Read : row.flag(15) ? Delivery::Delivered : Delivery::Sent;
    return message;
}

QList<Member> members(SqlConnection &connection, ConversationId conversation)
{
    QList<Member> found;
    Statement query(connection, QStringLiteral("SELECT user_id, nickname, is_admin FROM member"
                                               " WHERE conversation_id = ? ORDER BY user_id"));
    query.bind(conversation);
    while (query.next())
        found.append(Member{.user = query.id<UserId>(0), .nickname = query.text(1), .isAdmin = query.flag(2)});
    return found;
}

std::optional<Message> lastMessage(SqlConnection &connection, UserId me, ConversationId conversation)
{
    const auto bind = [conversation](Statement &query) { query.bind(conversation); };
    const QList<OutboxEntry> waiting =
        outbox(connection,
               QStringLiteral("WHERE conversation_id = ? AND operation = 'send' ORDER BY sequence DESC LIMIT 1"), bind);
    if (!waiting.isEmpty())
        return waiting.first().asMessage(me);
    const QList<Message> newest =
        messages(connection, me, QStringLiteral("WHERE m.conversation_id = ? ORDER BY m.id DESC LIMIT 1"), bind);
    if (newest.isEmpty())
        return {};
    return newest.first();
}

} // namespace

QString operationName(OutboxEntry::Operation operation)
{
    for (const auto &[known, name] : kOperations) {
        if (known == operation)
            return QString::fromLatin1(name);
    }
    return QString::fromLatin1(kOperations.front().second);
}

QString attachmentsText(const QList<Attachment> &attachments)
{
    if (attachments.isEmpty())
        return {};
    QJsonArray array;
    for (const Attachment &attachment : attachments) {
        array.append(QJsonObject{{QStringLiteral("id"), static_cast<qint64>(attachment.id)},
                                 {QStringLiteral("name"), attachment.name},
                                 {QStringLiteral("bytes"), static_cast<qint64>(attachment.bytes)},
                                 {QStringLiteral("mime"), attachment.mimeType},
                                 {QStringLiteral("url"), attachment.url}});
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<User> people(SqlConnection &connection, const QString &where, const Bind &bind)
{
    QList<User> found;
    Statement query(connection, QStringLiteral("SELECT id, username, display_name, avatar_url, status_message,"
                                               " is_online, last_seen_at FROM person WHERE ") +
                                    where);
    bind(query);
    while (query.next()) {
        User person;
        person.id = query.id<UserId>(0);
        person.username = query.text(1);
        person.displayName = query.text(2);
        person.avatarUrl = query.text(3);
        person.statusMessage = query.text(4);
        if (!query.isNull(5))
            person.isOnline = query.flag(5);
        person.lastSeenAt = query.optionalMoment(6);
        found.append(person);
    }
    return found;
}

QList<Message> messages(SqlConnection &connection, UserId me, const QString &clauses, const Bind &bind)
{
    QList<Message> found;
    Statement query(
        connection,
        QStringLiteral("SELECT m.conversation_id, m.id, m.sender_id, m.type, m.content, m.created_at,"
                       " m.edited_at, m.is_deleted, m.reply_id, m.reply_sender_id, m.reply_excerpt,"
                       " m.is_forwarded, m.attachments, m.client_id,"
                       " m.sender_id = ? AND EXISTS (SELECT 1 FROM member k WHERE"
                       " k.conversation_id = m.conversation_id AND k.user_id <> ? AND k.read_up_to >= m.id),"
                       " m.sender_id = ? AND EXISTS (SELECT 1 FROM member k WHERE"
                       " k.conversation_id = m.conversation_id AND k.user_id <> ?"
                       " AND k.delivered_up_to >= m.id),"
                       " m.reply_id <> 0 AND (EXISTS (SELECT 1 FROM message o WHERE"
                       " o.conversation_id = m.conversation_id AND o.id = m.reply_id AND o.is_deleted)"
                       " OR EXISTS (SELECT 1 FROM early_change e WHERE e.conversation_id = m.conversation_id"
                       " AND e.message_id = m.reply_id AND e.content IS NULL)) FROM message m ") +
            clauses);
    query.bind(me).bind(me).bind(me).bind(me);
    bind(query);
    while (query.next())
        found.append(messageFrom(query, me));
    return found;
}

std::optional<Message> message(SqlConnection &connection, UserId me, ConversationId conversation, MessageId id)
{
    const QList<Message> found = messages(connection, me, QStringLiteral("WHERE m.conversation_id = ? AND m.id = ?"),
                                          [conversation, id](Statement &query) { query.bind(conversation).bind(id); });
    if (found.isEmpty())
        return {};
    return found.first();
}

QList<Message> messages(SqlConnection &connection, UserId me, ConversationId conversation, const QList<MessageId> &ids)
{
    // One query for all, however many and however far apart.
    return messages(connection, me,
                    QStringLiteral("WHERE m.conversation_id = ? AND m.id IN (SELECT value FROM json_each(?))"
                                   " ORDER BY m.id"),
                    [conversation, &ids](Statement &query) { query.bind(conversation).bind(jsonArray(ids)); });
}

QList<OutboxEntry> outbox(SqlConnection &connection, const QString &clauses, const Bind &bind)
{
    QList<OutboxEntry> found;
    Statement query(connection,
                    QStringLiteral("SELECT sequence, client_id, conversation_id, type, content, reply_id,"
                                   " reply_sender_id, reply_excerpt, created_at, is_failed, attempts,"
                                   " sent_after, error_code, error_detail, operation, target_id, is_sent_by_id,"
                                   " refers_to, reply_id <> 0 AND EXISTS (SELECT 1 FROM message o WHERE"
                                   " o.conversation_id = outbox.conversation_id AND o.id = outbox.reply_id"
                                   " AND o.is_deleted) FROM outbox ") +
                        clauses);
    bind(query);
    while (query.next()) {
        OutboxEntry entry;
        entry.sequence = query.integer(0);
        entry.clientId = ClientId(query.text(1));
        entry.conversation = query.id<ConversationId>(2);
        entry.type = messageTypeNamed(query.text(3));
        entry.content = query.text(4);
        entry.reply = replyFrom(query, 5);
        if (entry.reply)
            entry.reply->isDeleted = query.flag(18);
        entry.createdAt = query.moment(8);
        entry.state = query.flag(9) ? OutboxEntry::State::Failed : OutboxEntry::State::Waiting;
        entry.attempts = static_cast<int>(query.integer(10));
        if (!query.isNull(11))
            entry.sentAfter = query.id<MessageId>(11);
        if (const QString code = query.text(12); !code.isEmpty())
            entry.lastError = Error{.code = Error::codeFromName(code), .detail = query.text(13)};
        entry.operation = operationNamed(query.text(14));
        entry.target = query.id<MessageId>(15);
        entry.isSentById = query.flag(16);
        entry.refersTo = ClientId(query.text(17));
        found.append(entry);
    }
    return found;
}

QList<HistoryHole> holes(SqlConnection &connection, ConversationId conversation)
{
    QList<HistoryHole> found;
    Statement query(connection, QStringLiteral("SELECT after_id, before_id, closes_at FROM hole"
                                               " WHERE conversation_id = ? ORDER BY after_id"));
    query.bind(conversation);
    while (query.next())
        found.append(HistoryHole{
            .after = query.id<MessageId>(0), .before = query.id<MessageId>(1), .closesAt = query.integer(2)});
    return found;
}

MessageId acknowledged(SqlConnection &connection, const ClientId &clientId)
{
    Statement query(connection, QStringLiteral("SELECT id FROM message WHERE client_id = ? UNION ALL"
                                               " SELECT message_id FROM finished_change WHERE client_id = ?"));
    query.bind(clientId.toString()).bind(clientId.toString());
    return query.next() ? query.id<MessageId>(0) : MessageId();
}

QString draft(SqlConnection &connection, ConversationId conversation)
{
    Statement query(connection, QStringLiteral("SELECT content FROM draft WHERE conversation_id = ?"));
    query.bind(conversation);
    return query.next() ? query.text(0) : QString();
}

QList<ConversationId> conversationIds(SqlConnection &connection)
{
    QList<ConversationId> ids;
    Statement query(connection, QStringLiteral("SELECT id FROM conversation"));
    while (query.next())
        ids.append(query.id<ConversationId>(0));
    return ids;
}

namespace {

/// Others' undeleted messages past \a after, as far as they are cached and counted.
int unreadCached(SqlConnection &connection, UserId me, ConversationId conversation, MessageId after)
{
    Statement query(connection, QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM message WHERE conversation_id = ?"
                                               " AND id > ? AND sender_id <> ? AND NOT is_deleted LIMIT ?)"));
    query.bind(conversation).bind(after).bind(me);
    query.bind(static_cast<long long>(ConversationSummary::kUnreadCounted));
    return query.next() ? static_cast<int>(query.integer(0)) : 0;
}

/// What the cache counts, or, while it lacks some of it, what the server has counted.
int unread(SqlConnection &connection, UserId me, ConversationId conversation, MessageId read)
{
    const int cached = unreadCached(connection, me, conversation, read);
    Statement query(connection, QStringLiteral("SELECT unread_told, unread_told_to FROM conversation WHERE id = ?"
                                               " AND unread_told IS NOT NULL AND EXISTS (SELECT 1 FROM hole"
                                               " WHERE conversation_id = ? AND before_id > ?)"));
    query.bind(conversation).bind(conversation).bind(MessageId(read.value() + 1));
    if (!query.next())
        return cached;
    const MessageId toldTo = std::max(query.id<MessageId>(1), read);
    const auto since = unreadCached(connection, me, conversation, toldTo);
    return std::clamp<int>(static_cast<int>(query.integer(0)) + since, cached, ConversationSummary::kUnreadCounted);
}

} // namespace

std::optional<ConversationSummary> summary(SqlConnection &connection, UserId me, ConversationId id)
{
    ConversationSummary summary;
    {
        Statement query(
            connection,
            QStringLiteral("SELECT c.type, c.title, c.owner_id, c.description, c.created_at, c.updated_at,"
                           " coalesce((SELECT max(id) FROM message WHERE conversation_id = c.id), 0),"
                           " coalesce((SELECT read_up_to FROM member WHERE conversation_id = c.id AND user_id = ?), 0),"
                           " (SELECT history_up_to FROM cursor WHERE conversation_id = c.id),"
                           " EXISTS (SELECT 1 FROM hole WHERE conversation_id = c.id AND before_id = ?)"
                           " FROM conversation c WHERE c.id = ?"));
        query.bind(me).bind(kEndOfHistory).bind(id);
        if (!query.next())
            return {};
        Conversation &conversation = summary.conversation;
        conversation.id = id;
        conversation.type = conversationTypeNamed(query.text(0));
        conversation.title = query.text(1);
        conversation.owner = query.id<UserId>(2);
        conversation.description = query.text(3);
        conversation.createdAt = query.moment(4);
        conversation.updatedAt = query.moment(5);
        summary.newestCached = query.id<MessageId>(6);
        summary.readUpTo = query.id<MessageId>(7);
        summary.isHistoryRead = !query.isNull(8);
        summary.wholeUpTo = query.id<MessageId>(8);
        summary.isNewestMissing = query.flag(9);
    }
    summary.conversation.members = members(connection, id);
    summary.unreadCount = unread(connection, me, id, summary.readUpTo);
    summary.draft = draft(connection, id);
    summary.lastMessage = lastMessage(connection, me, id);
    summary.lastActivity = summary.lastMessage ? summary.lastMessage->createdAt : summary.conversation.createdAt;
    return summary;
}

} // namespace vatochito::rows
