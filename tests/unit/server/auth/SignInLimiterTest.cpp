// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/SignInLimiter.h"

#include "support/server/ManualClock.h"

#include <gtest/gtest.h>

using namespace vatochito::server;
using namespace std::chrono_literals;

TEST(SignInLimiter, tenFailuresAMinuteForANameAndAddress)
{
    ManualClock clock;
    SignInLimiter limiter(clock);
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

TEST(SignInLimiter, success_forgetsTheFailures)
{
    ManualClock clock;
    SignInLimiter limiter(clock);
    for (int i = 0; i < 10; ++i)
        EXPECT_TRUE(limiter.begin("alice", "1.2.3.4"));
    limiter.succeeded("alice", "1.2.3.4");
    EXPECT_TRUE(limiter.begin("alice", "1.2.3.4"));
}
