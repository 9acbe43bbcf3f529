// SPDX-License-Identifier: GPL-3.0-or-later
#include "BareGroupCommit.h"

#include <sqlite3.h>

#include <chrono>
#include <stdexcept>
#include <string>

namespace vatochito::bench {

namespace {

constexpr std::size_t kBatch = 64;

/// The tables and indexes that a message touches in the server's own file.
constexpr const char *kSchema =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
    "CREATE TABLE conversation (id INTEGER PRIMARY KEY, head BIGINT NOT NULL);"
    "CREATE TABLE message (id INTEGER PRIMARY KEY, conversation_id BIGINT NOT NULL, sender_id BIGINT NOT NULL,"
    " type TEXT NOT NULL, content TEXT NOT NULL, created_us BIGINT NOT NULL, edited_us BIGINT, reply_to_id BIGINT,"
    " is_deleted INTEGER NOT NULL DEFAULT 0, client_id TEXT, rev BIGINT NOT NULL);"
    "CREATE INDEX message_by_conversation ON message (conversation_id, id);"
    "CREATE INDEX message_by_rev ON message (conversation_id, rev);"
    "CREATE INDEX message_by_time ON message (conversation_id, created_us);"
    "CREATE UNIQUE INDEX message_by_client_id ON message (sender_id, client_id) WHERE client_id IS NOT NULL;";

class Bare
{
public:
    explicit Bare(const std::filesystem::path &file)
    {
        check(sqlite3_open(file.c_str(), &m_database));
        run(kSchema);
        for (std::size_t conversation = 1; conversation <= kBatch; ++conversation)
            run(("INSERT INTO conversation VALUES (" + std::to_string(conversation) + ", 0)").c_str());
        check(sqlite3_prepare_v2(m_database, "UPDATE conversation SET head = head + 1 WHERE id = ? RETURNING head", -1,
                                 &m_raise, nullptr));
        check(sqlite3_prepare_v2(m_database,
                                 "INSERT INTO message (conversation_id, sender_id, type, content, created_us, rev,"
                                 " client_id) VALUES (?6, ?1, 'text', ?2, ?3, ?4, ?5)",
                                 -1, &m_insert, nullptr));
    }
    ~Bare()
    {
        sqlite3_finalize(m_raise);
        sqlite3_finalize(m_insert);
        sqlite3_close(m_database);
    }
    Bare(const Bare &) = delete;
    Bare &operator=(const Bare &) = delete;

    void run(const char *statements) { check(sqlite3_exec(m_database, statements, nullptr, nullptr, nullptr)); }
    void send(std::size_t number, const std::string &content)
    {
        // As the senders do it: each in a conversation of their own.
        const auto sender = static_cast<sqlite3_int64>(number % kBatch) + 1;
        sqlite3_bind_int64(m_raise, 1, sender);
        step(m_raise, SQLITE_ROW);
        const sqlite3_int64 rev = sqlite3_column_int64(m_raise, 0);
        step(m_raise, SQLITE_DONE);
        sqlite3_reset(m_raise);
        const std::string clientId = "bench-" + std::to_string(number);
        sqlite3_bind_int64(m_insert, 1, sender);
        sqlite3_bind_int64(m_insert, 6, sender);
        sqlite3_bind_text(m_insert, 2, content.c_str(), static_cast<int>(content.size()), SQLITE_STATIC);
        sqlite3_bind_int64(m_insert, 3, static_cast<sqlite3_int64>(number));
        sqlite3_bind_int64(m_insert, 4, rev);
        sqlite3_bind_text(m_insert, 5, clientId.c_str(), static_cast<int>(clientId.size()), SQLITE_STATIC);
        step(m_insert, SQLITE_DONE);
        sqlite3_reset(m_insert);
    }

private:
    static void check(int code)
    {
        if (code != SQLITE_OK)
            throw std::runtime_error(std::string("SQLite: ") + sqlite3_errstr(code));
    }
    static void step(sqlite3_stmt *statement, int wanted)
    {
        const int code = sqlite3_step(statement);
        if (code != wanted)
            throw std::runtime_error(std::string("SQLite: ") + sqlite3_errstr(code));
    }

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_raise = nullptr;
    sqlite3_stmt *m_insert = nullptr;
};

} // namespace

double bareGroupCommit(const std::filesystem::path &folder, std::size_t messages, std::size_t contentBytes)
{
    Bare bare(folder / "bare.sqlite3");
    const std::string content(contentBytes, 'x');
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < messages; ++i) {
        if (i % kBatch == 0)
            bare.run("BEGIN IMMEDIATE");
        bare.send(i, content);
        if ((i + 1) % kBatch == 0 || i + 1 == messages)
            bare.run("COMMIT");
    }
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    return static_cast<double>(messages) / time.count();
}

} // namespace vatochito::bench
