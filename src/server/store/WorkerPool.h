// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <limits>
#include <mutex>
#include <thread>
#include <vector>

namespace vatochito::server {

/// A fixed number of threads that take tasks in the order they came. With one thread tasks also end in that order.
/// The destructor runs what is queued, then joins. Thread: any.
class WorkerPool
{
public:
    using Task = std::function<void()>;

    /// At most \a capacity tasks wait for a thread.
    explicit WorkerPool(std::size_t threads, std::size_t capacity = std::numeric_limits<std::size_t>::max());
    ~WorkerPool();
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    /// \a task must not throw. \return false when too many are waiting: this one will not run.
    bool post(Task task);
    /// Forgets the tasks that no thread has begun.
    void dropWaiting();

private:
    void run();

    const std::size_t m_capacity;
    std::mutex m_mutex;
    std::condition_variable m_hasWork;
    std::deque<Task> m_tasks;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace vatochito::server
