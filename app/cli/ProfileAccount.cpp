// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProfileAccount.h"

#include "Printer.h"
#include "Waiting.h"

#include <tuple>

namespace vatochito::cli {

ProfileAccount::ProfileAccount(Accounts &accounts, const Request &request) : m_accounts(accounts), m_request(request) {}

ExitCode ProfileAccount::open()
{
    std::optional<ServerAddress> wanted;
    if (!m_request.server.isEmpty()) {
        const auto address = ServerAddress::parse(m_request.server, m_request.socketBase);
        if (!address) {
            Printer::complain(address.error());
            return ExitCode::Usage;
        }
        wanted = *address;
    }
    Account *account = m_accounts.openCurrent();
    if (!account) {
        Printer::complain(tr("Nobody is signed in here. To sign in: vatochito-cli login USER"));
        return ExitCode::NotSignedIn;
    }
    if (wanted && wanted->toString() != account->server().toString()) {
        Printer::complain(tr("Nobody is signed in at %1 here, but %2 at %3.")
                              .arg(wanted->display(), account->me().username, account->server().display()));
        return ExitCode::NotSignedIn;
    }
    account->openOffline();
    if (const Status opened = await(account->cache().opened()); !opened) {
        Printer::complain(opened.error());
        return ExitCode::Failed;
    }
    return ExitCode::Done;
}

Status ProfileAccount::beginSession()
{
    Session &session = account().session();
    account().resume();
    Waiting waiting(kSessionLimit);
    waiting.lookOn(&session, &Session::stateChanged);
    waiting.lookOn(&session, &Session::vaultTroubleChanged);
    waiting.until([&session] { return session.state() != Session::State::Resuming || session.vaultTrouble(); });
    if (session.state() == Session::State::SignedIn)
        return {};
    if (session.state() == Session::State::Over)
        return failure(Error{.code = Error::Code::SessionOver});
    return failure(session.vaultTrouble().value_or(Error{.code = Error::Code::VaultUnavailable}));
}

Status ProfileAccount::connect()
{
    if (account().session().state() == Session::State::Resuming)
        account().resume();
    return {};
}

void ProfileAccount::close()
{
    if (!m_accounts.current())
        return;
    // Whether the server could be told changes nothing for who asked.
    std::ignore = await(account().close());
}

} // namespace vatochito::cli
