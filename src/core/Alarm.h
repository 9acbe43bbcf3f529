// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace vatochito {

/// One wait at a time. Destroying it ends the wait, so a callback may capture the alarm's owner.
/// Thread: the one it was made on.
class Alarm
{
public:
    virtual ~Alarm() = default;

    /// Calls \a ring once when \a wait is over, never before; an earlier wait is forgotten. \a ring may start it again.
    virtual void start(std::chrono::milliseconds wait, std::function<void()> ring) = 0;
    virtual void stop() = 0;
    virtual bool isActive() const = 0;
};

/// Where alarms come from. Tests put one in its place whose time they move by hand.
class AlarmFactory
{
public:
    virtual ~AlarmFactory() = default;

    virtual std::unique_ptr<Alarm> makeAlarm() = 0;
};

/// Alarms on QTimer; needs an event loop.
class SystemAlarms final : public AlarmFactory
{
public:
    std::unique_ptr<Alarm> makeAlarm() override;
};

} // namespace vatochito
