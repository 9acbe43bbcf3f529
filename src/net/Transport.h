// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Proxy.h"

#include <QAbstractSocket>
#include <QList>
#include <QNetworkProxy>
#include <QNetworkProxyQuery>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QUrl>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

class QThreadPool;

namespace vatochito {

/// How to reach servers from this computer.
struct NetworkSettings
{
    Proxy proxy{};
    std::optional<QSslConfiguration> tls{}; ///< Nothing: whom the system trusts is trusted.
};

/// What one connection is made with.
struct Route
{
    QNetworkProxy proxy;
    std::optional<QSslConfiguration> tls;

    bool isDirect() const { return proxy.type() == QNetworkProxy::NoProxy; }
};

/// The way out of this computer as it is set now, one for all requests and sockets of a process: each asks for its
/// route when it starts. The system's proxies are asked for elsewhere, since that may take as long as it likes.
/// Thread: the one it was made on.
class Transport final : public QObject
{
    Q_OBJECT

public:
    /// Which proxies the system wants for an address, best first. Called off the interface thread.
    using SystemProxies = std::function<QList<QNetworkProxy>(const QNetworkProxyQuery &)>;
    using RouteHandler = std::function<void(const Route &)>;

    /// A system that has not found out by then is not waited for: the connection is made without a proxy.
    static constexpr std::chrono::seconds kLookupDeadline{5};

    /// \a alarms must outlive this object.
    explicit Transport(AlarmFactory &alarms, NetworkSettings settings = {},
                       SystemProxies systemProxies = &QNetworkProxyFactory::systemProxyForQuery,
                       QObject *parent = nullptr);
    ~Transport() override;

    const NetworkSettings &settings() const { return m_settings; }
    /// Counts for what starts from now on.
    void setSettings(NetworkSettings settings);
    /// The settings are still being read: whoever asks for a route waits until setSettings().
    void hold();

    /// Calls \a use once with the way to \a url: at once where nobody has to be asked, else later; not when \a context
    /// is gone by then.
    void findRoute(const QUrl &url, QObject *context, RouteHandler use);
    /// \a connection has begun to go to \a url by \a route: lets it try the addresses of both families. Those of
    /// QNetworkAccessManager do by themselves.
    void tryBothFamilies(QAbstractSocket &connection, const QUrl &url, const Route &route);

Q_SIGNALS:
    /// Connections that are there were made by the settings of before.
    void changed();

private:
    struct Waiting
    {
        QUrl url;
        QPointer<QObject> context;
        RouteHandler use;
    };
    /// One question to the system, shared by all who ask the same.
    struct Lookup
    {
        std::vector<Waiting> waiting;
        std::unique_ptr<Alarm> deadline;
    };

    void askSystem(Waiting waiting);
    void answer(const QUrl &question, const QNetworkProxy &proxy);
    void use(const Waiting &waiting, const QNetworkProxy &proxy) const;

    AlarmFactory &m_alarms;
    NetworkSettings m_settings;
    const SystemProxies m_systemProxies;
    bool m_isHeld = false;
    std::vector<Waiting> m_held;
    std::map<QUrl, Lookup> m_lookups; ///< By what was asked.
    std::unique_ptr<QThreadPool> m_asking;
};

} // namespace vatochito
