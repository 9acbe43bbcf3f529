// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/SearchIndex.h"

#include "storage/SqlConnection.h"

#include <QList>

#include <algorithm>

namespace vatochito::searchindex {

namespace {

/// Rows for the messages of one second. They are kept few: FTS5 stores differences, and small ones are short.
constexpr long long kRowsOfASecond = 4096;
/// Until the year 10889; a moment that makes no sense must not make a number that SQLite cannot hold.
constexpr long long kLastSecond = 1LL << 48;

struct Unindexed
{
    MessageId id;
    Timestamp createdAt;
    bool hasWords = false;
};

struct Backlog
{
    ConversationId conversation;
    MessageId newest;
    MessageId oldest;
};

QList<Backlog> backlog(SqlConnection &connection, int limit)
{
    QList<Backlog> found;
    Statement query(connection,
                    QStringLiteral("SELECT conversation_id, newest_id, oldest_id FROM search_backlog LIMIT ?"));
    query.bind(static_cast<long long>(limit));
    while (query.next())
        found.append({query.id<ConversationId>(0), query.id<MessageId>(1), query.id<MessageId>(2)});
    return found;
}

/// Newest first.
QList<Unindexed> unindexed(SqlConnection &connection, const Backlog &range, int limit)
{
    QList<Unindexed> found;
    Statement query(connection, QStringLiteral("SELECT id, created_at, content <> '' FROM message"
                                               " WHERE conversation_id = ? AND id BETWEEN ? AND ?"
                                               " ORDER BY id DESC LIMIT ?"));
    query.bind(range.conversation).bind(range.oldest).bind(range.newest).bind(static_cast<long long>(limit));
    while (query.next())
        found.append({query.id<MessageId>(0), query.moment(1), query.flag(2)});
    return found;
}

/// The first free row for a message born then. Where a second is full, those after it help out.
long long freeRow(SqlConnection &connection, Timestamp moment)
{
    const long long first = rowAt(moment);
    for (long long rows = kRowsOfASecond;; rows *= 2) {
        Statement query(connection, QStringLiteral("SELECT max(row) FROM search_row WHERE row >= ? AND row < ?"));
        query.bind(first).bind(first + rows);
        if (!query.next() || query.isNull(0))
            return first;
        if (query.integer(0) < first + rows - 1)
            return query.integer(0) + 1;
    }
}

/// \return It was not there yet.
bool index(SqlConnection &connection, ConversationId conversation, const Unindexed &message)
{
    if (!message.hasWords)
        return false;
    const long long row = freeRow(connection, message.createdAt);
    Statement place(connection, QStringLiteral("INSERT OR IGNORE INTO search_row (row, conversation_id, message_id)"
                                               " VALUES (?, ?, ?)"));
    // It may have been told of twice.
    if (place.bind(row).bind(conversation).bind(message.id).run() == 0)
        return false;
    // To the byte what the triggers take out again.
    Statement words(connection, QStringLiteral("INSERT INTO message_words (rowid, content, place)"
                                               " SELECT ?, content, 'c' || conversation_id || ' s' || sender_id"
                                               " FROM message WHERE conversation_id = ? AND id = ?"));
    words.bind(row).bind(conversation).bind(message.id).run();
    return true;
}

void finish(SqlConnection &connection, const Backlog &range)
{
    Statement remove(connection,
                     QStringLiteral("DELETE FROM search_backlog WHERE conversation_id = ? AND newest_id = ?"));
    remove.bind(range.conversation).bind(range.newest).run();
}

void shorten(SqlConnection &connection, const Backlog &range, MessageId newest)
{
    finish(connection, range);
    if (newest < range.oldest)
        return;
    // What lies there by itself already is a part of this.
    Statement insert(connection, QStringLiteral("INSERT OR REPLACE INTO search_backlog VALUES (?, ?, ?)"));
    insert.bind(range.conversation).bind(newest).bind(range.oldest).run();
}

} // namespace

IndexProgress indexSome(SqlConnection &connection, int limit)
{
    IndexProgress progress;
    int left = limit;
    for (const Backlog &range : backlog(connection, limit)) {
        const QList<Unindexed> messages = unindexed(connection, range, left);
        for (const Unindexed &message : messages)
            progress.indexed += index(connection, range.conversation, message) ? 1 : 0;
        if (messages.size() == left) {
            shorten(connection, range, MessageId(messages.constLast().id.value() - 1));
            break;
        }
        finish(connection, range);
        left -= static_cast<int>(messages.size());
    }
    progress.hasMore = hasBacklog(connection);
    return progress;
}

void clear(SqlConnection &connection)
{
    connection.execute(QStringLiteral("INSERT INTO message_words (message_words) VALUES ('delete-all')"));
    connection.execute(QStringLiteral("DELETE FROM search_row"));
    connection.execute(QStringLiteral("DELETE FROM search_backlog"));
}

bool hasBacklog(SqlConnection &connection)
{
    return Statement(connection, QStringLiteral("SELECT 1 FROM search_backlog LIMIT 1")).next();
}

long long rowAt(Timestamp moment)
{
    const long long second = toMicros(moment) / 1'000'000;
    return std::clamp(second, 1LL, kLastSecond) * kRowsOfASecond;
}

QString placeOf(ConversationId conversation)
{
    return QStringLiteral("c%1").arg(conversation.value());
}

QString placeOf(UserId sender)
{
    return QStringLiteral("s%1").arg(sender.value());
}

} // namespace vatochito::searchindex
