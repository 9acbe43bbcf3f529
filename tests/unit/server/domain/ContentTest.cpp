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
