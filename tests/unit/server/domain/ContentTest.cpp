// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/Content.h"

#include <gtest/gtest.h>

using namespace vatochito::server;

TEST(Content, trimmed_takesWhiteSpaceFromBothEndsOnly)
{
    EXPECT_EQ(trimmed(" \t a b \r\n"), "a b");
    EXPECT_EQ(trimmed(" \n"), "");
    EXPECT_EQ(trimmed(""), "");
}

TEST(Content, checkContent_tooLongIsTooLarge)
{
    EXPECT_TRUE(checkContent(std::string(65'536, 'x')));
    EXPECT_EQ(checkContent(std::string(65'537, 'x')).error().code, ServerError::Code::TooLarge);
    EXPECT_EQ(checkContent("\xC0\x80").error().code, ServerError::Code::Invalid);
}

TEST(Content, checkEmoji_knowsWordsFromEmoji)
{
    for (const char *emoji :
         {"👍", "❤️", "👩🏽‍👩🏽‍👧🏽‍👦🏽", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"})
        EXPECT_TRUE(checkEmoji(emoji)) << emoji;
    EXPECT_EQ(checkEmoji("").error().detail, "emoji required.");
    for (const std::string &text :
         {std::string("x"), std::string("+1"), std::string("👍 👍"), std::string("<b>👍"), std::string("12\u20E3"),
          std::string("\xFF"), std::string(66, '\xC3'), std::string("\u202E👍"), std::string("\u200B")})
        EXPECT_EQ(checkEmoji(text).error().code, ServerError::Code::Invalid) << text;
}
