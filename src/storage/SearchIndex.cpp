// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/SearchIndex.h"

#include "storage/SqlConnection.h"

#include <QList>

#include <algorithm>
#include <optional>
#include <utility>

namespace vatochito::searchindex {

namespace {

/// Rows for the messages of one second. They are kept few: FTS5 stores differences, and small ones are short.
constexpr long long kRowsOfASecond = 4096;
/// Until the year 10889; a moment that makes no sense must not make a number that SQLite cannot hold.
constexpr long long kLastSecond = 1LL << 48;

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

/// The newest of them, oldest first: FTS5 begins another segment at every row that is not behind the one before.
QList<MessageId> unindexed(SqlConnection &connection, const Backlog &range, int limit)
{
    QList<MessageId> found;
    Statement query(connection, QStringLiteral("SELECT id FROM message WHERE conversation_id = ? AND id BETWEEN ? AND ?"
                                               " ORDER BY id DESC LIMIT ?"));
    query.bind(range.conversation).bind(range.oldest).bind(range.newest).bind(static_cast<long long>(limit));
    while (query.next())
        found.prepend(query.id<MessageId>(0));
    return found;
}

/// The first free row for a message whose own is taken. Where a second is full, those after it help out.
long long freeRow(SqlConnection &connection, long long own)
{
    const long long first = own - own % kRowsOfASecond;
    for (long long rows = kRowsOfASecond;; rows *= 2) {
        Statement query(connection, QStringLiteral("SELECT max(row) FROM search_row WHERE row >= ? AND row < ?"));
        query.bind(first).bind(first + rows);
        if (!query.next() || query.isNull(0))
            return first;
        if (query.integer(0) < first + rows - 1)
            return query.integer(0) + 1;
    }
}

/// The row that a message gets now. Nothing: it has one, or no words.
std::optional<long long> takeRow(SqlConnection &connection, ConversationId conversation, MessageId message)
{
    long long row = 0;
    {
        Statement own(connection, QStringLiteral("SELECT word_row FROM message WHERE conversation_id = ? AND id = ?"
                                                 " AND content <> ''"));
        if (!own.bind(conversation).bind(message).next())
            return {};
        row = own.integer(0);
    }
    bool isTaken = false;
    {
        Statement taken(connection,
                        QStringLiteral("SELECT conversation_id = ? AND message_id = ? FROM search_row WHERE row = ?"
                                       " UNION ALL SELECT 1 FROM search_row"
                                       " WHERE is_displaced AND conversation_id = ? AND message_id = ?"));
        taken.bind(conversation).bind(message).bind(row).bind(conversation).bind(message);
        while (taken.next()) {
            if (taken.flag(0))
                return {};
            isTaken = true;
        }
    }
    if (isTaken)
        row = freeRow(connection, row);
    Statement place(connection, QStringLiteral("INSERT INTO search_row (row, conversation_id, message_id, is_displaced)"
                                               " VALUES (?, ?, ?, ?)"));
    place.bind(row).bind(conversation).bind(message).bind(isTaken).run();
    return row;
}

/// \return It was not there yet: it may have been told of twice.
bool index(SqlConnection &connection, ConversationId conversation, MessageId message)
{
    const auto row = takeRow(connection, conversation, message);
    if (!row)
        return false;
    // To the byte what the triggers take out again.
    Statement words(connection, QStringLiteral("INSERT INTO message_words (rowid, content, place)"
                                               " SELECT ?, content, 'c' || conversation_id || ' s' || sender_id"
                                               " FROM message WHERE conversation_id = ? AND id = ?"));
    words.bind(*row).bind(conversation).bind(message).run();
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

Words wordsOf(const Message &message)
{
    return {.row = rowAt(message.createdAt) + message.id.value() % kRowsOfASecond,
            .conversation = message.conversation,
            .message = message.id,
            .sender = message.sender,
            .content = message.content};
}

int add(SqlConnection &connection, QList<Words> words)
{
    // FTS5 begins another segment at every row that is not behind the one before.
    std::ranges::sort(words, {}, &Words::row);
    int added = 0;
    for (const Words &one : std::as_const(words)) {
        Statement place(connection, QStringLiteral("INSERT OR IGNORE INTO search_row (row, conversation_id, message_id)"
                                                   " VALUES (?, ?, ?)"));
        if (place.bind(one.row).bind(one.conversation).bind(one.message).run() == 0) {
            // Another has that row.
            Statement later(connection, QStringLiteral("INSERT OR IGNORE INTO search_backlog VALUES (?, ?, ?)"));
            later.bind(one.conversation).bind(one.message).bind(one.message).run();
            continue;
        }
        // To the byte what the triggers take out again.
        Statement insert(connection,
                         QStringLiteral("INSERT INTO message_words (rowid, content, place) VALUES (?, ?, ?)"));
        insert.bind(one.row).bind(one.content);
        insert.bind(placeOf(one.conversation) + u' ' + placeOf(one.sender)).run();
        ++added;
    }
    return added;
}

IndexProgress indexSome(SqlConnection &connection, int limit)
{
    IndexProgress progress;
    int left = limit;
    for (const Backlog &range : backlog(connection, limit)) {
        const QList<MessageId> messages = unindexed(connection, range, left);
        for (const MessageId message : messages)
            progress.indexed += index(connection, range.conversation, message) ? 1 : 0;
        if (messages.size() == left) {
            shorten(connection, range, MessageId(messages.constFirst().value() - 1));
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
