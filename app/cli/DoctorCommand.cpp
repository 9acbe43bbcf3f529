// SPDX-License-Identifier: GPL-3.0-or-later
#include "DoctorCommand.h"

#include "Interrupt.h"
#include "Password.h"
#include "Waiting.h"
#include "diagnostics/Checks.h"
#include "diagnostics/ConnectionDoctor.h"
#include "diagnostics/DoctorWords.h"
#include "net/Authenticator.h"
#include "storage/Settings.h"

#include <QJsonObject>

#include <algorithm>
#include <tuple>

namespace vatochito::cli {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

QString symbolOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return u"✓"_s;
    case Verdict::Warning:
        return u"!"_s;
    case Verdict::Failed:
        return u"✗"_s;
    case Verdict::Skipped:
        return u"–"_s;
    }
    return {};
}

/// What is plain first, then what a technician asks for.
QString detailOf(const CheckResult &result)
{
    const QString cause = QString::fromLatin1(traitsOf(result.outcome.finding).name);
    const QString &detail = result.outcome.detail;
    return DoctorWords::sentence(result) + u" ("_s + cause + (detail.isEmpty() ? QString() : u": "_s + detail) + u')';
}

} // namespace

DoctorCommand::DoctorCommand(const Request &request, const Printer &printer, Profile profile, AccountServices services,
                             Transport &transport)
    : m_request(request)
    , m_printer(printer)
    , m_profile(std::move(profile))
    , m_services(std::move(services))
    , m_transport(transport)
    , m_begun(m_services.clock.monotonic())
{
}

DoctorCommand::~DoctorCommand() = default;

ExitCode DoctorCommand::run()
{
    Patient patient;
    patient.profile = m_profile;
    patient.vault = m_services.vault;
    if (!m_request.arguments.isEmpty())
        patient.conversation = m_request.conversation();
    if (m_request.isSessionOnly()) {
        if (const ExitCode met = meetGuest(patient); met != ExitCode::Done)
            return met;
    } else if (!meetProfile(patient)) {
        return ExitCode::NotSignedIn;
    }
    const ExitCode code = examine(std::move(patient));
    leave();
    return code;
}

bool DoctorCommand::meetProfile(Patient &patient)
{
    m_accounts = std::make_unique<Accounts>(m_profile, m_services);
    m_accounts->setSocketBase(m_request.socketBase);
    Account *account = m_accounts->openCurrent();
    if (!m_request.server.isEmpty())
        patient.address = ServerAddress::parse(m_request.server, m_request.socketBase);
    else if (account)
        patient.address = account->server();
    else if (const QString last = Settings(m_profile.folder()).lastServer(); !last.isEmpty())
        patient.address = ServerAddress::parse(last, m_request.socketBase);
    else {
        Printer::complain(tr("Nobody is signed in here. To look at a server: vatochito-cli doctor --server URL"));
        return false;
    }
    // An address that was asked for is looked at, whoever is signed in elsewhere.
    if (account && patient.address && patient.address->toString() == account->server().toString()) {
        std::ignore = awaitFor(account->cache().opened(), leftForMeeting()); // Cache::trouble() tells.
        account->session().resume();
        patient.session = &account->session();
        patient.cache = &account->cache();
    }
    return true;
}

ExitCode DoctorCommand::meetGuest(Patient &patient)
{
    const QString typed = m_request.server.isEmpty() ? Settings(m_profile.folder()).lastServer() : m_request.server;
    patient.address = ServerAddress::parse(typed, m_request.socketBase);
    if (!patient.address)
        return ExitCode::Done; // That is the first thing it looks at.
    const auto password = Password::current(m_request.user);
    if (!password)
        return ExitCode::Usage;
    m_begun = m_services.clock.monotonic(); // A person may have been asked for it.
    const auto authenticator = m_services.makeAuthenticator(*patient.address);
    const auto answer = awaitFor(authenticator->login(m_request.user, *password), leftForMeeting());
    if (!answer)
        return ExitCode::Done; // Why, is what it is about to find.
    const Result<Credentials> &credentials = *answer;
    if (!credentials && credentials.error().code == Error::Code::Rejected) {
        Printer::complain(credentials.error());
        return ExitCode::Failed;
    }
    if (!credentials)
        return ExitCode::Done;
    m_guest = std::make_unique<Account>(m_services, placeIn(m_profile, *patient.address, credentials->user));
    std::ignore = awaitFor(m_guest->cache().opened(), leftForMeeting());
    std::ignore = awaitFor(m_guest->session().begin(credentials->tokens), leftForMeeting());
    patient.session = &m_guest->session();
    patient.cache = &m_guest->cache();
    return ExitCode::Done;
}

ExitCode DoctorCommand::examine(Patient patient)
{
    ConnectionDoctor doctor(
        makeChecks(std::move(patient),
                   {.clock = m_services.clock, .alarms = m_services.alarms, .transport = m_transport}),
        m_services.alarms, m_services.clock);
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::asked, &doctor, &ConnectionDoctor::cancel);
    QObject::connect(&doctor, &ConnectionDoctor::checked, &doctor,
                     [this](const CheckResult &result) { print(result); });
    Waiting waiting(std::nullopt);
    waiting.lookOn(&doctor, &ConnectionDoctor::finished);
    doctor.run(spent() + (m_guest ? milliseconds(kForParting) : milliseconds()));
    waiting.until([&doctor] { return doctor.state() != ConnectionDoctor::State::Running; });
    const bool isCancelled = doctor.state() == ConnectionDoctor::State::Cancelled;
    const bool hasFailed = std::ranges::any_of(
        doctor.results(), [](const CheckResult &result) { return result.outcome.verdict() == Verdict::Failed; });
    return isCancelled || hasFailed ? ExitCode::Failed : ExitCode::Done;
}

void DoctorCommand::print(const CheckResult &result) const
{
    const QString advice = DoctorWords::advice(result);
    const QJsonObject json{
        {u"check"_s, nameOf(result.check)},
        {u"verdict"_s, nameOf(result.outcome.verdict())},
        {u"detail"_s, detailOf(result)},
        {u"remedy"_s, advice.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(advice)},
        {u"ms"_s, qint64(result.took.count())},
    };
    QString text = u"%1 %2: %3 [%4 ms]"_s.arg(symbolOf(result.outcome.verdict()), DoctorWords::title(result.check),
                                              detailOf(result), QString::number(result.took.count()));
    if (!advice.isEmpty())
        text += u"\n    → "_s + advice;
    m_printer.answer(json, text);
}

void DoctorCommand::leave()
{
    if (m_guest)
        std::ignore = awaitFor(m_guest->signOut(), std::max(ConnectionDoctor::kWhole - spent(), milliseconds()));
}

milliseconds DoctorCommand::spent() const
{
    return std::chrono::ceil<milliseconds>(m_services.clock.monotonic() - m_begun);
}

milliseconds DoctorCommand::leftForMeeting() const
{
    return std::max(kMeetingLimit - spent(), milliseconds());
}

} // namespace vatochito::cli
