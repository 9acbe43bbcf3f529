// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace vatochito {

class ManualAlarms;
class ManualClock;

/// Joins a manual clock to real sockets: runs the event loop, and whenever nothing happens any more, moves the time to
/// the next alarm. Hours pass in moments, and nothing is waited for that the system does by itself.
/// Thread: the one of the application object.
class TimeDriver final : public QObject
{
    Q_OBJECT

public:
    /// How long nothing must happen, at the least. Where the machine is busy with other things it is longer, up to
    /// kLongestQuiet: else the time would run ahead of threads and programs that only wait for their turn.
    static constexpr std::chrono::milliseconds kQuiet{10};
    static constexpr std::chrono::milliseconds kLongestQuiet{100};

    enum class Asked { First, Again };

    /// \param isBusy  Something is under way that no event tells of; it is asked again a moment later.
    TimeDriver(ManualClock &clock, ManualAlarms &alarms, std::function<bool(Asked)> isBusy);
    ~TimeDriver() override;

    /// False: it did not come to hold within \a atMost of manual time.
    bool until(const std::function<bool()> &holds, std::chrono::milliseconds atMost = std::chrono::minutes(30));
    /// Lets just so much time pass.
    void run(std::chrono::milliseconds time);
    /// Runs the event loop until nothing happens; the time stands still.
    void settle();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// True: \a holds did.
    bool runUntilQuiet(const std::function<bool()> &holds);
    void startQuiet();
    /// It was quiet: for longer than asked for, when the machine is busy.
    void noteLag();

    ManualClock &m_clock;
    ManualAlarms &m_alarms;
    std::function<bool(Asked)> m_isBusy;
    QTimer m_quiet;
    QElapsedTimer m_sinceQuiet;
    std::chrono::milliseconds m_lag{};
    bool m_hasHappened = false;
};

} // namespace vatochito
