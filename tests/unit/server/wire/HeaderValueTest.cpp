// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/HeaderValue.h"

#include <gtest/gtest.h>

using namespace vatochito::server;

TEST(HeaderValue, wordAndNames_areWithoutCase)
{
    const auto value = HeaderValue::parse(" Multipart/Form-Data ; Boundary=aB ; charset = utf-8");
    EXPECT_EQ(value.word(), "multipart/form-data");
    EXPECT_EQ(value.parameter("boundary"), "aB");
    EXPECT_EQ(value.parameter("charset"), "utf-8");
    EXPECT_EQ(value.parameter("missing"), std::nullopt);
}

TEST(HeaderValue, quotedValues_keepTheirSemicolonsAndUndoTheirEscapes)
{
    const auto value = HeaderValue::parse(R"(form-data; name="a;b=\"c\""; filename="C:\dir\\x")");
    EXPECT_EQ(value.parameter("name"), R"(a;b="c")");
    EXPECT_EQ(value.parameter("filename"), R"(C:\dir\x)");
}

TEST(HeaderValue, whatIsBroken_isLeftOut)
{
    EXPECT_EQ(HeaderValue::parse("").word(), "");
    EXPECT_EQ(HeaderValue::parse("a; b; c=1").parameter("c"), "1");
    EXPECT_EQ(HeaderValue::parse("a; b; c=1").parameter("b"), std::nullopt);
    EXPECT_EQ(HeaderValue::parse(R"(a; b="no end)").parameter("b"), std::nullopt);
    EXPECT_EQ(HeaderValue::parse("a;;;b=").parameter("b"), "");
}
