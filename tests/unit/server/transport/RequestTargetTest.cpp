// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/RequestTarget.h"

#include <gtest/gtest.h>

using namespace vatochito::server;

TEST(RequestTarget, parse_decodesPathAndQuery)
{
    const auto target = RequestTarget::parse("/api/x%20y/?q=%E0%AA%95+b&token=a.b_c-d&empty=&q=second");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path(), "/api/x y/");
    EXPECT_EQ(target->parameter("q"), "ક b");
    EXPECT_EQ(target->parameter("token"), "a.b_c-d");
    EXPECT_EQ(target->parameter("empty"), "");
    EXPECT_FALSE(target->parameter("missing"));
}

TEST(RequestTarget, pathForLog_isShortAndOnOneLine)
{
    EXPECT_EQ(RequestTarget::parse("/a%0A%0D%1B%7F%C3%A9/")->pathForLog(), "/a" + std::string(6, '?') + "/");
    EXPECT_EQ(RequestTarget::parse('/' + std::string(1'000, 'x'))->pathForLog().size(), 200u);
}

TEST(RequestTarget, parse_refusesWhatIsNoOriginForm)
{
    for (const char *text : {"", "*", "http://host/", "host:80", "/%", "/%zz", "/a b"})
        EXPECT_FALSE(RequestTarget::parse(text)) << text;
}
