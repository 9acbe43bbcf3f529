// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpServer>

#include <deque>

class QTcpSocket;

namespace vatochito {

/// A server on the loopback interface that answers each request with the next line of a script.
class ScriptedHttpServer final : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray method;
        QByteArray path;
        QByteArray head;
        QByteArray body;
    };

    ScriptedHttpServer();

    quint16 port() const { return m_server.serverPort(); }
    const QList<Request> &requests() const { return m_requests; }

    /// The next request is answered so; a request beyond the script gets no answer.
    void answer(int status, const QByteArray &body, const QByteArray &contentType = "application/json",
                const QByteArray &extraHeaders = {});
    /// The next request has its connection broken off without an answer.
    void breakOff();

private:
    void read(QTcpSocket *socket);

    QTcpServer m_server;
    std::deque<QByteArray> m_script; ///< Empty: break off.
    QList<Request> m_requests;
};

} // namespace vatochito
