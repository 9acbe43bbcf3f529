// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/ServerError.h"
#include "server/store/WriteQueue.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace vatochito::server {

class SqlSession;

/// Runs \a work and turns what SOCI throws into a ServerError. Never puts bound values into the text: they are
/// passwords' hashes and people's words.
Status guarded(const std::function<Status()> &work);

/// One SQLite connection with the settings that make a commit durable. Not for two threads at once.
class Connection
{
public:
    /// \a file empty: a database in memory, of this connection alone.
    static Result<std::unique_ptr<Connection>> open(const std::filesystem::path &file);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    SqlSession &session() { return *m_session; }
    Status execute(const char *statement);
    /// As execute(), for what is said once in the life of the connection.
    Status executeOnce(const std::string &statement);
    /// Statements that run past \a moment fail as TooLarge: they would again; without one they take what they take.
    void interruptAt(std::optional<std::chrono::steady_clock::time_point> moment) { m_interruptAt = moment; }
    bool isInTransaction();
    /// Since it was opened, undone ones included.
    long long rowsWritten();
    /// Another one when any other connection has committed.
    long long dataVersion();
    /// Errors: StorageFailure with what SQLite found.
    Status checkIntegrity();

private:
    Connection();

    static int isPastMoment(void *connection);

    std::unique_ptr<SqlSession> m_session;
    std::optional<std::chrono::steady_clock::time_point> m_interruptAt;
};

/// The transactions of the one connection that writes. Holds \a mutex from begin to commit or rollback, for those who
/// read through the same connection.
class ConnectionTransaction final : public WriteQueue::Transaction
{
public:
    ConnectionTransaction(Connection &connection, std::mutex &mutex) : m_connection(connection), m_mutex(mutex) {}

    Status begin() override;
    bool beganAfterOthers() override;
    bool isOpen() override { return m_connection.isInTransaction(); }
    long long rowsWritten() override { return m_connection.rowsWritten(); }
    Status plain(const WriteQueue::Work &work) override { return guarded(work); }
    Status isolated(const WriteQueue::Work &work) override;
    Status commit() override;
    void rollback() override;

private:
    Connection &m_connection;
    std::mutex &m_mutex;
    std::unique_lock<std::mutex> m_lock;
    long long m_dataVersion = 0;
};

} // namespace vatochito::server
