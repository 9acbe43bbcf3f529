// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HandshakeStatus.h"
#include "support/client/PatientTest.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace vatochito {

class HandshakeStatusTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyForm_isRead_data();
    void everyForm_isRead();
    void whatThisQtSays_isRead_data();
    void whatThisQtSays_isRead();
};

void HandshakeStatusTest::everyForm_isRead_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("QWebSocketPrivate::processHandshake: Unhandled http status code: 403 (Access denied).") << 403;
    QTest::newRow("Unhandled http status code: 502 (Bad Gateway)") << 502;
    QTest::newRow("Nicht behandelter HTTP-Statuscode: 503 (Service Unavailable).") << 503;
    QTest::newRow("QWebSocketPrivate::processHandshake: Unhandled http status code: 302 ().") << 302;
    QTest::newRow("QWebSocketPrivate::processHandshake: Unknown error condition encountered. Aborting connection.")
        << 400;
    QTest::newRow("Connection refused") << 0;
    QTest::newRow("The remote host closed the connection") << 0;
    QTest::newRow("Host 10.0.0.403 (unknown) not found") << 0;
    QTest::newRow("") << 0;
}

void HandshakeStatusTest::everyForm_isRead()
{
    QFETCH(const int, status);

    QCOMPARE(handshakeStatus(QString::fromLatin1(QTest::currentDataTag())), status);
}

void HandshakeStatusTest::whatThisQtSays_isRead_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("status");
    QTest::newRow("400") << QByteArray("HTTP/1.1 400 Bad Request") << 400;
    QTest::newRow("403") << QByteArray("HTTP/1.1 403 Access denied") << 403;
    QTest::newRow("404") << QByteArray("HTTP/1.1 404 Not Found") << 404;
    QTest::newRow("500") << QByteArray("HTTP/1.1 500 Internal Server Error") << 500;
    QTest::newRow("503") << QByteArray("HTTP/1.1 503 Service Unavailable") << 503;
}

void HandshakeStatusTest::whatThisQtSays_isRead()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, status);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server, line] {
        QTcpSocket *peer = server.nextPendingConnection();
        connect(peer, &QTcpSocket::readyRead, peer, [peer, line] {
            peer->readAll();
            peer->write(line + "\r\nContent-Length: 0\r\n\r\n");
        });
    });
    QWebSocket socket;
    QString said;
    const auto hear = [&said, &socket] {
        if (said.isEmpty())
            said = socket.errorString();
    };
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(&socket, &QWebSocket::errorOccurred, this, hear);
#else
    connect(&socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, hear);
#endif

    socket.open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.serverPort())));

    QTRY_VERIFY(!said.isEmpty());
    QCOMPARE(handshakeStatus(said), status);
    socket.abort();
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::HandshakeStatusTest)
#include "HandshakeStatusTest.moc"
