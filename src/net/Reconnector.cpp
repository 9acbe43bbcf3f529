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

void Reconnector::take(Hint hint)
{
    if (m_phase == Phase::Live)
        return;
    if (hint == Hint::Focused) {
        const auto now = m_clock.monotonic();
        if (m_focusedAt && now - *m_focusedAt < kFocusInterval)
            return;
        m_focusedAt = now;
    }
    m_attempt = 0;
    // What is under way goes on; the links see to it where the hint says that it cannot succeed.
    if (m_phase == Phase::Trying) {
        m_isOverOldNetwork = m_isOverOldNetwork || hint == Hint::NetworkChanged || hint == Hint::Woke;
        return;
    }
    m_alarm->stop();
    tryAgain();
}

void Reconnector::live()
{
    if (!isTrying())
        return;
    m_isProbing = false;
    m_isOverOldNetwork = false;
    m_alarm->start(kTrustAfter, [this] {
        m_attempt = 0;
        Q_EMIT changed();
    });
    setPhase(Phase::Live);
}

void Reconnector::lost(Error::Code reason, std::chrono::milliseconds atLeast)
{
    if (!isTrying() && m_phase != Phase::Live)
        return;
    m_reason = reason;
    if (std::exchange(m_isOverOldNetwork, false) && m_phase == Phase::Trying && atLeast.count() == 0) {
        tryAgain();
        return;
    }
    if (m_isProbing) {
        m_isProbing = false;
        waitQuietly(atLeast);
        Q_EMIT changed(); // perhaps for another reason
        return;
    }
    if (const auto nominal = Backoff::nominalDelay(m_attempt + 1)) {
        waitVisibly(*nominal, std::max(Backoff::jittered(*nominal, m_random()), atLeast));
        return;
    }
    qCInfo(lcWebSocket) << "[WebSocket] Max reconnection attempts reached";
    m_probes = 0;
    waitQuietly(atLeast);
    setPhase(Phase::Unreachable);
}

void Reconnector::leftFor(std::chrono::milliseconds wait, Error::Code reason)
{
    if (m_phase != Phase::Live || m_attempt > 0) {
        lost(reason, wait);
        return;
    }
    m_reason = reason;
    waitVisibly(std::chrono::ceil<std::chrono::seconds>(wait), wait);
}

void Reconnector::waitVisibly(std::chrono::seconds nominal, std::chrono::milliseconds wait)
{
    ++m_attempt;
    m_nominalWait = nominal;
    m_retryAt = m_clock.monotonic() + wait;
    m_alarm->start(wait, [this] { tryAgain(); });
    qCInfo(lcWebSocket).nospace() << "[WebSocket] Reconnecting in " << m_nominalWait.count() << "s... (attempt "
                                  << m_attempt << " of " << Backoff::kAttempts << ")";
    setPhase(Phase::Waiting);
}

void Reconnector::waitQuietly(std::chrono::milliseconds atLeast)
{
    m_alarm->start(std::max(Backoff::quietDelay(++m_probes, m_random()), atLeast), [this] { probe(); });
}

void Reconnector::giveUp(Error::Code reason)
{
    m_alarm->stop();
    m_isProbing = false;
    m_isOverOldNetwork = false;
    m_reason = reason;
    setPhase(Phase::Unreachable);
}

void Reconnector::stop()
{
    m_alarm->stop();
    m_isProbing = false;
    m_isOverOldNetwork = false;
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
    m_isProbing = false;
    setPhase(Phase::Trying);
    Q_EMIT attemptDue();
}

void Reconnector::probe()
{
    m_isProbing = true;
    Q_EMIT attemptDue();
}

} // namespace vatochito
