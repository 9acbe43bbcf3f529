// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/Database.h"

#include "server/store/Migrations.h"
#include "server/store/SqlSession.h"

#include <system_error>

namespace vatochito::server {

namespace {

/// Messages are private: nobody but the server's own account may read the file. SQLite gives -wal and -shm its mode.
Status makePrivate(const std::filesystem::path &file)
{
    std::error_code error;
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
    if (error)
        return failure(ServerError::storage("cannot set the mode of " + file.string() + ": " + error.message()));
    return {};
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path &file, std::size_t readers,
                                                 FailPoints failPoints)
{
    std::unique_ptr<Database> database(new Database);
    database->m_isInMemory = file.empty();

    const bool isNew = !file.empty() && !std::filesystem::exists(file);
    auto writer = Connection::open(file);
    if (!writer)
        return failure(writer.error());
    database->m_writer = std::move(*writer);
    if (isNew) {
        if (Status done = makePrivate(file); !done)
            return failure(done.error());
    }
    if (Status done = migrate(*database->m_writer); !done)
        return failure(done.error());

    for (std::size_t i = 0; i < readers && !file.empty(); ++i) {
        auto reader = Connection::open(file);
        if (!reader)
            return failure(reader.error());
        database->m_readers.push_back(std::move(*reader));
    }
    database->m_transaction = std::make_unique<ConnectionTransaction>(*database->m_writer, database->m_writerMutex);
    database->m_writes = std::make_unique<WriteQueue>(*database->m_transaction, std::move(failPoints));
    return database;
}

Status Database::readOn(Patience patience, const std::function<Status(SqlSession &)> &work)
{
    if (m_isInMemory) {
        const std::lock_guard lock(m_writerMutex);
        return guarded([&] { return work(m_writer->session()); });
    }
    std::unique_ptr<Connection> reader = borrowReader();
    Status outcome = reader->execute("BEGIN");
    if (outcome) {
        if (patience)
            reader->interruptAt(std::chrono::steady_clock::now() + *patience);
        outcome = guarded([&] { return work(reader->session()); });
        reader->interruptAt(std::nullopt);
        // Nothing was written: COMMIT only ends the snapshot, and the work's own outcome is what counts.
        const Status ended = reader->execute("COMMIT");
        if (outcome && !ended)
            outcome = ended;
    }
    giveBack(std::move(reader));
    return outcome;
}

std::unique_ptr<Connection> Database::borrowReader()
{
    std::unique_lock lock(m_readersMutex);
    m_readerFree.wait(lock, [this] { return !m_readers.empty(); });
    std::unique_ptr<Connection> reader = std::move(m_readers.back());
    m_readers.pop_back();
    return reader;
}

void Database::giveBack(std::unique_ptr<Connection> reader)
{
    {
        const std::lock_guard lock(m_readersMutex);
        m_readers.push_back(std::move(reader));
    }
    m_readerFree.notify_one();
}

Status Database::ping()
{
    const auto answer = read<long long>([](SqlSession &session) -> Result<long long> {
        long long users = 0;
        session.run("SELECT count(*) FROM (SELECT 1 FROM person LIMIT 1)", soci::into(users));
        return users;
    });
    if (!answer)
        return failure(answer.error());
    return {};
}

} // namespace vatochito::server
