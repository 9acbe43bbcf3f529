// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/Connection.h"

#include "server/store/SqlSession.h"

#include <soci/sqlite3/soci-sqlite3.h>

#include <array>
#include <chrono>
#include <thread>

namespace vatochito::server {

namespace {

/// Of SQLite's virtual machine: some tens of rows of a search.
constexpr int kStepsBetweenLooks = 500;

/// How long a statement waits for the lock of another process. SQLite's own waits grow to 100 ms, and between two
/// transactions of a server that writes without a pause the lock is free for microseconds: an administrator's command
/// would hardly ever be there in time.
constexpr std::chrono::milliseconds kLockStep{1};
constexpr int kLockSteps = 5'000;

int waitForLock(void *, int timesBefore)
{
    if (timesBefore >= kLockSteps)
        return 0;
    std::this_thread::sleep_for(kLockStep);
    return 1;
}

sqlite_api::sqlite3 *handleOf(SqlSession &session)
{
    return static_cast<soci::sqlite3_session_backend *>(session.connection().get_backend())->conn_;
}

} // namespace

Status guarded(const std::function<Status()> &work)
{
    try {
        return work();
    } catch (const soci::sqlite3_soci_error &error) {
        if (error.result() == SQLITE_BUSY || error.result() == SQLITE_LOCKED)
            return failure(ServerError::unavailable("The database is busy."));
        if (error.result() == SQLITE_INTERRUPT)
            return failure(ServerError::tookTooLong());
        return failure(ServerError::storage(error.get_error_message()));
    } catch (const soci::soci_error &error) {
        return failure(ServerError::storage(error.get_error_message()));
    } catch (const std::exception &error) {
        return failure(ServerError::storage(error.what()));
    }
}

Connection::Connection() : m_session(std::make_unique<SqlSession>()) {}

Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path &file)
{
    if (file.string().find('"') != std::string::npos)
        return failure(ServerError::storage("a database path may not contain quotation marks"));

    std::unique_ptr<Connection> connection(new Connection);
    const std::string name = file.empty() ? ":memory:" : file.string();
    const Status opened = guarded([&]() -> Status {
        connection->m_session->connection().open(soci::sqlite3, "dbname=\"" + name + "\"");
        return {};
    });
    if (!opened)
        return failure(opened.error());

    sqlite_api::sqlite3_progress_handler(handleOf(*connection->m_session), kStepsBetweenLooks, isPastMoment,
                                         connection.get());

    // First: turning WAL on takes a lock that another process may hold.
    sqlite_api::sqlite3_busy_handler(handleOf(*connection->m_session), waitForLock, nullptr);

    static constexpr std::array<const char *, 3> kPragmas{
        "PRAGMA journal_mode = WAL",
        // FULL, not NORMAL: an echo promises that the message survives a power loss.
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
    };
    for (const char *pragma : kPragmas) {
        if (Status done = connection->executeOnce(pragma); !done)
            return failure(done.error());
    }
    return connection;
}

int Connection::isPastMoment(void *connection)
{
    const auto &moment = static_cast<const Connection *>(connection)->m_interruptAt;
    return moment && std::chrono::steady_clock::now() > *moment ? 1 : 0;
}

Status Connection::execute(const char *statement)
{
    return guarded([&]() -> Status {
        m_session->run(statement);
        return {};
    });
}

Status Connection::executeOnce(const std::string &statement)
{
    return guarded([&]() -> Status {
        m_session->runOnce(statement);
        return {};
    });
}

bool Connection::isInTransaction()
{
    return sqlite_api::sqlite3_get_autocommit(handleOf(*m_session)) == 0;
}

long long Connection::rowsWritten()
{
    return sqlite_api::sqlite3_total_changes64(handleOf(*m_session));
}

long long Connection::dataVersion()
{
    long long version = 0;
    m_session->run("PRAGMA data_version", soci::into(version));
    return version;
}

Status Connection::checkIntegrity()
{
    return guarded([&]() -> Status {
        std::string verdict;
        m_session->run("PRAGMA quick_check(1)", soci::into(verdict));
        if (verdict != "ok")
            return failure(ServerError::storage(verdict));
        return {};
    });
}

Status ConnectionTransaction::begin()
{
    m_lock = std::unique_lock(m_mutex);
    const Status begun = m_connection.execute("BEGIN IMMEDIATE");
    if (!begun)
        m_lock.unlock();
    return begun;
}

bool ConnectionTransaction::beganAfterOthers()
{
    long long version = 0;
    const Status read = guarded([&]() -> Status {
        version = m_connection.dataVersion();
        return {};
    });
    // Unread it may be anything, and then the next one is another.
    return std::exchange(m_dataVersion, read ? version : 0) != version || !read;
}

Status ConnectionTransaction::isolated(const WriteQueue::Work &work)
{
    // Without one the savepoint would begin a transaction of its own, and its release would commit it.
    if (!isOpen())
        return failure(ServerError::storage("no transaction is open"));
    if (Status marked = m_connection.execute("SAVEPOINT item"); !marked)
        return marked;
    Status outcome = guarded(work);
    // A full disk may have ended the whole transaction, and the savepoint with it.
    if (!outcome && !isOpen())
        return outcome;
    if (!outcome) {
        if (Status undone = m_connection.execute("ROLLBACK TO item"); !undone) {
            // What the item half did must not be committed with the others.
            [[maybe_unused]] const Status ended = m_connection.execute("ROLLBACK");
            return undone;
        }
    }
    if (Status released = m_connection.execute("RELEASE item"); !released)
        return released;
    return outcome;
}

Status ConnectionTransaction::commit()
{
    const Status committed = m_connection.execute("COMMIT");
    if (committed)
        m_lock.unlock();
    return committed;
}

void ConnectionTransaction::rollback()
{
    // SQLite may have rolled back by itself (a full disk); a second rollback then fails, and that is all right.
    [[maybe_unused]] const Status undone = m_connection.execute("ROLLBACK");
    m_lock.unlock();
}

} // namespace vatochito::server
