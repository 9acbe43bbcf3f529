// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/Migrations.h"

#include "server/store/SqlSession.h"

#include <span>
#include <string>

namespace vatochito::server {

namespace {

struct Migration
{
    long long version; ///< user_version after this step; 1, 2, 3 ... without gaps
    std::span<const char *const> statements;
};

// Times are microseconds since 1970 in UTC (`_us`), tokens' times seconds (`_s`), as JWT has them.
constexpr const char *kFirst[] = {
    "CREATE TABLE person ("
    " id INTEGER PRIMARY KEY,"
    " username TEXT NOT NULL UNIQUE,"
    " password_hash TEXT NOT NULL,"
    " email TEXT NOT NULL DEFAULT '',"
    " display_name TEXT NOT NULL DEFAULT '',"
    " phone_number TEXT UNIQUE,"
    " status_message TEXT NOT NULL DEFAULT '',"
    " bio TEXT NOT NULL DEFAULT '',"
    " is_online INTEGER NOT NULL DEFAULT 0,"
    " last_seen_us BIGINT,"
    " date_of_birth TEXT,"
    " country TEXT NOT NULL DEFAULT '',"
    " city TEXT NOT NULL DEFAULT '',"
    " website TEXT NOT NULL DEFAULT '',"
    " show_phone_number INTEGER NOT NULL DEFAULT 0,"
    " show_last_seen INTEGER NOT NULL DEFAULT 1,"
    " show_profile_photo INTEGER NOT NULL DEFAULT 1,"
    " allow_calls INTEGER NOT NULL DEFAULT 1,"
    " allow_group_invite INTEGER NOT NULL DEFAULT 1,"
    " joined_us BIGINT NOT NULL)",

    "CREATE TABLE person_settings ("
    " id INTEGER PRIMARY KEY,"
    " person_id BIGINT NOT NULL UNIQUE REFERENCES person (id),"
    " enable_notifications INTEGER NOT NULL DEFAULT 1,"
    " notification_sound INTEGER NOT NULL DEFAULT 1,"
    " message_preview INTEGER NOT NULL DEFAULT 1,"
    " enter_to_send INTEGER NOT NULL DEFAULT 1,"
    " auto_download_photos INTEGER NOT NULL DEFAULT 1,"
    " auto_download_videos INTEGER NOT NULL DEFAULT 0,"
    " auto_download_files INTEGER NOT NULL DEFAULT 0,"
    " two_factor_enabled INTEGER NOT NULL DEFAULT 0,"
    " show_typing_indicator INTEGER NOT NULL DEFAULT 1,"
    " show_read_receipts INTEGER NOT NULL DEFAULT 1,"
    " theme TEXT NOT NULL DEFAULT 'light',"
    " font_size TEXT NOT NULL DEFAULT 'medium',"
    " language TEXT NOT NULL DEFAULT 'en',"
    " created_us BIGINT NOT NULL,"
    " updated_us BIGINT NOT NULL)",

    // head counts every change of anything in the conversation; each changed row is stamped with it as its rev.
    // direct_low and direct_high are the two people of a direct conversation: there is one for each pair.
    "CREATE TABLE conversation ("
    " id INTEGER PRIMARY KEY,"
    " title TEXT NOT NULL,"
    " type TEXT NOT NULL,"
    " owner_id BIGINT NOT NULL REFERENCES person (id),"
    " description TEXT NOT NULL DEFAULT '',"
    " is_public INTEGER NOT NULL DEFAULT 0,"
    " created_us BIGINT NOT NULL,"
    " updated_us BIGINT NOT NULL,"
    " head BIGINT NOT NULL DEFAULT 0,"
    " direct_low BIGINT,"
    " direct_high BIGINT,"
    " UNIQUE (direct_low, direct_high))",

    // A member who left keeps the row, so that others can be told by its rev.
    "CREATE TABLE member ("
    " id INTEGER PRIMARY KEY,"
    " conversation_id BIGINT NOT NULL REFERENCES conversation (id),"
    " person_id BIGINT NOT NULL REFERENCES person (id),"
    " nickname TEXT NOT NULL DEFAULT '',"
    " is_admin INTEGER NOT NULL DEFAULT 0,"
    " joined_us BIGINT NOT NULL,"
    " muted_until_us BIGINT,"
    " removed_us BIGINT,"
    " read_message_id BIGINT NOT NULL DEFAULT 0,"
    " read_us BIGINT,"
    " rev BIGINT NOT NULL,"
    " UNIQUE (conversation_id, person_id))",
    "CREATE INDEX member_by_person ON member (person_id, conversation_id)",

    "CREATE TABLE message ("
    " id INTEGER PRIMARY KEY,"
    " conversation_id BIGINT NOT NULL REFERENCES conversation (id),"
    " sender_id BIGINT NOT NULL REFERENCES person (id),"
    " type TEXT NOT NULL,"
    " content TEXT NOT NULL,"
    " created_us BIGINT NOT NULL,"
    " edited_us BIGINT,"
    " reply_to_id BIGINT REFERENCES message (id),"
    " is_deleted INTEGER NOT NULL DEFAULT 0,"
    " client_id TEXT,"
    " rev BIGINT NOT NULL)",
    "CREATE INDEX message_by_conversation ON message (conversation_id, id)",
    "CREATE INDEX message_by_rev ON message (conversation_id, rev)",
    "CREATE INDEX message_by_time ON message (conversation_id, created_us)",
    "CREATE UNIQUE INDEX message_by_client_id ON message (sender_id, client_id) WHERE client_id IS NOT NULL",

    // Ids of tokens, never tokens. rotated_us and successor are set together.
    "CREATE TABLE token_pair ("
    " refresh_id TEXT PRIMARY KEY,"
    " access_id TEXT NOT NULL,"
    " family TEXT NOT NULL,"
    " person_id BIGINT NOT NULL REFERENCES person (id),"
    " issued_s BIGINT NOT NULL,"
    " access_expires_s BIGINT NOT NULL,"
    " refresh_expires_s BIGINT NOT NULL,"
    " rotated_us BIGINT,"
    " successor TEXT,"
    " is_revoked INTEGER NOT NULL DEFAULT 0)",
    "CREATE INDEX token_pair_by_family ON token_pair (family)",
    "CREATE INDEX token_pair_by_person ON token_pair (person_id)",
};

// Every request asks whether the session of its access token was ended.
constexpr const char *kAccessIds[] = {
    "CREATE INDEX token_pair_by_access ON token_pair (access_id)",
};

// Level 1 (sync.md). account counts what belongs to one person alone; account_rev is the number that a row was last
// changed under, marks_rev the same for the marks of a conversation, which have a count of their own. Clients have no
// cursors yet: whatever exists counts as changed once.
constexpr const char *kSync[] = {
    "CREATE TABLE history_epoch (name TEXT NOT NULL)",
    "INSERT INTO history_epoch (name) VALUES (lower(hex(randomblob(16))))",
    "ALTER TABLE person ADD COLUMN account BIGINT NOT NULL DEFAULT 1",
    "ALTER TABLE person ADD COLUMN rev BIGINT NOT NULL DEFAULT 1",
    "ALTER TABLE person_settings ADD COLUMN account_rev BIGINT NOT NULL DEFAULT 1",
    "ALTER TABLE member ADD COLUMN account_rev BIGINT NOT NULL DEFAULT 1",
    "ALTER TABLE member ADD COLUMN delivered_message_id BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE member ADD COLUMN marks_rev BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE conversation ADD COLUMN marks_version BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE conversation ADD COLUMN info_rev BIGINT NOT NULL DEFAULT 1",
    "UPDATE member SET delivered_message_id = read_message_id, marks_rev = 1 WHERE read_message_id > 0",
    "UPDATE conversation SET marks_version = 1 WHERE id IN (SELECT conversation_id FROM member WHERE marks_rev = 1)",
    "CREATE INDEX member_by_rev ON member (conversation_id, rev)",
    "CREATE INDEX member_by_account ON member (person_id, account_rev)",
};

// A message knows whether anything was put on it: most have nothing, and are read without a second look.
constexpr const char *kAnnotations[] = {
    "CREATE TABLE reaction ("
    " id INTEGER PRIMARY KEY,"
    " message_id BIGINT NOT NULL REFERENCES message (id),"
    " person_id BIGINT NOT NULL REFERENCES person (id),"
    " emoji TEXT NOT NULL,"
    " created_us BIGINT NOT NULL,"
    " UNIQUE (message_id, person_id, emoji))",
    "ALTER TABLE message ADD COLUMN reaction_count INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE message ADD COLUMN pinned_by_id BIGINT REFERENCES person (id)",
    "ALTER TABLE message ADD COLUMN pinned_us BIGINT",
};

// A message that repeats another one names it. A contact that was removed keeps its row, so that devices can be told.
constexpr const char *kContacts[] = {
    "ALTER TABLE message ADD COLUMN forwarded_from_id BIGINT REFERENCES message (id)",
    "CREATE TABLE contact ("
    " id INTEGER PRIMARY KEY,"
    " owner_id BIGINT NOT NULL REFERENCES person (id),"
    " person_id BIGINT NOT NULL REFERENCES person (id),"
    " nickname TEXT NOT NULL DEFAULT '',"
    " is_blocked INTEGER NOT NULL DEFAULT 0,"
    " is_favorite INTEGER NOT NULL DEFAULT 0,"
    " added_us BIGINT NOT NULL,"
    " is_removed INTEGER NOT NULL DEFAULT 0,"
    " account_rev BIGINT NOT NULL,"
    " UNIQUE (owner_id, person_id))",
    "CREATE INDEX contact_by_account ON contact (owner_id, account_rev)",
};

// Append only. A released step is never edited: someone's file has already run it.
constexpr Migration kMigrations[] = {
    {1, kFirst}, {2, kAccessIds}, {3, kSync}, {4, kAnnotations}, {5, kContacts},
};

/// Inside a transaction that holds the write lock.
Status applyMissing(Connection &connection, const Migration &step)
{
    const auto version = schemaVersion(connection);
    if (!version)
        return failure(version.error());
    if (step.version <= *version)
        return {};
    for (const char *statement : step.statements) {
        if (Status done = connection.executeOnce(statement); !done)
            return done;
    }
    return connection.executeOnce("PRAGMA user_version = " + std::to_string(step.version));
}

} // namespace

long long newestSchemaVersion()
{
    return std::size(kMigrations);
}

Result<long long> schemaVersion(Connection &connection)
{
    long long version = 0;
    const Status read = guarded([&]() -> Status {
        connection.session().run("PRAGMA user_version", soci::into(version));
        return {};
    });
    if (!read)
        return failure(read.error());
    return version;
}

Status migrate(Connection &connection)
{
    const auto version = schemaVersion(connection);
    if (!version)
        return failure(version.error());
    if (*version > newestSchemaVersion())
        return failure(ServerError::storage("the database was made by a newer version of this program (schema " +
                                            std::to_string(*version) + ")"));
    for (const Migration &step : kMigrations) {
        if (step.version <= *version)
            continue;
        if (Status begun = connection.execute("BEGIN IMMEDIATE"); !begun)
            return begun;
        Status done = applyMissing(connection, step);
        if (done)
            done = connection.execute("COMMIT");
        if (!done) {
            [[maybe_unused]] const Status undone = connection.execute("ROLLBACK");
            return done;
        }
    }
    return {};
}

} // namespace vatochito::server
