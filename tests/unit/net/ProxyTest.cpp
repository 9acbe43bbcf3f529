// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ChatSocket.h"
#include "net/HttpClient.h"
#include "protocol/Level0Frames.h"

#include "support/client/FatalLog.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedHttpServer.h"
#include "support/client/ScriptedProxy.h"
#include "support/client/ScriptedSocketServer.h"

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace vatochito {

/// Requests and sockets through a real proxy of each kind, on the loopback interface.
class ProxyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void request_goesThroughIt_data() { addKinds(); }
    void request_goesThroughIt();
    void socket_goesThroughIt_data() { addKinds(); }
    void socket_goesThroughIt();
    void proxyThatAsksNobody_isUsedWithoutAName_data() { addKinds(); }
    void proxyThatAsksNobody_isUsedWithoutAName();
    void request_withAWrongPassword_isDeniedByTheProxy_data() { addKinds(); }
    void request_withAWrongPassword_isDeniedByTheProxy();
    void socket_withAWrongPassword_isDeniedByTheProxy_data() { addKinds(); }
    void socket_withAWrongPassword_isDeniedByTheProxy();
    void request_whenTheProxyIsNotThere_blamesTheProxy_data() { addKinds(); }
    void request_whenTheProxyIsNotThere_blamesTheProxy();
    void socket_whenTheProxyIsNotThere_blamesTheProxy_data() { addKinds(); }
    void socket_whenTheProxyIsNotThere_blamesTheProxy();
    void request_whenTheProxyForbidsIt_blamesTheProxy_data() { addKinds(); }
    void request_whenTheProxyForbidsIt_blamesTheProxy();
    void socket_whenTheProxyForbidsIt_blamesTheProxy_data() { addKinds(); }
    void socket_whenTheProxyForbidsIt_blamesTheProxy();
    void anotherProxy_whileThereAreConnections_isUsedFromTheNextRequestOn();

private:
    static void addKinds();
    /// Of the row.
    std::unique_ptr<ScriptedProxy> makeProxy(const QString &user = u"carol"_s) const;
    void use(const Proxy &proxy) { m_transport.setSettings({.proxy = proxy}); }
    Status request();
    std::optional<SocketEnd> socketEnd();

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    Transport m_transport{m_alarms};
    ScriptedHttpServer m_pages;
    ScriptedSocketServer m_sockets;
    HttpClient m_http{*ServerAddress::parse(u"http://127.0.0.1:%1"_s.arg(m_pages.port())), m_transport, m_alarms};
};

void ProxyTest::addKinds()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("HTTP") << static_cast<int>(Proxy::Kind::Http);
    QTest::newRow("SOCKS5") << static_cast<int>(Proxy::Kind::Socks5);
}

std::unique_ptr<ScriptedProxy> ProxyTest::makeProxy(const QString &user) const
{
    QFETCH(const int, kind);
    return std::make_unique<ScriptedProxy>(static_cast<Proxy::Kind>(kind), user,
                                           user.isEmpty() ? QString() : u"Test@123:4"_s);
}

Status ProxyTest::request()
{
    m_pages.answer(200, "{}");
    std::optional<Status> outcome;
    m_http.send<QByteArray>(
        {HttpRequest::Method::Get, u"chat/"_s, {}}, {}, [](const QByteArray &body) { return Result<QByteArray>(body); },
        [&outcome](const Result<QByteArray> &answer) {
            outcome = answer ? Status() : Status(failure(answer.error()));
        });
    const bool isAnswered = waitFor([&outcome] { return outcome.has_value(); });
    return isAnswered ? *outcome : failure(Error{.code = Error::Code::Cancelled});
}

std::optional<SocketEnd> ProxyTest::socketEnd()
{
    ChatSocket socket(ConversationId(4), m_transport, m_alarms, m_clock);
    std::optional<SocketEnd> end;
    connect(&socket, &ChatSocket::ended, this, [&end](const SocketEnd &how) { end = how; });
    socket.open(QUrl(u"ws://127.0.0.1:%1/ws/chat/4/"_s.arg(m_sockets.port())), u"t"_s);
    const bool isOver = waitFor([&end, &socket] { return end.has_value() || socket.isOpen(); });
    return isOver ? end : std::nullopt;
}

void ProxyTest::request_goesThroughIt()
{
    const auto proxy = makeProxy();
    use(proxy->address());

    QVERIFY(request());

    QCOMPARE(proxy->tunnels(), QStringList{u"127.0.0.1:%1"_s.arg(m_pages.port())});
    QVERIFY(proxy->bytesThrough() > 0);
}

void ProxyTest::socket_goesThroughIt()
{
    const auto proxy = makeProxy();
    use(proxy->address());
    ChatSocket socket(ConversationId(4), m_transport, m_alarms, m_clock);
    socket.open(QUrl(u"ws://127.0.0.1:%1/ws/chat/4/"_s.arg(m_sockets.port())), u"t"_s);
    QTRY_VERIFY(socket.isOpen());

    const qint64 before = proxy->bytesThrough();
    const qsizetype received = m_sockets.received(u"/ws/chat/4/"_s).size();
    QVERIFY(socket.send(level0::messageSend(u"Hello!"_s, MessageType::Text)));

    QTRY_COMPARE(m_sockets.received(u"/ws/chat/4/"_s).size(), received + 1);
    QCOMPARE(proxy->tunnels(), QStringList{u"127.0.0.1:%1"_s.arg(m_sockets.port())});
    QVERIFY(proxy->bytesThrough() > before);
}

void ProxyTest::proxyThatAsksNobody_isUsedWithoutAName()
{
    const auto proxy = makeProxy({});
    use(proxy->address());

    QVERIFY(request());

    QCOMPARE(proxy->tunnels().size(), 1);
}

void ProxyTest::request_withAWrongPassword_isDeniedByTheProxy()
{
    const auto proxy = makeProxy();
    Proxy wrong = proxy->address();
    wrong.password = u"guess"_s;
    use(wrong);

    const Status outcome = request();

    QVERIFY(!outcome);
    QCOMPARE(Error::codeName(outcome.error().code), u"proxy_denied"_s);
    QVERIFY(proxy->deniedCount() > 0);
    QVERIFY(proxy->tunnels().isEmpty());
}

void ProxyTest::socket_withAWrongPassword_isDeniedByTheProxy()
{
    const auto proxy = makeProxy();
    Proxy wrong = proxy->address();
    wrong.password = u"guess"_s;
    use(wrong);

    const auto end = socketEnd();

    QVERIFY(end);
    QCOMPARE(Error::codeName(end->reason), u"proxy_denied"_s);
    QVERIFY(proxy->deniedCount() > 0);
}

void ProxyTest::request_whenTheProxyIsNotThere_blamesTheProxy()
{
    const Proxy gone = makeProxy()->address();
    use(gone);

    const Status outcome = request();

    QVERIFY(!outcome);
    QCOMPARE(Error::codeName(outcome.error().code), u"proxy_failed"_s);
}

void ProxyTest::socket_whenTheProxyIsNotThere_blamesTheProxy()
{
    const Proxy gone = makeProxy()->address();
    use(gone);

    const auto end = socketEnd();

    QVERIFY(end);
    QCOMPARE(Error::codeName(end->reason), u"proxy_failed"_s);
}

void ProxyTest::request_whenTheProxyForbidsIt_blamesTheProxy()
{
    const auto proxy = makeProxy();
    proxy->forbidNext(9);
    use(proxy->address());

    const Status outcome = request();

    QVERIFY(!outcome);
    QCOMPARE(Error::codeName(outcome.error().code), u"proxy_failed"_s);
}

void ProxyTest::socket_whenTheProxyForbidsIt_blamesTheProxy()
{
    const auto proxy = makeProxy();
    proxy->forbidNext(9);
    use(proxy->address());

    const auto end = socketEnd();

    QVERIFY(end);
    QCOMPARE(Error::codeName(end->reason), u"proxy_failed"_s);
}

void ProxyTest::anotherProxy_whileThereAreConnections_isUsedFromTheNextRequestOn()
{
    const ScriptedProxy first(Proxy::Kind::Http);
    const ScriptedProxy second(Proxy::Kind::Socks5);
    use(first.address());
    QVERIFY(request());

    use(second.address());
    QVERIFY(request());

    QCOMPARE(first.tunnels().size(), 1);
    QCOMPARE(second.tunnels().size(), 1);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ProxyTest)
#include "ProxyTest.moc"
