// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/SocketChecks.h"

#include "core/WhenDone.h"
#include "diagnostics/Certificates.h"
#include "diagnostics/RegularDrops.h"

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

constexpr int kOpen = 101;
constexpr int kBadRequest = 400;

Finding findingOf(int status)
{
    switch (status) {
    case 401:
    case 403:
        return Finding::UpgradeForbidden;
    case 404:
        return Finding::UpgradePathUnknown;
    case 429:
    case 503: // REST came through a moment ago.
        return Finding::ServerBusy;
    case 500:
        return Finding::ServerFailing;
    default:
        // REST came through the same way a moment ago, so it is the upgrade that does not.
        return Finding::UpgradeBlocked;
    }
}

bool isOfCertificate(Error::Code reason)
{
    return reason == Error::Code::TlsExpired || reason == Error::Code::TlsOtherName ||
           reason == Error::Code::TlsUntrusted;
}

} // namespace

UpgradeCheck::UpgradeCheck(Notes notes) : ExaminationCheck(std::move(notes), CheckId::Upgrade, {CheckId::Session}, 3s)
{
}

CheckOutcome UpgradeCheck::late() const
{
    // Only what the server says behind the handshake is missing.
    if (m_probe && m_probe->facts().isTls && m_probe->facts().flaw)
        return certificate(m_probe->facts());
    if (m_known)
        return *m_known;
    return {.finding = Finding::SocketSilent,
            .values = {place()},
            .detail = u"%1 no answer in %2 ms"_s.arg(place()).arg(deadline().count())};
}

/// Level 1 has one socket for the account, level 0 one for each conversation.
bool UpgradeCheck::isOfAccount() const
{
    return notes().level > 0;
}

QUrl UpgradeCheck::url() const
{
    return isOfAccount() ? address().accountSocket() : address().socket(notes().conversation);
}

QString UpgradeCheck::place() const
{
    return url().scheme() + u"://"_s + url().host() + u':' + QString::number(port());
}

quint16 UpgradeCheck::port() const
{
    constexpr int kTlsPort = 443;
    constexpr int kPlainPort = 80;
    return static_cast<quint16>(url().port(url().scheme() == "wss"_L1 ? kTlsPort : kPlainPort));
}

void UpgradeCheck::start(Done done)
{
    if (!notes().patient.session) {
        done({.finding = Finding::NobodySignedIn});
        return;
    }
    if (!isOfAccount() && !notes().conversation.isValid()) {
        done({.finding = Finding::GroundFailed, .detail = u"no conversation to try it with"_s});
        return;
    }
    notes().socket = std::make_unique<SocketProbe>(clock(), transport());
    // The next check goes on with one that is open; any other would answer when nobody listens.
    QObject::connect(context(), &QObject::destroyed, [notes = sharedNotes()] {
        if (notes->socket && !notes->socket->isOpen())
            notes->socket.reset();
    });
    using TokenIn = SocketProbe::TokenIn;
    notes().socket->open(url(), notes().patient.session->accessToken(),
                         isOfAccount() ? TokenIn::Header : TokenIn::Query,
                         [this, done = std::move(done)](const HandshakeFacts &facts) { judge(facts, done); });
}

void UpgradeCheck::judge(const HandshakeFacts &facts, const Done &done)
{
    if (facts.status == kOpen) {
        done({.finding = Finding::UpgradePasses, .detail = u"%1 status=101"_s.arg(place())});
        return;
    }
    if (facts.status == 0) {
        lookWhySilent(facts, done);
        return;
    }
    const CheckOutcome refused{.finding = findingOf(facts.status),
                               .values = {QString::number(facts.status)},
                               .detail = u"%1 status=%2"_s.arg(place()).arg(facts.status)};
    if (facts.status == kBadRequest && url().scheme() == "ws"_L1)
        lookForTls(refused, done); // What nginx says to plain words at an encrypted port.
    else
        done(refused);
}

void UpgradeCheck::lookWhySilent(const HandshakeFacts &facts, const Done &done)
{
    const bool isEncrypted = url().scheme() == "wss"_L1;
    const QString detail = u"%1 code=1006 reason=%2 %3"_s.arg(place(), Error::codeName(facts.reason), facts.text);
    if (facts.reason == Error::Code::Refused) {
        done({.finding = Finding::SocketRefused, .values = {place()}, .detail = detail});
        return;
    }
    if (isOfCertificate(facts.reason))
        lookAtCertificate({.finding = Finding::SocketTlsFailed, .values = {place()}, .detail = detail}, done);
    else if (isEncrypted)
        lookForPlain({.finding = Finding::SocketTlsFailed, .values = {place()}, .detail = detail}, done);
    else
        lookForTls({.finding = Finding::SocketRefused, .values = {place()}, .detail = detail}, done);
}

void UpgradeCheck::lookForTls(const CheckOutcome &otherwise, const Done &done)
{
    m_known = otherwise;
    auto *probe = new TlsProbe(clock(), transport(), context());
    probe->look(url().host(), port(), [this, otherwise, done](const TlsFacts &facts) {
        if (!facts.isTls) {
            done(otherwise);
            return;
        }
        // As one would set it: up to before the path of the sockets, at the port that was looked at.
        QUrl encrypted(url().adjusted(QUrl::RemoveQuery));
        encrypted.setPath(encrypted.path().section(u"/ws/"_s, 0, -2));
        encrypted.setPort(port());
        encrypted.setScheme(u"wss"_s);
        done({.finding = Finding::SocketNeedsEncryption,
              .values = {encrypted.toString()},
              .detail = otherwise.detail + u"; the port speaks "_s + facts.protocol});
    });
}

void UpgradeCheck::lookForPlain(const CheckOutcome &otherwise, const Done &done)
{
    m_known = otherwise;
    QUrl plain(url().adjusted(QUrl::RemovePath | QUrl::RemoveQuery));
    plain.setScheme(u"http"_s);
    plain.setPort(port());
    auto *probe = new ServerProbe(clock(), transport(), context());
    probe->ask(plain, [otherwise, plain, done](const ServerFacts &facts) {
        if (facts.status == 0) {
            done(otherwise);
            return;
        }
        QUrl socket = plain;
        socket.setScheme(u"ws"_s);
        done({.finding = Finding::SocketNotEncrypted,
              .values = {socket.toString()},
              .detail = otherwise.detail + u"; plain HTTP answers there with "_s + QString::number(facts.status)});
    });
}

void UpgradeCheck::lookAtCertificate(const CheckOutcome &otherwise, const Done &done)
{
    m_known = otherwise;
    m_probe = new TlsProbe(clock(), transport(), context());
    m_probe->look(url().host(), port(), [this, otherwise, done](const TlsFacts &facts) {
        if (!facts.isTls || !facts.flaw) {
            done(otherwise);
            return;
        }
        CheckOutcome found = certificate(facts);
        found.detail = otherwise.detail + u"; "_s + found.detail;
        done(found);
    });
}

CheckOutcome UpgradeCheck::certificate(const TlsFacts &facts) const
{
    CheckOutcome found = judgeCertificate(facts, url().host(), clock());
    // The server's own address has just been found to be right.
    if (found.finding == Finding::CertificateOtherName)
        found.finding = Finding::SocketOtherName;
    return found;
}

HeartbeatCheck::HeartbeatCheck(Notes notes)
    : ExaminationCheck(std::move(notes), CheckId::Heartbeat, {CheckId::Upgrade}, 4s)
{
}

CheckOutcome HeartbeatCheck::late() const
{
    // Five of these would have been slow as well.
    return judge(notes().socket ? notes().socket->roundTrips() : QList<microseconds>());
}

void HeartbeatCheck::start(Done done)
{
    QObject::connect(context(), &QObject::destroyed, [notes = sharedNotes()] { notes->socket.reset(); });
    notes().socket->measure(kRounds, [done = std::move(done)](const QList<microseconds> &roundTrips) {
        const bool isLost = roundTrips.size() < kRounds;
        done(isLost ? CheckOutcome{.finding = Finding::NoHeartbeat,
                                   .detail = u"lost after %1 of %2 pongs"_s.arg(roundTrips.size()).arg(kRounds)}
                    : judge(roundTrips));
    });
}

CheckOutcome HeartbeatCheck::judge(QList<microseconds> roundTrips)
{
    if (roundTrips.isEmpty())
        return {.finding = Finding::NoHeartbeat, .detail = u"no pong"_s};
    std::ranges::sort(roundTrips);
    const microseconds median = roundTrips.at((roundTrips.size() - 1) / 2);
    const bool isSlow = roundTrips.size() < kRounds || median >= kSlow;
    const auto inMs = [](microseconds time) { return QString::number(double(time.count()) / 1000, 'f', 1); };
    return {.finding = isSlow ? Finding::HeartbeatSlow : Finding::HeartbeatFine,
            .values = {QString::number(std::chrono::ceil<std::chrono::milliseconds>(median).count())}, // "within"
            .detail = u"pongs=%1 median_ms=%2 fastest_ms=%3 slowest_ms=%4"_s.arg(
                QString::number(roundTrips.size()), inMs(median), inMs(roundTrips.first()), inMs(roundTrips.last()))};
}

HistoryCheck::HistoryCheck(Notes notes) : ExaminationCheck(std::move(notes), CheckId::History, {}, 1s, Place::Computer)
{
}

CheckOutcome HistoryCheck::late() const
{
    return {.finding = Finding::NoTimeLeft};
}

void HistoryCheck::start(Done done)
{
    constexpr int kPeriods = 200;
    Cache *cache = notes().patient.cache;
    if (!cache) {
        done({.finding = Finding::NoCache});
        return;
    }
    whenDone(cache->connectionHistory().newest(kPeriods), context(),
             [this, done = std::move(done)](const Result<QList<ConnectionPeriod>> &periods) {
                 if (!periods) {
                     // What is wrong with the cache is for its own check to say.
                     done({.finding = Finding::NoCache, .detail = Error::codeName(periods.error().code)});
                     return;
                 }
                 done(judge(*periods));
             });
}

CheckOutcome HistoryCheck::judge(const QList<ConnectionPeriod> &newestFirst) const
{
    const QString looked = u"periods=%1"_s.arg(newestFirst.size());
    if (const auto drops = regularDrops(newestFirst, clock().now()))
        return {.finding = Finding::IdleTimeout,
                .values = {QString::number(qlonglong(drops->interval.count())), QString::number(drops->drops)},
                .detail = looked + u" drops=%1 interval_s=%2"_s.arg(drops->drops).arg(drops->interval.count())};
    if (const int drops = dropsAtOnce(newestFirst, clock().now()); drops > 0)
        return {.finding = Finding::DropsAtOnce,
                .values = {QString::number(drops)},
                .detail = looked + u" drops=%1 at_once"_s.arg(drops)};
    return {.finding = Finding::Steady, .detail = looked};
}

} // namespace vatochito
