// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ConversationStore.h"

#include "storage/Database.h"
#include "storage/Rows.h"

#include <algorithm>

namespace vatochito {

ConversationStore::ConversationStore(Database &database, UserId me, QObject *parent)
    : QObject(parent), m_database(database), m_me(me)
{
}

QFuture<Result<QList<ConversationSummary>>> ConversationStore::all() const
{
    return m_database.read([me = m_me](SqlConnection &connection) {
        QList<ConversationSummary> summaries;
        for (const ConversationId id : rows::conversationIds(connection)) {
            if (auto summary = rows::summary(connection, me, id))
                summaries.append(*summary);
        }
        std::sort(summaries.begin(), summaries.end(), [](const auto &left, const auto &right) {
            return std::pair(left.lastActivity, left.conversation.id) >
                   std::pair(right.lastActivity, right.conversation.id);
        });
        return summaries;
    });
}

QFuture<Result<std::optional<ConversationSummary>>> ConversationStore::one(ConversationId conversation) const
{
    return m_database.read(
        [me = m_me, conversation](SqlConnection &connection) { return rows::summary(connection, me, conversation); });
}

QFuture<Result<QList<User>>> ConversationStore::people() const
{
    return m_database.read([](SqlConnection &connection) {
        return rows::people(connection, QStringLiteral("1 ORDER BY id"), [](Statement &) {});
    });
}

QFuture<Result<QList<User>>> ConversationStore::peopleNamedLike(const QString &text) const
{
    return m_database.read([me = m_me, text](SqlConnection &connection) {
        QList<User> people = rows::people(connection, QStringLiteral("id <> ? ORDER BY display_name, username"),
                                          [me](Statement &query) { query.bind(me); });
        // Not in SQL: SQLite folds the case of ASCII alone.
        people.removeIf([&text](const User &person) {
            return !person.username.contains(text, Qt::CaseInsensitive) &&
                   !person.displayName.contains(text, Qt::CaseInsensitive);
        });
        return people;
    });
}

QFuture<Result<std::optional<ConversationId>>> ConversationStore::directWith(UserId other) const
{
    return m_database.read([other](SqlConnection &connection) {
        Statement query(connection, QStringLiteral("SELECT c.id FROM conversation c JOIN member m"
                                                   " ON m.conversation_id = c.id AND m.user_id = ?"
                                                   " WHERE c.type = 'direct' ORDER BY c.id LIMIT 1"));
        query.bind(other);
        std::optional<ConversationId> found;
        if (query.next())
            found = query.id<ConversationId>(0);
        return found;
    });
}

QFuture<Result<QList<ReadMarker>>> ConversationStore::markers(ConversationId conversation) const
{
    return m_database.read([conversation](SqlConnection &connection) {
        QList<ReadMarker> markers;
        Statement query(connection, QStringLiteral("SELECT user_id, read_up_to FROM member WHERE conversation_id = ?"));
        query.bind(conversation);
        while (query.next())
            markers.append(ReadMarker{.user = query.id<UserId>(0), .upTo = query.id<MessageId>(1)});
        return markers;
    });
}

} // namespace vatochito
