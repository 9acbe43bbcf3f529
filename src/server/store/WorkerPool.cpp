// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/WorkerPool.h"

#include <utility>

namespace vatochito::server {

WorkerPool::WorkerPool(std::size_t threads, Bounds bounds) : m_bounds(bounds)
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
    m_hasTurn.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

bool WorkerPool::post(UserId person, Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting >= m_bounds.waiting)
            return false;
        Line &line = m_lines[person];
        if (person.isValid() && line.tasks.size() >= m_bounds.waitingOfPerson)
            return false;
        line.tasks.push_back(std::move(task));
        ++m_waiting;
        // Who has more than this one to begin has a turn already.
        if (!person.isValid() || (line.tasks.size() == 1 && mayBegin(line)))
            m_turns.push_back(person);
    }
    m_hasTurn.notify_one();
    return true;
}

void WorkerPool::dropWaiting()
{
    std::vector<std::deque<Task>> dropped;
    const std::lock_guard lock(m_mutex);
    // Destroyed after the lock is released: what a task holds may end with it, and that is others' code.
    for (auto &[person, line] : m_lines)
        dropped.push_back(std::exchange(line.tasks, {}));
    std::erase_if(m_lines, [](const auto &line) { return line.second.running == 0; });
    m_turns.clear();
    m_waiting = 0;
}

bool WorkerPool::mayBegin(const Line &line) const
{
    return !line.tasks.empty() && line.running < m_bounds.runningOfPerson;
}

void WorkerPool::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_hasTurn.wait(lock, [this] { return !m_turns.empty() || (m_stopping && m_waiting == 0); });
        if (m_turns.empty())
            return;
        const UserId person = m_turns.front();
        m_turns.pop_front();
        Line &line = m_lines[person];
        {
            const Task task = std::move(line.tasks.front());
            line.tasks.pop_front();
            --m_waiting;
            ++line.running;
            if (person.isValid() && mayBegin(line))
                m_turns.push_back(person);
            lock.unlock();
            task();
        }
        lock.lock();
        // Where the bound has kept this person's next task waiting, it has its turn now.
        const bool wasKept = person.isValid() && !mayBegin(line);
        --line.running;
        if (wasKept && mayBegin(line)) {
            m_turns.push_back(person);
            m_hasTurn.notify_one();
        } else if (line.tasks.empty() && line.running == 0) {
            m_lines.erase(person);
        }
        if (m_stopping && m_waiting == 0)
            m_hasTurn.notify_all();
    }
}

} // namespace vatochito::server
