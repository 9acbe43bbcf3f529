// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreFixture.h"

using namespace vatochito;
using namespace vatochito::server;

using ConversationStoreTest = StoreFixture;

TEST_F(ConversationStoreTest, direct_isOneForEachPair)
{
    const auto made = m_store->conversations().direct(m_alice, m_bob).value();
    const auto again = m_store->conversations().direct(m_bob, m_alice).value();
    EXPECT_TRUE(made.isNew);
    EXPECT_FALSE(again.isNew);
    EXPECT_EQ(again.id, made.id);
    const Conversation seen = m_store->conversations().find(made.id, m_bob).value();
    EXPECT_EQ(seen.title, "alice - bob");
    EXPECT_EQ(seen.owner, m_alice);
    EXPECT_EQ(seen.head, 1);
}

TEST_F(ConversationStoreTest, direct_withNobody_isNotFound)
{
    EXPECT_EQ(m_store->conversations().direct(m_alice, UserId(99)).error().code, ServerError::Code::NotFound);
}

TEST_F(ConversationStoreTest, create_unknownMember_leavesNothingBehind)
{
    NewConversation wanted;
    wanted.title = "Team";
    wanted.owner = m_alice;
    wanted.others = {m_bob, UserId(99)};
    const auto refused = m_store->conversations().create(wanted);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.front().first, "member_ids");
    EXPECT_TRUE(m_store->conversations().listFor(m_alice).value().empty());
}

TEST_F(ConversationStoreTest, find_byAStranger_isNotFound)
{
    const ConversationId id = direct();
    EXPECT_EQ(m_store->conversations().find(id, user("carol")).error().code, ServerError::Code::NotFound);
}

TEST_F(ConversationStoreTest, addMember_byAnyMember_raisesHeadAndStampsTheRow)
{
    const ConversationId id = group({m_bob});
    const UserId carol = user("carol");
    EXPECT_EQ(m_store->conversations().addMember(id, carol, carol).error().code, ServerError::Code::NotFound);
    ASSERT_TRUE(m_store->conversations().addMember(id, m_bob, carol));
    EXPECT_EQ(m_store->conversations().find(id, carol).value().head, 2);
    // Who is in it already is fine, and changes nothing.
    ASSERT_TRUE(m_store->conversations().addMember(id, m_alice, carol));
    EXPECT_EQ(m_store->conversations().find(id, carol).value().head, 2);
}

TEST_F(ConversationStoreTest, directConversations_neverGrowOrShrink)
{
    const ConversationId id = direct();
    const UserId carol = user("carol");
    EXPECT_EQ(m_store->conversations().addMember(id, m_alice, carol).error().code, ServerError::Code::Invalid);
    EXPECT_EQ(m_store->conversations().admit(id, carol).error().code, ServerError::Code::Invalid);
    EXPECT_EQ(m_store->conversations().remove(id, m_bob).error().code, ServerError::Code::Invalid);
    EXPECT_TRUE(m_store->conversations().isMember(id, m_bob).value());
}

TEST_F(ConversationStoreTest, remove_thenAdmit_bringsTheMemberBackAsAPlainOne)
{
    const ConversationId id = group({m_bob});
    ASSERT_TRUE(m_store->conversations().remove(id, m_bob));
    EXPECT_FALSE(m_store->conversations().isMember(id, m_bob).value());
    EXPECT_FALSE(m_store->conversations().remove(id, m_bob));
    ASSERT_TRUE(m_store->conversations().admit(id, m_bob));
    EXPECT_EQ(m_store->conversations().members(id).value().size(), 2u);
    EXPECT_FALSE(m_store->conversations().members(id).value().back().isAdmin);
}

TEST_F(ConversationStoreTest, direct_bringsBackWhoWasTakenOut)
{
    const ConversationId id = direct();
    // No command takes anybody out of a direct conversation; databases in which one did exist.
    ASSERT_TRUE(Connection::open(m_folder.path() / "test.sqlite3")
                    .value()
                    ->execute("UPDATE member SET removed_us = 1 WHERE conversation_id = 1"));
    ASSERT_FALSE(m_store->conversations().isMember(id, m_bob).value());
    EXPECT_EQ(m_store->conversations().direct(m_bob, m_alice).value().id, id);
    EXPECT_TRUE(m_store->conversations().isMember(id, m_alice).value());
    EXPECT_TRUE(m_store->conversations().isMember(id, m_bob).value());
}

TEST_F(ConversationStoreTest, describe_changesWhatIsNamedUnderOneNumber)
{
    std::vector<ConversationChange> told;
    const ConversationId id = group({m_bob});
    m_store->conversations().announceTo([&](const ConversationChange &change) { told.push_back(change); });
    ASSERT_TRUE(m_store->conversations().describe(id, m_alice, {"Our team", std::nullopt}));
    ASSERT_TRUE(m_store->conversations().describe(id, m_alice, {"Our team", std::nullopt})); // the same again
    const Conversation conversation = m_store->conversations().find(id, m_bob).value();
    EXPECT_EQ(conversation.title, "Our team");
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told.front().rev, conversation.head);
    EXPECT_EQ(told.front().info->title, "Our team");
    EXPECT_EQ(told.front().info->rev, conversation.head);
}

TEST_F(ConversationStoreTest, describe_isForAdminsOfGroups)
{
    const ConversationId id = group({m_bob});
    const auto describe = [this](ConversationId conversation, UserId actor) {
        return m_store->conversations().describe(conversation, actor, {"Ours", std::nullopt}).error().code;
    };
    EXPECT_EQ(describe(id, m_bob), ServerError::Code::Forbidden);
    EXPECT_EQ(describe(id, user("carol")), ServerError::Code::NotFound);
    EXPECT_EQ(describe(direct(), m_alice), ServerError::Code::Invalid);
    EXPECT_EQ(m_store->conversations().find(id, m_bob).value().title, "Team");
}
