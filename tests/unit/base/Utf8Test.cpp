// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Utf8.h"

#include <gtest/gtest.h>

using namespace vatochito;

TEST(Utf8, isValidUtf8_acceptsEveryLength)
{
    EXPECT_TRUE(isValidUtf8(""));
    EXPECT_TRUE(isValidUtf8("Hello!"));
    EXPECT_TRUE(isValidUtf8("કેમ છો? 🙏🏽"));
    EXPECT_TRUE(isValidUtf8("\xF4\x8F\xBF\xBF"));
}

TEST(Utf8, isValidUtf8_refusesWhatRfc3629Forbids)
{
    EXPECT_FALSE(isValidUtf8("\x80"));
    EXPECT_FALSE(isValidUtf8("\xC0\x80"));         // overlong NUL
    EXPECT_FALSE(isValidUtf8("\xE0\x9F\xBF"));     // overlong
    EXPECT_FALSE(isValidUtf8("\xED\xA0\x80"));     // surrogate
    EXPECT_FALSE(isValidUtf8("\xF4\x90\x80\x80")); // past U+10FFFF
    EXPECT_FALSE(isValidUtf8("\xE0\xAA"));         // cut short
    EXPECT_FALSE(isValidUtf8("a\xFF"));
}

TEST(Utf8, codePointCount_countsCodePointsNotBytes)
{
    EXPECT_EQ(codePointCount(""), 0u);
    EXPECT_EQ(codePointCount("કેમ"), 3u);
    EXPECT_EQ(codePointCount("a🙏b"), 3u);
}

TEST(Utf8, firstCodePoints_neverCutsACodePoint)
{
    EXPECT_EQ(firstCodePoints("કેમ છો?", 3), "કેમ");
    EXPECT_EQ(firstCodePoints("ab", 5), "ab");
    EXPECT_EQ(firstCodePoints("ab", 0), "");
}

TEST(Utf8, takeCodePoint_walksThroughSequencesOfEveryLength)
{
    std::string_view text = "aé\u0A95🙏";
    EXPECT_EQ(takeCodePoint(text), U'a');
    EXPECT_EQ(takeCodePoint(text), U'é');
    EXPECT_EQ(takeCodePoint(text), U'ક');
    EXPECT_EQ(takeCodePoint(text), U'🙏');
    EXPECT_EQ(takeCodePoint(text), std::nullopt);
}
