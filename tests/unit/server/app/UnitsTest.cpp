// SPDX-License-Identifier: GPL-3.0-or-later
#include "Units.h"

#include <gtest/gtest.h>

using namespace vatochito::server;
using namespace std::chrono_literals;

TEST(Units, parseDuration_takesSecondsMinutesHoursDays)
{
    EXPECT_EQ(parseDuration("90s"), 90s);
    EXPECT_EQ(parseDuration("15m"), 15min);
    EXPECT_EQ(parseDuration("12h"), 12h);
    EXPECT_EQ(parseDuration("30d"), 720h);
    for (const char *text : {"", "15", "m", "0s", "-1s", "1w", "1.5h", "15m ", "99999999999999d"})
        EXPECT_FALSE(parseDuration(text)) << text;
}

TEST(Units, parseSize_takesBytesKiBMiB)
{
    EXPECT_EQ(parseSize("4096"), 4'096u);
    EXPECT_EQ(parseSize("512KiB"), 524'288u);
    EXPECT_EQ(parseSize("10MiB"), 10'485'760u);
    for (const char *text : {"", "0", "MiB", "10MB", "-1", "99999999999999999MiB"})
        EXPECT_FALSE(parseSize(text)) << text;
}
