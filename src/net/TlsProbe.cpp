// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/TlsProbe.h"

#include "net/HttpErrors.h"
#include "net/ServerProbe.h"
#include "net/Transport.h"

#include <QSslCertificate>
#include <QSslCipher>

#include <algorithm>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostHead = 16LL * 1024;

} // namespace

TlsProbe::TlsProbe(const Clock &clock, Transport &transport, QObject *parent)
    : QObject(parent), m_clock(clock), m_transport(transport)
{
    // What is wrong with a certificate is what is looked for; connecting forgets what was to be ignored before.
    connect(&m_socket, &QSslSocket::sslErrors, this, [this] { m_socket.ignoreSslErrors(); });
    connect(&m_socket, &QSslSocket::encrypted, this, &TlsProbe::onEncrypted);
    connect(&m_socket, &QSslSocket::readyRead, this, &TlsProbe::onRead);
    connect(&m_socket, &QSslSocket::errorOccurred, this, [this] {
        if (!m_facts.isTls)
            m_facts.failure = m_socket.errorString();
        finish();
    });
    connect(&m_socket, &QSslSocket::disconnected, this, &TlsProbe::finish);
}

TlsProbe::~TlsProbe()
{
    // The socket's last signals must not reach half an object.
    m_socket.disconnect(this);
}

void TlsProbe::look(const QString &host, quint16 port, std::function<void(const TlsFacts &)> done)
{
    m_done = std::move(done);
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(host);
    url.setPort(port);
    m_transport.findRoute(url, this, [this, url](const Route &route) {
        m_socket.setProxy(route.proxy);
        if (route.tls)
            m_socket.setSslConfiguration(*route.tls);
        m_socket.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port()));
        m_transport.tryBothFamilies(m_socket, url, route);
    });
}

void TlsProbe::onEncrypted()
{
    m_facts.isTls = true;
    const QList<QSslError> errors = m_socket.sslHandshakeErrors();
    if (!errors.isEmpty())
        m_facts.flaw = codeOf(errors);
    const QSslCertificate certificate = m_socket.peerCertificate();
    m_facts.validFrom = certificate.effectiveDate();
    m_facts.validUntil = certificate.expiryDate();
    m_facts.issuer = certificate.issuerDisplayName();
    QStringList names = certificate.subjectAlternativeNames().values();
    std::ranges::sort(names);
    m_facts.names = names.join(u", "_s);
    m_facts.protocol = m_socket.sessionCipher().protocolString();
    m_socket.write("GET /api/ HTTP/1.1\r\nHost: " + m_socket.peerName().toLatin1() +
                   "\r\nAccept: application/json\r\nConnection: close\r\n\r\n");
}

void TlsProbe::onRead()
{
    m_answer += m_socket.readAll();
    const qsizetype end = m_answer.indexOf("\r\n\r\n");
    if (end < 0 && m_answer.size() < kMostHead)
        return;
    const QByteArray head = m_answer.first(end < 0 ? kMostHead : end);
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith("date:"))
            m_facts.clockAhead = clockAhead(line.mid(5), m_clock.now());
    }
    finish();
}

void TlsProbe::finish()
{
    if (const auto done = std::exchange(m_done, {}))
        done(m_facts);
}

} // namespace vatochito
