// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/MessageStore.h"

#include "storage/Database.h"
#include "storage/Rows.h"

#include <algorithm>

namespace vatochito {

MessageStore::MessageStore(Database &database, UserId me, QObject *parent)
    : QObject(parent), m_database(database), m_me(me)
{
}

QFuture<Result<QList<Message>>> MessageStore::newest(ConversationId conversation, int limit) const
{
    return m_database.read([me = m_me, conversation, limit](SqlConnection &connection) {
        return rows::messages(connection, me, QStringLiteral("WHERE m.conversation_id = ? ORDER BY m.id DESC LIMIT ?"),
                              [=](Statement &query) { query.bind(conversation).bind(static_cast<long long>(limit)); });
    });
}

QFuture<Result<QList<Message>>> MessageStore::olderThan(ConversationId conversation, MessageId before, int limit) const
{
    return m_database.read([me = m_me, conversation, before, limit](SqlConnection &connection) {
        return rows::messages(
            connection, me, QStringLiteral("WHERE m.conversation_id = ? AND m.id < ? ORDER BY m.id DESC LIMIT ?"),
            [=](Statement &query) { query.bind(conversation).bind(before).bind(static_cast<long long>(limit)); });
    });
}

QFuture<Result<QList<Message>>> MessageStore::newerThan(ConversationId conversation, MessageId after, int limit) const
{
    return m_database.read([me = m_me, conversation, after, limit](SqlConnection &connection) {
        return rows::messages(
            connection, me, QStringLiteral("WHERE m.conversation_id = ? AND m.id > ? ORDER BY m.id LIMIT ?"),
            [=](Statement &query) { query.bind(conversation).bind(after).bind(static_cast<long long>(limit)); });
    });
}

QFuture<Result<QList<Message>>> MessageStore::around(ConversationId conversation, MessageId middle, int limit) const
{
    return m_database.read([me = m_me, conversation, middle, limit](SqlConnection &connection) {
        QList<Message> newer = rows::messages(
            connection, me, QStringLiteral("WHERE m.conversation_id = ? AND m.id > ? ORDER BY m.id LIMIT ?"),
            [=](Statement &query) { query.bind(conversation).bind(middle).bind(static_cast<long long>(limit)); });
        std::reverse(newer.begin(), newer.end());
        return newer +
               rows::messages(connection, me,
                              QStringLiteral("WHERE m.conversation_id = ? AND m.id <= ? ORDER BY m.id DESC LIMIT ?"),
                              [=](Statement &query) {
                                  query.bind(conversation).bind(middle).bind(static_cast<long long>(limit) + 1);
                              });
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

} // namespace vatochito
