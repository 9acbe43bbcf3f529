// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/SyncWatch.h"

#include "chat/RecordingSocket.h"
#include "server/channel/MemoryChannelLayer.h"
#include "server/chat/ConversationAnnouncement.h"
#include "server/store/Connection.h"
#include "store/StoreFixture.h"

using namespace vatochito::server;

namespace {

class SyncWatchTest : public StoreFixture
{
protected:
    SyncWatchTest()
    {
        m_channel.listen([this](const ChannelEvent &event) { m_hub.deliver(event); });
        m_store->conversations().announceTo(
            [this](const ConversationChange &change) { announceConversation(m_channel, change); });
        // What happened before does not count.
        EXPECT_TRUE(m_watch.check());
    }
    std::shared_ptr<RecordingSocket> joined(UserId user, const std::string &accessId = {})
    {
        auto socket = std::make_shared<RecordingSocket>(user, accessId);
        m_hub.join(socket);
        m_hub.setRooms(user, m_store->sync().roomsOf(user).value());
        m_hub.beginAccount(user, m_store->sync().resume(user, {.isFresh = true}).value().account);
        return socket;
    }
    std::unique_ptr<Store> otherProcess() { return Store::open(m_folder.path() / "test.sqlite3", m_clock).value(); }

    MemoryChannelLayer m_channel;
    SyncHub m_hub;
    PresenceBoard m_presence{m_hub, m_clock};
    Hub m_level0Hub;
    OutsideAccess m_outside{m_level0Hub, m_hub, m_presence, m_store->sync()};
    SyncWatch m_watch{
        m_hub,           m_outside,
        m_channel,       [this](const ConversationChange &change) { announceConversation(m_channel, change); },
        m_store->sync(), m_store->tokens()};
};

} // namespace

TEST_F(SyncWatchTest, aMemberTakenOutByAnotherProcess_isToldWithinOneLook)
{
    const ConversationId id = group({m_bob});
    const auto alice = joined(m_alice);
    const auto bob = joined(m_bob);
    ASSERT_TRUE(otherProcess()->conversations().remove(id, m_bob));
    ASSERT_TRUE(m_watch.check());

    ASSERT_EQ(bob->frames.size(), 1u);
    EXPECT_NE(bob->frames[0].find(R"("account.changed")"), std::string::npos);
    EXPECT_NE(bob->frames[0].find(R"("removed":[)"), std::string::npos) << bob->frames[0];
    EXPECT_FALSE(m_hub.isIn(m_bob, id));
    ASSERT_EQ(alice->frames.size(), 1u);
    EXPECT_NE(alice->frames[0].find(R"("members.changed","conversation":1,"rev":2)"), std::string::npos)
        << alice->frames[0];
    ASSERT_TRUE(m_watch.check());
    EXPECT_EQ(alice->frames.size(), 1u);
}

TEST_F(SyncWatchTest, aDeviceThatResumedBeforeTheLook_doesNotKeepItFromTheOthers)
{
    const ConversationId id = group({m_bob});
    const auto desktop = joined(m_bob);
    ASSERT_TRUE(otherProcess()->conversations().remove(id, m_bob));
    const auto laptop = joined(m_bob);
    ASSERT_TRUE(m_watch.check());

    ASSERT_EQ(desktop->frames.size(), 1u);
    EXPECT_NE(desktop->frames[0].find(R"("removed":[)"), std::string::npos) << desktop->frames[0];
}

TEST_F(SyncWatchTest, aMemberAddedByAnotherProcess_isToldAndSentWhatFollows)
{
    const ConversationId id = group({});
    const auto bob = joined(m_bob);
    ASSERT_TRUE(otherProcess()->conversations().admit(id, m_bob));
    ASSERT_TRUE(m_watch.check());
    ASSERT_EQ(bob->frames.size(), 1u);
    EXPECT_NE(bob->frames[0].find(R"("conversations":[{"id":1)"), std::string::npos) << bob->frames[0];
    EXPECT_TRUE(m_hub.isIn(m_bob, id));
}

TEST_F(SyncWatchTest, aMemberAddedByAnotherProcess_isToldThoughSomethingLaterWasSaidFirst)
{
    const ConversationId id = group({m_bob});
    const auto alice = joined(m_alice);
    ASSERT_TRUE(otherProcess()->conversations().admit(id, user("carol")));
    ASSERT_TRUE(m_store->conversations().remove(id, m_bob));
    ASSERT_EQ(alice->frames.size(), 1u);
    EXPECT_NE(alice->frames[0].find(R"("rev":3)"), std::string::npos) << alice->frames[0];

    ASSERT_TRUE(m_watch.check());

    ASSERT_EQ(alice->frames.size(), 3u);
    EXPECT_NE(alice->frames[1].find(R"("members.changed","conversation":1,"rev":2)"), std::string::npos)
        << alice->frames[1];
    ASSERT_TRUE(m_watch.check());
    EXPECT_EQ(alice->frames.size(), 3u);
}

TEST_F(SyncWatchTest, whatThisProcessDoes_isToldByItself)
{
    const auto bob = joined(m_bob);
    const ConversationId id = group({m_bob});
    ASSERT_EQ(bob->frames.size(), 1u);
    EXPECT_TRUE(m_hub.isIn(m_bob, id));
    ASSERT_TRUE(m_store->conversations().remove(id, m_bob));
    EXPECT_EQ(bob->frames.size(), 2u);
    EXPECT_FALSE(m_hub.isIn(m_bob, id));
    ASSERT_TRUE(m_watch.check());
    EXPECT_EQ(bob->frames.size(), 2u);
}

TEST_F(SyncWatchTest, aSessionThatWasEnded_isFoundWhoeverEndedIt)
{
    const long long now = vatochito::toMicros(m_clock.now()) / 1'000'000;
    for (const std::string name : {"work", "home", "away"})
        ASSERT_TRUE(m_store->tokens().begin({name, m_alice, "r-" + name, "a-" + name, now, now + 900, now + 86'400}));
    const auto atWork = joined(m_alice, "a-work");
    const auto atHome = joined(m_alice, "a-home");
    const auto away = joined(m_alice, "a-away");
    ASSERT_TRUE(m_store->tokens().revoke("r-work"));
    ASSERT_TRUE(m_watch.check());
    EXPECT_FALSE(atWork->hasAccess);
    EXPECT_TRUE(atHome->hasAccess);

    ASSERT_TRUE(otherProcess()->tokens().revoke("r-home"));
    ASSERT_TRUE(m_watch.check());
    EXPECT_FALSE(atHome->hasAccess);
    EXPECT_TRUE(away->hasAccess);
}

TEST_F(SyncWatchTest, aSessionEndedByAnotherProcess_isFoundWhileItsOtherDoingsCannotBeFollowed)
{
    const long long now = vatochito::toMicros(m_clock.now()) / 1'000'000;
    ASSERT_TRUE(m_store->tokens().begin({"work", m_alice, "r-work", "a-work", now, now + 900, now + 86'400}));
    const auto atWork = joined(m_alice, "a-work");
    ASSERT_TRUE(otherProcess()->tokens().revoke("r-work"));
    ASSERT_TRUE(Connection::open(m_folder.path() / "test.sqlite3")
                    .value()
                    ->execute("ALTER TABLE member RENAME TO member_out_of_reach"));

    EXPECT_FALSE(m_watch.check());

    EXPECT_FALSE(atWork->hasAccess);
}
