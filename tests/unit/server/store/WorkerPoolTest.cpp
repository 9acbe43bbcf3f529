// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/WorkerPool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <string>

using namespace vatochito::server;

namespace {

constexpr UserId kAlice{1};
constexpr UserId kBob{2};

/// A pool whose only thread is held until release().
class HeldPool
{
public:
    HeldPool()
    {
        std::promise<void> begun;
        pool.post([this, &begun] {
            begun.set_value();
            m_gate.get_future().get();
        });
        begun.get_future().get();
    }
    void release() { m_gate.set_value(); }

private:
    std::promise<void> m_gate; ///< Above the pool, whose thread waits for it.

public:
    WorkerPool pool{1, {.waiting = 4, .waitingOfPerson = 3}};
};

} // namespace

TEST(WorkerPool, pastItsCapacity_refuses)
{
    int run = 0;
    {
        HeldPool held;
        for (int i = 0; i < 4; ++i)
            EXPECT_TRUE(held.pool.post([&run] { ++run; }));
        EXPECT_FALSE(held.pool.post([&run] { ++run; }));
        held.release();
    }
    EXPECT_EQ(run, 4);
}

TEST(WorkerPool, whoHasTooMuchWaiting_isRefused_andNobodyElseIs)
{
    std::string run;
    {
        HeldPool held;
        for (int i = 0; i < 3; ++i)
            EXPECT_TRUE(held.pool.post(kAlice, [&run] { run += 'a'; }));
        EXPECT_FALSE(held.pool.post(kAlice, [&run] { run += 'a'; }));
        EXPECT_TRUE(held.pool.post(kBob, [&run] { run += 'b'; }));
        held.release();
    }
    EXPECT_EQ(run, "abaa");
}

TEST(WorkerPool, peopleTakeTurns_howeverMuchOneOfThemAsked)
{
    std::string run;
    {
        HeldPool held;
        held.pool.post(kAlice, [&run] { run += 'a'; });
        held.pool.post(kAlice, [&run] { run += 'A'; });
        held.pool.post(kBob, [&run] { run += 'b'; });
        held.pool.post([&run] { run += '.'; });
        held.release();
    }
    EXPECT_EQ(run, "ab.A");
}

TEST(WorkerPool, nobodysTasks_haveATurnEach)
{
    std::string run;
    {
        HeldPool held;
        held.pool.post(kAlice, [&run] { run += 'a'; });
        held.pool.post(kAlice, [&run] { run += 'A'; });
        held.pool.post([&run] { run += '.'; });
        held.pool.post([&run] { run += ':'; });
        held.release();
    }
    EXPECT_EQ(run, "a.:A");
}

TEST(WorkerPool, aPersonPastTheirThreads_leavesTheOthersFree)
{
    std::promise<void> begun, gate, other;
    std::atomic<int> run = 0;
    {
        WorkerPool pool(2, {.runningOfPerson = 1});
        pool.post(kAlice, [&] {
            begun.set_value();
            gate.get_future().get();
            run = run * 10 + 1;
        });
        pool.post(kAlice, [&] { run = run * 10 + 2; });
        begun.get_future().get();
        pool.post(kBob, [&] { other.set_value(); });
        other.get_future().get();
        EXPECT_EQ(run, 0);
        gate.set_value();
    }
    EXPECT_EQ(run, 12);
}

TEST(WorkerPool, dropWaiting_leavesOnlyWhatHasBegun)
{
    int run = 0;
    {
        HeldPool held;
        held.pool.post([&run] { ++run; });
        held.pool.dropWaiting();
        held.pool.post([&run] { run += 10; });
        held.release();
    }
    EXPECT_EQ(run, 10);
}
