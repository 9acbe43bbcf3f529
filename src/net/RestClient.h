// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "net/HttpClient.h"
#include "net/TokenSource.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QString>

#include <memory>

namespace vatochito {

/// REST calls of a signed-in person: adds the token, and on a JSON 401 asks the TokenSource for a fresh one and tries
/// once again. Errors are those of HttpClient, and Unauthorized or SessionOver.
/// Thread: the one it was made on; futures finish there. Destroying it cancels them.
class RestClient final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this object.
    RestClient(HttpClient &http, TokenSource &tokens, QObject *parent = nullptr);

    template <typename T>
    QFuture<Result<T>> get(const QString &path, Decoder<T> decoder);
    template <typename T>
    QFuture<Result<T>> post(const QString &path, const QJsonObject &body, Decoder<T> decoder);
    template <typename T>
    QFuture<Result<T>> patch(const QString &path, const QJsonObject &body, Decoder<T> decoder);
    template <typename T>
    QFuture<Result<T>> remove(const QString &path, Decoder<T> decoder);

private:
    template <typename T>
    struct Call
    {
        HttpRequest request;
        Decoder<T> decoder;
        QPromise<Result<T>> promise;

        void finish(Result<T> result)
        {
            promise.addResult(std::move(result));
            promise.finish();
        }
    };
    template <typename T>
    using CallPointer = std::shared_ptr<Call<T>>;
    using TokenHandler = std::function<void(const Result<QString> &token)>;

    template <typename T>
    QFuture<Result<T>> begin(const HttpRequest &request, Decoder<T> decoder);
    template <typename T>
    void refreshAndRepeat(const CallPointer<T> &call, const QString &rejected);
    void withFreshToken(const QString &rejected, TokenHandler handler);

    HttpClient &m_http;
    TokenSource &m_tokens;
};

template <typename T>
QFuture<Result<T>> RestClient::get(const QString &path, Decoder<T> decoder)
{
    return begin(HttpRequest{HttpRequest::Method::Get, path, {}}, std::move(decoder));
}

template <typename T>
QFuture<Result<T>> RestClient::post(const QString &path, const QJsonObject &body, Decoder<T> decoder)
{
    return begin(HttpRequest{HttpRequest::Method::Post, path, body}, std::move(decoder));
}

template <typename T>
QFuture<Result<T>> RestClient::patch(const QString &path, const QJsonObject &body, Decoder<T> decoder)
{
    return begin(HttpRequest{HttpRequest::Method::Patch, path, body}, std::move(decoder));
}

template <typename T>
QFuture<Result<T>> RestClient::remove(const QString &path, Decoder<T> decoder)
{
    return begin(HttpRequest{HttpRequest::Method::Delete, path, {}}, std::move(decoder));
}

template <typename T>
QFuture<Result<T>> RestClient::begin(const HttpRequest &request, Decoder<T> decoder)
{
    const auto call = std::make_shared<Call<T>>();
    call->request = request;
    call->decoder = std::move(decoder);
    call->promise.start();
    const QString token = m_tokens.accessToken();
    m_http.send<T>(call->request, token, call->decoder,
                   [self = QPointer<RestClient>(this), call, token](Result<T> result) {
                       if (!self)
                           return;
                       if (!result && result.error().code == Error::Code::Unauthorized)
                           self->refreshAndRepeat(call, token);
                       else
                           call->finish(std::move(result));
                   });
    return call->promise.future();
}

template <typename T>
void RestClient::refreshAndRepeat(const CallPointer<T> &call, const QString &rejected)
{
    withFreshToken(rejected, [this, call](const Result<QString> &token) {
        if (!token) {
            call->finish(failure(token.error()));
            return;
        }
        m_http.send<T>(call->request, *token, call->decoder,
                       [call](Result<T> result) { call->finish(std::move(result)); });
    });
}

} // namespace vatochito
