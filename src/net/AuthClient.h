// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Credentials.h"
#include "core/Error.h"
#include "net/HttpClient.h"

#include <QFuture>
#include <QObject>
#include <QString>

namespace vatochito {

/// What `GET /api/` says of a server.
struct ServerGreeting
{
    QString message;
    QString version;
    int syncLevel = 0; ///< 0: level 0 alone.
};

struct Registration
{
    QString username;
    QString password;
    QString displayName; ///< May be empty.
};

/// The calls that make, renew and end a session (compat.md, Tokens). Decides nothing: Session does.
/// Thread: the one it was made on; futures finish there. Destroying it cancels them.
class AuthClient final : public QObject
{
    Q_OBJECT

public:
    explicit AuthClient(ServerAddress address, QObject *parent = nullptr);

    const ServerAddress &address() const { return m_http.address(); }

    QFuture<Result<ServerGreeting>> greeting();
    QFuture<Result<Credentials>> signIn(const QString &username, const QString &password);
    QFuture<Result<Credentials>> registerAccount(const Registration &registration);
    /// The answer's refresh token is empty when the server keeps the old one.
    /// Errors: every 4xx with a JSON object but 429 comes as Unauthorized, Rejected, Forbidden or NotFound.
    QFuture<Result<Tokens>> refresh(const QString &refreshToken);
    QFuture<Status> signOut(const Tokens &tokens);
    /// Who the bearer of \a accessToken is. Unauthorized: the server does not take the token.
    QFuture<Result<User>> whoAmI(const QString &accessToken);

private:
    template <typename T>
    QFuture<Result<T>> call(const HttpRequest &request, const QString &accessToken, Decoder<T> decoder);

    HttpClient m_http;
};

} // namespace vatochito
