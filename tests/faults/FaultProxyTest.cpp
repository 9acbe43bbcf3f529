// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultProxy.h"
#include "support/client/ManualAlarms.h"
#include "support/client/ManualClock.h"
#include "support/client/PatientTest.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <memory>

#include <sys/socket.h>

using namespace std::chrono_literals;
using namespace vatochito;

namespace {

constexpr char kRequest[] = "GET /api/ HTTP/1.1\r\nHost: x\r\n\r\n";
constexpr char kAnswer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
constexpr char kUpgrade[] = "GET /ws/chat/1/?token=t HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
constexpr char kSwitched[] = "HTTP/1.1 101 Switching Protocols\r\n\r\n";

QByteArray frame(const QByteArray &text)
{
    return QByteArray("\x81") + static_cast<char>(text.size()) + text;
}

} // namespace

/// One raw connection through the proxy to a server that does nothing by itself.
class FaultProxyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void withoutAFault_everyByteArrivesBothWays();
    void refuse_closesThePortAndOpensItAgain();
    void silence_acceptsAndSaysNothing();
    void resetAndFinish_endAtTheNextBytes_data();
    void resetAndFinish_endAtTheNextBytes();
    void cut_handsOnAPartAndEnds();
    void stall_handsOnAPartAndNothingMore();
    void blackHole_swallowsBothDirectionsForEver();
    void unread_leavesWhatTheServerSendsWithIt();
    void delay_holdsBytesUntilTheirTime();
    void trickle_handsOnAKilobyteASecond();
    void badGateway_answersUpgradesAlone();
    void loginPage_redirectsEverything();
    void dropPongs_takesThemAlone();
    void loseAck_resetsInPlaceOfIt();
    void loseRefresh_resetsInPlaceOfTheAnswerToIt();
    void jumble_handsOnEveryEventSomeTwiceAndSomeLate();
    void dropToServer_leavesTheOtherDirection();
    void dropToClient_leavesTheOtherDirection();
    void whatWasHeld_isForgottenWhenItsSenderResets();
    void startAt_beginsWithTheRequestThatIsMeant();

private:
    /// A client, and the server's end of it once something was sent.
    std::unique_ptr<QTcpSocket> connected();
    void exchange(QTcpSocket &client);
    void upgrade(QTcpSocket &client);
    void makeProxy(quint32 seed);

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
    QTcpSocket *m_peer = nullptr; ///< The server's end of the connection of now.
    QByteArray m_received;        ///< By it.
};

void FaultProxyTest::init()
{
    m_proxy.reset();
    m_peer = nullptr;
    m_received.clear();
    m_server = std::make_unique<QTcpServer>();
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    connect(m_server.get(), &QTcpServer::newConnection, this, [this] {
        m_peer = m_server->nextPendingConnection();
        connect(m_peer, &QTcpSocket::readyRead, this, [this, peer = m_peer] { m_received += peer->readAll(); });
    });
    makeProxy(1);
}

void FaultProxyTest::makeProxy(quint32 seed)
{
    m_proxy = std::make_unique<FaultProxy>(m_server->serverPort(), m_alarms, seed);
}

std::unique_ptr<QTcpSocket> FaultProxyTest::connected()
{
    auto client = std::make_unique<QTcpSocket>();
    client->connectToHost(QHostAddress::LocalHost, m_proxy->port());
    [[maybe_unused]] const bool isConnected =
        waitFor([&] { return client->state() == QAbstractSocket::ConnectedState; });
    return client;
}

void FaultProxyTest::exchange(QTcpSocket &client)
{
    client.write(kRequest);
    QTRY_COMPARE(m_received, QByteArray(kRequest));
    m_peer->write(kAnswer);
    QTRY_COMPARE(client.peek(1'000), QByteArray(kAnswer));
    client.readAll();
    m_received.clear();
}

void FaultProxyTest::upgrade(QTcpSocket &client)
{
    client.write(kUpgrade);
    QTRY_COMPARE(m_received, QByteArray(kUpgrade));
    m_peer->write(kSwitched);
    QTRY_COMPARE(client.peek(1'000), QByteArray(kSwitched));
    client.readAll();
    m_received.clear();
}

void FaultProxyTest::withoutAFault_everyByteArrivesBothWays()
{
    const auto client = connected();
    exchange(*client);
    client->write(QByteArray("POST /api/x/ HTTP/1.1\r\nContent-Length: 6\r\n\r\nGET "));
    client->write("/\n");
    QTRY_COMPARE(m_received, QByteArray("POST /api/x/ HTTP/1.1\r\nContent-Length: 6\r\n\r\nGET /\n"));
    QCOMPARE(m_proxy->requests("GET /api/"), 1);
    QCOMPARE(m_proxy->requests("POST /api/x/"), 1);

    client->disconnectFromHost();
    QTRY_COMPARE(m_peer->state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_proxy->openConnections(), 0);
}

void FaultProxyTest::refuse_closesThePortAndOpensItAgain()
{
    const auto before = connected();
    m_proxy->start(Fault::Refuse);
    QTRY_COMPARE(before->state(), QAbstractSocket::UnconnectedState);
    const auto refused = std::make_unique<QTcpSocket>();
    refused->connectToHost(QHostAddress::LocalHost, m_proxy->port());
    QTRY_COMPARE(refused->error(), QAbstractSocket::ConnectionRefusedError);

    m_proxy->stop();
    const auto after = connected();
    exchange(*after);
}

void FaultProxyTest::silence_acceptsAndSaysNothing()
{
    m_proxy->start(Fault::Silence);
    const auto client = connected();
    client->write(kRequest);
    QTRY_COMPARE(m_proxy->fired(Fault::Silence), 1);
    m_proxy->stop();
    m_alarms.advance(1h);
    const auto other = connected();
    exchange(*other);
    QCOMPARE(client->state(), QAbstractSocket::ConnectedState);
    QCOMPARE(client->bytesAvailable(), 0);
}

void FaultProxyTest::resetAndFinish_endAtTheNextBytes_data()
{
    QTest::addColumn<bool>("isReset");
    QTest::newRow("RST") << true;
    QTest::newRow("FIN") << false;
}

void FaultProxyTest::resetAndFinish_endAtTheNextBytes()
{
    QFETCH(bool, isReset);
    const Fault fault = isReset ? Fault::Reset : Fault::Finish;
    const auto client = connected();
    exchange(*client);
    m_proxy->start(fault);
    m_peer->write("more");

    QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(client->error(), QAbstractSocket::RemoteHostClosedError);
    QCOMPARE(m_proxy->fired(fault), 1);
    QTRY_COMPARE(m_peer->state(), QAbstractSocket::UnconnectedState);
}

void FaultProxyTest::cut_handsOnAPartAndEnds()
{
    const auto client = connected();
    upgrade(*client);
    m_proxy->start(Fault::CutMidFrame);
    const QByteArray whole = frame("a frame that is cut somewhere");
    m_peer->write(whole);

    QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
    const QByteArray part = client->readAll();
    QVERIFY(!part.isEmpty() && part.size() < whole.size() && whole.startsWith(part));
    QCOMPARE(m_proxy->fired(Fault::CutMidFrame), 1);
}

void FaultProxyTest::stall_handsOnAPartAndNothingMore()
{
    const auto client = connected();
    upgrade(*client);
    m_proxy->start(Fault::StallMidFrame);
    const QByteArray whole = frame("a frame that stalls somewhere");
    m_peer->write(whole);
    QTRY_COMPARE(m_proxy->fired(Fault::StallMidFrame), 1);
    QTRY_VERIFY(client->bytesAvailable() > 0);
    m_peer->write(frame("the next"));
    m_alarms.advance(1h);
    const auto other = connected();

    QVERIFY(whole.startsWith(client->peek(1'000)));
    QVERIFY(client->bytesAvailable() < whole.size());
    QCOMPARE(client->state(), QAbstractSocket::ConnectedState);
}

void FaultProxyTest::blackHole_swallowsBothDirectionsForEver()
{
    const auto client = connected();
    upgrade(*client);
    m_proxy->start(Fault::BlackHole);
    client->write(frame("up"));
    QTRY_COMPARE(m_proxy->fired(Fault::BlackHole), 1);
    m_peer->write(frame("down"));
    m_proxy->stop();
    m_alarms.advance(1h);
    QTcpSocket *const peer = m_peer;
    const auto other = connected();
    exchange(*other);

    QCOMPARE(m_received, QByteArray());
    QCOMPARE(client->bytesAvailable(), 0);
    QCOMPARE(client->state(), QAbstractSocket::ConnectedState);
    QCOMPARE(peer->state(), QAbstractSocket::ConnectedState);
}

void FaultProxyTest::unread_leavesWhatTheServerSendsWithIt()
{
    // More than any system takes ahead of a reader.
    constexpr qsizetype kMuch = 16 * 1024 * 1024;
    const auto client = connected();
    exchange(*client);
    m_proxy->start(Fault::Unread);
    m_peer->write("a");
    QTRY_COMPARE(client->peek(1'000), QByteArray("a"));
    client->readAll();
    QCOMPARE(m_proxy->fired(Fault::Unread), 1);

    m_peer->write(QByteArray(kMuch, 'b'));
    // The other direction is as it was, and by its bytes all that could go has gone.
    client->write(kRequest);
    QTRY_COMPARE(m_received, QByteArray(kRequest));
    QVERIFY(m_peer->bytesToWrite() > 0);
    QCOMPARE(client->bytesAvailable(), 0);
    m_proxy->stop();

    QTRY_COMPARE(client->bytesAvailable(), kMuch);
}

void FaultProxyTest::delay_holdsBytesUntilTheirTime()
{
    const auto client = connected();
    exchange(*client);
    m_proxy->start(Fault::Delay);
    client->write(kRequest);
    QTRY_COMPARE(m_proxy->fired(Fault::Delay), 1);
    m_alarms.advance(299ms);
    QCoreApplication::processEvents();
    QCOMPARE(m_received, QByteArray());

    m_alarms.advance(1'201ms);
    QTRY_COMPARE(m_received, QByteArray(kRequest));
}

void FaultProxyTest::trickle_handsOnAKilobyteASecond()
{
    const auto client = connected();
    exchange(*client);
    m_proxy->start(Fault::Trickle);
    m_peer->write(QByteArray(2'048, 'x'));
    QTRY_VERIFY(m_proxy->fired(Fault::Trickle) > 0);
    for (int second = 1; second <= 2; ++second) {
        m_alarms.advance(1s);
        QTRY_COMPARE(client->bytesAvailable(), 1'024 * second);
    }
}

void FaultProxyTest::badGateway_answersUpgradesAlone()
{
    m_proxy->start(Fault::BadGateway);
    const auto rest = connected();
    exchange(*rest);
    const auto socket = connected();
    socket->write(kUpgrade);

    QTRY_VERIFY(socket->peek(1'000).startsWith("HTTP/1.1 502 "));
    QCOMPARE(m_proxy->fired(Fault::BadGateway), 1);
    QCOMPARE(m_received, QByteArray());
}

void FaultProxyTest::loginPage_redirectsEverything()
{
    m_proxy->start(Fault::LoginPage);
    for (const char *request : {kRequest, kUpgrade}) {
        const auto client = connected();
        client->write(request);
        QTRY_VERIFY(client->peek(1'000).startsWith("HTTP/1.1 302 "));
    }
    const auto client = connected();
    client->write("GET /portal/ HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(client->peek(1'000).startsWith("HTTP/1.1 200 "));
    QCOMPARE(m_proxy->fired(Fault::LoginPage), 3);
    QCOMPARE(m_received, QByteArray());
}

void FaultProxyTest::dropPongs_takesThemAlone()
{
    const auto client = connected();
    upgrade(*client);
    m_proxy->start(Fault::DropPongs);
    m_peer->write(frame("before") + frame(R"({"type":"pong"})") + frame("after"));

    QTRY_COMPARE(client->peek(1'000), frame("before") + frame("after"));
    QCOMPARE(m_proxy->fired(Fault::DropPongs), 1);
}

void FaultProxyTest::loseAck_resetsInPlaceOfIt()
{
    const auto client = connected();
    upgrade(*client);
    m_proxy->start(Fault::LoseAck);
    m_peer->write(frame("before") + frame(R"({"type":"ack","re":1,"client_id":"c"})"));

    QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_proxy->fired(Fault::LoseAck), 1);
    QCOMPARE(m_proxy->sendAcksLost(), 1);
    QCOMPARE(client->readAll().count("ack"), 0);
}

void FaultProxyTest::loseRefresh_resetsInPlaceOfTheAnswerToIt()
{
    m_proxy->start(Fault::LoseRefresh);
    const auto client = connected();
    const QByteArray request = "POST /api/auth/token/refresh/ HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";
    client->write(request);
    QTRY_COMPARE(m_received, request);
    m_peer->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");

    QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_proxy->fired(Fault::LoseRefresh), 1);
    QVERIFY(client->readAll().isEmpty());
}

void FaultProxyTest::jumble_handsOnEveryEventSomeTwiceAndSomeLate()
{
    const auto client = connected();
    upgrade(*client);
    m_proxy->start(Fault::Jumble);
    constexpr int kEvents = 40;
    QByteArray sent;
    QByteArrayList events;
    for (int i = 0; i < kEvents; ++i) {
        events.append(frame(R"({"type":"message.new","conversation":)" + QByteArray::number(i % 2) + R"(,"rev":)" +
                            QByteArray::number(100 + i) + '}'));
        sent += events.constLast();
    }
    m_peer->write(sent + frame("last"));

    QTRY_VERIFY(client->peek(10'000).contains(frame("last")));
    m_proxy->stop();
    QTRY_VERIFY(std::ranges::all_of(
        events, [&client](const QByteArray &event) { return client->peek(10'000).contains(event); }));
    const QByteArray seen = client->peek(10'000);
    QCOMPARE(std::ranges::count_if(events, [&seen](const QByteArray &event) { return seen.count(event) == 2; }),
             m_proxy->eventsDoubled());
    QVERIFY(m_proxy->eventsDoubled() > 0);
    int overtaken = 0;
    for (int i = 0; i + 2 < kEvents; ++i)
        overtaken += seen.indexOf(events.at(i)) > seen.indexOf(events.at(i + 2)) ? 1 : 0;
    QCOMPARE(overtaken, m_proxy->eventsOvertaken());
    QVERIFY(overtaken > 0);
}

void FaultProxyTest::dropToServer_leavesTheOtherDirection()
{
    const auto client = connected();
    upgrade(*client);
    m_proxy->start(Fault::DropToServer);
    client->write(frame("up"));
    QTRY_COMPARE(m_proxy->fired(Fault::DropToServer), 1);
    m_peer->write(frame("down"));

    QTRY_COMPARE(client->peek(1'000), frame("down"));
    QCOMPARE(m_received, QByteArray());
}

void FaultProxyTest::dropToClient_leavesTheOtherDirection()
{
    const auto client = connected();
    upgrade(*client);
    m_proxy->start(Fault::DropToClient);
    m_peer->write(frame("down"));
    QTRY_COMPARE(m_proxy->fired(Fault::DropToClient), 1);
    client->write(frame("up"));

    QTRY_COMPARE(m_received, frame("up"));
    QCOMPARE(client->bytesAvailable(), 0);
}

void FaultProxyTest::whatWasHeld_isForgottenWhenItsSenderResets()
{
    // Of both kinds of connection that are held, late ones and dead ones, there is one among some seeds.
    for (quint32 seed = 1; seed <= 6; ++seed) {
        makeProxy(seed);
        const auto client = connected();
        upgrade(*client);
        m_proxy->start(Fault::DropToServer);
        client->write(frame("up"));
        QTRY_COMPARE(m_proxy->fired(Fault::DropToServer), 1);
        const linger atOnce{.l_onoff = 1, .l_linger = 0};
        setsockopt(static_cast<int>(client->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        client->abort();
        // Seen once another connection was accepted and dropped.
        const auto other = connected();
        m_proxy->stop();
        QTcpSocket *const peer = m_peer;
        m_alarms.advance(1min);
        QTRY_COMPARE(peer->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(m_received, QByteArray());
    }
}

void FaultProxyTest::startAt_beginsWithTheRequestThatIsMeant()
{
    const auto client = connected();
    m_proxy->startAt("GET /api/second/", Fault::Finish);
    exchange(*client);
    QCOMPARE(m_proxy->fault(), Fault::None);
    client->write("GET /api/second/ HTTP/1.1\r\n\r\n");

    QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(m_proxy->fired(Fault::Finish), 1);
}

QTEST_GUILESS_MAIN(FaultProxyTest)
#include "FaultProxyTest.moc"
