// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/SocketProbe.h"

#include "net/HandshakeStatus.h"
#include "net/HttpErrors.h"
#include "net/Transport.h"
#include "protocol/Level0Frames.h"

#include <QNetworkRequest>
#include <QUrlQuery>

#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;
using std::chrono::microseconds;

namespace {

constexpr auto kErrorSignal =
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    &QWebSocket::errorOccurred;
#else
    qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif

constexpr int kSwitchingProtocols = 101;

} // namespace

SocketProbe::SocketProbe(const Clock &clock, Transport &transport, QObject *parent)
    : QObject(parent), m_clock(clock), m_transport(transport)
{
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        m_isOpen = true;
        conclude({.status = kSwitchingProtocols, .reason = {}, .text = {}});
    });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &SocketProbe::onFrame);
    connect(&m_socket, kErrorSignal, this, &SocketProbe::onError);
    connect(&m_socket, &QWebSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_certificateFault = codeOf(errors); });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] {
        if (m_isOpen) {
            lose();
            return;
        }
        // Of a refused connection the reason is told after this.
        const auto endUnlessToldWhy = [this] {
            conclude({.status = 0, .reason = Error::Code::ServerFailed, .text = u"closed without an answer"_s});
        };
        QMetaObject::invokeMethod(this, endUnlessToldWhy, Qt::QueuedConnection);
    });
}

SocketProbe::~SocketProbe()
{
    // The socket's last signals must not reach half an object.
    m_socket.disconnect(this);
    if (m_isOpen)
        m_socket.close(QWebSocketProtocol::CloseCodeNormal);
    else
        m_socket.abort();
}

void SocketProbe::open(const QUrl &url, const QString &token, TokenIn place,
                       std::function<void(const HandshakeFacts &)> done)
{
    m_opened = std::move(done);
    QNetworkRequest request(url);
    if (place == TokenIn::Header) {
        request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    } else {
        QUrl withToken = url;
        QUrlQuery query;
        query.addQueryItem(u"token"_s, token);
        withToken.setQuery(query);
        request.setUrl(withToken);
    }
    m_transport.findRoute(url, this, [this, request](const Route &route) {
        m_socket.setProxy(route.proxy);
        if (route.tls)
            m_socket.setSslConfiguration(*route.tls);
        m_socket.open(request);
        if (auto *connection = m_socket.findChild<QAbstractSocket *>())
            m_transport.tryBothFamilies(*connection, request.url(), route);
    });
}

void SocketProbe::measure(int count, std::function<void(const QList<microseconds> &)> done)
{
    m_measured = std::move(done);
    m_wanted = count;
    m_roundTrips.clear();
    if (m_isOpen)
        ping();
    else
        conclude();
}

void SocketProbe::onFrame(const QString &frame)
{
    // What else comes is for the sockets that are in use.
    const auto decoded = level0::decodeFrame(frame.toUtf8());
    if (!m_measured || !decoded || !decoded->isPong())
        return;
    m_roundTrips.append(std::chrono::duration_cast<microseconds>(m_clock.monotonic() - m_pinged));
    if (m_roundTrips.size() >= m_wanted)
        conclude();
    else
        ping();
}

void SocketProbe::onError()
{
    if (m_isOpen) {
        lose();
        return;
    }
    const QString text = m_socket.errorString();
    const int status = handshakeStatus(text);
    conclude({.status = status,
              .reason = status != 0 ? Error::Code::NotAServer : reason(),
              .text = text.section(u'\n', 0, 0)});
}

Error::Code SocketProbe::reason() const
{
    const Error::Code code = codeOf(m_socket.error());
    return code == Error::Code::TlsFailed ? m_certificateFault.value_or(code) : code;
}

void SocketProbe::ping()
{
    m_pinged = m_clock.monotonic();
    m_socket.sendTextMessage(QString::fromUtf8(level0::ping().bytes));
}

void SocketProbe::lose()
{
    m_isOpen = false;
    conclude();
}

void SocketProbe::conclude(const HandshakeFacts &facts)
{
    if (const auto done = std::exchange(m_opened, {}))
        done(facts);
}

void SocketProbe::conclude()
{
    if (const auto done = std::exchange(m_measured, {}))
        done(m_roundTrips);
}

} // namespace vatochito
