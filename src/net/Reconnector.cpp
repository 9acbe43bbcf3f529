// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Reconnector.h"

#include "base/Backoff.h"
#include "core/LogCategories.h"

#include <algorithm>
#include <utility>

namespace vatochito {

Reconnector::Reconnector(AlarmFactory &alarms, const Clock &clock, Random random, QObject *parent)
    : QObject(parent), m_clock(clock), m_random(std::move(random)), m_alarm(alarms.makeAlarm())
{
}

void Reconnector::tryNow()
{
    if (m_phase == Phase::Trying || m_phase == Phase::Live)
        return;
    m_alarm->stop();
    m_attempt = 0;
    tryAgain();
}

void Reconnector::live()
{
    if (m_phase != Phase::Trying)
        return;
    m_alarm->start(kTrustAfter, [this] {
        m_attempt = 0;
        Q_EMIT changed();
    });
    setPhase(Phase::Live);
}

void Reconnector::lost(Error::Code reason, std::chrono::milliseconds atLeast)
{
    if (m_phase != Phase::Trying && m_phase != Phase::Live)
        return;
    m_reason = reason;
    const auto nominal = Backoff::nominalDelay(m_attempt + 1);
    if (!nominal) {
        qCInfo(lcWebSocket) << "[WebSocket] Max reconnection attempts reached";
        giveUp(reason);
        return;
    }
    ++m_attempt;
    m_nominalWait = *nominal;
    const auto wait = std::max(Backoff::jittered(*nominal, m_random()), atLeast);
    m_retryAt = m_clock.monotonic() + wait;
    m_alarm->start(wait, [this] { tryAgain(); });
    qCInfo(lcWebSocket).nospace() << "[WebSocket] Reconnecting in " << m_nominalWait.count() << "s... (attempt "
                                  << m_attempt << " of " << Backoff::kAttempts << ")";
    setPhase(Phase::Waiting);
}

void Reconnector::giveUp(Error::Code reason)
{
    m_alarm->stop();
    m_reason = reason;
    setPhase(Phase::Unreachable);
}

void Reconnector::stop()
{
    m_alarm->stop();
    m_attempt = 0;
    setPhase(Phase::Stopped);
}

void Reconnector::setPhase(Phase phase)
{
    m_phase = phase;
    Q_EMIT changed();
}

void Reconnector::tryAgain()
{
    setPhase(Phase::Trying);
    Q_EMIT attemptDue();
}

} // namespace vatochito
