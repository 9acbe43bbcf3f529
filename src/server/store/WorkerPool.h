// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Ids.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <limits>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace vatochito::server {

/// A fixed number of threads. People take turns: whose turn it is has the first of their tasks begun, in the order they
/// came, so that nobody waits for all that somebody else has asked for. With one thread the tasks of one person also
/// end in that order. Each task that is nobody's has a turn of its own, with no bounds but the pool's.
/// The destructor runs what is queued, then joins. Thread: any.
class WorkerPool
{
public:
    using Task = std::function<void()>;

    static constexpr std::size_t kUnbounded = std::numeric_limits<std::size_t>::max();
    struct Bounds
    {
        std::size_t waiting = kUnbounded;         ///< tasks that no thread has begun
        std::size_t waitingOfPerson = kUnbounded; ///< of these
        std::size_t runningOfPerson = kUnbounded; ///< threads that work for one person
    };

    explicit WorkerPool(std::size_t threads) : WorkerPool(threads, Bounds{}) {}
    WorkerPool(std::size_t threads, Bounds bounds);
    ~WorkerPool();
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    /// \a task must not throw. \return false when too many are waiting: this one will not run.
    bool post(Task task) { return post(UserId(), std::move(task)); }
    /// The same for \a person, who is nobody when invalid.
    bool post(UserId person, Task task);
    /// Forgets the tasks that no thread has begun.
    void dropWaiting();

private:
    /// What one person, or nobody, has in the pool. A person is in m_turns once while they have a task that may begin.
    struct Line
    {
        std::deque<Task> tasks;
        std::size_t running = 0;
    };
    using Lines = std::unordered_map<UserId, Line>;

    void run();
    bool mayBegin(const Line &line) const;

    const Bounds m_bounds;
    std::mutex m_mutex;
    std::condition_variable m_hasTurn;
    Lines m_lines;              ///< those with tasks or threads
    std::deque<UserId> m_turns; ///< whose next task is next
    std::size_t m_waiting = 0;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace vatochito::server
