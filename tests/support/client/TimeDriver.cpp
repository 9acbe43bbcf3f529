// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/TimeDriver.h"

#include "support/client/ManualAlarms.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <algorithm>
#include <utility>

namespace vatochito {

using namespace std::chrono_literals;

namespace {

/// Of real time, for one wait: far more than any takes. A failure, not a delay.
constexpr auto kLimit = 180s;

} // namespace

TimeDriver::TimeDriver(ManualClock &clock, ManualAlarms &alarms, std::function<bool(Asked)> isBusy)
    : m_clock(clock), m_alarms(alarms), m_isBusy(std::move(isBusy))
{
    m_quiet.setSingleShot(true);
    m_quiet.setTimerType(Qt::PreciseTimer);
    QCoreApplication::instance()->installEventFilter(this);
}

TimeDriver::~TimeDriver() = default;

bool TimeDriver::until(const std::function<bool()> &holds, std::chrono::milliseconds atMost)
{
    const auto end = m_clock.monotonic() + atMost;
    const QDeadlineTimer limit(kLimit);
    while (!runUntilQuiet(holds)) {
        if (m_clock.monotonic() >= end || limit.hasExpired())
            return false;
        m_alarms.advanceToNext(std::chrono::duration_cast<std::chrono::milliseconds>(end - m_clock.monotonic()));
    }
    return true;
}

void TimeDriver::run(std::chrono::milliseconds time)
{
    until([] { return false; }, time);
}

void TimeDriver::settle()
{
    runUntilQuiet([] { return false; });
}

bool TimeDriver::eventFilter(QObject *watched, QEvent *)
{
    if (watched != &m_quiet)
        m_hasHappened = true;
    return false;
}

void TimeDriver::startQuiet()
{
    constexpr int kMargin = 4;
    m_quiet.start(std::min(kQuiet + kMargin * m_lag, kLongestQuiet));
    m_sinceQuiet.start();
}

void TimeDriver::noteLag()
{
    const auto lag = std::chrono::milliseconds(m_sinceQuiet.elapsed()) - m_quiet.intervalAsDuration();
    m_lag = std::max(lag, m_lag * 9 / 10);
}

bool TimeDriver::runUntilQuiet(const std::function<bool()> &holds)
{
    auto asked = Asked::First;
    startQuiet();
    while (!holds()) {
        m_hasHappened = false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (m_hasHappened) {
            startQuiet();
        } else if (!m_quiet.isActive()) {
            noteLag();
            if (!m_isBusy(std::exchange(asked, Asked::Again)))
                return false;
            startQuiet();
        }
    }
    return true;
}

} // namespace vatochito
