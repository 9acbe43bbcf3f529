// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CommandLine.h"
#include "ExitCode.h"
#include "core/Translations.h"
#include "sync/Profile.h"

#include <QCoreApplication>

namespace vatochito {
class ApplicationLog;
} // namespace vatochito

namespace vatochito::cli {

class Printer;

/// Makes every object once, in order, and hands each what it needs. Needs the QCoreApplication.
class CliApp
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::cli::CliApp)

public:
    CliApp();

    ExitCode run();

private:
    ExitCode answer();
    ExitCode work(const Request &request, ApplicationLog &log, const Printer &printer, const Profile &profile);

    CommandLine m_commandLine;
    Translations m_translations;
};

} // namespace vatochito::cli
