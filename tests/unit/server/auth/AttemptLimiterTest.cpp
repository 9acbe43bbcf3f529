// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/AttemptLimiter.h"

#include "support/server/ManualClock.h"

#include <gtest/gtest.h>

#include <malloc.h>

using namespace vatochito::server;
using namespace std::chrono_literals;

namespace {

const AttemptLimiter::Rule kTenAMinute{10, 60s, "Too many."};

/// Bytes that are allocated and not freed.
std::size_t heapBytes()
{
    const auto info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

} // namespace

TEST(AttemptLimiter, tenAMinuteForANameAndAddress)
{
    ManualClock clock;
    AttemptLimiter limiter(kTenAMinute, clock);
    for (int i = 0; i < 10; ++i)
        EXPECT_TRUE(limiter.begin("alice", "1.2.3.4"));
    const auto refused = limiter.begin("alice", "1.2.3.4");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ServerError::Code::RateLimited);
    EXPECT_EQ(refused.error().retryAfter, 60s);
    EXPECT_TRUE(limiter.begin("alice", "5.6.7.8"));
    EXPECT_TRUE(limiter.begin("bob", "1.2.3.4"));
    clock.advance(60s);
    EXPECT_TRUE(limiter.begin("alice", "1.2.3.4"));
}

TEST(AttemptLimiter, forgiveness_forgetsTheAttempts)
{
    ManualClock clock;
    AttemptLimiter limiter(kTenAMinute, clock);
    for (int i = 0; i < 10; ++i)
        EXPECT_TRUE(limiter.begin("alice", "1.2.3.4"));
    limiter.forgive("alice", "1.2.3.4");
    EXPECT_TRUE(limiter.begin("alice", "1.2.3.4"));
}

TEST(AttemptLimiter, longNames_costNoMoreMemoryThanShortOnes)
{
    ManualClock clock;
    AttemptLimiter limiter(kTenAMinute, clock);
    const std::size_t before = heapBytes();
    for (int i = 0; i < 100; ++i)
        ASSERT_TRUE(limiter.begin(std::string(100'000, 'a') + std::to_string(i), "1.2.3.4"));
    EXPECT_LT(heapBytes(), before + 100'000);
}
