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

TEST(SendQueue, isBoundedInFrames)
{
    SendQueue queue;
    for (std::size_t i = 0; i < limits::kSendQueueFrames; ++i)
        ASSERT_TRUE(queue.push(frameOf(1), {}));
    EXPECT_FALSE(queue.push(frameOf(1), {}));
    queue.pop();
    EXPECT_TRUE(queue.push(frameOf(1), {}));
}

TEST(SendQueue, isBoundedInBytesButTakesOneFrameOfAnySize)
{
    SendQueue queue;
    EXPECT_TRUE(queue.push(frameOf(limits::kSendQueueBytes * 2), {}));
    EXPECT_FALSE(queue.push(frameOf(1), {}));
    queue.pop();
    EXPECT_TRUE(queue.push(frameOf(1), {}));
}

TEST(SendQueue, isBoundedInAge)
{
    SendQueue queue;
    const SendQueue::Moment start{};
    EXPECT_TRUE(queue.push(frameOf(1), start));
    EXPECT_TRUE(queue.push(frameOf(1), start + 10s));
    EXPECT_FALSE(queue.push(frameOf(1), start + 11s));
}
