// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/WriteQueue.h"

#include "server/domain/Limits.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace vatochito::server {

WriteQueue::WriteQueue(Transaction &transaction, FailPoints failPoints)
    : m_transaction(transaction), m_failPoints(std::move(failPoints)), m_writer([this] { run(); })
{
}

WriteQueue::~WriteQueue()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_hasWork.notify_all();
    m_writer.join();
}

void WriteQueue::followOthers(std::function<Following()> follower)
{
    const std::lock_guard lock(m_mutex);
    m_follower = std::move(follower);
}

void WriteQueue::submit(Work work, Done done)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_items.size() < limits::kWriteQueueItems) {
            m_items.push_back({.work = std::move(work), .done = std::move(done), .outcome = {}});
            ++m_submitted;
            m_hasWork.notify_one();
            return;
        }
    }
    m_announcer.post(
        [done = std::move(done)] { done(failure(ServerError::unavailable("Too many writes are waiting."))); });
}

void WriteQueue::settle()
{
    std::unique_lock lock(m_mutex);
    m_hasWritten.wait(lock, [this, upTo = m_submitted] { return m_written >= upTo; });
}

void WriteQueue::run()
{
    for (;;) {
        std::vector<Item> batch = takeBatch();
        if (batch.empty())
            return;
        const std::size_t count = batch.size();
        write(batch);
        {
            const std::lock_guard lock(m_mutex);
            m_written += count;
        }
        m_hasWritten.notify_all();
        announce(std::move(batch));
    }
}

std::vector<WriteQueue::Item> WriteQueue::takeBatch()
{
    std::unique_lock lock(m_mutex);
    m_hasWork.wait(lock, [this] { return m_stopping || !m_items.empty(); });
    const auto count = static_cast<std::ptrdiff_t>(std::min(m_items.size(), limits::kGroupCommitItems));
    const auto end = m_items.begin() + count;
    std::vector<Item> batch(std::make_move_iterator(m_items.begin()), std::make_move_iterator(end));
    m_items.erase(m_items.begin(), end);
    return batch;
}

void WriteQueue::write(std::vector<Item> &batch)
{
    std::optional<Status> whole = attempt(Mode::Plain, batch);
    if (!whole)
        whole = attempt(Mode::Isolated, batch);
    if (*whole) {
        if (batch.front().isFollowing)
            m_isBehindOthers = false;
        return;
    }
    for (Item &item : batch)
        item.outcome = *whole;
}

std::optional<Status> WriteQueue::attempt(Mode mode, std::vector<Item> &batch)
{
    if (Status begun = m_transaction.begin(); !begun)
        return begun;
    const long long before = m_transaction.rowsWritten();
    beginWithOthers(batch);
    std::optional<Status> whole = runAll(mode, batch);
    if (whole && *whole) {
        // Looks, of which there is one a second, write nothing that could be lost.
        if (m_transaction.rowsWritten() != before)
            m_failPoints.reach(FailPoint::BeforeCommit);
        whole = m_transaction.commit();
    }
    if (!whole || !*whole)
        m_transaction.rollback();
    return whole;
}

void WriteQueue::beginWithOthers(std::vector<Item> &batch)
{
    m_isBehindOthers = m_transaction.beganAfterOthers() || m_isBehindOthers;
    if (!m_isBehindOthers || batch.front().isFollowing)
        return;
    std::function<Following()> follower;
    {
        const std::lock_guard lock(m_mutex);
        follower = m_follower;
    }
    if (!follower)
        return;
    Following first = follower();
    batch.insert(
        batch.begin(),
        Item{.work = std::move(first.work), .done = std::move(first.done), .outcome = {}, .isFollowing = true});
}

std::optional<Status> WriteQueue::runAll(Mode mode, std::vector<Item> &batch)
{
    for (Item &item : batch) {
        const long long before = m_transaction.rowsWritten();
        item.outcome = mode == Mode::Plain ? m_transaction.plain(item.work) : m_transaction.isolated(item.work);
        // Unfollowed, somebody might be told what is not for them any more.
        if (item.isFollowing && !item.outcome)
            return item.outcome;
        // The items before this one are undone too, and those after it would be on their own.
        if (!m_transaction.isOpen())
            return failure(item.outcome ? ServerError::storage("the transaction has ended") : item.outcome.error());
        if (mode == Mode::Plain && !item.outcome && m_transaction.rowsWritten() != before)
            return std::nullopt;
    }
    return Status();
}

void WriteQueue::announce(std::vector<Item> batch)
{
    auto shared = std::make_shared<std::vector<Item>>(std::move(batch));
    m_announcer.post([this, shared] {
        m_failPoints.reach(FailPoint::AfterCommit);
        for (Item &item : *shared)
            item.done(item.outcome);
    });
}

} // namespace vatochito::server
