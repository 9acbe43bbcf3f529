// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Message.h"
#include "core/User.h"
#include "storage/ConversationStore.h"
#include "storage/HistoryHole.h"
#include "storage/OutboxStore.h"
#include "storage/SqlConnection.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

/// Reading rows as values, for the stores and for CacheTransaction. Every function throws SqlFailure.
namespace vatochito::rows {

using Bind = std::function<void(Statement &)>;

QString operationName(OutboxEntry::Operation operation);
/// For json_each(): any number of ids in one parameter of one prepared statement.
template <typename Tag>
QString jsonArray(const QList<StrongId<Tag>> &ids)
{
    QStringList list;
    for (const StrongId<Tag> id : ids)
        list.append(QString::number(id.value()));
    return u'[' + list.join(u',') + u']';
}
QString attachmentsText(const QList<Attachment> &attachments);

/// \a where follows the word WHERE and may bind parameters.
QList<User> people(SqlConnection &connection, const QString &where, const Bind &bind);
/// \a clauses follows the table, whose name is `m`: WHERE, ORDER BY, LIMIT.
QList<Message> messages(SqlConnection &connection, UserId me, const QString &clauses, const Bind &bind);
std::optional<Message> message(SqlConnection &connection, UserId me, ConversationId conversation, MessageId id);
/// Those of \a ids that are cached, in order of id.
QList<Message> messages(SqlConnection &connection, UserId me, ConversationId conversation, const QList<MessageId> &ids);
/// \a clauses follows the table: WHERE and ORDER BY.
QList<OutboxEntry> outbox(SqlConnection &connection, const QString &clauses, const Bind &bind);
/// Smallest first.
QList<HistoryHole> holes(SqlConnection &connection, ConversationId conversation);
/// What an operation of mine made or changed; invalid: no server has confirmed it.
MessageId acknowledged(SqlConnection &connection, const ClientId &clientId);
QString draft(SqlConnection &connection, ConversationId conversation);
QList<ConversationId> conversationIds(SqlConnection &connection);
std::optional<ConversationSummary> summary(SqlConnection &connection, UserId me, ConversationId conversation);

} // namespace vatochito::rows
