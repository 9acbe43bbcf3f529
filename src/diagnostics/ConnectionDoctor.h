// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Alarm.h"
#include "diagnostics/Check.h"

#include <QList>
#include <QObject>

#include <memory>
#include <vector>

namespace vatochito {

/// Runs checks one after the other, each with a deadline, all of them within 15 s. A check whose ground did not go well
/// is skipped, not failed. One run: a new one is a new doctor. Thread: the one it was made on.
class ConnectionDoctor final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kWhole{15};
    /// Of that, what the network leaves to this computer.
    static constexpr std::chrono::seconds kForTheComputer{4};

    enum class State { Ready, Running, Done, Cancelled };

    /// \a alarms and \a clock must outlive this object.
    ConnectionDoctor(std::vector<std::unique_ptr<Check>> checks, AlarmFactory &alarms, const Clock &clock,
                     QObject *parent = nullptr);
    ~ConnectionDoctor() override;

    State state() const { return m_state; }
    /// What it looks at, in its order.
    const QList<CheckId> &plan() const { return m_plan; }
    const QList<CheckResult> &results() const { return m_results; }

    /// Once.
    /// \param spent  Of the whole: what came before, and what somebody needs afterwards.
    void run(std::chrono::milliseconds spent = {});
    /// Nothing follows but finished(). Does nothing unless it runs.
    void cancel();

Q_SIGNALS:
    void started(vatochito::CheckId check);
    void checked(const vatochito::CheckResult &result);
    /// Done or cancelled.
    void finished();

private:
    void next();
    void begin(Check &check);
    void take(int turn, const CheckOutcome &outcome);
    void conclude(const CheckOutcome &outcome);
    void finish(State state);
    bool hasGround(const Check &check) const;
    /// How long \a check may take, of its own deadline and of what is left of the whole.
    std::chrono::milliseconds limit(const Check &check) const;

    std::vector<std::unique_ptr<Check>> m_checks; ///< None once it is finished: no socket of theirs outlives it.
    QList<CheckId> m_plan;
    const Clock &m_clock;
    const std::unique_ptr<Alarm> m_deadline;
    State m_state = State::Ready;
    std::size_t m_index = 0; ///< Of the check that is looked at.
    int m_turn = 0;          ///< Answers of another turn come too late.
    std::chrono::steady_clock::time_point m_begun{};
    std::chrono::steady_clock::time_point m_checkBegun{};
    QList<CheckResult> m_results;
};

} // namespace vatochito
