// SPDX-License-Identifier: GPL-3.0-or-later
#include "../cli/Cli.h"
#include "Pair.h"

#include "net/AuthClient.h"
#include "net/ChatSocket.h"
#include "support/client/ManualAlarms.h"
#include "support/client/ScriptedSocketServer.h"

#include <QTcpSocket>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vatochito;

namespace {

/// The heartbeat every second instead of every 30; all else takes its time.
class HastyAlarms final : public AlarmFactory
{
public:
    std::unique_ptr<Alarm> makeAlarm() override { return std::make_unique<HastyAlarm>(m_system.makeAlarm()); }

private:
    class HastyAlarm final : public Alarm
    {
    public:
        explicit HastyAlarm(std::unique_ptr<Alarm> alarm) : m_alarm(std::move(alarm)) {}
        void start(std::chrono::milliseconds wait, std::function<void()> ring) override
        {
            m_alarm->start(wait == ChatSocket::kPingInterval ? 1s : wait, std::move(ring));
        }
        void stop() override { m_alarm->stop(); }
        bool isActive() const override { return m_alarm->isActive(); }

    private:
        std::unique_ptr<Alarm> m_alarm;
    };

    SystemAlarms m_system;
};

/// One socket by itself, and what becomes of it.
struct Watched
{
    Watched(Transport &transport, AlarmFactory &alarms) : socket(ConversationId(4), transport, alarms, clock)
    {
        QObject::connect(&socket, &ChatSocket::frameReceived, &socket, [this](const QByteArray &frame) {
            pongs += frame.contains("\"pong\"") ? 1 : 0;
            longest = std::max(longest, frame.size());
        });
        QObject::connect(&socket, &ChatSocket::ended, &socket, [this](const SocketEnd &how) { end = how; });
    }

    SystemClock clock;
    ChatSocket socket;
    int pongs = 0;
    qsizetype longest = 0;
    std::optional<SocketEnd> end;
};

OutgoingFrame frameOf(qsizetype bytes)
{
    const QByteArray head = R"({"type":"padding","pad":")";
    const QByteArray tail = R"("})";
    return {
        .type = u"padding"_s, .message = {}, .bytes = head + QByteArray(bytes - head.size() - tail.size(), 'x') + tail};
}

} // namespace

/// The set-ups that we ship, between real programs: TLS, a private authority, sockets through a reverse proxy.
class WssTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messages_arriveBothWays_data() { addKinds(); }
    void messages_arriveBothWays();
    void withoutItsAuthority_itIsNotTrusted_data() { addKinds(); }
    void withoutItsAuthority_itIsNotTrusted();
    void plainHttp_isSentToHttps_data() { addKinds(); }
    void plainHttp_isSentToHttps();
    void pings_keepAnIdleSocketOpen_data() { addKinds(); }
    void pings_keepAnIdleSocketOpen();
    void withoutPings_anIdleSocketIsCutOff_data() { addKinds(); }
    void withoutPings_anIdleSocketIsCutOff();
    void goodbye_isAnsweredThroughTheProxy_data() { addKinds(); }
    void goodbye_isAnsweredThroughTheProxy();
    void frameOf10MiB_passesBothWays_data() { addKinds(); }
    void frameOf10MiB_passesBothWays();
    void frameOf10MiB_isSurvivedByTheServer_data() { addKinds(); }
    void frameOf10MiB_isSurvivedByTheServer();
    void messages_whenItIsReloadedWhileSending_arriveOnceAndInOrder_data() { addKinds(); }
    void messages_whenItIsReloadedWhileSending_arriveOnceAndInOrder();
    void messages_whenItIsKilledWhileSending_arriveOnceAndInOrder_data() { addKinds(); }
    void messages_whenItIsKilledWhileSending_arriveOnceAndInOrder();
    void commandLine_toldOfTheAuthorityOnce_trustsItFromThenOn();
    void logs_holdNoToken_evenWhenTheServerIsGone_data() { addKinds(); }
    void logs_holdNoToken_evenWhenTheServerIsGone();

private:
    static void addKinds();
    static void addNginx();
    static ReverseProxy::Kind kind();
    /// The proxy gives an idle connection 2 s instead of 60.
    static void shortenItsPatience(ReverseProxy &proxy);
    static QUrl socketUrl(Pair &pair);
    static void compareAll(Pair &pair, const QStringList &all);
};

void WssTest::addNginx()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("nginx") << static_cast<int>(ReverseProxy::Kind::Nginx);
}

void WssTest::addKinds()
{
    addNginx();
    QTest::newRow("Apache") << static_cast<int>(ReverseProxy::Kind::Apache);
}

ReverseProxy::Kind WssTest::kind()
{
    QFETCH(const int, kind);
    return static_cast<ReverseProxy::Kind>(kind);
}

void WssTest::shortenItsPatience(ReverseProxy &proxy)
{
    if (kind() == ReverseProxy::Kind::Nginx)
        proxy.change(u"proxy_read_timeout 60s"_s, u"proxy_read_timeout 2s"_s);
    else
        proxy.change(u"ProxyTimeout 60"_s, u"ProxyTimeout 2\n    Timeout 2"_s); // The longer one counts.
}

QUrl WssTest::socketUrl(Pair &pair)
{
    return ServerAddress::parse(pair.proxy().address())->socket(pair.conversation());
}

void WssTest::compareAll(Pair &pair, const QStringList &all)
{
    QTRY_COMPARE_WITH_TIMEOUT(pair.alice().outboxSize(), 0, Pair::kLimit);
    QTRY_COMPARE_WITH_TIMEOUT(pair.bob().arrived().size(), all.size(), Pair::kLimit);
    QCOMPARE(pair.bob().arrived(), all);
    QCOMPARE(pair.bob().cached(pair.conversation()), all);
    QCOMPARE(pair.alice().cached(pair.conversation()), all);
}

void WssTest::messages_arriveBothWays()
{
    Pair pair(kind());
    QVERIFY(pair.start());

    QVERIFY(pair.alice().enqueue(pair.conversation(), u"Hello!"_s));
    QTRY_COMPARE_WITH_TIMEOUT(pair.bob().arrived(), QStringList{u"Hello!"_s}, Pair::kLimit);
    QVERIFY(pair.bob().enqueue(pair.conversation(), u"કેમ છો?"_s));
    QTRY_COMPARE_WITH_TIMEOUT(pair.alice().arrived(), (QStringList{u"Hello!"_s, u"કેમ છો?"_s}), Pair::kLimit);
}

void WssTest::withoutItsAuthority_itIsNotTrusted()
{
    Pair pair(kind());
    QVERIFY(pair.proxy().start());
    SystemAlarms alarms;
    Transport transport(alarms);
    AuthClient client(*ServerAddress::parse(pair.proxy().address()), transport, alarms);

    const auto probed = client.probe();

    QTRY_VERIFY_WITH_TIMEOUT(probed.isFinished(), Pair::kLimit);
    QVERIFY(!probed.result());
    QCOMPARE(Error::codeName(probed.result().error().code), u"tls_untrusted"_s);
    Watched watched(transport, alarms);
    watched.socket.open(ServerAddress::parse(pair.proxy().address())->socket(ConversationId(1)), u"t"_s);
    QTRY_VERIFY_WITH_TIMEOUT(watched.end, Pair::kLimit);
    QCOMPARE(Error::codeName(watched.end->reason), u"tls_untrusted"_s);
}

void WssTest::plainHttp_isSentToHttps()
{
    Pair pair(kind());
    QVERIFY(pair.proxy().start());
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, pair.proxy().plainPort());
    socket.write("GET /api/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    QTRY_VERIFY_WITH_TIMEOUT(socket.state() == QAbstractSocket::UnconnectedState, Pair::kLimit);
    const QByteArray answer = socket.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 301 "), answer.constData());
    QVERIFY2(answer.contains("\r\nLocation: https://localhost/api/\r\n"), answer.constData());
}

void WssTest::pings_keepAnIdleSocketOpen()
{
    Pair pair(kind());
    shortenItsPatience(pair.proxy());
    QVERIFY(pair.start());
    HastyAlarms alarms;
    Watched watched(pair.alice().transport(), alarms);
    watched.socket.open(socketUrl(pair), pair.alice().account().session().accessToken());

    // Twice as long as the proxy waits.
    QTRY_VERIFY_WITH_TIMEOUT(watched.pongs >= 4 || watched.end, Pair::kLimit);

    QVERIFY(!watched.end);
    QVERIFY(watched.socket.isOpen());
}

void WssTest::withoutPings_anIdleSocketIsCutOff()
{
    Pair pair(kind());
    shortenItsPatience(pair.proxy());
    QVERIFY(pair.start());
    ManualClock clock;
    ManualAlarms alarms(clock);
    Watched watched(pair.alice().transport(), alarms);
    watched.socket.open(socketUrl(pair), pair.alice().account().session().accessToken());
    QTRY_VERIFY_WITH_TIMEOUT(watched.socket.isOpen(), Pair::kLimit);

    QTRY_VERIFY_WITH_TIMEOUT(watched.end, Pair::kLimit);

    QCOMPARE(watched.end->closeCode, 1006);
    QCOMPARE(Error::codeName(watched.end->reason), u"server_failed"_s);
}

void WssTest::goodbye_isAnsweredThroughTheProxy()
{
    Pair pair(kind());
    QVERIFY(pair.start());
    ManualClock clock;
    ManualAlarms alarms(clock); // Nothing ends but by the other side.
    Watched watched(pair.alice().transport(), alarms);
    watched.socket.open(socketUrl(pair), pair.alice().account().session().accessToken());
    QTRY_VERIFY_WITH_TIMEOUT(watched.socket.isOpen(), Pair::kLimit);

    watched.socket.close();

    QCOMPARE(watched.socket.state(), Connection::SocketState::Closing);
    QTRY_COMPARE_WITH_TIMEOUT(watched.socket.state(), Connection::SocketState::Closed, Pair::kLimit);
}

void WssTest::frameOf10MiB_passesBothWays()
{
    ScriptedSocketServer server;
    ReverseProxy proxy(kind(), server.port());
    QVERIFY(proxy.start());
    SystemAlarms alarms;
    Transport transport(alarms, proxy.trust());
    Watched watched(transport, alarms);
    const QUrl url = ServerAddress::parse(proxy.address())->socket(ConversationId(4));
    watched.socket.open(url, u"t"_s);
    QTRY_VERIFY_WITH_TIMEOUT(watched.socket.isOpen() && server.isOpen(url.path()), Pair::kLimit);
    const OutgoingFrame frame = frameOf(ChatSocket::kMostBytes);

    QVERIFY(watched.socket.send(frame));
    QTRY_COMPARE_WITH_TIMEOUT(server.received(url.path()).size(), 1, Pair::kLimit);
    QCOMPARE(server.received(url.path()).constFirst().toUtf8(), frame.bytes);
    server.send(url.path(), QString::fromUtf8(frame.bytes));

    QTRY_COMPARE_WITH_TIMEOUT(watched.longest, frame.bytes.size(), Pair::kLimit);
    QVERIFY(watched.socket.isOpen());
}

void WssTest::frameOf10MiB_isSurvivedByTheServer()
{
    Pair pair(kind());
    QVERIFY(pair.start());
    HastyAlarms alarms;
    Watched watched(pair.alice().transport(), alarms);
    watched.socket.open(socketUrl(pair), pair.alice().account().session().accessToken());
    QTRY_VERIFY_WITH_TIMEOUT(watched.socket.isOpen(), Pair::kLimit);

    QVERIFY(watched.socket.send(frameOf(ChatSocket::kMostBytes)));

    // The ping comes after it, and so does its answer.
    QTRY_VERIFY_WITH_TIMEOUT(watched.pongs > 0 || watched.end, Pair::kLimit);
    QVERIFY(!watched.end);
}

void WssTest::messages_whenItIsReloadedWhileSending_arriveOnceAndInOrder()
{
    Pair pair(kind());
    QVERIFY(pair.start());
    const QStringList all = numbered(1, 300);
    for (const QString &text : all)
        QVERIFY(pair.alice().enqueue(pair.conversation(), text));
    QTRY_VERIFY_WITH_TIMEOUT(pair.bob().arrived().size() >= 40, Pair::kLimit);

    pair.proxy().reload();
    QTRY_VERIFY_WITH_TIMEOUT(pair.bob().arrived().size() >= 150, Pair::kLimit);
    pair.proxy().reload();

    pair.alice().hurry();
    pair.bob().hurry();
    compareAll(pair, all);
    // It was.
    const QByteArray sign = kind() == ReverseProxy::Kind::Nginx ? "reconfiguring" : "Doing graceful restart";
    QTRY_VERIFY_WITH_TIMEOUT(pair.proxy().logs().count(sign) >= 1, Pair::kLimit);
}

void WssTest::messages_whenItIsKilledWhileSending_arriveOnceAndInOrder()
{
    Pair pair(kind());
    QVERIFY(pair.start());
    const QStringList all = numbered(1, 300);
    for (const QString &text : all)
        QVERIFY(pair.alice().enqueue(pair.conversation(), text));

    for (const int arrived : {40, 150}) {
        QTRY_VERIFY_WITH_TIMEOUT(pair.bob().arrived().size() >= arrived, Pair::kLimit);
        QVERIFY(pair.alice().outboxSize() > 0);
        pair.proxy().kill();
        QTRY_VERIFY_WITH_TIMEOUT(!pair.alice().isOnline() && !pair.bob().isOnline(), Pair::kLimit);
        QVERIFY(pair.proxy().start());
        pair.tryNow();
    }

    compareAll(pair, all);
}

void WssTest::commandLine_toldOfTheAuthorityOnce_trustsItFromThenOn()
{
    Pair pair(ReverseProxy::Kind::Nginx);
    QVERIFY(pair.start());
    const Cli cli(QStringLiteral(VATOCHITO_CLI_PROGRAM), pair.proxy().address(), u"alice"_s);
    const CliResult before = cli.runAlone({u"whoami"_s});
    QVERIFY2(before.exitCode != 0 && before.err.contains("does not trust"), before.err.constData());

    const CliResult told = cli.runAlone({u"--authority"_s, pair.proxy().authorityFile(), u"whoami"_s});
    QVERIFY2(told.exitCode == 0, told.err.constData());
    const CliResult afterwards = cli.runAlone({u"whoami"_s});

    QVERIFY2(afterwards.exitCode == 0, afterwards.err.constData());
    QCOMPARE(afterwards.row().value(u"server").toString(), pair.proxy().address());
}

void WssTest::logs_holdNoToken_evenWhenTheServerIsGone()
{
    Pair pair(kind());
    QVERIFY(pair.start());
    QVERIFY(pair.alice().enqueue(pair.conversation(), u"Hello!"_s));
    QTRY_COMPARE_WITH_TIMEOUT(pair.bob().arrived().size(), 1, Pair::kLimit);
    // Level 0 has its token in the address.
    const QString token = pair.alice().account().session().accessToken();
    SystemAlarms alarms;
    Watched live(pair.alice().transport(), alarms);
    live.socket.open(socketUrl(pair), token);
    QTRY_VERIFY_WITH_TIMEOUT(live.socket.isOpen(), Pair::kLimit);
    pair.server().kill();
    Watched late(pair.alice().transport(), alarms);
    late.socket.open(socketUrl(pair), token);
    QTRY_VERIFY_WITH_TIMEOUT(late.end, Pair::kLimit);
    QTRY_VERIFY_WITH_TIMEOUT(!pair.alice().isOnline() && !pair.bob().isOnline(), Pair::kLimit);
    pair.tryNow();

    // Sockets were asked for with the server there and with it gone.
    QTRY_VERIFY_WITH_TIMEOUT(pair.proxy().logs().contains("/ws/sync/") && pair.proxy().logs().contains("/ws/chat/") &&
                                 pair.proxy().logs().contains(" 50"),
                             Pair::kLimit);
    pair.proxy().kill();
    const QByteArray logs = pair.proxy().logs();
    QVERIFY(!logs.contains("token="));
    QVERIFY(!logs.contains(token.toUtf8()));
}

QTEST_GUILESS_MAIN(WssTest)
#include "WssTest.moc"
