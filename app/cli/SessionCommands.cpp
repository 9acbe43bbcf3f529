// SPDX-License-Identifier: GPL-3.0-or-later
#include "SessionCommands.h"

#include "Password.h"
#include "ProfileAccount.h"
#include "Rows.h"
#include "Waiting.h"
#include "storage/Settings.h"

#include <tuple>

namespace vatochito::cli {

SessionCommands::SessionCommands(Accounts &accounts, Settings &settings, const Request &request, const Printer &printer)
    : m_accounts(accounts), m_settings(settings), m_request(request), m_printer(printer)
{
}

QString SessionCommands::serverAddress() const
{
    const QString typed = m_request.server.isEmpty() ? m_settings.lastServer() : m_request.server;
    if (typed.isEmpty()) {
        Printer::complain(tr("Which server? Give --server URL, or set VATOCHITO_SERVER."));
        return {};
    }
    if (const auto address = ServerAddress::parse(typed, m_request.socketBase); !address) {
        Printer::complain(address.error());
        return {};
    }
    return typed;
}

ExitCode SessionCommands::registerUser()
{
    const QString server = serverAddress();
    if (server.isEmpty())
        return ExitCode::Usage;
    const QString username = m_request.arguments.first();
    const auto password = Password::chosen(username);
    if (!password)
        return ExitCode::Usage;
    return enter(server, m_accounts.registerAccount(server, Registration{.username = username,
                                                                         .displayName = m_request.displayName,
                                                                         .password = *password,
                                                                         .passwordAgain = *password}));
}

ExitCode SessionCommands::login()
{
    const QString server = serverAddress();
    if (server.isEmpty())
        return ExitCode::Usage;
    const QString username = m_request.arguments.first();
    const auto password = Password::current(username);
    if (!password)
        return ExitCode::Usage;
    return enter(server, m_accounts.signIn(server, username, *password));
}

ExitCode SessionCommands::enter(const QString &server, const QFuture<Status> &signingIn)
{
    if (const Status signedIn = await(signingIn); !signedIn) {
        Printer::complain(signedIn.error());
        return exitCodeForChange(signedIn.error());
    }
    Account &account = *m_accounts.current();
    if (const auto trouble = account.session().vaultTrouble()) {
        // Tokens that no later command can read would be a session that nobody ends.
        Printer::complain(*trouble);
        std::ignore = await(m_accounts.signOut(Accounts::Keep::Cache));
        return ExitCode::NotSignedIn;
    }
    m_settings.setLastServer(server);
    m_settings.setLastSocketAddress(m_request.socketBase);
    // Nothing connects here, and only the server knows.
    const int level = await(account.askLevel()).value_or(account.level());
    m_printer.answer(Rows::json(account, level), Rows::text(account));
    std::ignore = await(account.close());
    return ExitCode::Done;
}

ExitCode SessionCommands::logout()
{
    ProfileAccount working(m_accounts, m_request);
    if (const ExitCode opened = working.open(); opened != ExitCode::Done)
        return opened;

    const auto waiting = await(working.account().outboxRows().all());
    if (!waiting && !m_request.isForced) {
        Printer::complain(waiting.error());
        return ExitCode::Failed;
    }
    if (waiting && !waiting->isEmpty() && !m_request.isForced) {
        Printer::complain(
            tr("%n message(s) are not sent yet. --force gives them up.", nullptr, static_cast<int>(waiting->size())));
        return ExitCode::Failed;
    }
    const Status session = working.beginSession();
    const bool isOver = !session && session.error().code == Error::Code::SessionOver;
    if (!session && !isOver && !m_request.isForced) {
        Printer::complain(session.error());
        return ExitCode::NotSignedIn;
    }
    return leave(working.account());
}

ExitCode SessionCommands::leave(Account &account)
{
    const QJsonObject json = Rows::json(account, account.level());
    const QString text = Rows::text(account);
    const auto keep = m_request.keepsCache ? Accounts::Keep::Cache : Accounts::Keep::Nothing;
    if (const Status left = await(m_accounts.signOut(keep)); !left) {
        Printer::complain(left.error());
        return ExitCode::Failed;
    }
    m_printer.answer(json, text);
    return ExitCode::Done;
}

} // namespace vatochito::cli
