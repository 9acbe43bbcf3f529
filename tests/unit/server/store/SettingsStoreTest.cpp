// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreFixture.h"

using namespace vatochito;
using namespace vatochito::server;

namespace {

class SettingsStoreTest : public StoreFixture
{
protected:
    SettingsStoreTest()
    {
        m_store->settings().announceTo(
            [this](const UserPtr &, const AccountChange &change, const SettingsStore::Marks &marks) {
                m_told.push_back(change);
                m_marks = marks;
            });
    }

    std::vector<AccountChange> m_told;
    SettingsStore::Marks m_marks;
};

} // namespace

TEST_F(SettingsStoreTest, whatIsNamed_changesUnderANumberOfTheAccount)
{
    const long long before = m_store->sync().resume(m_bob, {.isFresh = true}).value().account;
    const Settings settings = m_store->settings().change(m_bob, {.showReadReceipts = false, .theme = "dark"}).value();
    EXPECT_FALSE(settings.showReadReceipts);
    EXPECT_EQ(settings.theme, "dark");
    EXPECT_EQ(settings.language, "en");
    ASSERT_EQ(m_told.size(), 1u);
    EXPECT_EQ(m_told.front().user, m_bob);
    EXPECT_EQ(m_told.front().number, before + 1);
    EXPECT_EQ(m_told.front().settings, settings);
    EXPECT_EQ(m_store->users().find(m_bob).value()->settings, settings);
    EXPECT_EQ(m_store->sync().accountChanges(m_bob, before).value().settings, settings);
    EXPECT_FALSE(m_store->sync().accountChanges(m_bob, before + 1).value().settings);
}

TEST_F(SettingsStoreTest, receiptsSwitchedOn_haveTheMarksToldAgain)
{
    const ConversationId id = direct();
    const MessageId message = append(id, m_alice, "one").value().id;
    ASSERT_TRUE(wait<Result<MarkChange>>([&](auto done) { m_store->messages().markRead(id, message, m_bob, done); }));
    ASSERT_TRUE(m_store->settings().change(m_bob, {.showReadReceipts = false}));
    EXPECT_TRUE(m_marks.empty());
    ASSERT_TRUE(m_store->settings().change(m_bob, {.showReadReceipts = true}));
    ASSERT_EQ(m_marks.size(), 1u);
    EXPECT_EQ(m_marks[0].first, id);
    EXPECT_EQ(m_marks[0].second.version, 2);
    EXPECT_EQ(m_marks[0].second.mark.read, message);
    EXPECT_TRUE(m_marks[0].second.isShown);
}

TEST_F(SettingsStoreTest, theSameAgain_isNoChange)
{
    EXPECT_TRUE(m_store->settings().change(m_bob, {.theme = "light"}));
    EXPECT_TRUE(m_store->settings().reset(m_bob));
    EXPECT_TRUE(m_told.empty());
}

TEST_F(SettingsStoreTest, reset_isAsItWasAtFirst)
{
    const Settings first = m_store->users().find(m_bob).value()->settings;
    ASSERT_TRUE(m_store->settings().change(m_bob, {.enterToSend = false, .language = "gu"}));
    m_clock.advance(std::chrono::seconds(1));
    Settings again = m_store->settings().reset(m_bob).value();
    EXPECT_GT(again.updatedAt, first.updatedAt);
    again.updatedAt = first.updatedAt;
    EXPECT_EQ(again, first);
}
