// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "support/client/ManualClock.h"

#include <vector>

namespace vatochito {

/// Alarms that ring when the test moves the time. Must outlive the alarms it made.
class ManualAlarms final : public AlarmFactory
{
public:
    explicit ManualAlarms(ManualClock &clock) : m_clock(clock) {}

    std::unique_ptr<Alarm> makeAlarm() override;

    /// Moves the clock on by \a step, ringing what falls due on the way, in the order of its time.
    void advance(std::chrono::milliseconds step);
    /// Moves the clock on to the next alarm and rings it, but by \a atMost at the most.
    void advanceToNext(std::chrono::milliseconds atMost);
    /// How many alarms are waiting.
    int activeCount() const;
    /// How many there are, waiting or not.
    int aliveCount() const { return static_cast<int>(m_alarms.size()); }

private:
    class ManualAlarm;

    ManualAlarm *firstDue(std::chrono::steady_clock::time_point until) const;

    ManualClock &m_clock;
    std::vector<ManualAlarm *> m_alarms;
};

} // namespace vatochito
