// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CommandLine.h"
#include "ExitCode.h"
#include "Printer.h"
#include "diagnostics/Diagnosis.h"
#include "diagnostics/Examination.h"
#include "sync/Accounts.h"

#include <QCoreApplication>

#include <memory>

namespace vatochito::cli {

/// The connection doctor: looks as far as it can, whoever is signed in or not. It connects nothing but its own sockets,
/// and holds on neither to the outbox nor to anybody's presence.
class DoctorCommand
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::cli::DoctorCommand)

public:
    /// How long meeting the patient may take: opening the cache, and signing in for this run alone. It counts: all of
    /// it is over within ConnectionDoctor::kWhole.
    static constexpr std::chrono::seconds kMeetingLimit{5};
    /// What is kept of the whole for signing out again.
    static constexpr std::chrono::seconds kForParting{2};

    /// \a services names the system's keychain, or none for --session-only. All of it must outlive this object.
    DoctorCommand(const Request &request, const Printer &printer, Profile profile, AccountServices services,
                  Transport &transport);
    ~DoctorCommand();

    ExitCode run();

private:
    /// Who is remembered here, if that is whom one asks for. False: there is nobody to look at, and the person was
    /// told.
    bool meetProfile(Patient &patient);
    /// The one of --session-only.
    ExitCode meetGuest(Patient &patient);
    ExitCode examine(Patient patient);
    void print(const CheckResult &result) const;
    void leave();
    std::chrono::milliseconds spent() const;
    /// Of kMeetingLimit.
    std::chrono::milliseconds leftForMeeting() const;

    const Request &m_request;
    const Printer &m_printer;
    Profile m_profile;
    AccountServices m_services;
    Transport &m_transport;
    std::chrono::steady_clock::time_point m_begun;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<Account> m_guest;
};

} // namespace vatochito::cli
