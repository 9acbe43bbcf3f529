// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CommandLine.h"
#include "WorkingAccount.h"
#include "sync/Accounts.h"

#include <QCoreApplication>

namespace vatochito::cli {

/// The account that the profile remembers, with its tokens in the keychain.
class ProfileAccount final : public WorkingAccount
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::cli::ProfileAccount)

public:
    /// Longer than the keychain's own deadline.
    static constexpr std::chrono::seconds kSessionLimit{15};

    /// Both must outlive this object.
    ProfileAccount(Accounts &accounts, const Request &request);

    ExitCode open() override;
    Account &account() override { return *m_accounts.current(); }
    Status beginSession() override;
    Status connect() override;
    void close() override;

private:
    Accounts &m_accounts;
    const Request &m_request;
};

} // namespace vatochito::cli
