// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/ChatService.h"

#include "server/channel/MemoryChannelLayer.h"
#include "store/StoreFixture.h"

using namespace vatochito;
using namespace vatochito::server;

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
        return wait<Result<Message>>([&](auto done) {
            m_chat.send({m_conversation, m_alice, MessageType::Text, content, std::nullopt}, done);
        });
    }

    ConversationId m_conversation;
    MemoryChannelLayer m_channel;
    ChatService m_chat{m_store->messages(), m_channel};
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
    EXPECT_NE(m_events[0].frame->find("\"message.new\""), std::string::npos);
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
        EXPECT_TRUE(wait<Status>([&](auto done) { m_chat.remove(m_conversation, id, m_alice, done); }));
    EXPECT_EQ(m_events.size(), 1u);
}

TEST_F(ChatServiceTest, typing_leavesOutTheTypist)
{
    m_chat.typing(m_conversation, *m_store->users().find(m_alice).value(), true);
    ASSERT_EQ(m_events.size(), 1u);
    EXPECT_EQ(m_events[0].except, m_alice);
    EXPECT_EQ(*m_events[0].frame, R"({"type":"typing","user_id":1,"username":"alice","is_typing":true})");
}
