// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/WriteQueue.h"

#include "server/domain/Limits.h"
#include "server/store/Connection.h"
#include "support/server/TemporaryFolder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <memory>

using namespace vatochito;
using namespace vatochito::server;

namespace {

/// Records what the queue does, and can hold a commit back or let it fail.
class RecordingTransaction final : public WriteQueue::Transaction
{
public:
    Status begin() override
    {
        note("begin");
        return {};
    }
    bool beganAfterOthers() override { return std::exchange(m_haveOthersWritten, false); }
    bool isOpen() override { return true; }
    long long rowsWritten() override { return m_rowsWritten; }
    Status plain(const WriteQueue::Work &work) override
    {
        ++m_items;
        return work();
    }
    Status isolated(const WriteQueue::Work &work) override
    {
        note("isolated");
        return plain(work);
    }
    Status commit() override
    {
        if (m_gate.valid())
            m_gate.get();
        if (m_failsCommits) {
            note("commit failed");
            return failure(ServerError::storage("disk full"));
        }
        note("commit " + std::to_string(std::exchange(m_items, 0)));
        return {};
    }
    void rollback() override
    {
        m_items = 0;
        note("rollback");
    }

    void note(const std::string &what)
    {
        const std::lock_guard lock(m_mutex);
        m_events.push_back(what);
    }
    std::vector<std::string> events()
    {
        const std::lock_guard lock(m_mutex);
        return m_events;
    }

    std::future<void> m_gate; ///< the next commit waits for it
    bool m_failsCommits = false;
    bool m_haveOthersWritten = false;
    long long m_rowsWritten = 0;

private:
    std::mutex m_mutex;
    std::vector<std::string> m_events;
    int m_items = 0;
};

Status fine()
{
    return {};
}

/// Keeps the writer busy until \a gate opens: what is submitted meanwhile can only share the next transaction.
void holdWriter(WriteQueue &queue, std::future<void> gate)
{
    const auto isRunning = std::make_shared<std::promise<void>>();
    queue.submit(
        [isRunning, opened = gate.share()] {
            isRunning->set_value();
            opened.wait();
            return Status();
        },
        [](const Status &) {});
    isRunning->get_future().get();
}

} // namespace

TEST(WriteQueue, done_runsAfterTheCommit)
{
    RecordingTransaction transaction;
    {
        WriteQueue queue(transaction);
        queue.submit(fine, [&](const Status &) { transaction.note("done"); });
    }
    EXPECT_EQ(transaction.events(), (std::vector<std::string>{"begin", "commit 1", "done"}));
}

TEST(WriteQueue, whatWaitsWhenACommitEnds_sharesTheNextOne)
{
    RecordingTransaction transaction;
    std::promise<void> gate;
    transaction.m_gate = gate.get_future();
    {
        WriteQueue queue(transaction);
        std::promise<void> firstRuns;
        queue.submit(
            [&] {
                firstRuns.set_value();
                return Status();
            },
            [](const Status &) {});
        firstRuns.get_future().get();
        // The first commit is held: these can only share the second, 64 at most.
        for (std::size_t i = 0; i < limits::kGroupCommitItems + 1; ++i)
            queue.submit(fine, [](const Status &) {});
        gate.set_value();
    }
    EXPECT_EQ(transaction.events(),
              (std::vector<std::string>{"begin", "commit 1", "begin", "commit 64", "begin", "commit 1"}));
}

TEST(WriteQueue, whenSomebodyElseHasWritten_whatFollowsThemIsDoneAndToldFirst)
{
    RecordingTransaction transaction;
    {
        WriteQueue queue(transaction);
        queue.followOthers([&] {
            transaction.note("asked");
            return WriteQueue::Following{fine, [&](const Status &) { transaction.note("followed"); }};
        });
        transaction.m_haveOthersWritten = true;
        std::promise<void> isTold;
        queue.submit(fine, [&](const Status &) {
            transaction.note("told");
            isTold.set_value();
        });
        isTold.get_future().get();
        queue.submit(fine, [&](const Status &) { transaction.note("told"); });
    }
    EXPECT_EQ(transaction.events(), (std::vector<std::string>{"begin", "asked", "commit 2", "followed", "told", "begin",
                                                              "commit 1", "told"}));
}

TEST(WriteQueue, whenTheyCouldNotBeFollowed_theTransactionFailsAndTheNextTriesAgain)
{
    RecordingTransaction transaction;
    std::vector<bool> followed;
    std::vector<bool> written;
    {
        WriteQueue queue(transaction);
        queue.followOthers([&] {
            const bool isFirst = followed.empty();
            return WriteQueue::Following{[isFirst]() -> Status {
                                             if (isFirst)
                                                 return failure(ServerError::storage("unreadable"));
                                             return {};
                                         },
                                         [&](const Status &status) { followed.push_back(status.has_value()); }};
        });
        transaction.m_haveOthersWritten = true;
        for (int i = 0; i < 3; ++i) {
            std::promise<void> isTold;
            queue.submit(fine, [&](const Status &status) {
                written.push_back(status.has_value());
                isTold.set_value();
            });
            isTold.get_future().get();
        }
    }
    EXPECT_EQ(written, (std::vector<bool>{false, true, true}));
    EXPECT_EQ(followed, (std::vector<bool>{false, true}));
}

TEST(WriteQueue, aFailingItem_leavesTheOthersAlone)
{
    RecordingTransaction transaction;
    std::vector<bool> outcomes;
    {
        WriteQueue queue(transaction);
        for (int i = 0; i < 3; ++i) {
            queue.submit(
                [i]() -> Status {
                    if (i == 1)
                        return failure(ServerError::forbidden("no"));
                    return {};
                },
                [&](const Status &status) { outcomes.push_back(status.has_value()); });
        }
    }
    EXPECT_EQ(outcomes, (std::vector<bool>{true, false, true}));
}

TEST(WriteQueue, settle_waitsForTheCommitOfWhatWasSubmitted_andNotForItsBeingTold)
{
    RecordingTransaction transaction;
    std::promise<void> canTell;
    WriteQueue queue(transaction);
    queue.submit(fine, [told = canTell.get_future().share()](const Status &) { told.wait(); });
    queue.settle();
    EXPECT_EQ(transaction.events(), (std::vector<std::string>{"begin", "commit 1"}));
    queue.submit(fine, [](const Status &) {});
    queue.settle();
    EXPECT_EQ(transaction.events().size(), 4u);
    canTell.set_value();
}

TEST(WriteQueue, aTransactionThatWroteNothing_isNoFailPoint)
{
    RecordingTransaction transaction;
    std::atomic<int> reached = 0;
    const FailPoints failPoints([&](FailPoint point) { reached += point == FailPoint::BeforeCommit ? 1 : 0; });
    {
        WriteQueue queue(transaction, failPoints);
        queue.submit(fine, [](const Status &) {});
    }
    EXPECT_EQ(reached, 0);
    {
        WriteQueue queue(transaction, failPoints);
        queue.submit(
            [&]() -> Status {
                ++transaction.m_rowsWritten;
                return {};
            },
            [](const Status &) {});
    }
    EXPECT_EQ(reached, 1);
}

TEST(WriteQueue, anItemThatFailsHalfDone_isTriedAgainUnderASavepointWithItsCompany)
{
    RecordingTransaction transaction;
    std::promise<void> gate;
    std::vector<bool> outcomes;
    {
        WriteQueue queue(transaction);
        holdWriter(queue, gate.get_future());
        queue.submit(fine, [&](const Status &status) { outcomes.push_back(status.has_value()); });
        queue.submit(
            [&]() -> Status {
                ++transaction.m_rowsWritten;
                return failure(ServerError::invalid("no"));
            },
            [&](const Status &status) { outcomes.push_back(status.has_value()); });
        gate.set_value();
    }
    EXPECT_EQ(outcomes, (std::vector<bool>{true, false}));
    EXPECT_EQ(transaction.events(), (std::vector<std::string>{"begin", "commit 1", "begin", "rollback", "begin",
                                                              "isolated", "isolated", "commit 2"}));
}

TEST(WriteQueue, anItemThatFailsHalfDone_leavesNothingOfItselfAndAllOfItsCompany)
{
    const TemporaryFolder folder;
    const auto connection = Connection::open(folder.path() / "half.sqlite3").value();
    ASSERT_TRUE(connection->execute("CREATE TABLE line (words TEXT)"));
    ASSERT_TRUE(connection->execute("CREATE TABLE lines (words TEXT CHECK (words = 'before,after'))"));
    std::mutex mutex;
    ConnectionTransaction transaction(*connection, mutex);
    {
        WriteQueue queue(transaction);
        std::promise<void> gate;
        holdWriter(queue, gate.get_future());
        queue.submit([&] { return connection->execute("INSERT INTO line VALUES ('before')"); }, [](const Status &) {});
        queue.submit(
            [&]() -> Status {
                EXPECT_TRUE(connection->execute("INSERT INTO line VALUES ('half')"));
                return failure(ServerError::invalid("no"));
            },
            [](const Status &) {});
        queue.submit([&] { return connection->execute("INSERT INTO line VALUES ('after')"); }, [](const Status &) {});
        gate.set_value();
    }
    EXPECT_TRUE(connection->execute("INSERT INTO lines SELECT group_concat(words) FROM line"));
}

TEST(WriteQueue, aFailingCommit_failsEveryItemOfIt)
{
    RecordingTransaction transaction;
    transaction.m_failsCommits = true;
    Status outcome;
    {
        WriteQueue queue(transaction);
        queue.submit(fine, [&](const Status &status) { outcome = status; });
    }
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ServerError::Code::StorageFailure);
    EXPECT_EQ(transaction.events(), (std::vector<std::string>{"begin", "commit failed", "rollback"}));
}

TEST(WriteQueue, dones_runInTheOrderOfSubmission)
{
    RecordingTransaction transaction;
    std::vector<int> order;
    {
        WriteQueue queue(transaction);
        for (int i = 0; i < 500; ++i)
            queue.submit(fine, [&order, i](const Status &) { order.push_back(i); });
    }
    ASSERT_EQ(order.size(), 500u);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

TEST(WriteQueue, aFullDisk_failsTheWholeBatchAndStoresNothingOfIt)
{
    const TemporaryFolder folder;
    const auto connection = Connection::open(folder.path() / "full.sqlite3").value();
    ASSERT_TRUE(connection->execute("CREATE TABLE line (words TEXT)"));
    ASSERT_TRUE(connection->execute("CREATE TABLE no_lines (lines INTEGER CHECK (lines = 0))"));
    ASSERT_TRUE(connection->execute("PRAGMA max_page_count = 10"));
    std::mutex mutex;
    ConnectionTransaction transaction(*connection, mutex);
    const auto insert = [&](const char *words) {
        return [&connection, statement = "INSERT INTO line VALUES (" + std::string(words) + ")"] {
            return connection->execute(statement.c_str());
        };
    };
    std::vector<bool> outcomes;
    {
        WriteQueue queue(transaction);
        std::promise<void> gate;
        // Holds the writer, so that the three that follow share one transaction.
        queue.submit(
            [opened = gate.get_future().share()] {
                opened.wait();
                return Status();
            },
            [](const Status &) {});
        for (const char *words : {"'before'", "hex(zeroblob(1000000))", "'after'"})
            queue.submit(insert(words), [&](const Status &status) { outcomes.push_back(status.has_value()); });
        gate.set_value();
    }
    EXPECT_EQ(outcomes, (std::vector<bool>{false, false, false}));
    EXPECT_TRUE(connection->execute("INSERT INTO no_lines SELECT count(*) FROM line"));
}
