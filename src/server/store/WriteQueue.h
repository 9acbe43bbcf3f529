// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/FailPoint.h"
#include "server/domain/ServerError.h"
#include "server/store/WorkerPool.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace vatochito::server {

/// Group commit: one thread writes, and a transaction takes whatever is waiting when the last one ended. Nothing waits
/// for company. A failing item leaves the others alone: one that had written something has the whole transaction undone
/// and done again, each item under a savepoint. They are seldom, and savepoints for all cost more than the second time.
/// Thread: any.
class WriteQueue
{
public:
    /// Runs on the writer's thread inside the transaction; twice, if that was undone.
    using Work = std::function<Status()>;
    /// Runs after the commit, in order of submission, on a thread of its own. Gets the item's own failure, or the
    /// commit's.
    using Done = std::function<void(const Status &)>;

    /// What the queue needs from a database connection.
    class Transaction
    {
    public:
        virtual ~Transaction() = default;
        virtual Status begin() = 0;
        /// Whether anybody else has committed since the last time this was asked. Once it has begun.
        virtual bool beganAfterOthers() = 0;
        /// False also when the database has ended the transaction by itself, with all that was done in it.
        virtual bool isOpen() = 0;
        /// Rises with every row that is written, and does not fall when it is undone.
        virtual long long rowsWritten() = 0;
        /// Runs \a work as it is; what it did stays when it fails.
        virtual Status plain(const Work &work) = 0;
        /// Runs \a work under a savepoint and undoes it alone when it fails.
        virtual Status isolated(const Work &work) = 0;
        virtual Status commit() = 0;
        virtual void rollback() = 0;
    };

    /// \a transaction must outlive the queue.
    explicit WriteQueue(Transaction &transaction, FailPoints failPoints = {});
    /// Writes what is queued and runs every Done before it returns.
    ~WriteQueue();
    WriteQueue(const WriteQueue &) = delete;
    WriteQueue &operator=(const WriteQueue &) = delete;

    /// When somebody else has written, and at the first write, what \a follower gives goes first in the next
    /// transaction, which fails with it, and its Done first of all that is told of that one; until it has succeeded.
    struct Following
    {
        Work work;
        Done done;
    };
    void followOthers(std::function<Following()> follower);

    /// Past limits::kWriteQueueItems waiting items \a done gets Unavailable at once.
    void submit(Work work, Done done);
    /// Returns once everything submitted before is committed, or has failed; it may not be told yet. Never from a Work.
    void settle();

private:
    struct Item
    {
        Work work;
        Done done;
        Status outcome;
        bool isFollowing = false;
    };

    void run();
    std::vector<Item> takeBatch();
    void write(std::vector<Item> &batch);
    enum class Mode { Plain, Isolated };
    /// One transaction. \return Nothing when an item failed half done, and so everything was undone.
    std::optional<Status> attempt(Mode mode, std::vector<Item> &batch);
    void beginWithOthers(std::vector<Item> &batch);
    std::optional<Status> runAll(Mode mode, std::vector<Item> &batch);
    void announce(std::vector<Item> batch);

    Transaction &m_transaction;
    FailPoints m_failPoints;
    std::mutex m_mutex;
    std::condition_variable m_hasWork;
    std::condition_variable m_hasWritten;
    std::deque<Item> m_items;
    std::uint64_t m_submitted = 0; ///< Items, since the beginning.
    std::uint64_t m_written = 0;   ///< Of them, or have failed.
    bool m_stopping = false;
    std::function<Following()> m_follower;
    bool m_isBehindOthers = false; ///< of the writer
    WorkerPool m_announcer{1};
    std::thread m_writer;
};

} // namespace vatochito::server
