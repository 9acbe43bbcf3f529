// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/WorkerPool.h"

#include <gtest/gtest.h>

#include <future>

using namespace vatochito::server;

namespace {

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
    WorkerPool pool{1, 2};
};

} // namespace

TEST(WorkerPool, pastItsCapacity_refuses)
{
    int run = 0;
    {
        HeldPool held;
        EXPECT_TRUE(held.pool.post([&run] { ++run; }));
        EXPECT_TRUE(held.pool.post([&run] { ++run; }));
        EXPECT_FALSE(held.pool.post([&run] { ++run; }));
        held.release();
    }
    EXPECT_EQ(run, 2);
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
