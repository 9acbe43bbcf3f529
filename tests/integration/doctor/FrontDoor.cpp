// SPDX-License-Identifier: GPL-3.0-or-later
#include "FrontDoor.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTcpSocket>

namespace vatochito {

FrontDoor::FrontDoor(quint16 backend, const std::optional<certificates::Pair> &tls) : m_backend(backend)
{
    if (tls) {
        auto server = std::make_unique<QSslServer>();
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(QByteArray(tls->certificate)));
        configuration.setPrivateKey(QSslKey(QByteArray(tls->key), QSsl::Ec));
        server->setSslConfiguration(configuration);
        m_server = std::move(server);
    } else {
        m_server = std::make_unique<QTcpServer>();
    }
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *client = m_server->nextPendingConnection()) {
            connect(client, &QTcpSocket::readyRead, this, [this, client] { read(client); });
            connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            read(client);
        }
    });
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("the front door cannot listen");
}

void FrontDoor::answer(const QByteArray &path, int status, const QByteArray &body, const QByteArray &contentType,
                       const QByteArray &extraHeaders, int times)
{
    const QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\nContent-Type: " + contentType +
                             "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
                             extraHeaders + "\r\n" + body;
    m_rules.append({.path = path, .kind = Rule::Kind::Answer, .answer = bytes, .times = times});
}

void FrontDoor::mute(const QByteArray &path)
{
    m_rules.append({.path = path, .kind = Rule::Kind::Mute});
}

void FrontDoor::divert(const QByteArray &path, quint16 port)
{
    m_rules.append({.path = path, .kind = Rule::Kind::Divert, .port = port});
}

void FrontDoor::read(QTcpSocket *client)
{
    const QByteArray soFar = client->peek(client->bytesAvailable());
    if (!soFar.contains("\r\n\r\n"))
        return;
    client->disconnect(this);
    const QByteArray request = client->readAll();
    Rule *rule = ruleFor(request.split(' ').value(1));
    if (!rule) {
        pass(client, rewritten(request), m_backend);
        return;
    }
    ++m_faults;
    const Rule used = *rule;
    if (rule->times > 0 && --rule->times == 0)
        m_rules.removeIf([rule](const Rule &other) { return &other == rule; });
    if (used.kind == Rule::Kind::Divert)
        pass(client, request, used.port);
    if (used.kind != Rule::Kind::Answer)
        return;
    client->write(used.answer);
    client->disconnectFromHost();
}

FrontDoor::Rule *FrontDoor::ruleFor(const QByteArray &path)
{
    for (Rule &rule : m_rules) {
        if (path.startsWith(rule.path))
            return &rule;
    }
    return nullptr;
}

QByteArray FrontDoor::rewritten(const QByteArray &request)
{
    const bool isUpgrade = request.toLower().contains("\r\nupgrade:");
    if (isUpgrade && !m_forgetsUpgrades)
        return request;
    if (isUpgrade)
        ++m_faults;
    const qsizetype end = request.indexOf("\r\n\r\n");
    QByteArray head;
    for (const QByteArray &line : request.first(end).split('\n')) {
        const QByteArray name = line.toLower();
        if (!name.startsWith("connection:") && !name.startsWith("upgrade:"))
            head += line.trimmed() + "\r\n";
    }
    return head + "Connection: close\r\n\r\n" + request.mid(end + 4);
}

void FrontDoor::pass(QTcpSocket *client, QByteArray bytes, quint16 port)
{
    auto *backend = new QTcpSocket(client);
    connect(backend, &QTcpSocket::connected, client, [backend, bytes] { backend->write(bytes); });
    connect(backend, &QTcpSocket::readyRead, client, [backend, client] { client->write(backend->readAll()); });
    connect(backend, &QTcpSocket::disconnected, client, [backend, client] {
        client->write(backend->readAll());
        client->disconnectFromHost();
    });
    connect(client, &QTcpSocket::readyRead, backend, [backend, client] { backend->write(client->readAll()); });
    connect(client, &QTcpSocket::disconnected, backend, [backend] { backend->disconnectFromHost(); });
    backend->connectToHost(QHostAddress::LocalHost, port);
}

} // namespace vatochito
