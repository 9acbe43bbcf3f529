// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/PresenceBoard.h"

#include "chat/RecordingSocket.h"
#include "support/server/ManualClock.h"

#include <gtest/gtest.h>

using namespace vatochito::server;
using namespace std::chrono_literals;

namespace {

const ConversationId kRoom(12);

class PresenceBoardTest : public testing::Test
{
protected:
    PresenceBoardTest()
    {
        m_bob.id = UserId(2);
        m_hub.join(m_alice);
        m_hub.setRooms(UserId(1), {.rooms = {{kRoom, 1, 2}}});
    }
    void pass(std::chrono::seconds time)
    {
        m_clock.advance(time);
        m_board.tick();
    }

    SyncHub m_hub;
    ManualClock m_clock;
    PresenceBoard m_board{m_hub, m_clock};
    User m_bob;
    std::shared_ptr<RecordingSocket> m_alice = std::make_shared<RecordingSocket>(UserId(1));
};

const std::string kOnline = R"({"type":"presence","users":{"2":"online"}})";
const std::string kOffline = R"({"type":"presence","users":{"2":"offline"}})";

} // namespace

TEST_F(PresenceBoardTest, whoComes_isToldAfterThreeSeconds)
{
    m_board.come(m_bob, {kRoom});
    pass(2s);
    EXPECT_TRUE(m_alice->frames.empty());
    pass(1s);
    pass(10s);
    EXPECT_EQ(m_alice->frames, std::vector<std::string>{kOnline});
}

TEST_F(PresenceBoardTest, whoGoes_isOfflineTwentySecondsLater)
{
    m_board.come(m_bob, {kRoom});
    pass(3s);
    m_board.go(m_bob.id);
    pass(19s);
    EXPECT_EQ(m_alice->frames.size(), 1u);
    pass(1s);
    pass(3s);
    EXPECT_EQ(m_alice->frames, (std::vector<std::string>{kOnline, kOffline}));
}

TEST_F(PresenceBoardTest, whoComesBackInTime_neverWasAway)
{
    m_board.come(m_bob, {kRoom});
    pass(3s);
    m_board.go(m_bob.id);
    pass(10s);
    m_board.come(m_bob, {kRoom});
    pass(60s);
    EXPECT_EQ(m_alice->frames, std::vector<std::string>{kOnline});
}

TEST_F(PresenceBoardTest, whoHidesIt_isNeverTold)
{
    m_bob.showLastSeen = false;
    m_board.come(m_bob, {kRoom});
    pass(30s);
    EXPECT_TRUE(m_alice->frames.empty());
    EXPECT_TRUE(m_board.onlineIn({kRoom}).empty());
}

TEST_F(PresenceBoardTest, strangers_areToldNothing)
{
    m_board.come(m_bob, {ConversationId(99)});
    pass(30s);
    EXPECT_TRUE(m_alice->frames.empty());
}

TEST_F(PresenceBoardTest, whoHidesItFromNowOn_goesAtOnce)
{
    m_board.come(m_bob, {kRoom});
    pass(3s);
    m_board.hide(m_bob.id);
    EXPECT_TRUE(m_board.onlineIn({kRoom}).empty());
    pass(3s);
    EXPECT_EQ(m_alice->frames, (std::vector<std::string>{kOnline, kOffline}));
}

TEST_F(PresenceBoardTest, whoMeetsInANewConversation_seesEachOther)
{
    User alice;
    alice.id = UserId(1);
    m_board.come(alice, {});
    m_board.come(m_bob, {});
    pass(3s);
    ASSERT_TRUE(m_alice->frames.empty());
    m_board.follow({.conversation = kRoom, .joined = {UserId(1), m_bob.id}, .members = 2});
    pass(3s);
    EXPECT_EQ(m_alice->frames, std::vector<std::string>{kOnline});
    EXPECT_EQ(m_board.onlineIn({kRoom}).size(), 2u);
}

TEST_F(PresenceBoardTest, whoLeavesAConversation_isNotToldOfThereAnyMore)
{
    m_board.come(m_bob, {kRoom});
    pass(3s);
    m_board.follow({.conversation = kRoom, .left = {m_bob.id}, .members = 1});
    m_board.go(m_bob.id);
    pass(20s);
    pass(3s);
    EXPECT_EQ(m_alice->frames, std::vector<std::string>{kOnline});
    EXPECT_TRUE(m_board.onlineIn({kRoom}).empty());
}

TEST_F(PresenceBoardTest, aConversationThatGrowsLarge_showsNobodyAnyMore)
{
    m_board.come(m_bob, {kRoom});
    pass(3s);
    m_board.follow({.conversation = kRoom, .joined = {UserId(3)}, .members = 65});
    m_board.hide(m_bob.id);
    pass(3s);
    EXPECT_EQ(m_alice->frames, std::vector<std::string>{kOnline});
    EXPECT_TRUE(m_board.onlineIn({kRoom}).empty());
}

TEST_F(PresenceBoardTest, whoWasFoundToBeGoneFromAConversation_isNotToldOfThere)
{
    m_board.come(m_bob, {kRoom});
    m_board.keepOnly(m_bob.id, {ConversationId(99)});
    EXPECT_TRUE(m_board.onlineIn({kRoom}).empty());
}
