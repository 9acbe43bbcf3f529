// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreFixture.h"

using namespace vatochito;
using namespace vatochito::server;

using UserStoreTest = StoreFixture;

TEST_F(UserStoreTest, create_takenNameOrPhone_saysWhich)
{
    ASSERT_TRUE(m_store->users().create({"carol", "h", "", "", "+91 1"}));
    const auto taken = m_store->users().create({"carol", "h", "", "", "+91 1"});
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().fields,
              (std::vector<ServerError::Field>{{"username", "A user with that username already exists."},
                                               {"phone_number", "user with this phone number already exists."}}));
}

TEST_F(UserStoreTest, create_makesTheSettingsToo)
{
    const UserPtr alice = m_store->users().find(m_alice).value();
    EXPECT_GT(alice->settings.id, 0);
    EXPECT_EQ(alice->settings.theme, "light");
    EXPECT_EQ(alice->settings.createdAt, m_clock.now());
    EXPECT_EQ(alice->joinedAt, m_clock.now());
    EXPECT_FALSE(alice->phoneNumber);
    EXPECT_FALSE(alice->lastSeenAt);
}

TEST_F(UserStoreTest, setOnline_movesLastSeen)
{
    m_clock.advance(std::chrono::seconds(5));
    ASSERT_TRUE(m_store->users().setOnline(m_alice, true));
    const UserPtr alice = m_store->users().find(m_alice).value();
    EXPECT_TRUE(alice->isOnline);
    EXPECT_EQ(alice->lastSeenAt, m_clock.now());
}

TEST_F(UserStoreTest, change_replacesWhatIsNamedAndKeepsTheRest)
{
    ProfileChange first;
    first.displayName = "Alice Wonder";
    first.phoneNumber = "+91 1";
    first.dateOfBirth = "1990-01-31";
    first.bio = "two\nlines";
    first.allowCalls = false;
    ASSERT_TRUE(m_store->users().change(m_alice, first));

    ProfileChange second;
    second.phoneNumber = "";
    second.showPhoneNumber = true;
    const UserPtr answered = m_store->users().change(m_alice, second).value();

    const UserPtr stored = m_store->users().find(m_alice).value();
    for (const UserPtr &alice : {answered, stored}) {
        EXPECT_EQ(alice->displayName, "Alice Wonder");
        EXPECT_EQ(alice->phoneNumber, std::nullopt);
        EXPECT_EQ(alice->dateOfBirth, "1990-01-31");
        EXPECT_EQ(alice->bio, "two\nlines");
        EXPECT_EQ(alice->email, "alice@test.com");
        EXPECT_FALSE(alice->allowCalls);
        EXPECT_TRUE(alice->showPhoneNumber);
    }
}

TEST_F(UserStoreTest, change_toAnothersPhone_isRefusedAndToOnesOwnIsNot)
{
    ProfileChange change;
    change.phoneNumber = "+91 1";
    ASSERT_TRUE(m_store->users().change(m_alice, change));
    EXPECT_TRUE(m_store->users().change(m_alice, change));
    EXPECT_EQ(m_store->users().change(m_bob, change).error().fields,
              (std::vector<ServerError::Field>{{"phone_number", "user with this phone number already exists."}}));
    EXPECT_EQ(m_store->users().change(UserId(99), change).error().code, ServerError::Code::NotFound);
}

TEST_F(UserStoreTest, search_matchesNamesButNeverMeNorAHiddenPhone)
{
    ASSERT_TRUE(m_store->users().create({"carol", "h", "", "Bobby's sister", "+91 12345"}));
    const auto names = [&](const char *text) {
        std::vector<std::string> found;
        const auto users = m_store->users().search(text, m_alice).value();
        for (const UserPtr &user : users)
            found.push_back(user->username);
        return found;
    };
    EXPECT_EQ(names("BOB"), (std::vector<std::string>{"bob", "carol"}));
    EXPECT_TRUE(names("234").empty());
    ASSERT_TRUE(Connection::open(m_folder.path() / "test.sqlite3")
                    .value()
                    ->execute("UPDATE person SET show_phone_number = 1 WHERE username = 'carol'"));
    EXPECT_EQ(names("234"), (std::vector<std::string>{"carol"}));
    EXPECT_TRUE(names("ali").empty());
    EXPECT_TRUE(names("%").empty());
    EXPECT_TRUE(names("_ob").empty());
}

TEST_F(UserStoreTest, aNameWithQuotes_isOnlyAName)
{
    const std::string name = "x'); DROP TABLE person; --";
    ASSERT_TRUE(m_store->users().create({name, "h", "", "", std::nullopt}));
    EXPECT_EQ(m_store->users().findByName(name).value()->username, name);
    EXPECT_EQ(m_store->users().all().value().size(), 3u);
}
