// SPDX-License-Identifier: GPL-3.0-or-later
// Messages into cache and index, 500 a transaction, beside the same rows by bare SQLite in batches of 500: with the
// same index, and without any.
#include "MillionMessages.h"
#include "storage/Cache.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QVariant>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

constexpr int kRows = 100'000;
constexpr int kBatch = 500;

template <typename T>
T waitFor(const QFuture<T> &future)
{
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    loop.exec();
    return future.result();
}

double rate(const QElapsedTimer &timer)
{
    return kRows / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
}

QList<ReceivedMessage> batch(int first)
{
    QList<ReceivedMessage> messages;
    for (int number = first; number < first + kBatch; ++number) {
        Message message;
        message.id = MessageId(number + 1);
        message.conversation = million::conversationOf(number);
        message.sender = UserId(number % 37 + 1);
        message.content = million::text(number);
        message.createdAt = fromMicros(million::momentOf(number));
        messages.append({.message = message, .people = {}, .readBy = {}});
    }
    return messages;
}

/// Made before the clock runs.
const QList<QList<ReceivedMessage>> &batches()
{
    static const QList<QList<ReceivedMessage>> all = [] {
        QList<QList<ReceivedMessage>> made;
        for (int first = 0; first < kRows; first += kBatch)
            made.append(batch(first));
        return made;
    }();
    return all;
}

double ours(const QString &path)
{
    Cache cache(path, million::kMe);
    const auto made = waitFor(cache.write([](CacheTransaction &transaction) {
        for (int number = 1; number <= million::kConversations; ++number) {
            ReceivedConversation received;
            received.conversation.id = ConversationId(number);
            received.conversation.members = {Member{.user = million::kMe}};
            transaction.upsertConversation(received);
        }
    }));
    if (!made)
        std::exit(1);
    QElapsedTimer timer;
    timer.start();
    QFuture<Status> last;
    for (const QList<ReceivedMessage> &messages : batches())
        last = cache.write([messages](CacheTransaction &transaction) { transaction.upsertMessages(messages); });
    waitFor(last);
    while (waitFor(cache.search().indexSome())->hasMore) {
    }
    const double measured = rate(timer);
    const auto count =
        waitFor(cache.search().count({.query = SearchQuery::parse(million::word(0) + u' '), .conversation = {}}));
    if (count.value_or(0) == 0) {
        std::fputs("nothing was indexed\n", stderr);
        std::exit(1);
    }
    return measured;
}

void run(QSqlQuery &query)
{
    if (query.exec())
        return;
    std::fprintf(stderr, "%s\n", qPrintable(query.lastError().text()));
    std::exit(1);
}

void run(QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql)) {
        std::fprintf(stderr, "%s\n", qPrintable(query.lastError().text()));
        std::exit(1);
    }
}

void makeSchema(QSqlDatabase &database)
{
    run(database, u"PRAGMA journal_mode = WAL"_s);
    run(database, u"PRAGMA synchronous = FULL"_s);
    run(database, u"CREATE TABLE message (conversation_id INTEGER NOT NULL, id INTEGER NOT NULL, sender_id INTEGER NOT"
                  " NULL, type TEXT NOT NULL, content TEXT NOT NULL, created_at INTEGER NOT NULL, edited_at INTEGER,"
                  " is_deleted INTEGER NOT NULL, reply_id INTEGER NOT NULL, reply_sender_id INTEGER NOT NULL,"
                  " reply_excerpt TEXT NOT NULL, is_forwarded INTEGER NOT NULL, attachments TEXT NOT NULL,"
                  " client_id TEXT, PRIMARY KEY (conversation_id, id)) WITHOUT ROWID"_s);
    run(database, u"CREATE VIRTUAL TABLE message_words USING fts5(content, place, content='', columnsize=0,"
                  " prefix='2', tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"_s);
}

double bare(const QString &path, bool isIndexed)
{
    const QString name = path;
    double measured = 0;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        if (!database.open())
            std::exit(1);
        makeSchema(database);
        QSqlQuery row(database);
        row.prepare(u"INSERT INTO message (conversation_id, id, sender_id, type, content, created_at, is_deleted,"
                    " reply_id, reply_sender_id, reply_excerpt, is_forwarded, attachments)"
                    " VALUES (?, ?, ?, 'text', ?, ?, 0, 0, 0, '', 0, '')"_s);
        QSqlQuery words(database);
        words.prepare(u"INSERT INTO message_words (rowid, content, place) VALUES (?, ?, ?)"_s);
        QElapsedTimer timer;
        timer.start();
        for (const QList<ReceivedMessage> &messages : batches()) {
            database.transaction();
            for (const ReceivedMessage &one : messages) {
                const Message &message = one.message;
                row.addBindValue(qlonglong(message.conversation.value()));
                row.addBindValue(qlonglong(message.id.value()));
                row.addBindValue(qlonglong(message.sender.value()));
                row.addBindValue(message.content);
                row.addBindValue(qlonglong(toMicros(message.createdAt)));
                run(row);
                if (!isIndexed)
                    continue;
                words.addBindValue(qlonglong(toMicros(message.createdAt) / 1'000'000 * 4096));
                words.addBindValue(message.content);
                words.addBindValue(u"c%1 s%2"_s.arg(message.conversation.value()).arg(message.sender.value()));
                run(words);
            }
            database.commit();
        }
        measured = rate(timer);
        row.clear();
        words.clear();
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
    return measured;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QTemporaryDir scratch;
    batches();
    const double indexed = bare(scratch.filePath(u"indexed.db"_s), true);
    const double plain = bare(scratch.filePath(u"plain.db"_s), false);
    const double measured = ours(scratch.filePath(u"ours.db"_s));
    std::printf("messages into cache and index: %.0f a second; the same rows and index by bare SQLite in batches of %d:"
                " %.0f (ratio %.2f); the rows alone: %.0f\n",
                measured, kBatch, indexed, measured / indexed, plain);
    return 0;
}
