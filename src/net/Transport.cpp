// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Transport.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "net/FamilySwitch.h"

#include <QHostAddress>
#include <QPromise>
#include <QThreadPool>

#include <tuple>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

/// A proxy that passes every byte through. A caching one would read along where there is no encryption, and does not
/// know sockets.
QNetworkProxy tunnel(QNetworkProxy proxy)
{
    if (proxy.type() == QNetworkProxy::HttpCachingProxy)
        proxy.setType(QNetworkProxy::HttpProxy);
    if (proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::Socks5Proxy)
        proxy.setCapabilities(QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
    return proxy;
}

QNetworkProxy asChosen(const Proxy &proxy)
{
    if (!proxy.isManual())
        return {QNetworkProxy::NoProxy};
    const auto type = proxy.kind == Proxy::Kind::Http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy;
    return tunnel({type, proxy.host, proxy.port, proxy.user, proxy.password});
}

/// The best of them that passes everything through.
QNetworkProxy best(const QList<QNetworkProxy> &proxies)
{
    for (const QNetworkProxy &proxy : proxies) {
        if (proxy.type() != QNetworkProxy::FtpCachingProxy && proxy.type() != QNetworkProxy::DefaultProxy)
            return tunnel(proxy);
    }
    return {QNetworkProxy::NoProxy};
}

bool isThisComputer(const QString &host)
{
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || QHostAddress(host).isLoopback();
}

/// Systems know proxies for pages; a socket goes where the pages of its server go.
QUrl asPage(const QUrl &url)
{
    QUrl page;
    page.setScheme(url.scheme() == "wss"_L1 || url.scheme() == "https"_L1 ? u"https"_s : u"http"_s);
    page.setHost(url.host());
    page.setPort(url.port());
    page.setPath(u"/"_s);
    return page;
}

} // namespace

Transport::Transport(AlarmFactory &alarms, NetworkSettings settings, SystemProxies systemProxies, QObject *parent)
    : QObject(parent)
    , m_alarms(alarms)
    , m_settings(std::move(settings))
    , m_systemProxies(std::move(systemProxies))
    , m_asking(std::make_unique<QThreadPool>())
{
}

Transport::~Transport()
{
    // A system that hangs must not keep the program from ending.
    constexpr int kPatienceMs = 200;
    if (!m_asking->waitForDone(kPatienceMs))
        std::ignore = m_asking.release();
}

void Transport::setSettings(NetworkSettings settings)
{
    m_settings = std::move(settings);
    const bool wasHeld = std::exchange(m_isHeld, false);
    for (const Waiting &waiting : std::exchange(m_held, {})) {
        if (waiting.context)
            findRoute(waiting.url, waiting.context, waiting.use);
    }
    // While they were held, nothing could be made by others.
    if (!wasHeld)
        Q_EMIT changed();
}

void Transport::hold()
{
    m_isHeld = true;
}

void Transport::findRoute(const QUrl &url, QObject *context, RouteHandler use)
{
    Waiting waiting{url, context, std::move(use)};
    if (m_isHeld)
        m_held.push_back(std::move(waiting));
    else if (m_settings.proxy.kind == Proxy::Kind::System && !isThisComputer(url.host()))
        askSystem(std::move(waiting));
    else
        this->use(waiting, asChosen(m_settings.proxy));
}

void Transport::tryBothFamilies(QAbstractSocket &connection, const QUrl &url, const Route &route)
{
    const bool isEncrypted = url.scheme() == QLatin1String("wss") || url.scheme() == QLatin1String("https");
    if (route.isDirect())
        new FamilySwitch(connection, url.host(), static_cast<quint16>(url.port(isEncrypted ? 443 : 80)), m_alarms);
}

void Transport::askSystem(Waiting waiting)
{
    const QUrl question = asPage(waiting.url);
    Lookup &lookup = m_lookups[question];
    lookup.waiting.push_back(std::move(waiting));
    if (lookup.deadline)
        return;
    lookup.deadline = m_alarms.makeAlarm();
    lookup.deadline->start(kLookupDeadline, [this, question] {
        qCWarning(lcRest) << "the system did not name its proxy in time; going without";
        answer(question, {QNetworkProxy::NoProxy});
    });
    auto promise = std::make_shared<QPromise<Result<QNetworkProxy>>>();
    promise->start();
    whenDone(promise->future(), this, [this, question](const Result<QNetworkProxy> &proxy) {
        answer(question, proxy.value_or(QNetworkProxy(QNetworkProxy::NoProxy)));
    });
    m_asking->start([promise, ask = m_systemProxies, question] {
        promise->addResult(best(ask(QNetworkProxyQuery(question))));
        promise->finish();
    });
}

void Transport::answer(const QUrl &question, const QNetworkProxy &proxy)
{
    const auto found = m_lookups.find(question);
    if (found == m_lookups.end())
        return; // too late
    const std::vector<Waiting> waiting = std::move(found->second.waiting);
    m_lookups.erase(found);
    for (const Waiting &one : waiting) {
        if (!one.context)
            continue;
        if (m_settings.proxy.kind == Proxy::Kind::System)
            use(one, proxy);
        else
            findRoute(one.url, one.context, one.use);
    }
}

void Transport::use(const Waiting &waiting, const QNetworkProxy &proxy) const
{
    waiting.use({proxy, m_settings.tls});
}

} // namespace vatochito
