// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ChatSocket.h"

#include "net/Authorities.h"
#include "protocol/Level0Frames.h"
#include "support/client/FatalLog.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedSocketServer.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

namespace {

const QString kPath = u"/ws/chat/4/"_s;

} // namespace

class ChatSocketTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void life_logsAsTheContractSays_withoutTheToken();
    void silentPeer_missesTheDeadlineToConnect();
    void missingPong_endsIt();
    void anyFrame_countsAsLife();
    void proof_isAskedAtOnce_andItsPongMustComeInTime();
    void proof_anotherFrameIsNone();
    void proof_answered_endsTheDeadline();
    void proof_whileAPingIsOut_isNotAnsweredByThatOnesPong();
    void forbiddenHandshake_tellsItsStatus();
    void nobodyListening_isRefused();
    void peersCloseCode_isTold();
    void brokenConnection_is1006();
    void close_saysGoodbyeAndNothingFollows();
    void close_isClosingUntilThePeerHasAnswered();
    void close_whenNobodyAnswers_isClosedAfterTheDeadline();
    void close_whileConnecting_isClosedAtOnce();
    void sendingBeforeItIsOpen_writesNothing();
    void tooLargeAFrame_endsIt();
    void badCertificate_isToldApart_data();
    void badCertificate_isToldApart();
    void serverOfAPrivateAuthority_isTrustedOnceTheAuthorityIs();
    void serverWithoutTls_isToldFromABadCertificate();

private:
    QUrl url(const QString &scheme = u"ws"_s) const
    {
        return QUrl(u"%1://127.0.0.1:%2/ws/chat/4/"_s.arg(scheme).arg(m_server->port()));
    }
    void openSocket();
    bool waitForEnd();

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    Transport m_transport{m_alarms};
    std::unique_ptr<ScriptedSocketServer> m_server;
    std::unique_ptr<ChatSocket> m_socket;
    std::optional<SocketEnd> m_end;
};

void ChatSocketTest::init()
{
    m_server = std::make_unique<ScriptedSocketServer>();
    m_socket = std::make_unique<ChatSocket>(ConversationId(4), m_transport, m_alarms, m_clock);
    m_end.reset();
    connect(m_socket.get(), &ChatSocket::ended, this, [this](const SocketEnd &end) { m_end = end; });
}

void ChatSocketTest::openSocket()
{
    m_socket->open(url(), u"a.b.c"_s);
    QTRY_VERIFY(m_socket->isOpen());
    QTRY_VERIFY(m_server->isOpen(kPath));
}

bool ChatSocketTest::waitForEnd()
{
    return waitFor([this] { return m_end.has_value(); });
}

void ChatSocketTest::life_logsAsTheContractSays_withoutTheToken()
{
    FatalLog log;
    openSocket();
    QVERIFY(m_socket->send(level0::messageSend(u"Hello!"_s, MessageType::Text)));
    m_alarms.advance(ChatSocket::kPingInterval);
    QTRY_COMPARE(m_server->received(kPath).size(), 2);

    QCOMPARE(m_server->opened().constFirst().query(), u"token=a.b.c"_s);
    QCOMPARE(m_server->received(kPath).constLast(), u"{\"type\":\"ping\"}"_s);
    QCOMPARE(log.lines(u"vatochito.websocket"_s),
             QStringList({
                 u"[WebSocket] Connecting to: ws://127.0.0.1:%1/ws/chat/4/?token=..."_s.arg(m_server->port()),
                 u"[WebSocket] Connected successfully to conversation: 4"_s,
                 u"[WebSocket] Sending message: {type=message.send bytes=42}"_s,
                 u"[WebSocket] Socket state: 1"_s,
                 u"[WebSocket] Message sent successfully"_s,
                 u"[WebSocket] Sending heartbeat ping"_s,
             }));
}

void ChatSocketTest::silentPeer_missesTheDeadlineToConnect()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_socket->open(QUrl(u"ws://127.0.0.1:%1/"_s.arg(silent.serverPort())), u"t"_s);
    QVERIFY(silent.waitForNewConnection(kTestPatience));

    m_alarms.advance(ChatSocket::kConnectDeadline);

    QVERIFY(m_end);
    QCOMPARE(m_end->reason, Error::Code::Timeout);
    QVERIFY(!m_end->lived);
}

void ChatSocketTest::missingPong_endsIt()
{
    openSocket();

    m_alarms.advance(ChatSocket::kPingInterval + ChatSocket::kPongDeadline);

    QVERIFY(m_end);
    QCOMPARE(m_end->closeCode, 1006);
    QCOMPARE(m_end->reason, Error::Code::Timeout);
    QCOMPARE(m_end->lived, std::chrono::milliseconds(40s));
}

void ChatSocketTest::anyFrame_countsAsLife()
{
    openSocket();
    QSignalSpy frames(m_socket.get(), &ChatSocket::frameReceived);
    m_alarms.advance(ChatSocket::kPingInterval);

    m_server->send(kPath, u"{\"type\":\"typing\"}"_s);
    QTRY_COMPARE(frames.size(), 1);
    m_alarms.advance(ChatSocket::kPongDeadline);

    QVERIFY(!m_end);
    QVERIFY(m_socket->isOpen());
}

void ChatSocketTest::proof_isAskedAtOnce_andItsPongMustComeInTime()
{
    openSocket();

    m_socket->prove(3s);
    QTRY_COMPARE(m_server->received(kPath), QStringList{u"{\"type\":\"ping\"}"_s});
    m_alarms.advance(3s - 1ms);
    QVERIFY(!m_end);
    m_alarms.advance(1ms);

    QVERIFY(m_end);
    QCOMPARE(m_end->reason, Error::Code::Timeout);
}

void ChatSocketTest::proof_anotherFrameIsNone()
{
    openSocket();
    QSignalSpy frames(m_socket.get(), &ChatSocket::frameReceived);
    m_socket->prove(3s);

    m_server->send(kPath, u"{\"type\":\"typing\"}"_s);
    QTRY_COMPARE(frames.size(), 1);
    m_alarms.advance(3s);

    QVERIFY(m_end);
}

void ChatSocketTest::proof_answered_endsTheDeadline()
{
    openSocket();
    m_socket->prove(3s);

    QCOMPARE(m_socket->takePong(), 1);
    m_alarms.advance(10s);

    QVERIFY(!m_end);
}

void ChatSocketTest::proof_whileAPingIsOut_isNotAnsweredByThatOnesPong()
{
    openSocket();
    m_alarms.advance(ChatSocket::kPingInterval);
    m_socket->prove(3s);

    QCOMPARE(m_socket->takePong(), 1);
    m_alarms.advance(3s);

    QVERIFY(m_end);
}

void ChatSocketTest::forbiddenHandshake_tellsItsStatus()
{
    m_server->forbidNext(1);

    m_socket->open(url(), u"t"_s);

    QVERIFY(waitForEnd());
    QCOMPARE(m_end->httpStatus, 403);
    QCOMPARE(m_end->reason, Error::Code::Forbidden);
    QCOMPARE(m_end->closeCode, 1006);
}

void ChatSocketTest::nobodyListening_isRefused()
{
    const QUrl deserted = url();
    m_server.reset();

    m_socket->open(deserted, u"t"_s);

    QVERIFY(waitForEnd());
    QCOMPARE(m_end->reason, Error::Code::Refused);
    QCOMPARE(m_end->closeCode, 1006);
}

void ChatSocketTest::peersCloseCode_isTold()
{
    openSocket();

    m_server->close(kPath, 1001);

    QVERIFY(waitForEnd());
    QCOMPARE(m_end->closeCode, 1001);
}

void ChatSocketTest::brokenConnection_is1006()
{
    openSocket();

    m_server->dropAll();

    QVERIFY(waitForEnd());
    QCOMPARE(m_end->closeCode, 1006);
}

void ChatSocketTest::close_saysGoodbyeAndNothingFollows()
{
    openSocket();

    m_socket->close();

    QTRY_COMPARE(m_server->closeCode(kPath), 1000);
    QVERIFY(!m_end);
    QTRY_COMPARE(m_alarms.activeCount(), 0);
}

void ChatSocketTest::close_isClosingUntilThePeerHasAnswered()
{
    FatalLog log; // Qt has nothing to complain of, either.
    openSocket();
    QSignalSpy closed(m_socket.get(), &ChatSocket::closed);

    m_socket->close();

    QCOMPARE(m_socket->state(), Connection::SocketState::Closing);
    QVERIFY(!m_socket->send(level0::typing(true)));
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(m_socket->state(), Connection::SocketState::Closed);
    QCOMPARE(m_server->closeCode(kPath), 1000);
    m_socket.reset();
}

void ChatSocketTest::close_whenNobodyAnswers_isClosedAfterTheDeadline()
{
    FatalLog log;
    openSocket();
    QSignalSpy closed(m_socket.get(), &ChatSocket::closed);

    m_socket->close();
    m_alarms.advance(ChatSocket::kCloseDeadline); // The server, on this thread, has not had its turn.

    QCOMPARE(closed.size(), 1);
    QCOMPARE(m_socket->state(), Connection::SocketState::Closed);
    QCOMPARE(m_alarms.activeCount(), 0);
    QVERIFY(!m_end);
    m_socket.reset();
}

void ChatSocketTest::close_whileConnecting_isClosedAtOnce()
{
    m_socket->open(url(), u"t"_s);

    m_socket->close();

    QCOMPARE(m_socket->state(), Connection::SocketState::Closed);
}

void ChatSocketTest::sendingBeforeItIsOpen_writesNothing()
{
    m_socket->open(url(), u"t"_s);

    QVERIFY(!m_socket->send(level0::typing(true)));
    QTRY_VERIFY(m_server->isOpen(kPath));
    QVERIFY(m_server->received(kPath).isEmpty());
}

void ChatSocketTest::tooLargeAFrame_endsIt()
{
    openSocket();

    m_server->send(kPath, QString(ChatSocket::kMostBytes + 1, u'x'));

    QVERIFY(waitForEnd());
}

void ChatSocketTest::badCertificate_isToldApart_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const certificates::Pair &pair, const QString &code) {
        QTest::newRow(name) << QByteArray(pair.certificate) << QByteArray(pair.key) << code;
    };
    row("for another name", certificates::kOtherName, u"tls_other_name"_s);
    row("expired", certificates::kExpired, u"tls_expired"_s);
    row("signed by itself", certificates::kUntrusted, u"tls_untrusted"_s);
    row("of a private authority", certificates::kOfTheFamily, u"tls_untrusted"_s);
}

void ChatSocketTest::badCertificate_isToldApart()
{
    QFETCH(const QByteArray, certificate);
    QFETCH(const QByteArray, key);
    QFETCH(const QString, code);
    m_server = std::make_unique<ScriptedSocketServer>(certificates::Pair{certificate.constData(), key.constData()});

    m_socket->open(url(u"wss"_s), u"t"_s);

    QVERIFY(waitForEnd());
    QCOMPARE(Error::codeName(m_end->reason), code);
    QCOMPARE(m_end->httpStatus, 0);
    QVERIFY(m_server->opened().isEmpty());
}

void ChatSocketTest::serverOfAPrivateAuthority_isTrustedOnceTheAuthorityIs()
{
    m_server = std::make_unique<ScriptedSocketServer>(certificates::kOfTheFamily);
    const auto family = authorities::read(certificates::kFamilyAuthority);
    QVERIFY(family);
    m_transport.setSettings({.tls = authorities::besidesTheSystems(*family)});

    m_socket->open(url(u"wss"_s), u"t"_s);

    QTRY_VERIFY(m_socket->isOpen());
    QVERIFY(!m_end);
}

void ChatSocketTest::serverWithoutTls_isToldFromABadCertificate()
{
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
        QTcpSocket *socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
            socket->disconnectFromHost();
        });
    });

    m_socket->open(QUrl(u"wss://127.0.0.1:%1/"_s.arg(plain.serverPort())), u"t"_s);

    QVERIFY(waitForEnd());
    QCOMPARE(Error::codeName(m_end->reason), u"tls_failed"_s);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ChatSocketTest)
#include "ChatSocketTest.moc"
