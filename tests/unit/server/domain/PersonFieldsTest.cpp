// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/PersonFields.h"

#include <gtest/gtest.h>

using namespace vatochito::server;

namespace {

bool isFine(const char *fault)
{
    return !fault;
}

std::vector<std::string> wrongFields(const ProfileChange &change)
{
    std::vector<std::string> names;
    const Status status = person::checkChange(change);
    if (!status) {
        for (const auto &field : status.error().fields)
            names.push_back(field.first);
    }
    return names;
}

} // namespace

TEST(PersonFields, usernames_haveLettersOfAnyScript)
{
    for (const char *name : {"alice", "કેતન", "کاربر", "Ünïcode.p+1@x-y_z", "王"})
        EXPECT_TRUE(isFine(person::usernameFault(name))) << name;
}

TEST(PersonFields, usernames_haveNothingThatCannotBeSeen)
{
    for (const char *name :
         {"",         "a b",      "a\nb",     "a\u0085b", "a\u00A0b",    "a\u00ADb", "a\u061Cb", "a\u1680b",
          "a\u2000b", "a\u200Bb", "a\u200Eb", "a\u200Fb", "a\u2028b",    "a\u202Eb", "a\u202Fb", "a\u205Fb",
          "a\u2066b", "a\u206Fb", "a\u3000b", "\uFEFFa",  "a\U000E0041", "a/b",      "a\xFF"})
        EXPECT_FALSE(isFine(person::usernameFault(name))) << name;
}

TEST(PersonFields, usernames_haveJoinersBetweenIndicLettersOnly)
{
    for (const char *name : {"ક્\u200Dષ", "ક્\u200Cષ"})
        EXPECT_TRUE(isFine(person::usernameFault(name))) << name;
    for (const char *name : {"a\u200Db", "ક\u200D", "\u200Dક", "ક\u200Cb", "ક્\u200D\u200Dષ"})
        EXPECT_FALSE(isFine(person::usernameFault(name))) << name;
}

TEST(PersonFields, displayNames_areOneLineInAnyWords)
{
    for (const char *name : {"", "Alice Wonder", "કેતન 👨‍👩‍👧", "O'Neil (work)"})
        EXPECT_TRUE(isFine(person::displayNameFault(name))) << name;
    for (const char *name : {"a\nb", "a\tb", "a\u0085b", "a\u2028b", "a\u202Eb", "a\u2067b"})
        EXPECT_STREQ(person::displayNameFault(name), "Control characters are not allowed.") << name;
}

TEST(PersonFields, change_ofNothingOrToNothing_isFine)
{
    EXPECT_TRUE(person::checkChange({}));
    ProfileChange cleared;
    cleared.email = cleared.displayName = cleared.phoneNumber = cleared.dateOfBirth = cleared.website = "";
    EXPECT_TRUE(person::checkChange(cleared));
}

TEST(PersonFields, change_tellsEveryFaultAtOnce)
{
    ProfileChange change;
    change.email = "no address";
    change.displayName = std::string(151, 'a');
    change.phoneNumber = "call me";
    change.statusMessage = std::string(256, 'a');
    change.bio = std::string(2'001, 'a');
    change.dateOfBirth = "1990-02-30";
    change.country = std::string(101, 'a');
    change.city = "a\nb";
    change.website = "javascript:alert(1)";
    EXPECT_EQ(wrongFields(change), (std::vector<std::string>{"email", "display_name", "phone_number", "status_message",
                                                             "bio", "date_of_birth", "country", "city", "website"}));
}

TEST(PersonFields, websites_areHttpWithAHost)
{
    const auto fine = [](const char *address) {
        ProfileChange change;
        change.website = address;
        return wrongFields(change).empty();
    };
    for (const char *address : {"https://example.org", "http://localhost:8000/a?b#c", "https://વાતો.ભારત/"})
        EXPECT_TRUE(fine(address)) << address;
    for (const char *address : {"example.org", "https://", "https:///x", "https://a b", "ftp://example.org",
                                "https://example.org/\"onclick", "https://a\nb"})
        EXPECT_FALSE(fine(address)) << address;
}
