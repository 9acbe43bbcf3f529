// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ExitCode.h"
#include "sync/Account.h"

namespace vatochito::cli {

/// The account that a command works on, while it runs: the profile's own, or one signed in for this command alone.
/// Every function but connect() waits until it is done.
class WorkingAccount
{
public:
    virtual ~WorkingAccount() = default;

    /// Its cache can be read afterwards; no keychain was asked. Not Done: the person was told why.
    virtual ExitCode open() = 0;
    /// Needs open().
    virtual Account &account() = 0;

    /// Gets the tokens, so that the server can be asked. Errors: SessionOver, those of the keychain and of a sign-in.
    virtual Status beginSession() = 0;
    /// Connects and sends what waits as soon as there are tokens. Errors: there will be none, by the sign-in's error.
    virtual Status connect() = 0;
    /// Leaves politely.
    virtual void close() = 0;
};

} // namespace vatochito::cli
