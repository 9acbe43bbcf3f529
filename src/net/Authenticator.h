// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Credentials.h"
#include "core/Error.h"

#include <QFuture>
#include <QString>

namespace vatochito {

struct Registration
{
    QString username;
    QString displayName;
    QString password;
    QString passwordAgain;
};

/// The calls of one server that need no session (compat.md, Tokens). No state, no retry.
class Authenticator
{
public:
    virtual ~Authenticator() = default;

    virtual QFuture<Result<Credentials>> login(const QString &username, const QString &password) = 0;
    virtual QFuture<Result<Credentials>> registerUser(const Registration &registration) = 0;
    /// \c refresh of the answer is empty when the server keeps the old one. Errors keep what the rule of the ended
    /// session needs: Error::httpStatus, and NotAServer for what is not JSON.
    virtual QFuture<Result<Tokens>> refresh(const QString &refreshToken) = 0;
    virtual QFuture<Status> logout(const Tokens &tokens) = 0;
    /// The person is not there any more (`POST auth/users/set-offline/`).
    virtual QFuture<Status> tellOffline(const Tokens &tokens) = 0;
    /// `GET /api/`. The value is the protocol level, 0 or 1.
    virtual QFuture<Result<int>> probe() = 0;
    /// Who \a accessToken speaks for (`GET auth/user/`), without any refresh.
    virtual QFuture<Result<User>> whoAmI(const QString &accessToken) = 0;
    /// The network is another one: what is under way over the old one ends at once.
    virtual void forgetConnections() {}
};

} // namespace vatochito
