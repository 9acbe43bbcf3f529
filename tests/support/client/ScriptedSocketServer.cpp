// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/ScriptedSocketServer.h"

#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QWebSocket>
#include <QWebSocketCorsAuthenticator>

#include <utility>

namespace vatochito {

ScriptedSocketServer::ScriptedSocketServer(quint16 port) : ScriptedSocketServer(QWebSocketServer::NonSecureMode, port)
{
}

ScriptedSocketServer::ScriptedSocketServer(const certificates::Pair &identity)
    : ScriptedSocketServer(QWebSocketServer::SecureMode, 0)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(identity.certificate));
    configuration.setPrivateKey(QSslKey(identity.key, QSsl::Ec));
    m_server.setSslConfiguration(configuration);
}

ScriptedSocketServer::ScriptedSocketServer(QWebSocketServer::SslMode mode, quint16 port)
    : m_server(QStringLiteral("scripted"), mode)
{
    connect(&m_server, &QWebSocketServer::originAuthenticationRequired, this,
            [this](QWebSocketCorsAuthenticator *authenticator) {
                authenticator->setAllowed(m_toForbid <= 0);
                --m_toForbid;
            });
    connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = m_server.nextPendingConnection())
            take(socket);
    });
    if (!m_server.listen(QHostAddress::LocalHost, port))
        qFatal("the scripted server cannot listen");
}

ScriptedSocketServer::~ScriptedSocketServer()
{
    dropAll();
}

void ScriptedSocketServer::send(const QString &path, const QString &frame)
{
    m_sockets.value(path)->sendTextMessage(frame);
}

void ScriptedSocketServer::close(const QString &path, int code)
{
    m_sockets.value(path)->close(static_cast<QWebSocketProtocol::CloseCode>(code));
}

void ScriptedSocketServer::dropAll()
{
    for (QWebSocket *socket : std::exchange(m_sockets, {})) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

void ScriptedSocketServer::take(QWebSocket *socket)
{
    const QUrl url = socket->requestUrl();
    const QString path = url.path();
    m_opened.append(url);
    m_authorizations.insert(path, socket->request().rawHeader("Authorization"));
    m_sockets.insert(path, socket);
    connect(socket, &QWebSocket::textMessageReceived, this, [this, path](const QString &frame) {
        m_received[path].append(frame);
        Q_EMIT frameCame(frame);
    });
    connect(socket, &QWebSocket::disconnected, this, [this, path, socket] {
        m_closeCodes.insert(path, static_cast<int>(socket->closeCode()));
        m_sockets.remove(path);
        socket->deleteLater();
    });
    Q_EMIT clientCame(path);
}

} // namespace vatochito
