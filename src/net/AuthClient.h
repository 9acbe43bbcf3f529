// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Authenticator.h"
#include "net/HttpClient.h"

#include <QObject>

namespace vatochito {

/// Authenticator over HTTP. Thread: the one it was made on; futures finish there. Destroying it cancels them.
class AuthClient final : public QObject, public Authenticator
{
    Q_OBJECT

public:
    /// Both must outlive this object.
    AuthClient(ServerAddress address, Transport &transport, AlarmFactory &alarms, QObject *parent = nullptr);

    QFuture<Result<Credentials>> login(const QString &username, const QString &password) override;
    QFuture<Result<Credentials>> registerUser(const Registration &registration) override;
    QFuture<Result<Tokens>> refresh(const QString &refreshToken) override;
    QFuture<Status> logout(const Tokens &tokens) override;
    QFuture<Status> tellOffline(const Tokens &tokens) override;
    QFuture<Result<int>> probe() override;
    QFuture<Result<User>> whoAmI(const QString &accessToken) override;
    void forgetConnections() override { m_http.forgetConnections(); }

private:
    template <typename T>
    QFuture<Result<T>> call(const HttpRequest &request, const QString &accessToken, Decoder<T> decoder);

    HttpClient m_http;
};

} // namespace vatochito
