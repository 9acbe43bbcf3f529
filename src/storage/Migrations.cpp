// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Migrations.h"

#include "core/LogCategories.h"
#include "storage/SqlConnection.h"

#include <span>

namespace vatochito {

namespace {

struct Migration
{
    int version; ///< user_version after this step; 1, 2, 3 … without gaps.
    const char *why;
    std::span<const char *const> statements;
};

// Moments are microseconds since 1970. A text is never NULL.
constexpr const char *kFirstSchema[] = {
    // Whose cache this is.
    "CREATE TABLE account (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), user_id INTEGER NOT NULL,"
    " username TEXT NOT NULL)",
    "CREATE TABLE person (id INTEGER PRIMARY KEY, username TEXT NOT NULL, display_name TEXT NOT NULL,"
    " avatar_url TEXT NOT NULL, status_message TEXT NOT NULL, is_online INTEGER, last_seen_at INTEGER)",
    "CREATE TABLE conversation (id INTEGER PRIMARY KEY, type TEXT NOT NULL, title TEXT NOT NULL,"
    " owner_id INTEGER NOT NULL, description TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL)",
    "CREATE TABLE member (conversation_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,"
    " user_id INTEGER NOT NULL, nickname TEXT NOT NULL, is_admin INTEGER NOT NULL, read_up_to INTEGER NOT NULL DEFAULT "
    "0,"
    " PRIMARY KEY (conversation_id, user_id)) WITHOUT ROWID",
    "CREATE TABLE message (conversation_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,"
    " id INTEGER NOT NULL, sender_id INTEGER NOT NULL, type TEXT NOT NULL, content TEXT NOT NULL,"
    " created_at INTEGER NOT NULL, edited_at INTEGER, is_deleted INTEGER NOT NULL,"
    " reply_id INTEGER NOT NULL, reply_sender_id INTEGER NOT NULL, reply_excerpt TEXT NOT NULL,"
    " is_forwarded INTEGER NOT NULL, attachments TEXT NOT NULL, client_id TEXT,"
    " PRIMARY KEY (conversation_id, id)) WITHOUT ROWID",
    "CREATE UNIQUE INDEX message_client_id ON message (client_id) WHERE client_id IS NOT NULL",
    // No reference to conversation: what waits outlives a conversation that was left.
    "CREATE TABLE outbox (sequence INTEGER PRIMARY KEY AUTOINCREMENT, client_id TEXT NOT NULL UNIQUE,"
    " operation TEXT NOT NULL, conversation_id INTEGER NOT NULL, type TEXT NOT NULL, content TEXT NOT NULL,"
    " reply_id INTEGER NOT NULL, reply_sender_id INTEGER NOT NULL, reply_excerpt TEXT NOT NULL,"
    " created_at INTEGER NOT NULL, is_failed INTEGER NOT NULL, attempts INTEGER NOT NULL, sent_after INTEGER,"
    " error_code TEXT NOT NULL, error_detail TEXT NOT NULL)",
    "CREATE INDEX outbox_by_conversation ON outbox (conversation_id, sequence)",
    // A conversation without a row: its history was never read whole.
    "CREATE TABLE cursor (conversation_id INTEGER PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,"
    " history_up_to INTEGER NOT NULL)",
};

constexpr const char *kEditsAndDeletions[] = {
    "ALTER TABLE outbox ADD COLUMN target_id INTEGER NOT NULL DEFAULT 0",
    // What became of an edit or a deletion: whoever wrote it may be another process than the one that sent it.
    "CREATE TABLE finished_change (client_id TEXT PRIMARY KEY, conversation_id INTEGER NOT NULL,"
    " message_id INTEGER NOT NULL) WITHOUT ROWID",
};

constexpr const char *kReadsAndDeletions[] = {
    // Seen here, and not told to the server yet.
    "CREATE TABLE untold_read (conversation_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,"
    " message_id INTEGER NOT NULL, PRIMARY KEY (conversation_id, message_id)) WITHOUT ROWID",
    // Told of before the message was cached: an answer that was asked for earlier may still bring it.
    "CREATE TABLE early_deletion (conversation_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,"
    " message_id INTEGER NOT NULL, PRIMARY KEY (conversation_id, message_id)) WITHOUT ROWID",
};

constexpr const char *kDrafts[] = {
    // No reference to conversation: words outlive a conversation that was left.
    "CREATE TABLE draft (conversation_id INTEGER PRIMARY KEY, content TEXT NOT NULL, changed_at INTEGER NOT NULL)",
};

constexpr const char *kConnectionHistory[] = {
    "CREATE TABLE connection_period (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE,"
    " kind TEXT NOT NULL, begun_at INTEGER NOT NULL, lasted_ms INTEGER NOT NULL, ending TEXT NOT NULL,"
    " reason TEXT NOT NULL, attempts INTEGER NOT NULL, conversations INTEGER NOT NULL, messages INTEGER NOT NULL)",
};

constexpr const char *kNumberedChanges[] = {
    // 0: of a server that does not number changes.
    "ALTER TABLE message ADD COLUMN rev INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE member ADD COLUMN delivered_up_to INTEGER NOT NULL DEFAULT 0",
    // When a message went out it bore its client id, so that it can simply be sent again.
    "ALTER TABLE outbox ADD COLUMN is_sent_by_id INTEGER NOT NULL DEFAULT 0",
    // What an operation refers to that had no id of a server yet.
    "ALTER TABLE outbox ADD COLUMN refers_to TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX outbox_by_reference ON outbox (refers_to) WHERE refers_to <> ''",
    "CREATE TABLE sync_state (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), epoch TEXT NOT NULL,"
    " account INTEGER NOT NULL)",
    "CREATE TABLE sync_cursor (conversation_id INTEGER PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,"
    " head INTEGER NOT NULL, marks INTEGER NOT NULL DEFAULT 0)",
    // What was counted of a conversation. No reference to it: the account is kept of those that were left, too.
    "CREATE TABLE ledger (conversation_id INTEGER PRIMARY KEY, sent INTEGER NOT NULL DEFAULT 0,"
    " acknowledged INTEGER NOT NULL DEFAULT 0, duplicates INTEGER NOT NULL DEFAULT 0,"
    " gaps_found INTEGER NOT NULL DEFAULT 0, gaps_filled INTEGER NOT NULL DEFAULT 0,"
    " head INTEGER NOT NULL DEFAULT 0)",
    // Messages with after_id < id < before_id may be missing here, or be older than the server's.
    "CREATE TABLE hole (conversation_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,"
    " after_id INTEGER NOT NULL, before_id INTEGER NOT NULL, PRIMARY KEY (conversation_id, after_id)) WITHOUT ROWID",
};

// The search index (SearchIndex.h). Nothing here reads a message, so that a cache of a million opens at once.
constexpr const char *kSearch[] = {
    // Vowel signs are marks, which unicode61 would take for spaces: "કિમ" must not find "કેમ".
    "CREATE VIRTUAL TABLE message_words USING fts5(content, place, content='', columnsize=0, prefix='2',"
    " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")",
    // 4096 rows for the messages of a second; until the year 10889, so that a moment that makes no sense fits as well.
    "ALTER TABLE message ADD COLUMN word_row INTEGER GENERATED ALWAYS AS"
    " (min(max(created_at / 1000000, 1), 281474976710656) * 4096 + id % 4096) VIRTUAL",
    "CREATE TABLE search_row (row INTEGER PRIMARY KEY, conversation_id INTEGER NOT NULL, message_id INTEGER NOT NULL,"
    " is_displaced INTEGER NOT NULL DEFAULT 0)",
    "CREATE UNIQUE INDEX search_displaced ON search_row (conversation_id, message_id) WHERE is_displaced",
    "CREATE TABLE search_backlog (conversation_id INTEGER NOT NULL, newest_id INTEGER NOT NULL,"
    " oldest_id INTEGER NOT NULL, PRIMARY KEY (conversation_id, newest_id)) WITHOUT ROWID",
    "INSERT INTO search_backlog SELECT * FROM (SELECT id, (SELECT max(id) FROM message WHERE conversation_id = c.id)"
    " AS newest_id, 0 FROM conversation c) WHERE newest_id IS NOT NULL",
    // Whoever changes a message, the index follows; new ones CacheTransaction indexes itself (SearchIndex.h).
    // No OR IGNORE in a trigger: inside an upsert, whose own way with conflicts counts, it would be an error.
    "CREATE TRIGGER search_changed_message AFTER UPDATE OF content, sender_id, created_at ON message"
    " WHEN old.content <> new.content OR old.sender_id <> new.sender_id OR old.created_at <> new.created_at BEGIN"
    " INSERT INTO message_words (message_words, rowid, content, place) SELECT 'delete', row, old.content,"
    " 'c' || old.conversation_id || ' s' || old.sender_id FROM search_row"
    " WHERE row = old.word_row AND conversation_id = old.conversation_id AND message_id = old.id;"
    " INSERT INTO message_words (message_words, rowid, content, place) SELECT 'delete', row, old.content,"
    " 'c' || old.conversation_id || ' s' || old.sender_id FROM search_row"
    " WHERE is_displaced AND conversation_id = old.conversation_id AND message_id = old.id AND row <> old.word_row;"
    " DELETE FROM search_row WHERE row = old.word_row AND conversation_id = old.conversation_id"
    " AND message_id = old.id;"
    " DELETE FROM search_row WHERE is_displaced AND conversation_id = old.conversation_id AND message_id = old.id;"
    " INSERT INTO search_backlog SELECT new.conversation_id, new.id, new.id WHERE new.content <> '' AND NOT EXISTS"
    " (SELECT 1 FROM search_backlog WHERE conversation_id = new.conversation_id AND newest_id = new.id); END",
    "CREATE TRIGGER search_removed_message AFTER DELETE ON message BEGIN"
    " INSERT INTO message_words (message_words, rowid, content, place) SELECT 'delete', row, old.content,"
    " 'c' || old.conversation_id || ' s' || old.sender_id FROM search_row"
    " WHERE row = old.word_row AND conversation_id = old.conversation_id AND message_id = old.id;"
    " INSERT INTO message_words (message_words, rowid, content, place) SELECT 'delete', row, old.content,"
    " 'c' || old.conversation_id || ' s' || old.sender_id FROM search_row"
    " WHERE is_displaced AND conversation_id = old.conversation_id AND message_id = old.id AND row <> old.word_row;"
    " DELETE FROM search_row WHERE row = old.word_row AND conversation_id = old.conversation_id"
    " AND message_id = old.id;"
    " DELETE FROM search_row WHERE is_displaced AND conversation_id = old.conversation_id AND message_id = old.id;"
    " END",
};

constexpr const char *kEarlyEdits[] = {
    // Told of before the message was cached, like early_deletion.
    "CREATE TABLE early_edit (id INTEGER PRIMARY KEY, conversation_id INTEGER NOT NULL REFERENCES conversation"
    " ON DELETE CASCADE, message_id INTEGER NOT NULL, rev INTEGER NOT NULL, content TEXT NOT NULL, edited_at INTEGER,"
    " UNIQUE (conversation_id, message_id))",
};

constexpr const char *kEarlyChanges[] = {
    // Edits and deletions in one, so that a deletion takes the words along. Without content: deleted.
    "CREATE TABLE early_change (id INTEGER PRIMARY KEY, conversation_id INTEGER NOT NULL REFERENCES conversation"
    " ON DELETE CASCADE, message_id INTEGER NOT NULL, rev INTEGER NOT NULL, content TEXT, edited_at INTEGER,"
    " UNIQUE (conversation_id, message_id))",
    "INSERT INTO early_change (conversation_id, message_id, rev) SELECT conversation_id, message_id, 0"
    " FROM early_deletion",
    "INSERT OR IGNORE INTO early_change (conversation_id, message_id, rev, content, edited_at)"
    " SELECT conversation_id, message_id, rev, content, edited_at FROM early_edit ORDER BY id",
    "DROP TABLE early_deletion",
    "DROP TABLE early_edit",
};

constexpr const char *kAnswers[] = {
    "CREATE INDEX message_by_original ON message (conversation_id, reply_id) WHERE reply_id <> 0",
    // 100: kReplyExcerptLength.
    "UPDATE message SET reply_excerpt = o.excerpt FROM (SELECT conversation_id, id, substr(content, 1, 100) AS excerpt"
    " FROM message) o WHERE o.conversation_id = message.conversation_id AND o.id = message.reply_id"
    " AND message.reply_id <> 0 AND message.reply_excerpt <> o.excerpt",
    "UPDATE message SET reply_excerpt = substr(coalesce(e.content, ''), 1, 100) FROM early_change e"
    " WHERE e.conversation_id = message.conversation_id AND e.message_id = message.reply_id AND message.reply_id <> 0",
    "UPDATE outbox SET reply_excerpt = o.excerpt FROM (SELECT conversation_id, id, substr(content, 1, 100) AS excerpt"
    " FROM message) o WHERE o.conversation_id = outbox.conversation_id AND o.id = outbox.reply_id",
};

constexpr const char *kTold[] = {
    // What the server counted as unread, up to which message; NULL: it was not told since my marker moved.
    "ALTER TABLE conversation ADD COLUMN unread_told INTEGER",
    "ALTER TABLE conversation ADD COLUMN unread_told_to INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE hole ADD COLUMN closes_at INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE person ADD COLUMN rev INTEGER NOT NULL DEFAULT 0",
};

// Append only. A released step is never edited: someone's file has already run it.
constexpr Migration kMigrations[] = {
    {1, "people, conversations, members, messages, outbox, cursors", kFirstSchema},
    {2, "edits and deletions wait like messages do", kEditsAndDeletions},
    {3, "reads wait to be told, deletions come before their messages", kReadsAndDeletions},
    {4, "words that were begun are kept", kDrafts},
    {5, "when the connection was up and down", kConnectionHistory},
    {6, "changes have numbers, histories have holes", kNumberedChanges},
    {7, "words of messages are found", kSearch},
    {8, "edits come before their messages", kEarlyEdits},
    {9, "a deletion that comes early takes an early edit along", kEarlyChanges},
    {10, "answers follow their originals", kAnswers},
    {11, "what the server counts and numbers is kept", kTold},
};
constexpr int kNewest = std::size(kMigrations);

int userVersion(SqlConnection &connection)
{
    Statement query(connection, QStringLiteral("PRAGMA user_version"));
    return query.next() ? static_cast<int>(query.integer(0)) : 0;
}

} // namespace

void refuseNewer(SqlConnection &connection)
{
    const int found = userVersion(connection);
    if (found > kNewest)
        throw SqlFailure{Error{.code = Error::Code::StorageNewer, .detail = QStringLiteral("schema=%1").arg(found)}};
}

void migrate(SqlConnection &connection)
{
    // Looked at before anything that writes to the file.
    refuseNewer(connection);
    connection.execute(QStringLiteral("PRAGMA journal_mode = WAL"));
    // What the outbox holds was promised to a person: it survives a power cut.
    connection.execute(QStringLiteral("PRAGMA synchronous = FULL"));
    for (const Migration &step : kMigrations) {
        SqlTransaction transaction(connection);
        // Asked again inside: another process may be doing the same.
        if (step.version <= userVersion(connection))
            continue;
        for (const char *statement : step.statements)
            connection.execute(QString::fromLatin1(statement));
        connection.execute(QStringLiteral("PRAGMA user_version = %1").arg(step.version));
        transaction.commit();
        qCInfo(lcStorage) << "schema" << step.version << step.why;
    }
}

} // namespace vatochito
