// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/ScriptedHttpServer.h"

#include <QTcpSocket>

namespace vatochito {

ScriptedHttpServer::ScriptedHttpServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the scripted server cannot listen");
}

void ScriptedHttpServer::answer(int status, const QByteArray &body, const QByteArray &contentType,
                                const QByteArray &extraHeaders)
{
    m_script.push_back("HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\nContent-Type: " + contentType +
                       "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + extraHeaders + "\r\n" +
                       body);
}

void ScriptedHttpServer::breakOff()
{
    m_script.push_back({});
}

void ScriptedHttpServer::read(QTcpSocket *socket)
{
    const QByteArray soFar = socket->peek(socket->bytesAvailable());
    const qsizetype headLength = soFar.indexOf("\r\n\r\n") + 4;
    if (headLength < 4)
        return;
    const QByteArray head = soFar.first(headLength);
    const qsizetype lengthAt = head.toLower().indexOf("content-length:");
    const qsizetype bodyLength =
        lengthAt < 0 ? 0 : head.mid(lengthAt + 15, head.indexOf("\r\n", lengthAt) - lengthAt - 15).trimmed().toInt();
    if (soFar.size() < headLength + bodyLength)
        return;
    socket->skip(headLength + bodyLength);
    const QList<QByteArray> first = head.first(head.indexOf("\r\n")).split(' ');
    m_requests.append({first.value(0), first.value(1), head, soFar.mid(headLength, bodyLength)});
    if (m_script.empty())
        return;
    const QByteArray answer = m_script.front();
    m_script.pop_front();
    if (answer.isEmpty())
        socket->abort();
    else
        socket->write(answer);
}

} // namespace vatochito
