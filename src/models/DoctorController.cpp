// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DoctorController.h"

#include "diagnostics/ConnectionDoctor.h"

#include <utility>

namespace vatochito {

DoctorController::DoctorController(Services services, QObject *parent)
    : QObject(parent), m_services(std::move(services)), m_checks([this](Remedy remedy) { return canDo(remedy); })
{
}

DoctorController::~DoctorController() = default;

QString DoctorController::summary() const
{
    const int troubles = m_checks.countOf(Verdict::Failed);
    switch (m_state) {
    case State::Ready:
        return tr("I look at everything between you and the server. It takes 15 seconds at most.");
    case State::Running:
        return tr("Looking at your connection…");
    case State::AllWell:
        return tr("All is well.");
    case State::Partly:
        return tr("What was looked at is well; %n check(s) could not be made.", nullptr, m_checks.countOfGaps());
    case State::Noted:
        return tr("It works. There is something to know.");
    case State::Trouble:
        return tr("%n problem(s) found.", nullptr, troubles);
    case State::Cancelled:
        return tr("Stopped. What was looked at until then stands here.");
    }
    return {};
}

void DoctorController::forget()
{
    m_doctor.reset();
    m_checks.clear();
    setState(State::Ready);
}

void DoctorController::retranslate()
{
    m_checks.retranslate();
    Q_EMIT summaryChanged();
}

void DoctorController::show()
{
    Q_EMIT shown();
    if (m_state != State::Running)
        run();
}

void DoctorController::run()
{
    if (m_state == State::Running || !m_services.makeDoctor)
        return;
    m_doctor = m_services.makeDoctor(m_question);
    if (!m_doctor)
        return;
    m_checks.clear();
    connect(m_doctor.get(), &ConnectionDoctor::started, &m_checks, &DoctorModel::begin);
    connect(m_doctor.get(), &ConnectionDoctor::checked, &m_checks, &DoctorModel::conclude);
    connect(m_doctor.get(), &ConnectionDoctor::finished, this, &DoctorController::conclude);
    setState(State::Running);
    m_doctor->run();
}

void DoctorController::cancel()
{
    if (m_doctor)
        m_doctor->cancel();
}

void DoctorController::remedy(int row)
{
    const Remedy remedy = m_checks.remedy(row);
    const QString address = m_checks.address(row);
    switch (remedy) {
    case Remedy::None:
        break;
    case Remedy::TryAgain:
        run();
        break;
    case Remedy::ChangeAddress:
        Q_EMIT addressChangeSuggested(address);
        break;
    case Remedy::SignIn:
        Q_EMIT signInSuggested();
        break;
    case Remedy::MakeReport:
        Q_EMIT reportSuggested();
        break;
    case Remedy::OpenAdvancedSettings:
        Q_EMIT advancedSettingsSuggested();
        break;
    case Remedy::OpenNetworkSettings:
    case Remedy::OpenDateSettings:
    case Remedy::OpenNotificationSettings:
    case Remedy::OpenBrowser:
    case Remedy::MakeRoom:
    case Remedy::GetFont:
        m_services.doIt(m_question, remedy, address);
        break;
    case Remedy::UseSocketAddress:
    case Remedy::FollowServerAddress:
    case Remedy::FetchMessagesAgain:
        m_services.doIt(m_question, remedy, address);
        run(); // Whether it helped is what one wants to see.
        break;
    }
}

bool DoctorController::canDo(Remedy remedy) const
{
    switch (remedy) {
    case Remedy::None:
        return false;
    case Remedy::TryAgain:
        return m_state != State::Running;
    case Remedy::ChangeAddress:
    case Remedy::OpenAdvancedSettings:
    case Remedy::SignIn:
    case Remedy::MakeReport:
        return true;
    default:
        return m_services.canDo && m_services.canDo(remedy);
    }
}

void DoctorController::conclude()
{
    const bool isCancelled = m_doctor->state() == ConnectionDoctor::State::Cancelled;
    // This is called from inside it.
    m_doctor.release()->deleteLater();
    m_checks.dropUnfinished();
    if (isCancelled)
        setState(State::Cancelled);
    else if (m_checks.countOf(Verdict::Failed) > 0)
        setState(State::Trouble);
    else if (m_checks.countOf(Verdict::Warning) > 0)
        setState(State::Noted);
    else
        setState(m_checks.countOfGaps() > 0 ? State::Partly : State::AllWell);
    // What a button can do depends on the state.
    m_checks.retranslate();
}

void DoctorController::setState(State state)
{
    if (std::exchange(m_state, state) == state)
        return;
    Q_EMIT stateChanged();
    Q_EMIT summaryChanged();
}

} // namespace vatochito
