// SPDX-License-Identifier: GPL-3.0-or-later
#include "SessionOnlyAccount.h"

#include "CachedAccounts.h"
#include "Password.h"
#include "Printer.h"
#include "Waiting.h"
#include "net/Authenticator.h"
#include "storage/Settings.h"

#include <tuple>

namespace vatochito::cli {

SessionOnlyAccount::SessionOnlyAccount(AccountServices services, Profile profile, const Request &request)
    : m_services(std::move(services)), m_profile(std::move(profile)), m_request(request)
{
}

Result<ServerAddress> SessionOnlyAccount::address() const
{
    const QString typed = m_request.server.isEmpty() ? Settings(m_profile.folder()).lastServer() : m_request.server;
    return ServerAddress::parse(typed, m_request.socketBase);
}

ExitCode SessionOnlyAccount::open()
{
    const Result<ServerAddress> server = address();
    if (!server) {
        Printer::complain(server.error());
        return ExitCode::Usage;
    }
    Result<User> me = failure(Error{.code = Error::Code::Offline});
    if (!m_request.isOffline) {
        const auto password = Password::current(m_request.user);
        if (!password)
            return ExitCode::Usage;
        me = signIn(*server, *password);
        if (!me && exitCodeForReading(me.error()) != ExitCode::Unreachable) {
            Printer::complain(me.error());
            return exitCodeForChange(me.error());
        }
    }
    if (!me) {
        const auto cached = CachedAccounts(m_profile).find(*server, m_request.user);
        if (!cached) {
            Printer::complain(me.error());
            return ExitCode::Unreachable;
        }
        me = *cached;
    }
    m_account = std::make_unique<Account>(m_services, placeIn(m_profile, *server, *me));
    if (!m_tokens)
        m_account->openOffline();
    if (const Status opened = await(m_account->cache().opened()); !opened) {
        Printer::complain(opened.error());
        return ExitCode::Failed;
    }
    return ExitCode::Done;
}

Result<User> SessionOnlyAccount::signIn(const ServerAddress &server, const QString &password)
{
    const auto authenticator = m_services.makeAuthenticator(server);
    const Result<Credentials> credentials = await(authenticator->login(m_request.user, password));
    if (!credentials) {
        m_tokens = failure(credentials.error());
        return failure(credentials.error());
    }
    m_tokens = credentials->tokens;
    return credentials->user;
}

Status SessionOnlyAccount::beginSession()
{
    if (const Status connecting = connect(); !connecting)
        return connecting;
    return await(m_begun);
}

Status SessionOnlyAccount::connect()
{
    if (!m_tokens)
        return failure(m_tokens.error());
    if (!m_begun.isValid())
        m_begun = m_account->begin(*m_tokens);
    return {};
}

void SessionOnlyAccount::close()
{
    if (m_account)
        std::ignore = await(m_account->signOut());
}

} // namespace vatochito::cli
