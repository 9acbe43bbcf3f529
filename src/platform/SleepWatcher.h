// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Alarm.h"
#include "platform/SleepEvents.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace vatochito {

/// Tells of the computer's sleep: by the system's word where it gives one, and always by the clock on the wall, which
/// goes on while the monotonic one stands still. Where the system tells that the wall clock jumped, the two are
/// compared at once. Thread: the one it was made on.
class SleepWatcher final : public QObject
{
    Q_OBJECT

public:
    /// How often the two clocks are compared, at least.
    static constexpr std::chrono::seconds kCompareEvery{15};
    /// Apart by more, and it slept. A person or a time server who sets the clock forward looks the same, which costs a
    /// ping.
    static constexpr std::chrono::seconds kTolerance{5};

    /// \param events  Null: the clocks alone tell. The others must outlive this object.
    SleepWatcher(std::unique_ptr<SleepEvents> events, const Clock &clock, AlarmFactory &alarms,
                 QObject *parent = nullptr);
    ~SleepWatcher() override;

    /// What aboutToSleep() called for is done.
    void readyToSleep();

Q_SIGNALS:
    void aboutToSleep();
    void woke();

private:
    std::chrono::microseconds lead() const;
    void compare();
    void takeWord();
    void tellAwake();

    const Clock &m_clock;
    std::unique_ptr<SleepEvents> m_events;
    std::unique_ptr<Alarm> m_compare;
    std::chrono::microseconds m_lead;                               ///< Of the wall before the monotonic clock.
    std::optional<std::chrono::steady_clock::time_point> m_awakeAt; ///< By the clocks, of the sleep that was last.
};

} // namespace vatochito
