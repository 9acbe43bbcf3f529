// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/Registration.h"

#include <gtest/gtest.h>

using namespace vatochito::server;

namespace {

std::vector<std::string> wrongFields(const Registration &registration)
{
    std::vector<std::string> names;
    const auto status = checkRegistration(registration);
    if (!status) {
        for (const auto &field : status.error().fields)
            names.push_back(field.first);
    }
    return names;
}

} // namespace

TEST(Registration, aGoodOne_passes)
{
    EXPECT_TRUE(checkRegistration({"કેતન.p+1", "Test@1234", "Test@1234", "k@test.com", "કેતન", "+91 (22) 123-45"}));
}

TEST(Registration, eachFault_namesItsField)
{
    using Names = std::vector<std::string>;
    EXPECT_EQ(wrongFields({"with space", "Test@1234", "Test@1234", "", "", {}}), Names{"username"});
    EXPECT_EQ(wrongFields({std::string(151, 'a'), "Test@1234", "Test@1234", "", "", {}}), Names{"username"});
    EXPECT_EQ(wrongFields({"a", "Test@1234", "Test@1235", "", "", {}}), Names{"password2"});
    EXPECT_EQ(wrongFields({"a", "short", "short", "", "", {}}), (Names{"password", "password2"}));
    EXPECT_EQ(wrongFields({"a", "Test@1234", "Test@1234", "no address", "", {}}), Names{"email"});
    EXPECT_EQ(wrongFields({"a", "Test@1234", "Test@1234", "", std::string(151, 'a'), {}}), Names{"display_name"});
    EXPECT_EQ(wrongFields({"a", "Test@1234", "Test@1234", "", "", "call me"}), Names{"phone_number"});
}
