// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/Limits.h"
#include "store/StoreFixture.h"

using namespace vatochito;
using namespace vatochito::server;

namespace {

class ContactStoreTest : public StoreFixture
{
protected:
    ContactStoreTest()
    {
        contacts().announceTo([this](const AccountChange &change) { m_told.push_back(change); });
    }

    ContactStore &contacts() { return m_store->contacts(); }
    long long account() { return m_store->sync().resume(m_alice, {.isFresh = true}).value().account; }
    ContactId added() { return contacts().add(m_alice, m_bob, "Bobby").value().contact.id; }

    std::vector<AccountChange> m_told;
};

} // namespace

TEST_F(ContactStoreTest, added_isToldToTheOwnersDevicesUnderTheNextNumber)
{
    const long long before = account();
    const auto outcome = contacts().add(m_alice, m_bob, "Bobby").value();
    EXPECT_TRUE(outcome.isChanged);
    EXPECT_EQ(outcome.contact.person->username, "bob");
    EXPECT_EQ(outcome.contact.addedAt, m_clock.now());
    ASSERT_EQ(m_told.size(), 1u);
    EXPECT_EQ(m_told.front().user, m_alice);
    EXPECT_EQ(m_told.front().number, before + 1);
    ASSERT_EQ(m_told.front().contacts.size(), 1u);
    EXPECT_EQ(m_told.front().contacts.front().nickname, "Bobby");
    EXPECT_TRUE(contacts().all(m_bob).value().empty());
}

TEST_F(ContactStoreTest, addedTwice_changesNothing)
{
    const ContactId id = added();
    const auto again = contacts().add(m_alice, m_bob, "Robert").value();
    EXPECT_FALSE(again.isChanged);
    EXPECT_EQ(again.contact.id, id);
    EXPECT_EQ(again.contact.nickname, "Bobby");
    EXPECT_EQ(m_told.size(), 1u);
}

TEST_F(ContactStoreTest, whoCannotBeAdded_isToldApart)
{
    EXPECT_EQ(contacts().add(m_alice, m_alice, "").error().code, ServerError::Code::Invalid);
    EXPECT_EQ(contacts().add(m_alice, UserId(4711), "").error().code, ServerError::Code::NotFound);
    EXPECT_TRUE(m_told.empty());
}

TEST_F(ContactStoreTest, changed_isToldOnce_andTheSameAgainIsNoChange)
{
    const ContactId id = added();
    const auto block = [](const Contact &) { return ContactChange{.isBlocked = true}; };
    EXPECT_TRUE(contacts().change(m_alice, id, block).value().isBlocked);
    EXPECT_TRUE(contacts().change(m_alice, id, block).value().isBlocked);
    EXPECT_EQ(m_told.size(), 2u);
    EXPECT_EQ(contacts().change(m_bob, id, block).error().code, ServerError::Code::NotFound);
}

TEST_F(ContactStoreTest, removed_isToldAsSuch_andBeginsAnewWhenAddedAgain)
{
    const ContactId id = added();
    const long long before = account();
    ASSERT_TRUE(contacts().remove(m_alice, id));
    EXPECT_TRUE(contacts().all(m_alice).value().empty());
    const auto missed = m_store->sync().accountChanges(m_alice, before).value();
    ASSERT_EQ(missed.contacts.size(), 1u);
    EXPECT_TRUE(missed.contacts.front().isRemoved);

    const auto again = contacts().add(m_alice, m_bob, "").value();
    EXPECT_TRUE(again.isChanged);
    EXPECT_EQ(again.contact.id, id);
    EXPECT_EQ(again.contact.nickname, "");
}

TEST_F(ContactStoreTest, resume_bringsWhatChangedAfterTheCursor_aSnapshotThoseThatAre)
{
    const UserId carol = user("carol");
    const ContactId bob = added();
    const long long cursor = account();
    ASSERT_TRUE(contacts().add(m_alice, carol, ""));
    const std::string epoch = m_store->sync().epoch().value();
    const auto resume = [&](const Cursors &cursors) { return m_store->sync().resume(m_alice, cursors).value(); };

    const auto delta = resume({.epoch = epoch, .account = cursor});
    ASSERT_EQ(delta.contacts.size(), 1u);
    EXPECT_EQ(delta.contacts.front().person->id, carol);
    EXPECT_EQ(resume({.isFresh = true}).contacts.size(), 2u);
    ASSERT_TRUE(contacts().remove(m_alice, bob));
    EXPECT_EQ(resume({.isFresh = true}).contacts.size(), 1u);
    EXPECT_EQ(resume({.epoch = epoch, .account = cursor}).contacts.size(), 2u);
}
