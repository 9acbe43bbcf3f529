// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/ConnectionDoctor.h"

#include "core/LogCategories.h"

#include <algorithm>

namespace vatochito {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

ConnectionDoctor::ConnectionDoctor(std::vector<std::unique_ptr<Check>> checks, AlarmFactory &alarms, const Clock &clock,
                                   QObject *parent)
    : QObject(parent), m_checks(std::move(checks)), m_clock(clock), m_deadline(alarms.makeAlarm())
{
    for (const auto &check : m_checks)
        m_plan.append(check->id());
}

ConnectionDoctor::~ConnectionDoctor() = default;

void ConnectionDoctor::run(milliseconds spent)
{
    if (m_state != State::Ready)
        return;
    m_state = State::Running;
    m_begun = m_clock.monotonic() - spent;
    next();
}

void ConnectionDoctor::cancel()
{
    if (m_state != State::Running)
        return;
    finish(State::Cancelled);
}

void ConnectionDoctor::next()
{
    if (m_state != State::Running)
        return;
    if (m_index == m_checks.size()) {
        finish(State::Done);
        return;
    }
    Check &check = *m_checks[m_index];
    m_checkBegun = m_clock.monotonic();
    const int turn = ++m_turn;
    Q_EMIT started(check.id());
    if (turn != m_turn)
        return; // Cancelled by who was told.
    if (!hasGround(check))
        conclude(CheckOutcome{.finding = Finding::GroundFailed});
    else if (limit(check) <= 0ms)
        conclude(CheckOutcome{.finding = Finding::NoTimeLeft});
    else
        begin(check);
}

void ConnectionDoctor::begin(Check &check)
{
    const milliseconds time = limit(check);
    const bool isWhole = time >= check.deadline();
    m_deadline->start(time, [this, &check, isWhole] { conclude(isWhole ? check.late() : check.cut()); });
    const int turn = m_turn;
    check.begin([this, turn](const CheckOutcome &outcome) {
        // Through the event loop: stopping destroys what this is called from.
        QMetaObject::invokeMethod(
            this, [this, turn, outcome] { take(turn, outcome); }, Qt::QueuedConnection);
    });
}

void ConnectionDoctor::take(int turn, const CheckOutcome &outcome)
{
    if (m_state == State::Running && turn == m_turn)
        conclude(outcome);
}

void ConnectionDoctor::conclude(const CheckOutcome &outcome)
{
    ++m_turn;
    m_deadline->stop();
    Check &check = *m_checks[m_index];
    check.stop();
    const CheckResult result{.check = check.id(),
                             .outcome = outcome,
                             .took = std::chrono::duration_cast<milliseconds>(m_clock.monotonic() - m_checkBegun)};
    m_results.append(result);
    ++m_index;
    qCInfo(lcDoctor).noquote().nospace() << "check=" << nameOf(result.check) << " verdict=" << nameOf(outcome.verdict())
                                         << " cause=" << traitsOf(outcome.finding).name
                                         << " ms=" << result.took.count();
    Q_EMIT checked(result);
    QMetaObject::invokeMethod(this, &ConnectionDoctor::next, Qt::QueuedConnection);
}

void ConnectionDoctor::finish(State state)
{
    ++m_turn;
    m_deadline->stop();
    m_state = state;
    m_checks.clear();
    Q_EMIT finished();
}

bool ConnectionDoctor::hasGround(const Check &check) const
{
    return std::ranges::all_of(check.grounds(), [this](CheckId ground) {
        const auto found = std::ranges::find(m_results, ground, &CheckResult::check);
        if (found == m_results.end())
            return false;
        const Verdict verdict = found->outcome.verdict();
        return verdict == Verdict::Ok || verdict == Verdict::Warning;
    });
}

milliseconds ConnectionDoctor::limit(const Check &check) const
{
    const auto spent = std::chrono::duration_cast<milliseconds>(m_clock.monotonic() - m_begun);
    const milliseconds whole = check.place() == Check::Place::Network ? kWhole - kForTheComputer : kWhole;
    return std::min(check.deadline(), whole - spent);
}

} // namespace vatochito
