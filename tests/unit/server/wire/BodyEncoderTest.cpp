// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/BodyEncoder.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

using namespace vatochito::server;

namespace {

std::shared_ptr<User> person()
{
    auto user = std::make_shared<User>();
    user->id = UserId(7);
    user->username = "alice";
    user->email = "alice@test.com";
    user->phoneNumber = "+91 1";
    user->dateOfBirth = "1990-01-31";
    user->isOnline = true;
    user->lastSeenAt = vatochito::fromMicros(0);
    return user;
}

boost::json::value seenBy(UserId viewer, const UserPtr &user)
{
    return boost::json::parse(BodyEncoder(viewer).user(user));
}

} // namespace

TEST(BodyEncoder, ownFields_areForTheOwner)
{
    const auto own = seenBy(UserId(7), person());
    EXPECT_EQ(own.at("email"), "alice@test.com");
    EXPECT_EQ(own.at("phone_number"), "+91 1");
    EXPECT_EQ(own.at("date_of_birth"), "1990-01-31");
    EXPECT_TRUE(own.at("settings").is_object());
}

TEST(BodyEncoder, others_seeWhatTheSwitchesOpen)
{
    auto user = person();
    auto seen = seenBy(UserId(8), user);
    for (const char *key : {"email", "phone_number", "date_of_birth", "settings"})
        EXPECT_TRUE(seen.at(key).is_null()) << key;
    EXPECT_EQ(seen.at("is_online"), true);
    EXPECT_EQ(seen.at("last_seen_at"), "1970-01-01T00:00:00.000000Z");

    user->showLastSeen = false;
    user->showPhoneNumber = true;
    seen = seenBy(UserId(8), user);
    EXPECT_TRUE(seen.at("is_online").is_null());
    EXPECT_TRUE(seen.at("last_seen_at").is_null());
    EXPECT_EQ(seen.at("phone_number"), "+91 1");
}

TEST(BodyEncoder, broadcasts_areNobodysOwn)
{
    EXPECT_TRUE(boost::json::parse(BodyEncoder().user(person())).at("settings").is_null());
}

TEST(BodyEncoder, text_isEscaped)
{
    auto user = person();
    user->displayName = "a\"\\\n\x01 કેમ";
    EXPECT_EQ(seenBy(UserId(8), user).at("display_name"), "a\"\\\n\x01 કેમ");
}
