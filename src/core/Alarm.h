// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace vatochito {

/// Calls back once, after a while. Destroying or stopping it means that it never will.
class Alarm
{
public:
    virtual ~Alarm() = default;

    /// Starts anew when it is running already.
    virtual void start(std::chrono::milliseconds wait) = 0;
    virtual void stop() = 0;
    virtual bool isRunning() const = 0;
};

/// Makes alarms on the thread it is called on. Tests put one in its place whose time is moved by hand.
class AlarmFactory
{
public:
    virtual ~AlarmFactory() = default;

    /// \a ring may destroy or restart the alarm.
    virtual std::unique_ptr<Alarm> make(std::function<void()> ring) const = 0;
};

/// Alarms on QTimer.
class TimerAlarms final : public AlarmFactory
{
public:
    std::unique_ptr<Alarm> make(std::function<void()> ring) const override;
};

} // namespace vatochito
