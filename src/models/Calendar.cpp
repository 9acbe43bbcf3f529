// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Calendar.h"

#include "models/Moments.h"

#include <algorithm>
#include <chrono>

namespace vatochito {

Calendar::Calendar(const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_today(Moments::local(clock.now()).date())
{
    m_midnight.setSingleShot(true);
    m_midnight.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_midnight, &QTimer::timeout, this, &Calendar::check);
    waitForMidnight();
}

void Calendar::check()
{
    const QDate today = Moments::local(m_clock.now()).date();
    if (today != m_today) {
        m_today = today;
        Q_EMIT dayChanged();
    }
    waitForMidnight();
}

void Calendar::waitForMidnight()
{
    using namespace std::chrono_literals;
    const QDateTime now = Moments::local(m_clock.now());
    // A second past it: a timer that fires early would find the old day and come back a day later.
    const std::chrono::milliseconds wait(now.msecsTo(now.date().addDays(1).startOfDay()));
    m_midnight.start(std::max(wait, 0ms) + 1s);
}

} // namespace vatochito
