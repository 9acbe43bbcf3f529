// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/TokenBucket.h"

#include <gtest/gtest.h>

using namespace vatochito::server;
using namespace std::chrono_literals;

TEST(TokenBucket, aBurstIsFreeAndThenTheRateCounts)
{
    const TokenBucket::Moment start{};
    TokenBucket bucket(50, 500, start);
    for (int i = 0; i < 500; ++i)
        ASSERT_EQ(bucket.take(start), 0ms);
    EXPECT_EQ(bucket.take(start), 20ms);
    EXPECT_EQ(bucket.take(start), 40ms);
    EXPECT_EQ(bucket.take(start + 60ms), 0ms);
}

TEST(TokenBucket, whatCostsMore_isWaitedForLonger)
{
    const TokenBucket::Moment start{};
    TokenBucket bucket(50, 500, start);
    EXPECT_EQ(bucket.take(start, 500), 0ms);
    EXPECT_EQ(bucket.take(start, 25), 500ms);
}

TEST(TokenBucket, silenceFillsItNoFurtherThanTheBurst)
{
    const TokenBucket::Moment start{};
    TokenBucket bucket(1, 2, start);
    EXPECT_EQ(bucket.take(start + 1h), 0ms);
    EXPECT_EQ(bucket.take(start + 1h), 0ms);
    EXPECT_EQ(bucket.take(start + 1h), 1000ms);
}
