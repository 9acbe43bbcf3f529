// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/SyncDeadlines.h"

#include "support/server/ManualClock.h"

#include <gtest/gtest.h>

using namespace vatochito::server;
using namespace std::chrono_literals;

namespace {

using Due = SyncDeadlines::Due;

class SyncDeadlinesTest : public testing::Test
{
protected:
    ManualClock m_clock;
    SyncDeadlines m_deadlines{m_clock};
};

} // namespace

TEST_F(SyncDeadlinesTest, nextIn_isFullSecondsOfTheClock_soThatSocketsWakeTogether)
{
    m_deadlines.setToken(m_clock.now() + 1h);
    const auto wakesAt = m_clock.monotonic() + m_deadlines.nextIn();
    EXPECT_LT(wakesAt - std::chrono::floor<std::chrono::seconds>(wakesAt), 1ms);
    EXPECT_GE(m_deadlines.nextIn(), 75s);
    EXPECT_LE(m_deadlines.nextIn(), 76s);
}

TEST_F(SyncDeadlinesTest, waitingAsLongAsNextIn_findsItDue)
{
    m_deadlines.setToken(m_clock.now() + 1h);
    EXPECT_EQ(m_deadlines.take(), Due::Nothing);
    m_clock.advance(m_deadlines.nextIn());
    EXPECT_EQ(m_deadlines.take(), Due::PingEnd);
}

TEST_F(SyncDeadlinesTest, warning_isDueOnceForEachToken)
{
    m_deadlines.setToken(m_clock.now() + 60s);
    m_clock.advance(30s);
    EXPECT_EQ(m_deadlines.take(), Due::Warning);
    EXPECT_EQ(m_deadlines.take(), Due::Nothing);
    m_deadlines.setToken(m_clock.now() + 60s);
    EXPECT_EQ(m_deadlines.take(), Due::Nothing);
    m_clock.advance(30s);
    EXPECT_EQ(m_deadlines.take(), Due::Warning);
}

TEST_F(SyncDeadlinesTest, departure_isDueToTheMillisecondAndBeforeAllElse)
{
    m_deadlines.setToken(m_clock.now() + 10s);
    m_deadlines.departAfter(9500us);
    EXPECT_EQ(m_deadlines.departureIn(), 10ms);
    EXPECT_EQ(m_deadlines.nextIn(), 10ms);
    m_clock.advance(200s);
    EXPECT_EQ(m_deadlines.departureIn(), 0ms);
    EXPECT_EQ(m_deadlines.tokenLeft(), 0s);
    EXPECT_EQ(m_deadlines.take(), Due::Departure);
}
