// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Backoff.h"

#include <gtest/gtest.h>

using namespace vatochito;
using namespace std::chrono_literals;

TEST(Backoff, nominalDelay_growsByTwoSecondsForFiveAttempts)
{
    EXPECT_EQ(Backoff::nominalDelay(1), 2s);
    EXPECT_EQ(Backoff::nominalDelay(2), 4s);
    EXPECT_EQ(Backoff::nominalDelay(3), 6s);
    EXPECT_EQ(Backoff::nominalDelay(4), 8s);
    EXPECT_EQ(Backoff::nominalDelay(5), 10s);
}

TEST(Backoff, nominalDelay_outsideTheAttempts_isNothing)
{
    EXPECT_FALSE(Backoff::nominalDelay(0));
    EXPECT_FALSE(Backoff::nominalDelay(-1));
    EXPECT_FALSE(Backoff::nominalDelay(Backoff::kAttempts + 1));
}

TEST(Backoff, jittered_addsUpToAFifth)
{
    EXPECT_EQ(Backoff::jittered(10s, 0.0), 10'000ms);
    EXPECT_EQ(Backoff::jittered(10s, 0.5), 11'000ms);
    EXPECT_LT(Backoff::jittered(10s, 0.999), 12'000ms);
}

TEST(Backoff, quietDelay_isHalfAMinute_laterUpToAMinute)
{
    EXPECT_EQ(Backoff::quietDelay(1, 0.9), 30s);
    EXPECT_EQ(Backoff::quietDelay(2, 0.5), 35s);
    EXPECT_EQ(Backoff::quietDelay(4, 0.5), 45s);
    EXPECT_EQ(Backoff::quietDelay(1000, 0.0), 30s);
    EXPECT_LT(Backoff::quietDelay(1000, 0.999), 60s);
}
