// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/WorkerPool.h"

#include <utility>

namespace vatochito::server {

WorkerPool::WorkerPool(std::size_t threads, std::size_t capacity) : m_capacity(capacity)
{
    m_threads.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_hasWork.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

bool WorkerPool::post(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_tasks.size() >= m_capacity)
            return false;
        m_tasks.push_back(std::move(task));
    }
    m_hasWork.notify_one();
    return true;
}

void WorkerPool::dropWaiting()
{
    std::deque<Task> dropped;
    const std::lock_guard lock(m_mutex);
    // Destroyed after the lock is released: what a task holds may end with it, and that is others' code.
    dropped.swap(m_tasks);
}

void WorkerPool::run()
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_hasWork.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
        if (m_tasks.empty())
            return;
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
    }
}

} // namespace vatochito::server
