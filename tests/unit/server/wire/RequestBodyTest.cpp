// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/RequestBody.h"

#include <gtest/gtest.h>

using namespace vatochito::server;

TEST(RequestBody, fields_areCheckedForTheirKind)
{
    const auto body = RequestBody::parse(R"({"a":"x","b":5,"c":"6","d":[1,"2"],"e":null,"f":" ","g":-1})").value();
    EXPECT_EQ(body.text("a").value(), "x");
    EXPECT_FALSE(body.text("b"));
    EXPECT_EQ(body.id("b").value(), 5);
    EXPECT_EQ(body.id("c").value(), 6);
    EXPECT_FALSE(body.id("a"));
    EXPECT_FALSE(body.id("g"));
    EXPECT_EQ(body.ids("d").value(), (std::vector<long long>{1, 2}));
    EXPECT_FALSE(body.ids("a"));
    EXPECT_EQ(body.text("e").value(), std::nullopt);
    EXPECT_EQ(body.requiredText("e").error().fields.front().second, "This field is required.");
    EXPECT_EQ(body.requiredText("f").error().fields.front().second, "This field may not be blank.");
}

TEST(RequestBody, parse_saysWhatIsWrong)
{
    EXPECT_TRUE(RequestBody::parse(""));
    EXPECT_TRUE(RequestBody::parse("{").error().detail.starts_with("JSON parse error - "));
    EXPECT_EQ(RequestBody::parse("[]").error().fields.front().first, "non_field_errors");
}
