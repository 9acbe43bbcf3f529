// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ServerProbe.h"

#include "net/HttpErrors.h"
#include "net/Transport.h"
#include "protocol/Level0Bodies.h"

#include <QDateTime>
#include <QLocale>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <memory>

namespace vatochito {

using std::chrono::milliseconds;

namespace {

bool isOfProxy(QNetworkReply::NetworkError error)
{
    return error >= QNetworkReply::ProxyConnectionRefusedError && error < QNetworkReply::ContentAccessDenied;
}

/// The connection itself failed (QNetworkReply, "network layer errors").
bool isOfTheNetwork(QNetworkReply::NetworkError error)
{
    return error != QNetworkReply::NoError && error <= QNetworkReply::UnknownNetworkError;
}

} // namespace

std::optional<milliseconds> clockAhead(const QByteArray &date, Timestamp now)
{
    const QDateTime written =
        QLocale::c().toDateTime(QString::fromLatin1(date.trimmed()), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!written.isValid())
        return std::nullopt;
    const qint64 seconds = QDateTime(written.date(), written.time(), Qt::UTC).toSecsSinceEpoch();
    // Whole seconds, cut: half a second is what they are off by on average.
    const Timestamp told = fromMicros(seconds * 1'000'000LL + 500'000);
    return std::chrono::duration_cast<milliseconds>(told - now);
}

ServerProbe::ServerProbe(const Clock &clock, Transport &transport, QObject *parent)
    : QObject(parent), m_clock(clock), m_transport(transport)
{
    m_network.setCache(nullptr);
}

ServerProbe::~ServerProbe()
{
    // Aborting emits finished(), which must not reach half an object.
    for (QNetworkReply *reply : m_network.findChildren<QNetworkReply *>()) {
        reply->disconnect(this);
        reply->abort();
    }
}

void ServerProbe::ask(const QUrl &api, std::function<void(const ServerFacts &)> done)
{
    m_transport.findRoute(api, this,
                          [this, api, done = std::move(done)](const Route &route) { askBy(route, api, done); });
}

void ServerProbe::askBy(const Route &route, const QUrl &api, std::function<void(const ServerFacts &)> done)
{
    m_network.setProxy(route.proxy);
    QNetworkRequest request(api);
    if (route.tls)
        request.setSslConfiguration(*route.tls);
    request.setRawHeader("Accept", "application/json");
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply *reply = m_network.get(request);
    const auto asked = m_clock.monotonic();
    auto certificate = std::make_shared<Error::Code>(Error::Code::TlsFailed);
    connect(reply, &QNetworkReply::sslErrors, this,
            [certificate](const QList<QSslError> &errors) { *certificate = codeOf(errors); });
    const bool isDirect = route.isDirect();
    connect(reply, &QNetworkReply::finished, this, [this, reply, asked, certificate, isDirect, done = std::move(done)] {
        reply->deleteLater();
        ServerFacts facts = factsOf(*reply, std::chrono::duration_cast<milliseconds>(m_clock.monotonic() - asked));
        if (facts.failure && facts.failure->code == Error::Code::TlsFailed)
            facts.failure->code = *certificate;
        if (facts.failure && !isDirect) {
            facts.failure->code = behindAProxy(facts.failure->code);
            facts.isProxys = facts.isProxys || facts.failure->code == Error::Code::ProxyFailed;
        }
        done(facts);
    });
}

ServerFacts ServerProbe::factsOf(QNetworkReply &reply, milliseconds roundTrip) const
{
    ServerFacts facts;
    facts.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    facts.isPasswordWanted = reply.error() == QNetworkReply::ProxyAuthenticationRequiredError || facts.status == 407;
    facts.isProxys = isOfProxy(reply.error()) || facts.isPasswordWanted;
    // What broke off in the middle says nothing of who is there.
    if (facts.status == 0 || isOfTheNetwork(reply.error())) {
        facts.status = 0;
        facts.failure = errorOf(reply.error(), reply.errorString());
        return facts;
    }
    facts.contentType = reply.header(QNetworkRequest::ContentTypeHeader).toString().section(QLatin1Char(';'), 0, 0);
    facts.software = QString::fromLatin1(reply.rawHeader("Server").left(80));
    facts.clockAhead = clockAhead(reply.rawHeader("Date"), m_clock.now() - roundTrip / 2);
    const QUrl redirect = reply.attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (!redirect.isEmpty())
        facts.redirect = reply.url().resolved(redirect);
    const bool isJson = facts.contentType == QLatin1String("application/json");
    if (facts.status == 200 && isJson && reply.isReadable()) {
        if (const auto greeting = level0::decodeGreeting(reply.readAll())) {
            facts.isVatochito = true;
            facts.version = greeting->version;
            facts.level = greeting->syncLevel;
        }
    }
    return facts;
}

} // namespace vatochito
