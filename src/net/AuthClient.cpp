// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/AuthClient.h"

#include "protocol/Level0Bodies.h"
#include "protocol/Paths.h"

#include <QPromise>

#include <memory>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

HttpRequest post(const QString &path, const QJsonObject &body)
{
    return {HttpRequest::Method::Post, path, body};
}

HttpRequest get(const QString &path)
{
    return {HttpRequest::Method::Get, path, {}};
}

} // namespace

AuthClient::AuthClient(ServerAddress address, Transport &transport, AlarmFactory &alarms, QObject *parent)
    : QObject(parent), m_http(std::move(address), transport, alarms)
{
}

QFuture<Result<Credentials>> AuthClient::login(const QString &username, const QString &password)
{
    const QJsonObject body{{u"username"_s, username}, {u"password"_s, password}};
    return call<Credentials>(post(paths::signIn(), body), {}, level0::decodeCredentials);
}

QFuture<Result<Credentials>> AuthClient::registerUser(const Registration &registration)
{
    QJsonObject body{{u"username"_s, registration.username},
                     {u"password"_s, registration.password},
                     {u"password2"_s, registration.passwordAgain}};
    if (!registration.displayName.isEmpty())
        body.insert(u"display_name"_s, registration.displayName);
    return call<Credentials>(post(paths::registerAccount(), body), {}, level0::decodeCredentials);
}

QFuture<Result<Tokens>> AuthClient::refresh(const QString &refreshToken)
{
    return call<Tokens>(post(paths::refresh(), {{u"refresh"_s, refreshToken}}), {}, level0::decodeRefreshed);
}

QFuture<Status> AuthClient::logout(const Tokens &tokens)
{
    return call<void>(post(paths::signOut(), {{u"refresh"_s, tokens.refresh}}), tokens.access,
                      [](const QByteArray &) { return Status(); });
}

QFuture<Status> AuthClient::tellOffline(const Tokens &tokens)
{
    return call<void>(post(paths::setOnline(false), {}), tokens.access, [](const QByteArray &) { return Status(); });
}

QFuture<Result<int>> AuthClient::probe()
{
    return call<int>(get(paths::root()), {}, [](const QByteArray &body) {
        return level0::decodeGreeting(body).map([](const level0::Greeting &greeting) { return greeting.syncLevel; });
    });
}

QFuture<Result<User>> AuthClient::whoAmI(const QString &accessToken)
{
    return call<User>(get(paths::me()), accessToken, level0::decodeUser);
}

template <typename T>
QFuture<Result<T>> AuthClient::call(const HttpRequest &request, const QString &accessToken, Decoder<T> decoder)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    m_http.send<T>(request, accessToken, std::move(decoder), [promise](Result<T> result) {
        promise->addResult(std::move(result));
        promise->finish();
    });
    return promise->future();
}

} // namespace vatochito
