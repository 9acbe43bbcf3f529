// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/client/Certificates.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>
#include <QWebSocketServer>

class QWebSocket;

namespace vatochito {

/// A socket server on the loopback interface that keeps what it receives and says what the test tells it to.
class ScriptedSocketServer final : public QObject
{
    Q_OBJECT

public:
    explicit ScriptedSocketServer(quint16 port = 0);
    /// Speaks TLS.
    explicit ScriptedSocketServer(const certificates::Pair &identity);
    ~ScriptedSocketServer() override;

    quint16 port() const { return m_server.serverPort(); }
    /// The next \a count handshakes are answered 403.
    void forbidNext(int count) { m_toForbid = count; }

    /// The addresses asked for, in order; refused ones are not told.
    const QList<QUrl> &opened() const { return m_opened; }
    /// The frames received on \a path ("/ws/chat/4/").
    QStringList received(const QString &path) const { return m_received.value(path); }
    /// The close code that the client of \a path gave; 0 while it is open.
    int closeCode(const QString &path) const { return m_closeCodes.value(path); }
    /// The Authorization header of the newest handshake of \a path.
    QByteArray authorization(const QString &path) const { return m_authorizations.value(path); }
    bool isOpen(const QString &path) const { return m_sockets.contains(path); }

    void send(const QString &path, const QString &frame);
    void close(const QString &path, int code);
    /// As a server that is killed.
    void dropAll();

Q_SIGNALS:
    void clientCame(const QString &path);
    void frameCame(const QString &frame);

private:
    ScriptedSocketServer(QWebSocketServer::SslMode mode, quint16 port);
    void take(QWebSocket *socket);

    QWebSocketServer m_server;
    int m_toForbid = 0;
    QList<QUrl> m_opened;
    QHash<QString, QWebSocket *> m_sockets;
    QHash<QString, QStringList> m_received;
    QHash<QString, int> m_closeCodes;
    QHash<QString, QByteArray> m_authorizations;
};

} // namespace vatochito
