// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Alarm.h"
#include "core/Connection.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace vatochito {

/// A number in [0, 1).
using Random = std::function<double()>;

/// When to try to connect: the only owner of the attempt count and the countdown, one an account. Five visible
/// attempts, then a quiet probe for ever; hints start afresh. Knows no socket. Thread: the one it was made on.
class Reconnector final : public QObject
{
    Q_OBJECT

public:
    /// Only a connection that has lived so long is trusted: else a server that crashes in a loop would be hammered at
    /// the first delay.
    static constexpr std::chrono::seconds kTrustAfter{30};
    /// Hint::Focused counts at most so often.
    static constexpr std::chrono::seconds kFocusInterval{10};

    enum class Phase {
        Stopped,
        Trying,
        Live,
        Waiting,
        Unreachable, ///< All five attempts failed; probing quietly from time to time does not change it.
    };

    /// All must outlive this object.
    Reconnector(AlarmFactory &alarms, const Clock &clock, Random random, QObject *parent = nullptr);

    Phase phase() const { return m_phase; }
    int attempt() const { return m_attempt; }
    std::chrono::seconds nominalWait() const { return m_nominalWait; }
    std::chrono::steady_clock::time_point retryAt() const { return m_retryAt; }
    /// Of the last loss.
    Error::Code reason() const { return m_reason; }

    /// Tries at once, with fresh attempts. Does nothing while trying or live.
    void tryNow() { take(Hint::TryNow); }
    /// The same, for \a hint. What is under way while the network changes may be lost with the one of before: then
    /// another attempt follows it without a wait.
    void take(Hint hint);
    /// The connection lives.
    void live();
    /// It does not, or no longer. Does nothing unless trying, live or probing.
    /// \param atLeast  What the server asked to wait.
    void lost(Error::Code reason, std::chrono::milliseconds atLeast = {});
    /// It does not, because the server asked to be left for \a wait. Where attempts had failed before, as lost().
    void leftFor(std::chrono::milliseconds wait, Error::Code reason);
    /// It does not, and is being made again without a wait: only why is to be remembered.
    void lostForAMoment(Error::Code reason) { m_reason = reason; }
    /// There is no sense in trying, nor in probing.
    void giveUp(Error::Code reason);
    void stop();

Q_SIGNALS:
    void attemptDue();
    void changed();

private:
    bool isTrying() const { return m_phase == Phase::Trying || m_isProbing; }
    void setPhase(Phase phase);
    void waitVisibly(std::chrono::seconds nominal, std::chrono::milliseconds wait);
    void waitQuietly(std::chrono::milliseconds atLeast);
    void tryAgain();
    void probe();

    const Clock &m_clock;
    const Random m_random;
    const std::unique_ptr<Alarm> m_alarm; ///< The wait, or how long to go until the connection is trusted.
    Phase m_phase = Phase::Stopped;
    int m_attempt = 0;
    int m_probes = 0;                ///< Quiet ones since the attempts were used up.
    bool m_isProbing = false;        ///< One is on its way.
    bool m_isOverOldNetwork = false; ///< The attempt that is under way, or part of it.
    std::chrono::seconds m_nominalWait{};
    std::chrono::steady_clock::time_point m_retryAt{};
    std::optional<std::chrono::steady_clock::time_point> m_focusedAt; ///< When Hint::Focused last counted.
    Error::Code m_reason = Error::Code::Offline;
};

} // namespace vatochito
