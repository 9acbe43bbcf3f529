// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/ChatService.h"

#include "server/channel/MemoryChannelLayer.h"
#include "store/StoreFixture.h"

using namespace vatochito;
using namespace vatochito::server;
using namespace std::chrono_literals;

namespace {

class ChatServiceTest : public StoreFixture
{
protected:
    ChatServiceTest() : m_conversation(direct())
    {
        m_channel.listen([this](const ChannelEvent &event) {
            m_events.push_back(event);
            // What is told must be there for whoever asks at once.
            m_storedWhenTold.push_back(
                m_store->messages().history(m_conversation, m_alice, {.limit = 100}).value().size());
        });
    }
    Result<Message> send(const std::string &content)
    {
        return wait<Result<ChatService::Outcome>>([&](auto done) {
                   m_chat.send({m_conversation, m_alice, MessageType::Text, content, std::nullopt}, done);
               })
            .map([](const auto &outcome) { return outcome.message; });
    }
    const std::string &compat(std::size_t index) { return *m_events.at(index).compat.get(); }
    const std::string &sync(std::size_t index) { return *m_events.at(index).sync.get(); }

    ConversationId m_conversation;
    MemoryChannelLayer m_channel;
    ChatService m_chat{m_store->messages(), m_channel, m_clock};
    std::vector<ChannelEvent> m_events;
    std::vector<std::size_t> m_storedWhenTold;
};

} // namespace

TEST_F(ChatServiceTest, send_isPublishedOnlyOnceItIsCommitted)
{
    ASSERT_TRUE(send("one"));
    ASSERT_TRUE(send("two"));
    EXPECT_EQ(m_storedWhenTold, (std::vector<std::size_t>{1, 2}));
    EXPECT_EQ(m_events[0].conversation, m_conversation);
    EXPECT_NE(compat(0).find("\"message.new\""), std::string::npos);
}

TEST_F(ChatServiceTest, historyAskedWhileAMessageIsBeingWritten_comesAfterItAndHoldsIt)
{
    std::future<std::vector<Message>> asked;
    bool isAnsweredBefore = false;
    ChatService *chat = nullptr;
    const FailPoints failPoints([&](FailPoint point) {
        if (point != FailPoint::BeforeCommit || asked.valid())
            return;
        asked = std::async(std::launch::async,
                           [&] { return chat->history(m_conversation, m_alice, {.limit = 10}).value(); });
        // It has far more time than it takes, were it to answer.
        isAnsweredBefore = asked.wait_for(50ms) == std::future_status::ready;
    });
    const auto store = Store::open(m_folder.path() / "test.sqlite3", m_clock, failPoints).value();
    MemoryChannelLayer channel;
    ChatService slow(store->messages(), channel, m_clock);
    chat = &slow;

    ASSERT_TRUE(wait<Result<ChatService::Outcome>>([&](auto done) {
        slow.send({m_conversation, m_alice, MessageType::Text, "one", std::nullopt}, done);
    }));

    EXPECT_FALSE(isAnsweredBefore);
    EXPECT_EQ(asked.get().size(), 1u);
}

TEST_F(ChatServiceTest, whatMayNotBeSaid_isNeitherStoredNorPublished)
{
    for (const std::string &content :
         {std::string(), std::string(" \n\t"), std::string("a\0b", 3), std::string("\xFF"), std::string(65'537, 'x')})
        EXPECT_FALSE(send(content));
    EXPECT_TRUE(m_events.empty());
    EXPECT_TRUE(m_store->messages().history(m_conversation, m_alice, {.limit = 1}).value().empty());
    EXPECT_TRUE(send(std::string(65'536, 'x')));
}

TEST_F(ChatServiceTest, remove_isToldOnce)
{
    const MessageId id = send("one").value().id;
    m_events.clear();
    for (int i = 0; i < 2; ++i)
        EXPECT_TRUE(
            wait<Result<ChatService::Outcome>>([&](auto done) { m_chat.remove(m_conversation, id, m_alice, done); }));
    EXPECT_EQ(m_events.size(), 1u);
}

TEST_F(ChatServiceTest, typing_leavesOutTheTypist)
{
    m_chat.typing(m_conversation, *m_store->users().find(m_alice).value(), true);
    ASSERT_EQ(m_events.size(), 1u);
    EXPECT_EQ(m_events[0].except, m_alice);
    EXPECT_EQ(compat(0), R"({"type":"typing","user_id":1,"username":"alice","is_typing":true})");
}

TEST_F(ChatServiceTest, eachChange_takesTheNextNumberOnLevel1)
{
    const MessageId id = send("one").value().id;
    wait<Result<ChatService::Outcome>>([&](auto done) { m_chat.edit(m_conversation, id, m_alice, "two", done); });
    wait<Result<ChatService::Outcome>>([&](auto done) { m_chat.remove(m_conversation, id, m_alice, done); });
    ASSERT_EQ(m_events.size(), 3u);
    for (std::size_t i = 0; i < m_events.size(); ++i)
        EXPECT_EQ(m_events[i].number, static_cast<long long>(i) + 2);
    EXPECT_NE(sync(1).find(R"("message.changed","conversation":1,"rev":3)"), std::string::npos) << sync(1);
    EXPECT_NE(sync(2).find(R"("deleted":true,"content":null)"), std::string::npos) << sync(2);
}

TEST_F(ChatServiceTest, theSameWordsAgain_areAnEchoOnLevel0AndNothingOnLevel1)
{
    const MessageId id = send("one").value().id;
    for (int i = 0; i < 2; ++i)
        wait<Result<ChatService::Outcome>>([&](auto done) { m_chat.edit(m_conversation, id, m_alice, "two", done); });
    ASSERT_EQ(m_events.size(), 3u);
    EXPECT_FALSE(m_events[2].compat.isEmpty());
    EXPECT_TRUE(m_events[2].sync.isEmpty());
    EXPECT_EQ(m_events[2].number, 0);
}

TEST_F(ChatServiceTest, aResend_isAcknowledgedAsADuplicateAndToldToNobody)
{
    const auto sendOnce = [&] {
        return wait<Result<ChatService::Outcome>>([&](auto done) {
            m_chat.send({m_conversation, m_alice, MessageType::Text, "one", std::nullopt, "c1"}, done);
        });
    };
    const auto first = sendOnce().value();
    const auto second = sendOnce().value();
    EXPECT_TRUE(first.isChanged);
    EXPECT_FALSE(second.isChanged);
    EXPECT_EQ(second.message.id, first.message.id);
    EXPECT_EQ(m_events.size(), 1u);
}

TEST_F(ChatServiceTest, theAcknowledgement_comesBeforeTheEvent)
{
    std::size_t eventsAtAck = 99;
    wait<Result<ChatService::Outcome>>([&](auto done) {
        m_chat.send({m_conversation, m_alice, MessageType::Text, "one", std::nullopt}, done,
                    [&](const auto &) { eventsAtAck = m_events.size(); });
    });
    EXPECT_EQ(eventsAtAck, 0u);
    EXPECT_EQ(m_events.size(), 1u);
}

TEST_F(ChatServiceTest, movedMarkers_areToldOnceASecondAndToTheReadersAccountAtOnce)
{
    const MessageId first = send("one").value().id;
    const MessageId second = send("two").value().id;
    m_events.clear();
    for (const MessageId upTo : {first, second})
        ASSERT_TRUE(wait<Status>([&](auto done) { m_chat.markRead(m_conversation, upTo, m_bob, done); }));
    // Each time the frame of level 0, and the account of whoever has read.
    ASSERT_EQ(m_events.size(), 4u);
    EXPECT_EQ(m_events[1].person, m_bob);
    EXPECT_EQ(m_events[3].number, m_events[1].number + 1);
    m_chat.tick();
    EXPECT_EQ(m_events.size(), 4u);

    m_clock.advance(std::chrono::seconds(1));
    m_chat.tick();
    m_chat.tick();
    ASSERT_EQ(m_events.size(), 5u);
    EXPECT_TRUE(m_events[4].isAboutReceipts);
    EXPECT_EQ(sync(4),
              R"({"type":"marks","conversation":1,"version":2,"marks":[{"user_id":2,"read":2,"delivered":2}]})");
}

TEST_F(ChatServiceTest, typing_isToldToLevel1OnceInThreeSeconds)
{
    const auto alice = m_store->users().find(m_alice).value();
    const auto isTold = [&](bool isTyping) {
        m_events.clear();
        m_chat.typing(m_conversation, *alice, isTyping);
        return !m_events.at(0).sync.isEmpty();
    };
    EXPECT_TRUE(isTold(true));
    EXPECT_FALSE(isTold(true));
    EXPECT_TRUE(isTold(false));
    EXPECT_FALSE(isTold(false));
    EXPECT_TRUE(isTold(true));
    m_clock.advance(std::chrono::seconds(3));
    EXPECT_TRUE(isTold(true));
}
