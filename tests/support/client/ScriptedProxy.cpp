// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/ScriptedProxy.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QtEndian>

#include <memory>
#include <utility>

namespace vatochito {

namespace {

constexpr char kSocks = 5;
constexpr char kByPassword = 2;

void part(QTcpSocket *client, QTcpSocket *server)
{
    client->disconnectFromHost();
    server->abort();
}

} // namespace

ScriptedProxy::ScriptedProxy(Proxy::Kind kind, QString user, QString password)
    : m_kind(kind), m_user(std::move(user)), m_password(std::move(password))
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection())
            take(client);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the scripted proxy cannot listen");
}

ScriptedProxy::~ScriptedProxy()
{
    for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
        socket->disconnect();
}

Proxy ScriptedProxy::address() const
{
    return {.kind = m_kind,
            .host = m_server.serverAddress().toString(),
            .port = port(),
            .user = m_user,
            .password = m_password};
}

void ScriptedProxy::take(QTcpSocket *client)
{
    auto *server = new QTcpSocket(client);
    const auto step = std::make_shared<Step>(m_kind == Proxy::Kind::Http ? Step::Request : Step::Greeting);
    connect(client, &QTcpSocket::readyRead, this, [this, client, server, step] { read(client, server, *step); });
    connect(client, &QTcpSocket::disconnected, client, [client, server] {
        server->abort();
        client->deleteLater();
    });
    connect(server, &QTcpSocket::readyRead, this, [this, client, server] {
        const QByteArray bytes = server->readAll();
        m_bytes += bytes.size();
        client->write(bytes);
    });
    connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
}

void ScriptedProxy::read(QTcpSocket *client, QTcpSocket *server, Step &step)
{
    bool isRead = true;
    while (isRead && client->bytesAvailable() > 0 && step != Step::Through) {
        if (m_kind == Proxy::Kind::Http)
            isRead = readHttp(client, server, step);
        else if (step == Step::Greeting)
            isRead = readGreeting(client, step);
        else if (step == Step::Password)
            isRead = readPassword(client, step);
        else
            isRead = readRequest(client, server, step);
    }
    if (step != Step::Through || server->state() != QAbstractSocket::ConnectedState)
        return;
    const QByteArray bytes = client->readAll();
    m_bytes += bytes.size();
    server->write(bytes);
}

bool ScriptedProxy::readHttp(QTcpSocket *client, QTcpSocket *server, Step &step)
{
    const QByteArray soFar = client->peek(client->bytesAvailable());
    const qsizetype length = soFar.indexOf("\r\n\r\n") + 4;
    if (length < 4)
        return false;
    client->skip(length);
    const QByteArray head = soFar.first(length);
    const QByteArray wanted = "basic " + (m_user + u':' + m_password).toUtf8().toBase64() + "\r\n";
    if (!m_user.isEmpty() && !head.toLower().contains("proxy-authorization: " + wanted.toLower())) {
        ++m_denied;
        client->write("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"scripted\"\r\n"
                      "Content-Length: 0\r\n\r\n");
        return true;
    }
    const QList<QByteArray> line = head.first(head.indexOf("\r\n")).split(' ');
    const qsizetype colon = line.value(1).lastIndexOf(':');
    if (line.value(0) != "CONNECT" || colon < 0 || forbids()) {
        client->write("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
        part(client, server);
        return false;
    }
    step = Step::Through;
    open(client, server, QString::fromLatin1(line[1].first(colon)), line[1].mid(colon + 1).toUShort(),
         "HTTP/1.1 200 Here you are\r\n\r\n");
    return true;
}

bool ScriptedProxy::readGreeting(QTcpSocket *client, Step &step)
{
    const QByteArray soFar = client->peek(client->bytesAvailable());
    if (soFar.size() < 2 || soFar.size() < 2 + soFar[1])
        return false;
    client->skip(2 + soFar[1]);
    const char method = m_user.isEmpty() ? 0 : kByPassword;
    if (!soFar.mid(2, soFar[1]).contains(method)) {
        ++m_denied;
        client->write(QByteArray("\x05\xff", 2));
        client->disconnectFromHost();
        return false;
    }
    client->write(QByteArray(1, kSocks) + method);
    step = method == kByPassword ? Step::Password : Step::Request;
    return true;
}

bool ScriptedProxy::readPassword(QTcpSocket *client, Step &step)
{
    const QByteArray soFar = client->peek(client->bytesAvailable());
    if (soFar.size() < 2 || soFar.size() < 3 + soFar[1])
        return false;
    const qsizetype passwordAt = 3 + soFar[1];
    const qsizetype length = soFar[passwordAt - 1];
    if (soFar.size() < passwordAt + length)
        return false;
    client->skip(passwordAt + length);
    const bool isRight =
        soFar.mid(2, soFar[1]) == m_user.toUtf8() && soFar.mid(passwordAt, length) == m_password.toUtf8();
    client->write(isRight ? QByteArray("\x01\x00", 2) : QByteArray("\x01\x01", 2));
    if (!isRight) {
        ++m_denied;
        client->disconnectFromHost();
        return false;
    }
    step = Step::Request;
    return true;
}

bool ScriptedProxy::readRequest(QTcpSocket *client, QTcpSocket *server, Step &step)
{
    constexpr char kIp4 = 1;
    constexpr char kName = 3;
    const QByteArray soFar = client->peek(client->bytesAvailable());
    if (soFar.size() < 5)
        return false;
    const char type = soFar[3];
    if (type != kIp4 && type != kName)
        qFatal("the scripted proxy knows names and IPv4 addresses alone");
    const qsizetype hostAt = type == kIp4 ? 4 : 5;
    const qsizetype hostLength = type == kIp4 ? 4 : soFar[4];
    if (soFar.size() < hostAt + hostLength + 2)
        return false;
    client->skip(hostAt + hostLength + 2);
    if (forbids()) {
        client->write(QByteArray("\x05\x02\x00\x01\0\0\0\0\0\0", 10));
        part(client, server);
        return false;
    }
    const QByteArray host = soFar.mid(hostAt, hostLength);
    const auto port = qFromBigEndian<quint16>(soFar.constData() + hostAt + hostLength);
    step = Step::Through;
    open(client, server,
         type == kIp4 ? QHostAddress(qFromBigEndian<quint32>(host.constData())).toString() : QString::fromLatin1(host),
         port, QByteArray("\x05\x00\x00\x01\0\0\0\0\0\0", 10));
    return true;
}

void ScriptedProxy::open(QTcpSocket *client, QTcpSocket *server, const QString &host, quint16 port,
                         const QByteArray &welcome)
{
    connect(server, &QTcpSocket::connected, this, [this, client, host, port, welcome] {
        m_tunnels.append(QStringLiteral("%1:%2").arg(host).arg(port));
        client->write(welcome);
        Q_EMIT client->readyRead();
    });
    connect(server, &QTcpSocket::errorOccurred, client, [client, server] { part(client, server); });
    server->connectToHost(host, port);
}

} // namespace vatochito
