// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/SendQueue.h"

#include "server/domain/Limits.h"

#include <gtest/gtest.h>

using namespace vatochito::server;
using namespace std::chrono_literals;

namespace {

Frame frameOf(std::size_t bytes)
{
    return std::make_shared<const std::string>(bytes, 'x');
}

} // namespace

TEST(SendQueue, isBoundedInFramesThatWait)
{
    SendQueue queue;
    ASSERT_TRUE(queue.push(frameOf(1), Importance::Always, {}));
    for (std::size_t i = 0; i < limits::kSendQueueFrames; ++i)
        ASSERT_TRUE(queue.push(frameOf(1), Importance::Always, {}));
    EXPECT_FALSE(queue.push(frameOf(1), Importance::Always, {}));
    queue.pop({});
    EXPECT_TRUE(queue.push(frameOf(1), Importance::Always, {}));
}

TEST(SendQueue, isBoundedInBytesButOneFrameOfAnySizeMayWait)
{
    SendQueue queue;
    EXPECT_TRUE(queue.push(frameOf(limits::kSendQueueBytes * 2), Importance::Always, {}));
    EXPECT_TRUE(queue.push(frameOf(limits::kSendQueueBytes * 2), Importance::Always, {}));
    EXPECT_FALSE(queue.push(frameOf(1), Importance::Always, {}));
    queue.pop({});
    EXPECT_TRUE(queue.push(frameOf(1), Importance::Always, {}));
}

TEST(SendQueue, isBoundedInAge)
{
    SendQueue queue;
    const SendQueue::Moment start{};
    EXPECT_TRUE(queue.push(frameOf(1), Importance::Always, start));
    EXPECT_TRUE(queue.push(frameOf(1), Importance::Always, start));
    EXPECT_TRUE(queue.push(frameOf(1), Importance::Always, start + 10s));
    EXPECT_FALSE(queue.push(frameOf(1), Importance::Always, start + 11s));
}

TEST(SendQueue, whatWaitsForALargeFrame_growsNoOlderWhileThatNeedsItsTime)
{
    SendQueue queue;
    const SendQueue::Moment start{};
    EXPECT_TRUE(queue.push(frameOf(60 * limits::kSlowestBytesPerSecond), Importance::Always, start));
    EXPECT_TRUE(queue.push(frameOf(1), Importance::Always, start + 1s));
    EXPECT_TRUE(queue.push(frameOf(1), Importance::Always, start + 70s));
    EXPECT_FALSE(queue.push(frameOf(1), Importance::Always, start + 71s));
    queue.pop(start + 71s);
    EXPECT_TRUE(queue.push(frameOf(1), Importance::Always, start + 81s));
}

TEST(SendQueue, whatMayBeLeftOut_goesBeforeTheReaderDoesAndTypingFirst)
{
    SendQueue queue;
    const auto push = [&queue](Importance importance) {
        return queue.push(frameOf(limits::kSendQueueBytes / 4), importance, {});
    };
    ASSERT_TRUE(push(Importance::Always)); // on its way
    ASSERT_TRUE(push(Importance::Always));
    ASSERT_TRUE(push(Importance::Presence));
    ASSERT_TRUE(push(Importance::Typing));
    ASSERT_TRUE(push(Importance::Always));
    ASSERT_TRUE(push(Importance::Always)); // instead of the typing
    ASSERT_TRUE(push(Importance::Typing)); // left out itself
    ASSERT_TRUE(push(Importance::Always)); // instead of the presence
    EXPECT_FALSE(push(Importance::Always));
    std::size_t left = 0;
    for (; !queue.isEmpty(); queue.pop({}))
        ++left;
    EXPECT_EQ(left, 5u);
}
