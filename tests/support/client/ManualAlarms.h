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
    /// How many alarms are waiting.
    int activeCount() const;

private:
    class ManualAlarm;

    ManualAlarm *firstDue(std::chrono::steady_clock::time_point until) const;

    ManualClock &m_clock;
    std::vector<ManualAlarm *> m_alarms;
};

} // namespace vatochito
