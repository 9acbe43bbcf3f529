// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Error.h"
#include "net/ServerAddress.h"
#include "net/Transport.h"

#include <QByteArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QObject>
#include <QThreadPool>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QNetworkReply;
class QNetworkRequest;

namespace vatochito {

/// Reads a body of a 2xx answer. Called off the interface thread.
template <typename T>
using Decoder = std::function<Result<T>(const QByteArray &body)>;

/// One request to the REST interface.
struct HttpRequest
{
    enum class Method { Get, Post, Patch, Delete };

    Method method = Method::Get;
    QString path; ///< After `/api/`, with its query.
    std::optional<QJsonObject> body;
};

/// Single requests to one server, every failure named (Error::Code). Knows no session: the token comes with each
/// request. Nothing is sent twice behind the caller's back. Thread: the one it was made on; bodies are read elsewhere.
class HttpClient final : public QObject
{
    Q_OBJECT

public:
    /// How long a request may go without a byte.
    static constexpr std::chrono::seconds kQuietLimit{15};

    /// Both must outlive this object.
    HttpClient(ServerAddress address, Transport &transport, AlarmFactory &alarms, QObject *parent = nullptr);
    /// Requests that are on their way are dropped without an answer.
    ~HttpClient() override;

    const ServerAddress &address() const { return m_address; }
    /// The network is another one: what is kept open for later requests is closed, and what is under way ends at once,
    /// as a Timeout.
    void forgetConnections();

    /// \param accessToken  Empty: none is sent.
    /// \param done         Called once on this object's thread; not when this object is destroyed first.
    template <typename T>
    void send(const HttpRequest &request, const QString &accessToken, Decoder<T> decoder,
              std::function<void(Result<T>)> done);

private:
    using Body = Result<QByteArray>;

    void exchange(const HttpRequest &request, const QString &accessToken, std::function<void(Body)> done);
    void exchangeBy(const Route &route, const HttpRequest &request, const QString &accessToken,
                    std::function<void(Body)> done);
    QNetworkReply *start(const HttpRequest &request, QNetworkRequest &&network);
    void limitQuiet(QNetworkReply *reply);
    void runElsewhere(std::function<void()> work, std::function<void()> done);

    ServerAddress m_address;
    Transport &m_transport;
    AlarmFactory &m_alarms;
    QNetworkAccessManager m_network;
    QThreadPool m_decoding; ///< Last: its destructor waits for work that refers to this object.
};

template <typename T>
void HttpClient::send(const HttpRequest &request, const QString &accessToken, Decoder<T> decoder,
                      std::function<void(Result<T>)> done)
{
    exchange(request, accessToken, [this, decoder = std::move(decoder), done = std::move(done)](const Body &body) {
        if (!body) {
            done(failure(body.error()));
            return;
        }
        auto decoded = std::make_shared<Result<T>>();
        runElsewhere([decoded, decoder, bytes = *body] { *decoded = decoder(bytes); },
                     [decoded, done] { done(std::move(*decoded)); });
    });
}

} // namespace vatochito
