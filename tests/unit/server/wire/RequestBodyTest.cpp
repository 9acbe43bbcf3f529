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

TEST(RequestBody, flags_areBooleansOrTheWordsOfForms)
{
    const auto body = RequestBody::parse(R"({"a":true,"b":"off","c":1,"d":"maybe","e":null,"f":{}})").value();
    EXPECT_EQ(body.flag("a").value(), true);
    EXPECT_EQ(body.flag("b").value(), false);
    EXPECT_EQ(body.flag("c").value(), true);
    EXPECT_EQ(body.flag("d").error().fields.front().second, "Must be a valid boolean.");
    EXPECT_EQ(body.flag("e").value(), std::nullopt);
    EXPECT_FALSE(body.flag("f"));
    EXPECT_TRUE(body.isNull("e"));
    EXPECT_FALSE(body.isNull("missing"));
}

TEST(RequestBody, forms_countTheLastOfARepeatedFieldAndAllOfAList)
{
    const auto body =
        RequestBody::parse("content=a&content=b&ids=1&ids=2&reply_to=", "application/x-www-form-urlencoded").value();
    EXPECT_EQ(body.text("content").value(), "b");
    EXPECT_EQ(body.ids("ids").value(), (std::vector<long long>{1, 2}));
    EXPECT_EQ(body.id("reply_to").value(), std::nullopt);
    EXPECT_EQ(body.count("ids"), 2u);
    EXPECT_EQ(body.count("missing"), 0u);
}

TEST(RequestBody, files_areNoText)
{
    const auto body =
        RequestBody::parse("--b\r\nContent-Disposition: form-data; name=\"content\"; filename=\"x\"\r\n\r\nx\r\n--b--",
                           "multipart/form-data; boundary=b")
            .value();
    EXPECT_EQ(body.count("content"), 1u);
    EXPECT_EQ(body.text("content").error().fields.front().second, "Not a valid string.");
}

TEST(RequestBody, understands_jsonAndForms)
{
    for (const char *type : {"", "application/json", "Application/JSON; charset=utf-8",
                             "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"})
        EXPECT_TRUE(RequestBody::understands(type)) << type;
    for (const char *type : {"text/plain", "application/jsonp", "multipart/mixed; boundary=b"})
        EXPECT_FALSE(RequestBody::understands(type)) << type;
}
