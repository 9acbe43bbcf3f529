// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/OutsideAccess.h"

#include "chat/RecordingSocket.h"
#include "chat/RecordingSubscriber.h"
#include "server/channel/MemoryChannelLayer.h"
#include "server/chat/ChatService.h"
#include "server/chat/ConversationAnnouncement.h"
#include "store/StoreFixture.h"

using namespace vatochito::server;

namespace {

class OutsideAccessTest : public StoreFixture
{
protected:
    OutsideAccessTest()
    {
        m_channel.listen([this](const ChannelEvent &event) {
            m_hub.deliver(event);
            m_syncHub.deliver(event);
        });
        m_store->conversations().announceTo(
            [this](const ConversationChange &change) { announceConversation(m_channel, change); });
    }
    std::shared_ptr<RecordingSocket> joined(UserId user, const std::string &accessId = {})
    {
        auto socket = std::make_shared<RecordingSocket>(user, accessId);
        m_syncHub.join(socket);
        m_syncHub.setRooms(user, m_store->sync().roomsOf(user).value());
        return socket;
    }
    void say(ConversationId conversation, const std::string &content)
    {
        ASSERT_TRUE(wait<Result<MessageStore::Outcome>>([&](auto done) {
            m_chat.send({conversation, m_alice, MessageType::Text, content, std::nullopt}, done);
        }));
    }
    std::unique_ptr<Store> otherProcess() { return Store::open(m_folder.path() / "test.sqlite3", m_clock).value(); }

    MemoryChannelLayer m_channel;
    Hub m_hub;
    SyncHub m_syncHub;
    PresenceBoard m_presence{m_syncHub, m_clock};
    OutsideAccess m_outside{m_hub, m_syncHub, m_presence, m_store->sync()};
    ChatService m_chat{m_store->messages(), m_channel, m_clock};
};

} // namespace

TEST_F(OutsideAccessTest, whatIsWrittenAfterAnotherProcessTookAMemberOut_isNotToldToThem)
{
    const ConversationId id = group({m_bob});
    const auto alice = joined(m_alice);
    const auto bob = joined(m_bob);
    const auto bobOnLevel0 = std::make_shared<RecordingSubscriber>(id, m_bob);
    m_hub.subscribe(bobOnLevel0);
    say(id, "while he is in");
    ASSERT_EQ(bob->frames.size(), 1u);
    ASSERT_EQ(bobOnLevel0->frames.size(), 1u);

    ASSERT_TRUE(otherProcess()->conversations().remove(id, m_bob));
    say(id, "now that he is out");

    EXPECT_EQ(alice->frames.size(), 2u);
    EXPECT_EQ(bob->frames.size(), 1u);
    EXPECT_FALSE(m_syncHub.isIn(m_bob, id));
    EXPECT_FALSE(bobOnLevel0->hasAccess);
    EXPECT_EQ(bobOnLevel0->framesAtEnd, 1u);
}

TEST_F(OutsideAccessTest, whoseDeviceHasResumedSinceThen_isNotToldEither)
{
    const ConversationId id = group({m_bob});
    const auto bob = joined(m_bob);
    ASSERT_TRUE(otherProcess()->conversations().remove(id, m_bob));
    m_syncHub.beginAccount(m_bob, m_store->sync().resume(m_bob, {.isFresh = true}).value().account);
    say(id, "now that he is out");
    EXPECT_TRUE(bob->frames.empty());
}

TEST_F(OutsideAccessTest, whatIsWrittenAfterAnotherProcessRevokedASession_isNotToldToItsSockets)
{
    const ConversationId id = group({m_bob});
    const long long now = vatochito::toMicros(m_clock.now()) / 1'000'000;
    for (const std::string name : {"work", "home"})
        ASSERT_TRUE(m_store->tokens().begin({name, m_bob, "r-" + name, "a-" + name, now, now + 900, now + 86'400}));
    const auto home = joined(m_bob, "a-home");
    const auto work = joined(m_bob, "a-work");
    const auto onLevel0 = std::make_shared<RecordingSubscriber>(id, m_bob, "a-home");
    m_hub.subscribe(onLevel0);
    say(id, "while both are signed in");

    ASSERT_TRUE(otherProcess()->tokens().revoke("r-home"));
    say(id, "now that one is not");

    EXPECT_FALSE(home->hasAccess);
    EXPECT_EQ(home->framesAtEnd, 1u);
    EXPECT_FALSE(onLevel0->hasAccess);
    EXPECT_EQ(onLevel0->framesAtEnd, 1u);
    EXPECT_TRUE(work->hasAccess);
    EXPECT_EQ(work->frames.size(), 2u);
}

TEST_F(OutsideAccessTest, aLook_saysOnceThatAnotherProcessHasWritten)
{
    const ConversationId id = group({m_bob});
    EXPECT_TRUE(m_outside.look().value()); // nobody looked before
    EXPECT_FALSE(m_outside.look().value());
    ASSERT_TRUE(otherProcess()->conversations().remove(id, m_bob));
    EXPECT_TRUE(m_outside.look().value());
    EXPECT_FALSE(m_outside.look().value());
}
