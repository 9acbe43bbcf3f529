// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ChatSocket.h"

#include "core/LogCategories.h"
#include "net/CloseFrame.h"
#include "net/HandshakeStatus.h"
#include "net/HttpErrors.h"
#include "net/UnsentBytes.h"
#include "protocol/Level0Frames.h"

#include <QNetworkRequest>
#include <QUrlQuery>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kErrorSignal =
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    &QWebSocket::errorOccurred;
#else
    qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif

auto log()
{
    return qInfo(lcWebSocket).noquote().nospace() << "[WebSocket] ";
}

Error::Code reasonOfStatus(int httpStatus)
{
    switch (httpStatus) {
    case 403:
        return Error::Code::Forbidden;
    case 429:
    case 503:
        return Error::Code::Throttled;
    default:
        return httpStatus >= 500 ? Error::Code::ServerFailed : Error::Code::NotAServer;
    }
}

} // namespace

ChatSocket::ChatSocket(ConversationId conversation, Transport &transport, AlarmFactory &alarms, const Clock &clock,
                       QObject *parent)
    : QObject(parent)
    , m_conversation(conversation)
    , m_transport(transport)
    , m_clock(clock)
    , m_heartbeat(alarms.makeAlarm())
    , m_deadline(alarms.makeAlarm())
{
    m_socket.setMaxAllowedIncomingMessageSize(kMostBytes);
    m_socket.setMaxAllowedIncomingFrameSize(kMostBytes);
    connect(&m_socket, &QWebSocket::connected, this, &ChatSocket::onConnected);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &ChatSocket::onFrame);
    connect(&m_socket, &QWebSocket::disconnected, this, &ChatSocket::onDisconnected);
    connect(&m_socket, kErrorSignal, this, &ChatSocket::onError);
    connect(&m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_certificateFault = codeOf(errors);
        log() << "Certificate refused: " << detailOf(errors);
    });
}

ChatSocket::~ChatSocket()
{
    // The socket's last signals must not reach half an object.
    silence();
    if (m_state == Connection::SocketState::Closing)
        m_socket.abort(); // Goodbye was said already.
}

void ChatSocket::open(const QUrl &url, const QString &token, TokenIn place)
{
    m_token = token;
    m_state = Connection::SocketState::Connecting;
    const bool isInQuery = place == TokenIn::Query;
    log() << "Connecting to: " << url.toString(QUrl::RemoveQuery) << (isInQuery ? "?token=..." : "");
    m_deadline->start(kConnectDeadline, [this] { end(1006, 0, Error::Code::Timeout); });
    QNetworkRequest request(url);
    if (isInQuery) {
        QUrl withToken = url;
        QUrlQuery query;
        query.addQueryItem(u"token"_s, token);
        withToken.setQuery(query);
        request.setUrl(withToken);
    } else {
        request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    }
    m_transport.findRoute(url, this, [this, request](const Route &route) { openBy(route, request); });
}

void ChatSocket::setHeartbeat(std::chrono::milliseconds interval, std::chrono::milliseconds pongDeadline,
                              std::chrono::milliseconds first)
{
    m_pingInterval = interval;
    m_pongDeadline = pongDeadline;
    if (isOpen())
        m_heartbeat->start(first, [this] { beat(); });
}

void ChatSocket::openBy(const Route &route, const QNetworkRequest &request)
{
    if (m_state != Connection::SocketState::Connecting)
        return; // over before the way was known
    m_socket.setProxy(route.proxy);
    if (route.tls)
        m_socket.setSslConfiguration(*route.tls);
    m_socket.open(request);
    // On a slow network one long frame takes longer than a pong may: its bytes count, not its end alone.
    if (auto *connection = m_socket.findChild<QAbstractSocket *>()) {
        connect(connection, &QIODevice::readyRead, this, &ChatSocket::onLife);
        m_transport.tryBothFamilies(*connection, request.url(), route);
    }
}

bool ChatSocket::send(const OutgoingFrame &frame)
{
    log() << "Sending message: {type=" << frame.type << " bytes=" << frame.bytes.size()
          << (frame.message.isValid() ? u" id=%1}"_s.arg(frame.message.value()) : u"}"_s);
    log() << "Socket state: " << static_cast<int>(m_state);
    if (!isOpen() || !write(frame))
        return false;
    log() << "Message sent successfully";
    return true;
}

void ChatSocket::prove(std::chrono::milliseconds limit)
{
    m_proof = nextPing();
    ping(limit);
}

void ChatSocket::probe(std::chrono::milliseconds limit)
{
    if (!m_deadline->isActive() || m_clock.monotonic() + limit < m_deadlineAt)
        ping(limit);
}

int ChatSocket::takePong()
{
    ++m_pongs;
    if (!owesProof() && m_state == Connection::SocketState::Open)
        m_deadline->stop();
    return m_pongs;
}

void ChatSocket::close()
{
    if (m_state == Connection::SocketState::Closing)
        return;
    silence();
    QAbstractSocket *connection = m_state == Connection::SocketState::Open ? beginToClose(m_socket) : nullptr;
    if (!connection) {
        m_socket.abort();
        m_state = Connection::SocketState::Closed;
        return;
    }
    m_state = Connection::SocketState::Closing;
    m_deadline->start(kCloseDeadline, [this] { finishClosing(); });
    connect(connection, &QAbstractSocket::readyRead, this, [connection] { connection->skip(kMostBytes); });
    connect(connection, &QAbstractSocket::disconnected, this, &ChatSocket::finishClosing, Qt::QueuedConnection);
}

void ChatSocket::finishClosing()
{
    if (m_state != Connection::SocketState::Closing)
        return; // The deadline came while word of the end was on its way.
    silence();
    forgetUnsentBytes(m_socket);
    m_socket.abort();
    m_state = Connection::SocketState::Closed;
    Q_EMIT closed();
}

void ChatSocket::onConnected()
{
    m_deadline->stop();
    m_state = Connection::SocketState::Open;
    m_openedAt = m_clock.monotonic();
    // Without it a small frame waits until the one before is acknowledged, and the other side takes its time for that
    // (RFC 1122, 4.2.3.2 and 4.2.3.4).
    if (auto *connection = m_socket.findChild<QAbstractSocket *>())
        connection->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    log() << "Connected successfully to " << name();
    m_heartbeat->start(m_pingInterval, [this] { beat(); });
    Q_EMIT opened();
}

void ChatSocket::onFrame(const QString &frame)
{
    onLife();
    Q_EMIT frameReceived(frame.toUtf8());
}

void ChatSocket::onLife()
{
    if (isOpen() && !owesProof())
        m_deadline->stop();
}

void ChatSocket::onDisconnected()
{
    if (m_openedAt) {
        end(static_cast<int>(m_socket.closeCode()), 0, Error::Code::ServerFailed);
        return;
    }
    // A refused connection says "disconnected" first, with a code of 1000 that nobody sent, and why only afterwards.
    const auto endUnlessToldWhy = [this] {
        if (m_state == Connection::SocketState::Connecting)
            end(1006, 0, Error::Code::ServerFailed);
    };
    QMetaObject::invokeMethod(this, endUnlessToldWhy, Qt::QueuedConnection);
}

Error::Code ChatSocket::reasonOf(QAbstractSocket::SocketError error) const
{
    const Error::Code code = codeOf(error);
    if (code == Error::Code::TlsFailed)
        return m_certificateFault.value_or(code);
    const bool isProxied = !m_openedAt && m_socket.proxy().type() != QNetworkProxy::NoProxy;
    return isProxied ? behindAProxy(code) : code;
}

void ChatSocket::onError(QAbstractSocket::SocketError error)
{
    const int status = handshakeStatus(m_socket.errorString());
    if (!m_openedAt && status != 0)
        end(1006, status, reasonOfStatus(status));
    else
        end(1006, 0, reasonOf(error));
}

void ChatSocket::beat()
{
    m_heartbeat->start(m_pingInterval, [this] { beat(); });
    ping(m_pongDeadline);
}

void ChatSocket::ping(std::chrono::milliseconds limit)
{
    log() << "Sending heartbeat ping";
    ++m_pings;
    // A later ping never gives an earlier one more time.
    const auto endsAt = m_clock.monotonic() + limit;
    if (!m_deadline->isActive() || endsAt < m_deadlineAt) {
        m_deadlineAt = endsAt;
        m_deadline->start(limit, [this] { end(1006, 0, Error::Code::Timeout); });
    }
    if (!write(level0::ping()))
        end(1006, 0, Error::Code::Offline);
}

bool ChatSocket::write(const OutgoingFrame &frame)
{
    return m_socket.sendTextMessage(QString::fromUtf8(frame.bytes)) > 0;
}

void ChatSocket::end(int closeCode, int httpStatus, Error::Code reason)
{
    silence();
    forgetUnsentBytes(m_socket);
    // After a refused upgrade Qt leaves the connection to the peer to close.
    m_socket.abort();
    m_state = Connection::SocketState::Closed;
    SocketEnd how{.closeCode = closeCode, .httpStatus = httpStatus, .reason = reason, .lived = {}};
    if (m_openedAt)
        how.lived = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.monotonic() - *m_openedAt);
    log() << "Closed: " << name().replace(": "_L1, "="_L1) << " code=" << closeCode << " status=" << httpStatus
          << " reason=" << Error::codeName(reason);
    Q_EMIT ended(how);
}

void ChatSocket::silence()
{
    m_heartbeat->stop();
    m_deadline->stop();
    m_socket.disconnect(this);
    if (const auto *connection = m_socket.findChild<QAbstractSocket *>())
        connection->disconnect(this);
}

QString ChatSocket::name() const
{
    return m_conversation.isValid() ? u"conversation: %1"_s.arg(m_conversation.value()) : u"account"_s;
}

} // namespace vatochito
