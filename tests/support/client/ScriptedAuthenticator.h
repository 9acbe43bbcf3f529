// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/WhenDone.h"
#include "net/Authenticator.h"

#include <QPromise>
#include <QStringList>

#include <functional>

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
        std::function<void()> onRefresh;
        int logouts = 0;
        int farewells = 0;      ///< How often "offline" was told.
        bool isHanging = false; ///< logout() and tellOffline() are never answered.
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
        if (m_script.onRefresh)
            m_script.onRefresh();
        return readyFuture<Tokens>(m_script.refresh);
    }
    QFuture<Status> logout(const Tokens &) override
    {
        ++m_script.logouts;
        return m_script.isHanging ? unanswered() : readyFuture<void>(m_script.logout);
    }
    QFuture<Status> tellOffline(const Tokens &) override
    {
        ++m_script.farewells;
        return m_script.isHanging ? unanswered() : readyFuture<void>(Status());
    }
    QFuture<Result<int>> probe() override { return readyFuture<int>(m_script.probe); }
    QFuture<Result<User>> whoAmI(const QString &) override { return readyFuture<User>(m_script.whoAmI); }

private:
    QFuture<Status> unanswered()
    {
        m_unanswered.start();
        return m_unanswered.future();
    }

    Script &m_script;
    QPromise<Status> m_unanswered;
};

} // namespace vatochito
