// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/SleepWatcher.h"

#include "core/LogCategories.h"

#include <utility>

namespace vatochito {

SleepWatcher::SleepWatcher(std::unique_ptr<SleepEvents> events, const Clock &clock, AlarmFactory &alarms,
                           QObject *parent)
    : QObject(parent), m_clock(clock), m_events(std::move(events)), m_compare(alarms.makeAlarm()), m_lead(lead())
{
    m_compare->start(kCompareEvery, [this] { compare(); });
    if (!m_events)
        return;
    connect(m_events.get(), &SleepEvents::aboutToSleep, this, [this] {
        m_awakeAt.reset();
        Q_EMIT aboutToSleep();
    });
    connect(m_events.get(), &SleepEvents::woke, this, &SleepWatcher::takeWord);
    connect(m_events.get(), &SleepEvents::clockJumped, this, &SleepWatcher::compare);
}

SleepWatcher::~SleepWatcher() = default;

void SleepWatcher::readyToSleep()
{
    if (m_events)
        m_events->readyToSleep();
}

std::chrono::microseconds SleepWatcher::lead() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(m_clock.now().time_since_epoch()) -
           std::chrono::duration_cast<std::chrono::microseconds>(m_clock.monotonic().time_since_epoch());
}

void SleepWatcher::compare()
{
    m_compare->start(kCompareEvery, [this] { compare(); });
    if (lead() - m_lead > kTolerance) {
        m_awakeAt = m_clock.monotonic();
        tellAwake();
    }
    m_lead = lead(); // A clock that runs a little wrong must not look like a sleep after a week.
}

void SleepWatcher::takeWord()
{
    // The kernel is faster than the services: their word of the same sleep comes a moment after the clock's.
    if (m_awakeAt && m_clock.monotonic() - *m_awakeAt < kTolerance)
        return;
    tellAwake();
}

void SleepWatcher::tellAwake()
{
    m_lead = lead();
    qCInfo(lcWebSocket) << "awake again";
    Q_EMIT woke();
}

} // namespace vatochito
