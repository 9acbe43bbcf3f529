// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CommandLine.h"
#include "WorkingAccount.h"
#include "sync/Profile.h"

#include <memory>

namespace vatochito::cli {

/// An account signed in with the password for one command and signed out at its end. Uses the cache of the profile, but
/// neither its keychain entries nor its remembered account. While the server cannot be reached it is known by its
/// cache.
class SessionOnlyAccount final : public WorkingAccount
{
public:
    /// What \a services name and \a request must outlive this object.
    SessionOnlyAccount(AccountServices services, Profile profile, const Request &request);

    ExitCode open() override;
    Account &account() override { return *m_account; }
    /// Null before open().
    Account *opened() { return m_account.get(); }
    Status beginSession() override;
    Status connect() override;
    void close() override;

private:
    Result<ServerAddress> address() const;
    Result<User> signIn(const ServerAddress &server, const QString &password);

    AccountServices m_services;
    Profile m_profile;
    const Request &m_request;
    Result<Tokens> m_tokens = failure(Error{.code = Error::Code::Offline});
    QFuture<Status> m_begun; ///< Invalid before the account was given its tokens.
    std::unique_ptr<Account> m_account;
};

} // namespace vatochito::cli
