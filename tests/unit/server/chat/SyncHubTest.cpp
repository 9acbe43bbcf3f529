// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/SyncHub.h"

#include "chat/RecordingSocket.h"

#include <gtest/gtest.h>

using namespace vatochito::server;

namespace {

const ConversationId kRoom(12);
const UserId kAlice(1);
const UserId kBob(2);

Frame frame(const char *text)
{
    return std::make_shared<const std::string>(text);
}

std::shared_ptr<RecordingSocket> joined(SyncHub &hub, UserId user)
{
    auto socket = std::make_shared<RecordingSocket>(user);
    hub.join(socket);
    return socket;
}

using Frames = std::vector<std::string>;

} // namespace

TEST(SyncHub, events_reachEverySocketOfTheConversationsPeople)
{
    SyncHub hub;
    const auto desktop = joined(hub, kAlice);
    hub.setRooms(kAlice, {.rooms = {{kRoom, 1, 2}}});
    const auto laptop = joined(hub, kAlice); // comes when the rooms are known
    const auto stranger = joined(hub, kBob);
    hub.deliver({.conversation = kRoom, .sync = frame("a"), .number = 2});
    EXPECT_EQ(desktop->frames, Frames{"a"});
    EXPECT_EQ(laptop->frames, Frames{"a"});
    EXPECT_TRUE(stranger->frames.empty());
}

TEST(SyncHub, aFrame_isEncodedOnceForAllAndNotAtAllForNobody)
{
    SyncHub hub;
    int encodings = 0;
    const auto encode = [&] {
        ++encodings;
        return std::string("a");
    };
    hub.deliver({.conversation = kRoom, .sync = LazyFrame(encode)});
    EXPECT_EQ(encodings, 0);
    const auto alice = joined(hub, kAlice);
    const auto bob = joined(hub, kBob);
    for (const UserId user : {kAlice, kBob})
        hub.setRooms(user, {.rooms = {{kRoom, 1, 2}}});
    hub.deliver({.conversation = kRoom, .sync = LazyFrame(encode)});
    EXPECT_EQ(encodings, 1);
    EXPECT_EQ(alice->frames, bob->frames);
}

TEST(SyncHub, whoGoesWithAnEvent_isNotSentItAndWhoComesIsSentWhatFollows)
{
    SyncHub hub;
    const auto alice = joined(hub, kAlice);
    const auto bob = joined(hub, kBob);
    hub.setRooms(kAlice, {.rooms = {{kRoom, 1, 2}}});
    hub.deliver({.conversation = kRoom, .sync = frame("bob comes"), .number = 2, .joined = {kBob}, .members = 2});
    hub.deliver({.conversation = kRoom, .sync = frame("words"), .number = 3});
    hub.deliver({.conversation = kRoom, .sync = frame("bob goes"), .number = 4, .left = {kBob}, .members = 1});
    hub.deliver({.conversation = kRoom, .sync = frame("secret"), .number = 5});
    EXPECT_EQ(alice->frames, (Frames{"bob comes", "words", "bob goes", "secret"}));
    EXPECT_EQ(bob->frames, Frames{"words"});
    EXPECT_FALSE(hub.isIn(kBob, kRoom));
}

TEST(SyncHub, whatIsForOnePerson_reachesAllTheirSocketsAlone)
{
    SyncHub hub;
    const auto desktop = joined(hub, kAlice);
    const auto laptop = joined(hub, kAlice);
    const auto bob = joined(hub, kBob);
    hub.deliver({.sync = frame("mine"), .person = kAlice, .number = 7});
    EXPECT_EQ(desktop->frames, Frames{"mine"});
    EXPECT_EQ(laptop->frames, Frames{"mine"});
    EXPECT_TRUE(bob->frames.empty());
    EXPECT_EQ(hub.accountOf(kAlice), 7);
}

TEST(SyncHub, receipts_areNotForWhoeverHidesTheirs)
{
    SyncHub hub;
    const auto alice = joined(hub, kAlice);
    alice->isShowingReceipts = false;
    hub.setRooms(kAlice, {.rooms = {{kRoom, 1, 1}}});
    hub.deliver({.conversation = kRoom, .sync = frame("marks"), .isAboutReceipts = true});
    EXPECT_TRUE(alice->frames.empty());
}

TEST(SyncHub, theLastSocketOfAPerson_takesTheRoomsAlong)
{
    SyncHub hub;
    const auto desktop = joined(hub, kAlice);
    const auto laptop = joined(hub, kAlice);
    hub.setRooms(kAlice, {.rooms = {{kRoom, 1, 1}}});
    hub.deliver({.conversation = kRoom, .sync = frame("a"), .number = 2});
    EXPECT_FALSE(hub.leave(*desktop));
    EXPECT_TRUE(hub.leave(*laptop));
    EXPECT_FALSE(hub.leave(*laptop));
    EXPECT_TRUE(hub.rooms().empty());
    EXPECT_EQ(desktop.use_count(), 1);
    EXPECT_EQ(laptop.use_count(), 1);
    // Rooms that are read too late are nobody's.
    hub.setRooms(kAlice, {.rooms = {{kRoom, 1, 1}}});
    EXPECT_TRUE(hub.rooms().empty());
}

TEST(SyncHub, headsPast_namesWhatASocketWasSentLessOf)
{
    SyncHub hub;
    const auto alice = joined(hub, kAlice);
    hub.setRooms(kAlice, {.rooms = {{kRoom, 5, 1}}});
    EXPECT_TRUE(hub.headsPast(kAlice, hub.headsOf(kAlice)).empty());
    const auto sent = hub.headsOf(kAlice);
    // A number of which this node has no frame.
    hub.deliver({.conversation = kRoom, .number = 6});
    EXPECT_EQ(hub.headsPast(kAlice, sent), (std::map<ConversationId, long long>{{kRoom, 6}}));
}

TEST(SyncHub, headsPast_ofAConversationThatIsOver_saysNothing)
{
    SyncHub hub;
    const auto alice = joined(hub, kAlice);
    const auto bob = joined(hub, kBob);
    hub.setRooms(kAlice, {.rooms = {{kRoom, 5, 2}}});
    hub.setRooms(kBob, {.rooms = {{kRoom, 5, 2}}});
    const auto sent = hub.headsOf(kAlice);
    hub.setRooms(kAlice, {.rooms = {}});
    hub.deliver({.conversation = kRoom, .number = 6});
    EXPECT_TRUE(hub.headsPast(kAlice, sent).empty());
    EXPECT_EQ(hub.headsPast(kBob, sent).size(), 1u);
}

TEST(SyncHub, rooms_areAsOfTheNumberTheyWereReadWith_andOfEachThatFollowsIt)
{
    SyncHub hub;
    const auto alice = joined(hub, kAlice);
    const auto asOf = [&] { return hub.peopleAsOf().at(0).second; };
    EXPECT_EQ(asOf(), 0);
    hub.setRooms(kAlice, {.account = 5});
    hub.deliver({.person = kAlice, .number = 6});
    EXPECT_EQ(asOf(), 6);
    // 7 may be another process's, of a conversation that she is not in any more.
    hub.deliver({.person = kAlice, .number = 8});
    EXPECT_EQ(asOf(), 6);
    // As it is when one of her devices has resumed.
    hub.beginAccount(kAlice, 8);
    EXPECT_EQ(asOf(), 6);
}
