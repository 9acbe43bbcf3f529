// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreFixture.h"

using namespace vatochito;
using namespace vatochito::server;

using MessageStoreTest = StoreFixture;

namespace {

std::vector<std::string> contents(const std::vector<Message> &messages)
{
    std::vector<std::string> texts;
    for (const Message &message : messages)
        texts.push_back(message.content);
    return texts;
}

} // namespace

TEST_F(MessageStoreTest, append_stampsRisingIdsAndRevs)
{
    const ConversationId id = direct();
    const Message first = append(id, m_alice, "one").value();
    const Message second = append(id, m_bob, "two").value();
    EXPECT_LT(first.id, second.id);
    EXPECT_EQ(first.rev, 2); // 1 was the conversation's own beginning
    EXPECT_EQ(second.rev, 3);
    EXPECT_EQ(m_store->conversations().find(id, m_alice).value().head, 3);
}

TEST_F(MessageStoreTest, append_byAStranger_isForbiddenAndTakesNoNumber)
{
    const ConversationId id = direct();
    EXPECT_EQ(append(id, user("carol"), "hi").error().code, ServerError::Code::Forbidden);
    EXPECT_EQ(append(ConversationId(99), m_alice, "hi").error().code, ServerError::Code::Forbidden);
    EXPECT_EQ(m_store->conversations().find(id, m_alice).value().head, 1);
}

TEST_F(MessageStoreTest, append_afterTheSenderChanged_carriesThemAsTheyAreNow)
{
    const ConversationId id = direct();
    EXPECT_FALSE(append(id, m_alice, "one").value().sender->isOnline);
    ProfileChange change;
    change.displayName = "Alice Patel";
    ASSERT_TRUE(m_store->users().change(m_alice, change));
    EXPECT_EQ(append(id, m_alice, "two").value().sender->displayName, "Alice Patel");
    ASSERT_TRUE(m_store->users().setOnline(m_alice, true));
    EXPECT_TRUE(append(id, m_alice, "three").value().sender->isOnline);
}

TEST_F(MessageStoreTest, reply_quotesTheFirstHundredCharacters)
{
    const ConversationId id = direct();
    std::string text;
    for (int i = 0; i < 150; ++i)
        text += "છ";
    const Message original = append(id, m_alice, text).value();
    const Message reply = append(id, m_bob, "yes", original.id).value();
    ASSERT_TRUE(reply.reply);
    EXPECT_EQ(reply.reply->id, original.id);
    EXPECT_EQ(reply.reply->excerpt.size(), 300u);
    EXPECT_EQ(reply.reply->sender->username, "alice");
}

TEST_F(MessageStoreTest, reply_acrossConversations_isInvalid)
{
    const ConversationId id = direct();
    const Message elsewhere = append(group({}), m_alice, "secret").value();
    EXPECT_EQ(append(id, m_alice, "x", elsewhere.id).error().fields.front().first, "reply_to");
}

TEST_F(MessageStoreTest, forward_isAMessageOfItsOwnThatNamesItsOrigin)
{
    const ConversationId here = direct(), there = group({});
    const Message original = append(here, m_bob, "one").value();
    const auto forward = [this](const Forward &wanted) {
        return wait<Result<MessageStore::Outcome>>([&](auto done) { m_store->messages().forward(wanted, done); });
    };

    const Message forwarded = forward({here, original.id, there, m_alice}).value().message;

    EXPECT_EQ(forwarded.conversation, there);
    EXPECT_EQ(forwarded.sender->id, m_alice);
    EXPECT_EQ(forwarded.content, "one");
    ASSERT_TRUE(forwarded.origin);
    EXPECT_EQ(forwarded.origin->id, original.id);
    EXPECT_EQ(forwarded.origin->sender->id, m_bob);
    EXPECT_EQ(forwarded.rev, m_store->conversations().find(there, m_alice).value().head);
}

TEST_F(MessageStoreTest, forward_ofWhatOneDoesNotSeeOrToWhereOneIsNot_isNotFound)
{
    const ConversationId here = direct(), there = group({});
    const Message original = append(here, m_bob, "one").value();
    const auto forward = [this](const Forward &wanted) {
        return wait<Result<MessageStore::Outcome>>([&](auto done) { m_store->messages().forward(wanted, done); });
    };
    EXPECT_EQ(forward({here, original.id, here, user("carol")}).error().code, ServerError::Code::NotFound);
    EXPECT_EQ(forward({there, original.id, there, m_alice}).error().code, ServerError::Code::NotFound);
    EXPECT_EQ(forward({here, original.id, there, m_bob}).error().detail, "Conversation not found.");
    const long long head = m_store->conversations().find(here, m_bob).value().head;
    wait<Result<MessageStore::Outcome>>([&](auto done) { m_store->messages().remove(here, original.id, m_bob, done); });
    EXPECT_EQ(forward({here, original.id, here, m_alice}).error().code, ServerError::Code::NotFound);
    EXPECT_EQ(m_store->conversations().find(here, m_bob).value().head, head + 1);
}

TEST_F(MessageStoreTest, edit_andRemove_areForTheSender)
{
    const ConversationId id = direct();
    const Message message = append(id, m_alice, "one").value();
    const auto edit = [&](UserId who) {
        return wait<Result<MessageStore::Outcome>>(
            [&](auto done) { m_store->messages().edit(id, message.id, who, "two", done); });
    };
    EXPECT_EQ(edit(m_bob).error().code, ServerError::Code::Forbidden);
    EXPECT_EQ(edit(user("carol")).error().code, ServerError::Code::NotFound);
    EXPECT_EQ(edit(m_alice).value().message.content, "two");

    const auto remove = [&] {
        return wait<Result<MessageStore::Outcome>>(
            [&](auto done) { m_store->messages().remove(id, message.id, m_alice, done); });
    };
    EXPECT_TRUE(remove().value().isChanged);
    EXPECT_FALSE(remove().value().isChanged);
    EXPECT_EQ(edit(m_alice).error().code, ServerError::Code::Invalid);
    const auto left = m_store->messages().history(id, m_bob, {.limit = 10}).value().front();
    EXPECT_TRUE(left.isDeleted);
    EXPECT_EQ(left.content, "");
}

TEST_F(MessageStoreTest, markers_riseOnlyAndMakeReceiptsAndUnread)
{
    const ConversationId id = direct();
    const Message first = append(id, m_alice, "one").value();
    const Message second = append(id, m_alice, "two").value();
    append(id, m_bob, "mine").value();
    const auto unread = [&] { return m_store->conversations().find(id, m_bob).value().unreadCount; };
    const auto read = [&](MessageId upTo) {
        return wait<Result<MarkChange>>([&](auto done) { m_store->messages().markRead(id, upTo, m_bob, done); });
    };
    // The viewer's own count too.
    EXPECT_EQ(unread(), 3);
    ASSERT_TRUE(read(second.id));
    EXPECT_EQ(unread(), 1);
    ASSERT_TRUE(read(first.id));
    EXPECT_EQ(unread(), 1);
    EXPECT_EQ(read(MessageId(99)).error().code, ServerError::Code::NotFound);

    const auto history = m_store->messages().history(id, m_alice, {.limit = 10}).value();
    EXPECT_EQ(history.back().receipts.size(), 2u);
    EXPECT_EQ(history.back().receipts.back().state, ReceiptState::Read);
    EXPECT_EQ(history.front().receipts.size(), 1u);
}

TEST_F(MessageStoreTest, receipts_ofALargeConversationAreTheViewersOwn)
{
    std::vector<UserId> others{m_bob};
    for (int i = 0; i < 62; ++i)
        others.push_back(user("member" + std::to_string(i)));
    const ConversationId id = group(others);
    const MessageId message = append(id, m_alice, "one").value().id;
    for (const UserId reader : {m_bob, others.back()})
        ASSERT_TRUE(
            wait<Result<MarkChange>>([&](auto done) { m_store->messages().markRead(id, message, reader, done); }));
    const auto receipts = [&](UserId viewer) {
        return m_store->messages().history(id, viewer, {.limit = 1}).value().front().receipts;
    };
    EXPECT_EQ(receipts(m_alice).size(), 3u);

    ASSERT_TRUE(m_store->conversations().admit(id, user("the 65th")));

    EXPECT_EQ(receipts(m_alice).size(), 1u);
    ASSERT_EQ(receipts(m_bob).size(), 2u);
    EXPECT_EQ(receipts(m_bob).back().user->id, m_bob);
    const auto edited = wait<Result<MessageStore::Outcome>>(
        [&](auto done) { m_store->messages().edit(id, message, m_alice, "two", done); });
    EXPECT_EQ(edited.value().message.receipts.size(), 1u);
}

TEST_F(MessageStoreTest, history_pagesInEveryDirection)
{
    const ConversationId id = direct();
    std::vector<MessageId> ids;
    for (int i = 0; i < 6; ++i) {
        ids.push_back(append(id, m_alice, std::string("m").append(std::to_string(i))).value().id);
        m_clock.advance(std::chrono::hours(1));
    }
    const auto page = [&](HistoryQuery query) {
        return contents(m_store->messages().history(id, m_bob, query).value());
    };
    using Texts = std::vector<std::string>;
    EXPECT_EQ(page({.limit = 2}), (Texts{"m5", "m4"}));
    EXPECT_EQ(page({.before = ids[4], .limit = 2}), (Texts{"m3", "m2"}));
    EXPECT_EQ(page({.after = ids[1], .limit = 2}), (Texts{"m3", "m2"}));
    EXPECT_EQ(page({.around = ids[3], .limit = 3}), (Texts{"m4", "m3", "m2"}));
    EXPECT_EQ(page({.date = m_clock.now() - std::chrono::hours(2), .limit = 1}), (Texts{"m4"}));
    EXPECT_EQ(page({.search = "M3", .limit = 5}), (Texts{"m3"}));
    EXPECT_EQ(m_store->messages().history(id, user("carol"), {.limit = 1}).error().code, ServerError::Code::Forbidden);
}

TEST_F(MessageStoreTest, manySendersAtOnce_everyMessageOnceInOrderOfRev)
{
    const ConversationId id = group({m_bob});
    std::vector<long long> revs;
    std::promise<void> all;
    for (int i = 0; i < 1'000; ++i) {
        m_store->messages().append({id, i % 2 ? m_alice : m_bob, MessageType::Text, std::to_string(i), std::nullopt},
                                   [&](const Result<MessageStore::Outcome> &outcome) {
                                       revs.push_back(outcome.value().message.rev);
                                       if (revs.size() == 1'000)
                                           all.set_value();
                                   });
    }
    all.get_future().get();
    for (std::size_t i = 0; i < revs.size(); ++i)
        ASSERT_EQ(revs[i], static_cast<long long>(i) + 2);
}
