// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/OutboxStore.h"

#include "storage/Database.h"
#include "storage/Rows.h"

namespace vatochito {

Message OutboxEntry::asMessage(UserId me) const
{
    Message message;
    message.clientId = clientId;
    message.conversation = conversation;
    message.sender = me;
    message.type = type;
    message.content = content;
    message.createdAt = createdAt;
    message.reply = reply;
    message.delivery = state == State::Failed ? Delivery::Failed : Delivery::Pending;
    if (state == State::Failed && lastError)
        message.failure = Error::codeName(lastError->code) + QLatin1Char(' ') + lastError->detail;
    return message;
}

bool operator==(const OutboxEntry &left, const OutboxEntry &right)
{
    const auto errorOf = [](const OutboxEntry &entry) {
        return entry.lastError ? Error::codeName(entry.lastError->code) + entry.lastError->detail : QString();
    };
    return left.sequence == right.sequence && left.clientId == right.clientId && left.operation == right.operation &&
           left.conversation == right.conversation && left.target == right.target && left.type == right.type &&
           left.content == right.content && left.reply == right.reply && left.createdAt == right.createdAt &&
           left.state == right.state && left.attempts == right.attempts && left.sentAfter == right.sentAfter &&
           left.isSentById == right.isSentById && left.refersTo == right.refersTo && errorOf(left) == errorOf(right);
}

OutboxStore::OutboxStore(Database &database, QObject *parent) : QObject(parent), m_database(database) {}

QFuture<Result<QList<OutboxEntry>>> OutboxStore::all() const
{
    return m_database.read([](SqlConnection &connection) {
        return rows::outbox(connection, QStringLiteral("ORDER BY sequence"), [](Statement &) {});
    });
}

QFuture<Result<QList<OutboxEntry>>> OutboxStore::ofConversation(ConversationId conversation) const
{
    return m_database.read([conversation](SqlConnection &connection) {
        return rows::outbox(connection, QStringLiteral("WHERE conversation_id = ? ORDER BY sequence"),
                            [conversation](Statement &query) { query.bind(conversation); });
    });
}

QFuture<Result<std::optional<OutboxEntry>>> OutboxStore::one(const ClientId &clientId) const
{
    return m_database.read([clientId](SqlConnection &connection) {
        const QList<OutboxEntry> found =
            rows::outbox(connection, QStringLiteral("WHERE client_id = ?"),
                         [&clientId](Statement &query) { query.bind(clientId.toString()); });
        return found.isEmpty() ? std::optional<OutboxEntry>() : found.first();
    });
}

} // namespace vatochito
