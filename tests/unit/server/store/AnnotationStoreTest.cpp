// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/Limits.h"
#include "store/StoreFixture.h"

using namespace vatochito;
using namespace vatochito::server;

namespace {

class AnnotationStoreTest : public StoreFixture
{
protected:
    using Outcome = AnnotationStore::Outcome;

    AnnotationStoreTest() : m_conversation(group({m_bob})), m_message(append(m_conversation, m_alice, "one").value().id)
    {
    }

    Result<Outcome> react(UserId who, const std::string &emoji, Wish wish)
    {
        return wait<Result<Outcome>>([&](auto done) {
            m_store->annotations().react({m_conversation, m_message, who}, emoji, wish, done);
        });
    }
    Result<Outcome> pin(ConversationId conversation, MessageId message, UserId who, Wish wish)
    {
        return wait<Result<Outcome>>([&](auto done) {
            m_store->annotations().pin({conversation, message, who}, wish, done);
        });
    }
    Result<Outcome> pin(UserId who, Wish wish) { return pin(m_conversation, m_message, who, wish); }
    Message stored() { return m_store->messages().history(m_conversation, m_bob, {.limit = 1}).value().front(); }
    long long head() { return m_store->conversations().find(m_conversation, m_alice).value().head; }

    ConversationId m_conversation;
    MessageId m_message;
};

} // namespace

TEST_F(AnnotationStoreTest, aReaction_isAChangeOfTheMessageWithItsOwnNumber)
{
    const auto outcome = react(m_bob, "👍", Wish::On).value();
    EXPECT_TRUE(outcome.isChanged);
    EXPECT_EQ(outcome.message.rev, head());
    const Message message = stored();
    ASSERT_EQ(message.reactions.size(), 1u);
    EXPECT_EQ(message.reactions.front().user, m_bob);
    EXPECT_EQ(message.reactions.front().person->username, "bob");
    EXPECT_EQ(message.reactions.front().emoji, "👍");
    const auto page = m_store->sync().changes(m_conversation, m_alice, head() - 1, 0, 200).value();
    ASSERT_EQ(page.messages.size(), 1u);
    EXPECT_EQ(page.messages.front().reactions.size(), 1u);
}

TEST_F(AnnotationStoreTest, whatIsThereAlready_changesNothing)
{
    ASSERT_TRUE(react(m_bob, "👍", Wish::On));
    const long long before = head();
    EXPECT_FALSE(react(m_bob, "👍", Wish::On).value().isChanged);
    EXPECT_FALSE(react(m_bob, "❤️", Wish::Off).value().isChanged);
    EXPECT_FALSE(pin(m_alice, Wish::Off).value().isChanged);
    EXPECT_EQ(head(), before);
}

TEST_F(AnnotationStoreTest, toggling_turnsEachIntoTheOther)
{
    EXPECT_EQ(react(m_bob, "👍", Wish::Toggle).value().message.reactions.size(), 1u);
    EXPECT_TRUE(react(m_bob, "👍", Wish::Toggle).value().message.reactions.empty());
    EXPECT_TRUE(pin(m_alice, Wish::Toggle).value().message.pin);
    const auto unpinned = pin(m_alice, Wish::Toggle).value();
    EXPECT_FALSE(unpinned.message.pin);
    EXPECT_EQ(unpinned.lastPin->by->username, "alice");
}

TEST_F(AnnotationStoreTest, aStranger_isToldNothing)
{
    EXPECT_EQ(react(user("carol"), "👍", Wish::On).error().code, ServerError::Code::NotFound);
    EXPECT_EQ(pin(user("dave"), Wish::On).error().code, ServerError::Code::NotFound);
    EXPECT_TRUE(stored().reactions.empty());
}

TEST_F(AnnotationStoreTest, pins_areForAdminsAndForBothInADirectConversation)
{
    EXPECT_EQ(pin(m_bob, Wish::On).error().code, ServerError::Code::Forbidden);
    EXPECT_EQ(pin(m_alice, Wish::On).value().message.pin->by->username, "alice");
    const ConversationId id = direct();
    const Message message = append(id, m_alice, "two").value();
    EXPECT_TRUE(pin(id, message.id, m_bob, Wish::On));
    EXPECT_TRUE(pin(id, message.id, m_alice, Wish::Off));
}

TEST_F(AnnotationStoreTest, onePersonsReactionsToAMessage_areBounded)
{
    for (int i = 0; i < limits::kReactionsOfPerson; ++i)
        ASSERT_TRUE(react(m_bob, std::string("\xF0\x9F\x98") + static_cast<char>(0x80 + i), Wish::On));
    EXPECT_EQ(react(m_bob, "👍", Wish::On).error().code, ServerError::Code::Invalid);
    EXPECT_TRUE(react(m_alice, "👍", Wish::On));
}

TEST_F(AnnotationStoreTest, differentReactionsToAMessage_areBounded)
{
    int number = 0;
    for (const char *name : {"carol", "dave", "eve"}) {
        const UserId who = user(name);
        ASSERT_TRUE(m_store->conversations().admit(m_conversation, who));
        for (int i = 0; i < 20 && number < limits::kEmojiOfMessage; ++i, ++number)
            ASSERT_TRUE(react(who, std::string("\xF0\x9F\x98") + static_cast<char>(0x80 + number), Wish::On));
    }
    EXPECT_EQ(react(m_bob, "👍", Wish::On).error().code, ServerError::Code::Invalid);
    EXPECT_TRUE(react(m_bob, "\xF0\x9F\x98\x80", Wish::On)); // there already
}

TEST_F(AnnotationStoreTest, aDeletedMessage_losesAndTakesNothing)
{
    ASSERT_TRUE(react(m_bob, "👍", Wish::On));
    ASSERT_TRUE(pin(m_alice, Wish::On));
    const auto removed = wait<Result<MessageStore::Outcome>>(
        [&](auto done) { m_store->messages().remove(m_conversation, m_message, m_alice, done); });
    EXPECT_TRUE(removed.value().message.reactions.empty());
    EXPECT_TRUE(stored().reactions.empty());
    EXPECT_FALSE(stored().pin);
    EXPECT_EQ(react(m_bob, "👍", Wish::On).error().code, ServerError::Code::Invalid);
    EXPECT_EQ(pin(m_alice, Wish::On).error().code, ServerError::Code::Invalid);
    // What the deletion has taken off may be wished off again.
    const long long before = head();
    EXPECT_FALSE(react(m_bob, "👍", Wish::Off).value().isChanged);
    EXPECT_FALSE(pin(m_alice, Wish::Off).value().isChanged);
    EXPECT_EQ(head(), before);
}

TEST_F(AnnotationStoreTest, anEditedMessage_keepsThem)
{
    ASSERT_TRUE(react(m_bob, "👍", Wish::On));
    const auto edited = wait<Result<MessageStore::Outcome>>(
        [&](auto done) { m_store->messages().edit(m_conversation, m_message, m_alice, "two", done); });
    EXPECT_EQ(edited.value().message.reactions.size(), 1u);
}
