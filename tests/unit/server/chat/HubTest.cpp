// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/Hub.h"

#include "chat/RecordingSubscriber.h"
#include "server/domain/Limits.h"

#include <gtest/gtest.h>

using namespace vatochito::server;

namespace {

Frame frame(const char *text)
{
    return std::make_shared<const std::string>(text);
}

} // namespace

TEST(Hub, deliver_reachesTheConversationsSubscribersInOrder)
{
    Hub hub;
    const auto alice = std::make_shared<RecordingSubscriber>(ConversationId(1), UserId(1));
    const auto stranger = std::make_shared<RecordingSubscriber>(ConversationId(2), UserId(2));
    hub.subscribe(alice);
    hub.subscribe(stranger);
    hub.deliver({.conversation = ConversationId(1), .compat = frame("a")});
    hub.deliver({.conversation = ConversationId(1), .compat = frame("b")});
    EXPECT_EQ(alice->frames, (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(stranger->frames.empty());
}

TEST(Hub, deliver_leavesOutEverySocketOfTheExcepted)
{
    Hub hub;
    const auto phone = std::make_shared<RecordingSubscriber>(ConversationId(1), UserId(1));
    const auto desktop = std::make_shared<RecordingSubscriber>(ConversationId(1), UserId(1));
    const auto bob = std::make_shared<RecordingSubscriber>(ConversationId(1), UserId(2));
    for (const auto &subscriber : {phone, desktop, bob})
        hub.subscribe(subscriber);
    hub.deliver({.conversation = ConversationId(1), .compat = frame("typing"), .except = UserId(1)});
    EXPECT_TRUE(phone->frames.empty());
    EXPECT_TRUE(desktop->frames.empty());
    EXPECT_EQ(bob->frames.size(), 1u);
}

TEST(Hub, unsubscribe_letsGo)
{
    Hub hub;
    auto alice = std::make_shared<RecordingSubscriber>(ConversationId(1), UserId(1));
    hub.subscribe(alice);
    hub.unsubscribe(*alice);
    EXPECT_EQ(alice.use_count(), 1);
    EXPECT_TRUE(hub.conversations().empty());
    hub.unsubscribe(*alice);
}

TEST(Hub, seats_areCountedForEachPersonAndFreedAgain)
{
    Hub hub;
    std::vector<Hub::Seat> seats;
    for (std::size_t i = 0; i < limits::kSocketsPerUser; ++i)
        seats.push_back(std::move(*hub.takeSeat(UserId(1))));
    EXPECT_FALSE(hub.takeSeat(UserId(1)));
    EXPECT_TRUE(hub.takeSeat(UserId(2)));
    seats.pop_back();
    EXPECT_TRUE(hub.takeSeat(UserId(1)));
}
