// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Error.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

class QNetworkReply;

namespace vatochito {

class Transport;
struct Route;

/// What one look at `GET /api/` told, whoever answered it.
struct ServerFacts
{
    int status = 0; ///< 0: no HTTP answer, see failure.
    bool isVatochito = false;
    QString version; ///< Of a server of ours.
    int level = 0;   ///< The same.
    QString contentType;
    QString software; ///< The `Server` header.
    QUrl redirect;    ///< Where it points instead; empty: nowhere.
    /// How far the server's clock is ahead of ours, by its `Date`; to about a second.
    std::optional<std::chrono::milliseconds> clockAhead;
    std::optional<Error> failure;  ///< Why there is no answer.
    bool isProxys = false;         ///< That failure is the proxy's.
    bool isPasswordWanted = false; ///< By the proxy.
};

/// Asks who answers at an address, follows nothing, sends no secret and judges nothing. Thread: the one it was made on.
class ServerProbe final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive this object.
    ServerProbe(const Clock &clock, Transport &transport, QObject *parent = nullptr);
    ~ServerProbe() override;

    /// \a api is ServerAddress::api({}). \a done is called once; not when this object is destroyed first.
    void ask(const QUrl &api, std::function<void(const ServerFacts &)> done);

private:
    void askBy(const Route &route, const QUrl &api, std::function<void(const ServerFacts &)> done);
    ServerFacts factsOf(QNetworkReply &reply, std::chrono::milliseconds roundTrip) const;

    const Clock &m_clock;
    Transport &m_transport;
    QNetworkAccessManager m_network;
};

/// How far the clock of who wrote the `Date` header \a date was ahead of \a now. Nothing when it is none (RFC 9110,
/// 5.6.7).
std::optional<std::chrono::milliseconds> clockAhead(const QByteArray &date, Timestamp now);

} // namespace vatochito
