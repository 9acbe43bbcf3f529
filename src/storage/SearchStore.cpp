// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/SearchStore.h"

#include "core/WhenDone.h"
#include "storage/Database.h"
#include "storage/Rows.h"
#include "storage/SearchIndex.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace vatochito {

namespace {

struct Hit
{
    long long row = 0;
    ConversationId conversation;
    MessageId message;
};

QString quoted(const QStringList &words)
{
    // There is no quote in a word; but the one place that must not be wrong does not rely on it.
    QString phrase = words.join(QLatin1Char(' '));
    return QLatin1Char('"') + phrase.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

QStringList sendersNamed(SqlConnection &connection, const QString &name)
{
    QStringList places;
    const QList<User> people = rows::people(connection, QStringLiteral("1"), [](Statement &) {});
    for (const User &person : people) {
        // Not in SQL: SQLite folds the case of ASCII alone.
        if (person.username.contains(name, Qt::CaseInsensitive) ||
            person.displayName.contains(name, Qt::CaseInsensitive))
            places.append(searchindex::placeOf(person.id));
    }
    return places;
}

/// An expression of FTS5 (its section 3). Nothing: nothing can match; empty: the search says no more than when.
std::optional<QString> expressionOf(SqlConnection &connection, const MessageSearch &search)
{
    QStringList parts;
    if (search.query.isEmpty() || !search.query.misreadDay.isEmpty())
        return {};
    for (const SearchQuery::Term &term : search.query.terms)
        parts.append(QStringLiteral("content : ") + quoted(term.words) + QLatin1String(term.isPrefix ? " *" : ""));
    if (search.conversation.isValid())
        parts.append(QStringLiteral("place : ") + searchindex::placeOf(search.conversation));
    if (!search.query.sender.isEmpty()) {
        const QStringList senders = sendersNamed(connection, search.query.sender);
        if (senders.isEmpty())
            return {};
        parts.append(QStringLiteral("place : (") + senders.join(QStringLiteral(" OR ")) + QLatin1Char(')'));
    }
    return parts.join(QStringLiteral(" AND "));
}

struct Rows
{
    long long from = 0;
    long long until = std::numeric_limits<long long>::max();
};

Rows rowsOf(const MessageSearch &search)
{
    Rows rows;
    if (search.query.since)
        rows.from = searchindex::rowAt(*search.query.since);
    if (search.query.until)
        rows.until = searchindex::rowAt(*search.query.until);
    if (search.before > 0)
        rows.until = std::min(rows.until, search.before);
    return rows;
}

QList<Hit> hitsOf(SqlConnection &connection, const MessageSearch &search)
{
    QList<Hit> hits;
    const std::optional<QString> expression = expressionOf(connection, search);
    const Rows rows = rowsOf(search);
    if (!expression)
        return hits;
    // The order that the index has by itself: it stops at the limit, however often a word was said.
    Statement query(connection,
                    expression->isEmpty()
                        ? QStringLiteral("SELECT row, conversation_id, message_id FROM search_row"
                                         " WHERE row >= ? AND row < ? ORDER BY row DESC LIMIT ?")
                        : QStringLiteral("SELECT s.row, s.conversation_id, s.message_id FROM message_words w"
                                         " CROSS JOIN search_row s ON s.row = w.rowid"
                                         " WHERE message_words MATCH ? AND w.rowid >= ? AND w.rowid < ?"
                                         " ORDER BY w.rowid DESC LIMIT ?"));
    if (!expression->isEmpty())
        query.bind(*expression);
    query.bind(rows.from).bind(rows.until).bind(static_cast<long long>(search.limit) + 1);
    while (query.next())
        hits.append({query.integer(0), query.id<ConversationId>(1), query.id<MessageId>(2)});
    return hits;
}

SearchPage pageOf(SqlConnection &connection, UserId me, const MessageSearch &search)
{
    SearchPage page;
    page.isWhole = !searchindex::hasBacklog(connection);
    QList<Hit> hits = hitsOf(connection, search);
    if (hits.size() > search.limit) {
        hits.removeLast();
        page.next = hits.constLast().row;
    }
    for (const Hit &hit : std::as_const(hits)) {
        if (auto message = rows::message(connection, me, hit.conversation, hit.message))
            page.hits.append(*message);
    }
    // Rows of one second are in no order.
    std::stable_sort(page.hits.begin(), page.hits.end(), [](const Message &left, const Message &right) {
        return std::pair(left.createdAt, left.id) > std::pair(right.createdAt, right.id);
    });
    return page;
}

int countOf(SqlConnection &connection, const MessageSearch &search, int limit)
{
    const std::optional<QString> expression = expressionOf(connection, search);
    if (!expression)
        return 0;
    const Rows rows = rowsOf(search);
    Statement query(connection,
                    expression->isEmpty()
                        ? QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM search_row"
                                         " WHERE row >= ? AND row < ? LIMIT ?)")
                        : QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM message_words"
                                         " WHERE message_words MATCH ? AND rowid >= ? AND rowid < ? LIMIT ?)"));
    if (!expression->isEmpty())
        query.bind(*expression);
    query.bind(rows.from).bind(rows.until).bind(static_cast<long long>(limit));
    return query.next() ? static_cast<int>(query.integer(0)) : 0;
}

/// Ids rise with birth inside a conversation, so that the place is found by halving, without an index by time.
MessageId firstSinceIn(SqlConnection &connection, ConversationId conversation, Timestamp moment)
{
    long long below = 0; // everything up to this id is older
    MessageId first;
    long long above = std::numeric_limits<long long>::max();
    while (above - below > 1) {
        const long long middle = below + (above - below) / 2;
        Statement query(connection, QStringLiteral("SELECT id, created_at FROM message WHERE conversation_id = ?"
                                                   " AND id >= ? ORDER BY id LIMIT 1"));
        query.bind(conversation).bind(middle);
        if (!query.next()) {
            above = middle;
        } else if (query.moment(1) < moment) {
            below = query.integer(0);
        } else {
            first = query.id<MessageId>(0);
            above = middle;
        }
    }
    return first;
}

} // namespace

SearchStore::SearchStore(Database &database, UserId me, QObject *parent)
    : QObject(parent), m_database(database), m_me(me)
{
}

QFuture<Result<SearchPage>> SearchStore::find(const MessageSearch &search) const
{
    return m_database.read([me = m_me, search](SqlConnection &connection) { return pageOf(connection, me, search); });
}

QFuture<Result<int>> SearchStore::count(const MessageSearch &search, int limit) const
{
    return m_database.read([search, limit](SqlConnection &connection) { return countOf(connection, search, limit); });
}

QFuture<Result<MessageId>> SearchStore::firstSince(ConversationId conversation, Timestamp moment) const
{
    return m_database.read(
        [conversation, moment](SqlConnection &connection) { return firstSinceIn(connection, conversation, moment); });
}

QFuture<Result<IndexProgress>> SearchStore::indexSome(int limit)
{
    const QFuture<Result<IndexProgress>> done =
        m_database.write([limit](SqlConnection &connection) { return searchindex::indexSome(connection, limit); });
    whenDone(done, this, [this](const Result<IndexProgress> &progress) {
        if (progress && progress->indexed > 0)
            Q_EMIT indexed();
    });
    return done;
}

} // namespace vatochito
