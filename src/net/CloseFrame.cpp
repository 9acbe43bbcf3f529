// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CloseFrame.h"

#include <QAbstractSocket>
#include <QByteArray>
#include <QRandomGenerator>
#include <QWebSocket>

#include <array>

namespace vatochito {

namespace {

/// RFC 6455, 5.2 and 5.5.1: FIN and opcode 8; two bytes, masked, as whatever a client sends.
QByteArray closeFrame()
{
    constexpr std::array<quint8, 2> kNormal{1000 >> 8, 1000 & 0xff};
    const quint32 mask = QRandomGenerator::global()->generate();
    QByteArray frame = QByteArrayLiteral("\x88\x82");
    for (int i = 0; i < 4; ++i)
        frame.append(static_cast<char>(mask >> (8 * i)));
    for (int i = 0; i < 2; ++i)
        frame.append(static_cast<char>(kNormal[static_cast<std::size_t>(i)] ^ (mask >> (8 * i))));
    return frame;
}

} // namespace

QAbstractSocket *beginToClose(QWebSocket &socket)
{
    auto *connection = socket.findChild<QAbstractSocket *>();
    if (!connection || connection->state() != QAbstractSocket::ConnectedState)
        return nullptr;
    // It would answer the peer's answer. That the connection ends it has to know.
    QObject::disconnect(connection, &QIODevice::readyRead, &socket, nullptr);
    if (connection->write(closeFrame()) < 0)
        return nullptr;
    connection->flush();
    return connection;
}

} // namespace vatochito
