// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/Certificates.h"

#include "diagnostics/ClockWords.h"

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kSoon = 14; ///< Days.

} // namespace

CheckOutcome judgeCertificate(const TlsFacts &facts, const QString &host, const Clock &clock)
{
    const QString detail = u"%1 issuer=\"%2\" names=\"%3\" valid=%4..%5"_s.arg(
        facts.protocol, facts.issuer, facts.names, facts.validFrom.toUTC().toString(Qt::ISODate),
        facts.validUntil.toUTC().toString(Qt::ISODate));
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(toMicros(clock.now()) / 1000, Qt::UTC);
    if (!facts.flaw) {
        const qint64 days = now.daysTo(facts.validUntil);
        return {.finding = days < kSoon ? Finding::CertificateEndsSoon : Finding::Encrypted,
                .values = {QString::number(days)},
                .detail = detail};
    }
    switch (*facts.flaw) {
    case Error::Code::TlsOtherName:
        return {.finding = Finding::CertificateOtherName, .values = {host, facts.names}, .detail = detail};
    case Error::Code::TlsUntrusted:
        return {.finding = Finding::CertificateUntrusted, .values = {facts.issuer}, .detail = detail};
    case Error::Code::TlsExpired:
        break;
    default:
        return {.finding = Finding::TlsFailed, .detail = detail};
    }
    // Whose clock it is: by the server's own, the certificate may well be valid.
    if (facts.clockAhead) {
        const QDateTime theirs = now.addMSecs(facts.clockAhead->count());
        if (theirs >= facts.validFrom && theirs <= facts.validUntil)
            return {.finding = Finding::ClockWrong, .values = clockValues(*facts.clockAhead), .detail = detail};
    }
    if (now < facts.validFrom)
        return {.finding = Finding::CertificateNotYet,
                .values = {facts.validFrom.toUTC().date().toString(Qt::ISODate)},
                .detail = detail};
    return {.finding = Finding::CertificateExpired,
            .values = {facts.validUntil.toUTC().date().toString(Qt::ISODate)},
            .detail = detail};
}

} // namespace vatochito
