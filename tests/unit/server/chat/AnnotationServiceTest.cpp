// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/AnnotationService.h"

#include "server/channel/MemoryChannelLayer.h"
#include "store/StoreFixture.h"

using namespace vatochito;
using namespace vatochito::server;

namespace {

class AnnotationServiceTest : public StoreFixture
{
protected:
    using Outcome = AnnotationService::Outcome;

    AnnotationServiceTest() : m_target{direct(), MessageId(), m_bob}
    {
        m_target.message = append(m_target.conversation, m_alice, "one").value().id;
        m_channel.listen([this](const ChannelEvent &event) {
            m_events.push_back(event);
            m_reactionsWhenTold = m_store->messages()
                                      .history(m_target.conversation, m_alice, {.limit = 1})
                                      .value()
                                      .front()
                                      .reactions.size();
        });
    }

    Result<Outcome> react(const std::string &emoji)
    {
        return wait<Result<Outcome>>([&](auto done) { m_annotations.react(m_target, emoji, Wish::On, done); });
    }

    AnnotationService::Target m_target;
    MemoryChannelLayer m_channel;
    AnnotationService m_annotations{m_store->annotations(), m_channel};
    std::vector<ChannelEvent> m_events;
    std::size_t m_reactionsWhenTold = 0;
};

} // namespace

TEST_F(AnnotationServiceTest, aReaction_isToldToLevel1OnceItIsCommitted)
{
    const Message message = react("👍").value().message;
    ASSERT_EQ(m_events.size(), 1u);
    EXPECT_EQ(m_reactionsWhenTold, 1u);
    EXPECT_EQ(m_events.front().number, message.rev);
    EXPECT_NE(m_events.front().sync.get()->find(R"("reactions":{"👍":{"count":1)"), std::string::npos);
    EXPECT_TRUE(m_events.front().compat.isEmpty());
}

TEST_F(AnnotationServiceTest, whatChangesNothingOrIsNoEmoji_isToldToNobody)
{
    ASSERT_TRUE(react("👍"));
    m_events.clear();
    EXPECT_TRUE(react("👍"));
    EXPECT_EQ(react("nice").error().code, ServerError::Code::Invalid);
    EXPECT_TRUE(m_events.empty());
}
