// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/WhenDone.h"
#include "net/Authenticator.h"

#include <QStringList>

namespace vatochito {

/// Answers what the test says, at once, and counts.
class ScriptedAuthenticator final : public Authenticator
{
public:
    struct Script
    {
        Result<Credentials> credentials = failure(Error{.code = Error::Code::Rejected, .httpStatus = 400});
        Result<Tokens> refresh = Tokens{.access = QStringLiteral("new"), .refresh = QStringLiteral("r2")};
        Status logout;
        Result<int> probe = 0;
        Result<User> whoAmI = User{};
        QStringList refreshTokens; ///< Those that came with the refreshes.
        int logouts = 0;
    };

    /// \a script must outlive this object.
    explicit ScriptedAuthenticator(Script &script) : m_script(script) {}

    QFuture<Result<Credentials>> login(const QString &, const QString &) override
    {
        return readyFuture<Credentials>(m_script.credentials);
    }
    QFuture<Result<Credentials>> registerUser(const Registration &) override
    {
        return readyFuture<Credentials>(m_script.credentials);
    }
    QFuture<Result<Tokens>> refresh(const QString &refreshToken) override
    {
        m_script.refreshTokens.append(refreshToken);
        return readyFuture<Tokens>(m_script.refresh);
    }
    QFuture<Status> logout(const Tokens &) override
    {
        ++m_script.logouts;
        return readyFuture<void>(m_script.logout);
    }
    QFuture<Result<int>> probe() override { return readyFuture<int>(m_script.probe); }
    QFuture<Result<User>> whoAmI(const QString &) override { return readyFuture<User>(m_script.whoAmI); }

private:
    Script &m_script;
};

} // namespace vatochito
