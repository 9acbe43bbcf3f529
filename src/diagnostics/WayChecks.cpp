// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/WayChecks.h"

#include "diagnostics/Certificates.h"
#include "diagnostics/Neighbours.h"
#include "diagnostics/Proxies.h"

#include <QHostAddress>

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

quint16 portOf(const ServerAddress &address)
{
    return static_cast<quint16>(address.port());
}

QString placeOf(const ServerAddress &address)
{
    return address.host() + u':' + QString::number(address.port());
}

QString describe(const ServerFacts &facts)
{
    if (facts.failure)
        return u"no HTTP answer: reason=%1 %2"_s.arg(Error::codeName(facts.failure->code), facts.failure->detail);
    return u"status=%1 type=%2 software=%3"_s.arg(QString::number(facts.status), facts.contentType, facts.software);
}

} // namespace

PortCheck::PortCheck(Notes notes) : ExaminationCheck(std::move(notes), CheckId::Port, {CheckId::Name}, 3s) {}

CheckOutcome PortCheck::late() const
{
    return judge(m_known.value_or(CheckOutcome{.finding = Finding::PortSilent,
                                               .values = {placeOf(address())},
                                               .detail = u"no connection in %1 ms"_s.arg(deadline().count())}));
}

CheckOutcome PortCheck::judge(const CheckOutcome &otherwise) const
{
    if (m_elsewhere.isEmpty())
        return otherwise;
    return {.finding = Finding::WrongPort,
            .values = {placeOf(address()), m_elsewhere},
            .detail = otherwise.detail + u"; a Vatochito server answers at "_s + m_elsewhere};
}

void PortCheck::start(Done done)
{
    const auto proxy = proxyOf(notes().route);
    auto *socket = new QTcpSocket(context());
    socket->setProxy(QNetworkProxy::NoProxy); // The one that is in the way is asked itself.
    QObject::connect(socket, &QTcpSocket::connected, context(), [socket, proxy, done] {
        const QString peer = u"peer=%1 port=%2"_s.arg(socket->peerAddress().toString()).arg(socket->peerPort());
        if (proxy)
            done({.finding = Finding::ProxyAnswers, .values = {placeOf(*proxy)}, .detail = peer});
        else
            done({.finding = Finding::PortAnswers, .detail = peer});
    });
    QObject::connect(socket, &QTcpSocket::errorOccurred, context(),
                     [this, socket, proxy, done](QAbstractSocket::SocketError error) {
                         if (!proxy) {
                             fail(error, socket->errorString(), done);
                             return;
                         }
                         const bool isUnknown = error == QAbstractSocket::HostNotFoundError;
                         done({.finding = isUnknown ? Finding::ProxyUnknown : Finding::ProxyRefused,
                               .values = {placeOf(*proxy)},
                               .detail = socket->errorString()});
                     });
    if (proxy) {
        socket->connectToHost(proxy->hostName(), proxy->port());
        return;
    }
    socket->connectToHost(address().host(), portOf(address()));
    transport().tryBothFamilies(*socket, address().api({}), Route{.proxy = QNetworkProxy::NoProxy, .tls = {}});
    // A firewall that drops what comes to other ports says nothing: there would be no time left at the deadline.
    auto &suspicion = hold<std::unique_ptr<Alarm>>(notes().tools.alarms.makeAlarm());
    suspicion->start(kSuspicious, [this, done] { lookElsewhere(done); });
}

void PortCheck::fail(QAbstractSocket::SocketError error, const QString &text, const Done &done)
{
    const bool isRefused = error == QAbstractSocket::ConnectionRefusedError;
    const bool isTimeout = error == QAbstractSocket::SocketTimeoutError;
    const Finding otherwise = isTimeout ? Finding::PortSilent : Finding::Unroutable;
    m_known = CheckOutcome{
        .finding = isRefused ? Finding::Refused : otherwise, .values = {placeOf(address())}, .detail = text};
    if (m_hasLooked)
        done(judge(*m_known));
    else
        lookElsewhere(done);
}

void PortCheck::lookElsewhere(const Done &done)
{
    if (std::exchange(m_isLooking, true))
        return;
    findNeighbour(notes(), context(), [this, done](const QString &elsewhere) {
        m_hasLooked = true;
        m_elsewhere = elsewhere;
        if (m_known)
            done(judge(*m_known));
    });
}

ProxyCheck::ProxyCheck(Notes notes) : ExaminationCheck(std::move(notes), CheckId::Proxy, {CheckId::Port}, 2s) {}

CheckOutcome ProxyCheck::late() const
{
    return {.finding = Finding::NothingSeen, .detail = u"no HTTP answer in %1 ms"_s.arg(deadline().count())};
}

void ProxyCheck::start(Done done)
{
    auto *probe = new ServerProbe(clock(), transport(), context());
    probe->ask(address().api({}), [this, done = std::move(done)](const ServerFacts &facts) {
        notes().root = facts;
        const bool isAnswered = facts.status != 0 || facts.isProxys || facts.isPasswordWanted;
        if (isAnswered || !address().isEncrypted())
            done(judge(facts));
        else
            lookForAPage(facts, done);
    });
}

void ProxyCheck::lookForAPage(const ServerFacts &unanswered, const Done &done)
{
    // A network that wants a sign-in can show its page only where nothing is encrypted.
    QUrl plain;
    plain.setScheme(u"http"_s);
    plain.setHost(address().host());
    plain.setPort(notes().tools.plainPort);
    plain.setPath(u"/"_s);
    auto *probe = new ServerProbe(clock(), transport(), context());
    probe->ask(plain, [this, detail = describe(unanswered), done](const ServerFacts &facts) {
        const CheckOutcome outcome = judge(facts);
        done(outcome.finding == Finding::CaptivePortal
                 ? outcome
                 : CheckOutcome{.finding = Finding::NothingSeen, .values = {}, .detail = detail});
    });
}

CheckOutcome ProxyCheck::judge(const ServerFacts &facts) const
{
    constexpr int kNetworkAuthenticationRequired = 511; // RFC 6585, 6
    const auto proxy = proxyOf(notes().route);
    const QString place = proxy ? vatochito::placeOf(*proxy) : QString();
    if (facts.isPasswordWanted)
        return {.finding = Finding::ProxyWantsPassword, .values = {place}, .detail = describe(facts)};
    if (facts.isProxys)
        return {.finding = Finding::ProxyRefused, .values = {place}, .detail = describe(facts)};
    // Who moved for good says so by 301 or 308; a page that lets one in later does not.
    const bool isForNow = facts.status == 302 || facts.status == 303 || facts.status == 307;
    const bool isElsewhere = !facts.redirect.isEmpty() && facts.redirect.host() != address().host();
    if (facts.status == kNetworkAuthenticationRequired || (isForNow && isElsewhere))
        return {.finding = Finding::CaptivePortal,
                .values = {facts.redirect.host()},
                .detail = describe(facts) + u" location="_s +
                          facts.redirect.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveUserInfo)};
    if (proxy)
        return {.finding = Finding::ProxyPasses, .values = {place}, .detail = describe(facts)};
    if (facts.status == 0)
        return {.finding = Finding::NothingSeen, .detail = describe(facts)};
    return {.finding = Finding::NothingBetween, .detail = describe(facts)};
}

EncryptionCheck::EncryptionCheck(Notes notes)
    : ExaminationCheck(std::move(notes), CheckId::Encryption, {CheckId::Port, CheckId::Proxy}, 3s)
{
}

CheckOutcome EncryptionCheck::late() const
{
    // That nobody answers behind it is the next check's matter.
    if (isShaken())
        return judgeCertificate(m_probe->facts(), address().host(), clock());
    if (address().isEncrypted())
        return {.finding = Finding::TlsFailed, .detail = u"no handshake in %1 ms"_s.arg(deadline().count())};
    return plain();
}

void EncryptionCheck::start(Done done)
{
    if (address().isEncrypted())
        lookAtCertificate(std::move(done));
    else
        lookWhyPlain(std::move(done));
}

void EncryptionCheck::lookAtCertificate(Done done)
{
    m_probe = new TlsProbe(clock(), transport(), context());
    m_probe->look(address().host(), portOf(address()), [this, done = std::move(done)](const TlsFacts &facts) {
        if (facts.isTls)
            done(judgeCertificate(facts, address().host(), clock()));
        else
            askInPlain(facts.failure, done);
    });
}

void EncryptionCheck::askInPlain(const QString &failure, const Done &done)
{
    QUrl plain = address().api({});
    plain.setScheme(u"http"_s);
    plain.setPort(address().port());
    auto *probe = new ServerProbe(clock(), transport(), context());
    probe->ask(plain, [this, failure, done](const ServerFacts &facts) {
        if (facts.status == 0) {
            done({.finding = Finding::TlsFailed, .detail = failure});
            return;
        }
        CheckOutcome found{.finding = Finding::NotEncrypted, .detail = failure + u"; "_s + describe(facts)};
        // Elsewhere somebody on the way may want it so, and nobody shall be talked into it.
        if (address().isNearby())
            found.values = {u"http://"_s + address().host() + u':' + QString::number(address().port())};
        done(found);
    });
}

void EncryptionCheck::lookWhyPlain(Done done)
{
    constexpr int kBadRequest = 400; // What nginx says to plain words at an encrypted port.
    const ServerFacts facts = notes().root.value_or(ServerFacts());
    const bool isSentToTls = facts.redirect.scheme() == "https"_L1 && facts.redirect.host() == address().host();
    if (isSentToTls) {
        done({.finding = Finding::NeedsEncryption,
              .values = {u"https://"_s + facts.redirect.authority()},
              .detail = describe(facts)});
        return;
    }
    if (facts.status != 0 && facts.status != kBadRequest) {
        done(plain());
        return;
    }
    auto *probe = new TlsProbe(clock(), transport(), context());
    probe->look(address().host(), portOf(address()), [this, done = std::move(done)](const TlsFacts &tls) {
        if (tls.isTls)
            done({.finding = Finding::NeedsEncryption,
                  .values = {u"https://"_s + placeOf(address())},
                  .detail = u"the port speaks "_s + tls.protocol});
        else
            done(plain());
    });
}

CheckOutcome EncryptionCheck::plain() const
{
    if (address().isNearby())
        return {.finding = Finding::PlainNearby, .detail = u"http and ws"_s};
    return {.finding = Finding::PlainInPublic, .values = {address().host()}, .detail = u"http and ws"_s};
}

} // namespace vatochito
