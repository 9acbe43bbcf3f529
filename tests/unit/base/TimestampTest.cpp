// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Timestamp.h"

#include <gtest/gtest.h>

using namespace vatochito;

TEST(Timestamp, toIso8601_alwaysHasSixDigitsAndZ)
{
    EXPECT_EQ(toIso8601(fromMicros(0)), "1970-01-01T00:00:00.000000Z");
    EXPECT_EQ(toIso8601(fromMicros(1'795'414'453'978'824)), "2026-11-23T06:14:13.978824Z");
}

TEST(Timestamp, parseIso8601_readsWhatToIso8601Writes)
{
    const Timestamp moment = fromMicros(1'795'414'453'000'001);
    EXPECT_EQ(parseIso8601(toIso8601(moment)), moment);
}

TEST(Timestamp, parseIso8601_appliesTheOffset)
{
    EXPECT_EQ(parseIso8601("2026-11-23T11:44:13+05:30"), parseIso8601("2026-11-23T06:14:13Z"));
    EXPECT_EQ(parseIso8601("2026-11-23T01:14:13-0500"), parseIso8601("2026-11-23T06:14:13Z"));
}

TEST(Timestamp, parseIso8601_shortAndLongFractions)
{
    EXPECT_EQ(parseIso8601("1970-01-01T00:00:00.5Z"), fromMicros(500'000));
    EXPECT_EQ(parseIso8601("1970-01-01T00:00:00.123456789Z"), fromMicros(123'456));
}

TEST(Timestamp, parseIso8601_leapDays)
{
    EXPECT_TRUE(parseIso8601("2028-02-29T00:00:00Z"));
    EXPECT_FALSE(parseIso8601("2026-02-29T00:00:00Z"));
}

TEST(Timestamp, parseIso8601_anythingElse_isNothing)
{
    for (const char *text : {"", "2026", "2026-11-23", "2026-11-23T06:14:13", "2026-13-01T00:00:00Z",
                             "2026-11-23T24:00:00Z", "2026-11-23T06:60:00Z", "2026-11-23T06:14:13.Z",
                             "2026-11-23T06:14:13Zx", "2026-11-23T06:14:13+99:00", "abcd-11-23T06:14:13Z"})
        EXPECT_FALSE(parseIso8601(text)) << text;
}
