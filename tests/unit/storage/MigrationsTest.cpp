// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Cache.h"
#include "storage/SqlConnection.h"
#include "support/client/Await.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QTest>

namespace vatochito {

using namespace samples;

namespace {

/// What version 1 wrote, as far as later steps touch it.
constexpr const char *kVersion1[] = {
    "CREATE TABLE account (only_row INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, username TEXT NOT NULL)",
    "CREATE TABLE person (id INTEGER PRIMARY KEY, username TEXT NOT NULL, display_name TEXT NOT NULL,"
    " avatar_url TEXT NOT NULL, status_message TEXT NOT NULL, is_online INTEGER, last_seen_at INTEGER)",
    "CREATE TABLE conversation (id INTEGER PRIMARY KEY, type TEXT NOT NULL, title TEXT NOT NULL,"
    " owner_id INTEGER NOT NULL, description TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL)",
    "CREATE TABLE member (conversation_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,"
    " user_id INTEGER NOT NULL, nickname TEXT NOT NULL, is_admin INTEGER NOT NULL,"
    " read_up_to INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (conversation_id, user_id)) WITHOUT ROWID",
    "CREATE TABLE message (conversation_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,"
    " id INTEGER NOT NULL, sender_id INTEGER NOT NULL, type TEXT NOT NULL, content TEXT NOT NULL,"
    " created_at INTEGER NOT NULL, edited_at INTEGER, is_deleted INTEGER NOT NULL, reply_id INTEGER NOT NULL,"
    " reply_sender_id INTEGER NOT NULL, reply_excerpt TEXT NOT NULL, is_forwarded INTEGER NOT NULL,"
    " attachments TEXT NOT NULL, client_id TEXT, PRIMARY KEY (conversation_id, id)) WITHOUT ROWID",
    "CREATE TABLE outbox (sequence INTEGER PRIMARY KEY AUTOINCREMENT, client_id TEXT NOT NULL UNIQUE,"
    " operation TEXT NOT NULL, conversation_id INTEGER NOT NULL, type TEXT NOT NULL, content TEXT NOT NULL,"
    " reply_id INTEGER NOT NULL, reply_sender_id INTEGER NOT NULL, reply_excerpt TEXT NOT NULL,"
    " created_at INTEGER NOT NULL, is_failed INTEGER NOT NULL, attempts INTEGER NOT NULL, sent_after INTEGER,"
    " error_code TEXT NOT NULL, error_detail TEXT NOT NULL)",
    "CREATE TABLE cursor (conversation_id INTEGER PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,"
    " history_up_to INTEGER NOT NULL)",
    "INSERT INTO outbox (client_id, operation, conversation_id, type, content, reply_id, reply_sender_id,"
    " reply_excerpt, created_at, is_failed, attempts, sent_after, error_code, error_detail)"
    " VALUES ('c1', 'send', 4, 'text', 'unsent', 0, 0, '', 1, 0, 1, 17, '', '')",
    "PRAGMA user_version = 1",
};

/// \param statements  What is in it beyond that.
void writeVersion1(const QString &path, const QStringList &statements = {})
{
    SqlConnection connection(path, SqlConnection::Access::ReadWrite);
    for (const char *statement : kVersion1)
        connection.execute(QString::fromLatin1(statement));
    for (const QString &statement : statements)
        connection.execute(statement);
}

} // namespace

class MigrationsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fileOfVersion1_keepsWhatWasNotSent()
    {
        TestFolder folder;
        const QString path = folder.filePath(QStringLiteral("alice.db"));
        writeVersion1(path);
        Cache cache(path, kMe);
        QVERIFY(await(cache.opened()));
        const QList<OutboxEntry> waiting = await(cache.outbox().all()).value();
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(waiting.first().operation, OutboxEntry::Operation::Send);
        QCOMPARE(waiting.first().content, QStringLiteral("unsent"));
        QCOMPARE(*waiting.first().sentAfter, MessageId(17));
        QVERIFY(!waiting.first().target.isValid());
    }

    void answersOfAnOlderFile_followTheirOriginals()
    {
        TestFolder folder;
        const QString path = folder.filePath(QStringLiteral("alice.db"));
        writeVersion1(path, {QStringLiteral("INSERT INTO conversation VALUES (4, 'direct', '', 1, '', 1, 1)"),
                             QStringLiteral("INSERT INTO message VALUES"
                                            " (4, 1, 2, 'text', '', 1, NULL, 1, 0, 0, '', 0, '', NULL),"
                                            " (4, 2, 1, 'text', 'y', 2, NULL, 0, 1, 2, 'deleted', 0, '', NULL),"
                                            " (4, 3, 1, 'text', 'y', 3, NULL, 0, 99, 2, 'unknown', 0, '', NULL)")});
        Cache cache(path, kMe);
        const auto answer = [&cache](MessageId id) { return await(cache.messages().one(kChat, id)).value()->reply; };
        QCOMPARE(answer(MessageId(2))->excerpt, QString());
        QCOMPARE(answer(MessageId(3))->excerpt, QStringLiteral("unknown"));
    }

    void messagesOfAnOlderFile_areFoundOnceTheyAreIndexed()
    {
        TestFolder folder;
        const QString path = folder.filePath(QStringLiteral("alice.db"));
        writeVersion1(
            path,
            {QStringLiteral("INSERT INTO conversation VALUES (4, 'direct', '', 1, '', 1, 1),"
                            " (5, 'direct', '', 1, '', 1, 1), (6, 'direct', '', 1, '', 1, 1)"),
             QStringLiteral(
                 "INSERT INTO message SELECT c.id, n.value, 2, 'text', 'tea ' || n.value, n.value * 1000000, NULL, 0,"
                 " 0, 0, '', 0, '', NULL FROM (SELECT 4 AS id UNION SELECT 5) c,"
                 " (WITH RECURSIVE k(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM k WHERE value < 300)"
                 " SELECT value FROM k) n")});
        Cache cache(path, kMe);
        const MessageSearch search{.query = SearchQuery::parse(QStringLiteral("tea"))};
        QVERIFY(!await(cache.search().find(search))->isWhole);
        QCOMPARE(await(cache.search().count(search)).value(), 0); // opening did not wait for it
        while (await(cache.search().indexSome())->hasMore) {
        }
        QCOMPARE(await(cache.search().count(search)).value(), 600);
        QVERIFY(await(cache.search().find(search))->isWhole);
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::MigrationsTest)
#include "MigrationsTest.moc"
