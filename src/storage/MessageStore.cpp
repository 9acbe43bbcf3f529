// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/MessageStore.h"

#include "storage/Database.h"
#include "storage/Rows.h"

#include <algorithm>

namespace vatochito {

namespace {

// Each of them walks along the primary key and stops at the limit, however long the history is.

QList<Message> newestRows(SqlConnection &connection, UserId me, ConversationId conversation, int limit)
{
    return rows::messages(connection, me, QStringLiteral("WHERE m.conversation_id = ? ORDER BY m.id DESC LIMIT ?"),
                          [=](Statement &query) { query.bind(conversation).bind(static_cast<long long>(limit)); });
}

QList<Message> olderRows(SqlConnection &connection, UserId me, ConversationId conversation, MessageId before, int limit)
{
    return rows::messages(
        connection, me, QStringLiteral("WHERE m.conversation_id = ? AND m.id < ? ORDER BY m.id DESC LIMIT ?"),
        [=](Statement &query) { query.bind(conversation).bind(before).bind(static_cast<long long>(limit)); });
}

/// Oldest first.
QList<Message> newerRows(SqlConnection &connection, UserId me, ConversationId conversation, MessageId after, int limit)
{
    return rows::messages(
        connection, me, QStringLiteral("WHERE m.conversation_id = ? AND m.id > ? ORDER BY m.id LIMIT ?"),
        [=](Statement &query) { query.bind(conversation).bind(after).bind(static_cast<long long>(limit)); });
}

QList<Message> rowsAround(SqlConnection &connection, UserId me, ConversationId conversation, MessageId middle,
                          int limit)
{
    QList<Message> newer = newerRows(connection, me, conversation, middle, limit);
    std::reverse(newer.begin(), newer.end());
    return newer + olderRows(connection, me, conversation, MessageId(middle.value() + 1), limit + 1);
}

MessageId firstUnreadId(SqlConnection &connection, UserId me, ConversationId conversation)
{
    Statement query(connection, QStringLiteral("SELECT id FROM message WHERE conversation_id = ? AND sender_id <> ?"
                                               " AND NOT is_deleted AND id > coalesce((SELECT read_up_to FROM member"
                                               " WHERE conversation_id = ? AND user_id = ?), 0) ORDER BY id LIMIT 1"));
    query.bind(conversation).bind(me).bind(conversation).bind(me);
    return query.next() ? query.id<MessageId>(0) : MessageId();
}

} // namespace

MessageStore::MessageStore(Database &database, UserId me, QObject *parent)
    : QObject(parent), m_database(database), m_me(me)
{
}

QFuture<Result<OpeningPage>> MessageStore::opening(ConversationId conversation, int limit) const
{
    return m_database.read([me = m_me, conversation, limit](SqlConnection &connection) {
        OpeningPage page;
        page.firstUnread = firstUnreadId(connection, me, conversation);
        page.rows = page.firstUnread.isValid() ? rowsAround(connection, me, conversation, page.firstUnread, limit)
                                               : newestRows(connection, me, conversation, limit);
        const auto older = std::count_if(page.rows.cbegin(), page.rows.cend(), [&page](const Message &message) {
            return !page.firstUnread.isValid() || message.id < page.firstUnread;
        });
        page.hasOlder = older == limit;
        page.hasNewer = page.firstUnread.isValid() && page.rows.size() - older == limit + 1;
        return page;
    });
}

QFuture<Result<MessageId>> MessageStore::firstUnread(ConversationId conversation) const
{
    return m_database.read(
        [me = m_me, conversation](SqlConnection &connection) { return firstUnreadId(connection, me, conversation); });
}

QFuture<Result<QList<Message>>> MessageStore::newest(ConversationId conversation, int limit) const
{
    return m_database.read([me = m_me, conversation, limit](SqlConnection &connection) {
        return newestRows(connection, me, conversation, limit);
    });
}

QFuture<Result<QList<Message>>> MessageStore::olderThan(ConversationId conversation, MessageId before, int limit) const
{
    return m_database.read([me = m_me, conversation, before, limit](SqlConnection &connection) {
        return olderRows(connection, me, conversation, before, limit);
    });
}

QFuture<Result<QList<Message>>> MessageStore::newerThan(ConversationId conversation, MessageId after, int limit) const
{
    return m_database.read([me = m_me, conversation, after, limit](SqlConnection &connection) {
        return newerRows(connection, me, conversation, after, limit);
    });
}

QFuture<Result<QList<Message>>> MessageStore::around(ConversationId conversation, MessageId middle, int limit) const
{
    return m_database.read([me = m_me, conversation, middle, limit](SqlConnection &connection) {
        return rowsAround(connection, me, conversation, middle, limit);
    });
}

QFuture<Result<std::optional<Message>>> MessageStore::one(ConversationId conversation, MessageId message) const
{
    return m_database.read([me = m_me, conversation, message](SqlConnection &connection) {
        return rows::message(connection, me, conversation, message);
    });
}

QFuture<Result<std::optional<Message>>> MessageStore::byClientId(const ClientId &clientId) const
{
    return m_database.read([me = m_me, clientId](SqlConnection &connection) {
        const auto bind = [name = clientId.toString()](Statement &query) { query.bind(name); };
        QList<Message> found = rows::messages(connection, me, QStringLiteral("WHERE m.client_id = ?"), bind);
        if (found.isEmpty()) {
            found = rows::messages(connection, me,
                                   QStringLiteral("JOIN finished_change f ON f.conversation_id = m.conversation_id"
                                                  " AND f.message_id = m.id WHERE f.client_id = ?"),
                                   bind);
        }
        return found.isEmpty() ? std::optional<Message>() : found.first();
    });
}

QFuture<Result<MessageId>> MessageStore::acknowledged(const ClientId &clientId) const
{
    return m_database.read([clientId](SqlConnection &connection) { return rows::acknowledged(connection, clientId); });
}

} // namespace vatochito
