// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliApp.h"

#include "Commands.h"
#include "DoctorCommand.h"
#include "Printer.h"
#include "ProfileAccount.h"
#include "SessionCommands.h"
#include "SessionOnlyAccount.h"
#include "Surroundings.h"
#include "Waiting.h"
#include "base/Clock.h"
#include "diagnostics/ApplicationLog.h"
#include "diagnostics/MessageTap.h"
#include "platform/ProfileFolder.h"
#include "storage/Settings.h"
#include "sync/NetworkPreferences.h"

#include <QLoggingCategory>

namespace vatochito::cli {

using namespace Qt::StringLiterals;

namespace {

bool stays(const Request &request)
{
    return request.command == "watch"_L1;
}

/// Only who stays is there.
Surroundings::Presence presenceOf(const Request &request)
{
    return stays(request) ? Surroundings::Presence::Told : Surroundings::Presence::Untold;
}

} // namespace

CliApp::CliApp() : m_commandLine(QCoreApplication::arguments(), QProcessEnvironment::systemEnvironment())
{
    qSetMessagePattern(u"%{time yyyy-MM-ddTHH:mm:ss.zzz} %{category}: %{message}"_s);
    // Until there is a profile there is no log; and stderr holds sentences for the person alone.
    QLoggingCategory::setFilterRules(m_commandLine.isVerbose() ? u"vatochito.*=true"_s : u"*=false"_s);
}

ExitCode CliApp::run()
{
    const ExitCode code = answer();
    if (Printer::isHeard())
        return code;
    Printer::complain(tr("The answer could not be written."));
    return code == ExitCode::Done ? ExitCode::Failed : code;
}

ExitCode CliApp::answer()
{
    m_translations.setLanguage(m_commandLine.language());
    if (m_commandLine.wantsHelp()) {
        Printer::say(CommandLine::usage());
        return ExitCode::Done;
    }
    if (m_commandLine.wantsVersion()) {
        Printer::say(QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion());
        return ExitCode::Done;
    }
    const auto request = m_commandLine.request();
    if (!request) {
        Printer::complain(request.error());
        Printer::complain(tr("To see what there is: vatochito-cli --help"));
        return ExitCode::Usage;
    }
    const auto profile = Profile::open(request->profile.isEmpty() ? defaultProfileFolder() : request->profile);
    if (!profile) {
        Printer::complain(profile.error());
        return ExitCode::Failed;
    }
    const SystemClock clock;
    ApplicationLog log(profile->folder(), clock);
    const MessageTap tap(log, m_commandLine.isVerbose() ? MessageTap::Echo::Kept : MessageTap::Echo::Silenced);
    return work(*request, log, Printer(request->isJson ? Printer::Format::Json : Printer::Format::Text), *profile);
}

ExitCode CliApp::work(const Request &request, ApplicationLog &log, const Printer &printer, const Profile &profile)
{
    Settings settings(profile.folder());
    const LogLevel usual = logLevelNamed(settings.logLevel()).value_or(LogLevel::Info);
    log.setLevel(m_commandLine.isVerbose() ? LogLevel::Debug : usual);
    if (m_commandLine.language().isEmpty())
        m_translations.setLanguage(settings.language());

    using Keychain = Surroundings::Keychain;
    Surroundings surroundings;
    const bool asksKeychain = !request.isSessionOnly() && !request.isOffline;
    NetworkPreferences network(profile, settings, asksKeychain ? &surroundings.keychain() : nullptr,
                               surroundings.transport());
    if (const Status loaded = await(network.load(request.authority)); !loaded) {
        Printer::complain(loaded.error());
        return ExitCode::Usage;
    }
    if (request.command == "doctor"_L1) {
        const Keychain keychain = request.isSessionOnly() ? Keychain::Untouched : Keychain::Used;
        return DoctorCommand(request, printer, profile, surroundings.services(keychain, presenceOf(request)),
                             surroundings.transport())
            .run();
    }
    if (request.isSessionOnly()) {
        SessionOnlyAccount working(surroundings.services(Keychain::Untouched, presenceOf(request)), profile, request);
        const auto hints = stays(request) ? surroundings.hints([&working] { return working.opened(); }) : nullptr;
        return makeCommand({request, printer, working})->run();
    }
    Accounts accounts(profile, surroundings.services(Keychain::Used, presenceOf(request)));
    accounts.setSocketBase(request.socketBase);
    QObject::connect(&accounts, &Accounts::aboutToRemoveTraces, &log, &ApplicationLog::pause);
    QObject::connect(&accounts, &Accounts::tracesRemoved, &log, &ApplicationLog::resume);
    SessionCommands session(accounts, settings, request, printer);
    if (request.command == "register"_L1)
        return session.registerUser();
    if (request.command == "login"_L1)
        return session.login();
    if (request.command == "logout"_L1)
        return session.logout();
    const auto hints = stays(request) ? surroundings.hints([&accounts] { return accounts.current(); }) : nullptr;
    ProfileAccount working(accounts, request);
    return makeCommand({request, printer, working})->run();
}

} // namespace vatochito::cli
