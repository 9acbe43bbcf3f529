// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CommandLine.h"
#include "ExitCode.h"
#include "Printer.h"
#include "sync/Accounts.h"

#include <QCoreApplication>

namespace vatochito {
class Settings;
}

namespace vatochito::cli {

/// What makes and ends the session of a profile: `register`, `login`, `logout`.
class SessionCommands
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::cli::SessionCommands)

public:
    /// All of it must outlive this object.
    SessionCommands(Accounts &accounts, Settings &settings, const Request &request, const Printer &printer);

    ExitCode registerUser();
    ExitCode login();
    ExitCode logout();

private:
    /// Empty: there is none, and the person was told.
    QString serverAddress() const;
    ExitCode enter(const QString &server, const QFuture<Status> &signingIn);
    ExitCode leave(Account &account);

    Accounts &m_accounts;
    Settings &m_settings;
    const Request &m_request;
    const Printer &m_printer;
};

} // namespace vatochito::cli
