// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

namespace vatochito {

/// A clock whose hands the test moves. ManualAlarms moves it too, and rings what falls due.
class ManualClock final : public Clock
{
public:
    Timestamp now() const override { return m_now; }
    std::chrono::steady_clock::time_point monotonic() const override { return m_monotonic; }

    void advance(std::chrono::milliseconds step)
    {
        m_now += step;
        m_monotonic += step;
    }

    /// The wall alone, as when a person sets it.
    void jumpWall(std::chrono::milliseconds step) { m_now += step; }

private:
    Timestamp m_now = fromMicros(1'795'414'453'978'824); // 2026-11-23T06:14:13.978824Z
    std::chrono::steady_clock::time_point m_monotonic{std::chrono::hours(1)};
};

} // namespace vatochito
