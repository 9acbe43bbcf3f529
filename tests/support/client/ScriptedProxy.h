// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Proxy.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTcpServer>

class QTcpSocket;

namespace vatochito {

/// A proxy on the loopback interface, by CONNECT or SOCKS5 (RFC 1928, 1929), that counts what goes through it.
class ScriptedProxy final : public QObject
{
    Q_OBJECT

public:
    /// \param user  Empty: everybody may use it.
    explicit ScriptedProxy(Proxy::Kind kind, QString user = {}, QString password = {});
    ~ScriptedProxy() override;

    quint16 port() const { return m_server.serverPort(); }
    /// As a person who knows the password writes it down.
    Proxy address() const;
    /// The next \a count tunnels are refused by 403, or by its like in SOCKS5.
    void forbidNext(int count) { m_toForbid = count; }

    /// "127.0.0.1:8000" of each tunnel that was made, in order.
    const QStringList &tunnels() const { return m_tunnels; }
    /// How often somebody came without the right name and password.
    int deniedCount() const { return m_denied; }
    qint64 bytesThrough() const { return m_bytes; }

private:
    enum class Step { Greeting, Password, Request, Through };

    void take(QTcpSocket *client);
    void read(QTcpSocket *client, QTcpSocket *server, Step &step);
    /// Each is true when it could take something off \a client.
    bool readHttp(QTcpSocket *client, QTcpSocket *server, Step &step);
    bool readGreeting(QTcpSocket *client, Step &step);
    bool readPassword(QTcpSocket *client, Step &step);
    bool readRequest(QTcpSocket *client, QTcpSocket *server, Step &step);
    bool forbids() { return m_toForbid-- > 0; }
    void open(QTcpSocket *client, QTcpSocket *server, const QString &host, quint16 port, const QByteArray &welcome);

    const Proxy::Kind m_kind;
    const QString m_user;
    const QString m_password;
    QTcpServer m_server;
    int m_toForbid = 0;
    QStringList m_tunnels;
    int m_denied = 0;
    qint64 m_bytes = 0;
};

} // namespace vatochito
