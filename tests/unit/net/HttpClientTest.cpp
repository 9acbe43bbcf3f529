// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HttpClient.h"

#include "support/client/Certificates.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedHttpServer.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QThread>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

class HttpClientTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void success_isDecodedOffTheInterfaceThread();
    void token_isSentAsBearer();
    void refusals_areNamed_data();
    void refusals_areNamed();
    void fieldErrors_keepTheServersSentences();
    void throttling_tellsHowLongToWait();
    void nobodyListening_isRefused();
    void silence_isATimeout();
    void badCertificate_isToldApart_data();
    void badCertificate_isToldApart();
    void unknownName_isNotTakenForAnOutage();
    void redirectElsewhere_isNotFollowed();
    void brokenConnection_neverPostsTwice();
    void destroyedClient_neverCallsBack();
    void anotherNetwork_endsWhatIsUnderWayAtOnce();

private:
    Result<QByteArray> send(const HttpRequest &request, const QString &token = {});
    HttpRequest post() const { return {HttpRequest::Method::Post, u"chat/"_s, QJsonObject{{u"a"_s, 1}}}; }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    Transport m_transport{m_alarms};
    std::unique_ptr<ScriptedHttpServer> m_server;
    std::unique_ptr<HttpClient> m_client;
    QThread *m_decodedOn = nullptr;
};

void HttpClientTest::init()
{
    m_server = std::make_unique<ScriptedHttpServer>();
    m_client = std::make_unique<HttpClient>(*ServerAddress::parse(u"127.0.0.1:%1"_s.arg(m_server->port())), m_transport,
                                            m_alarms);
}

Result<QByteArray> HttpClientTest::send(const HttpRequest &request, const QString &token)
{
    std::optional<Result<QByteArray>> answer;
    m_client->send<QByteArray>(
        request, token,
        [this](const QByteArray &body) {
            m_decodedOn = QThread::currentThread();
            return Result<QByteArray>(body);
        },
        [&answer](Result<QByteArray> result) { answer = std::move(result); });
    const bool isAnswered = waitFor([&answer] { return answer.has_value(); });
    return isAnswered ? *answer : failure(Error{.code = Error::Code::Cancelled});
}

void HttpClientTest::success_isDecodedOffTheInterfaceThread()
{
    m_server->answer(200, "[]");

    const auto answer = send({HttpRequest::Method::Get, u"chat/conversations/"_s, {}});

    QVERIFY(answer);
    QCOMPARE(*answer, QByteArray("[]"));
    QCOMPARE(m_server->requests().constFirst().path, QByteArray("/api/chat/conversations/"));
    QVERIFY(m_decodedOn != QThread::currentThread());
}

void HttpClientTest::token_isSentAsBearer()
{
    m_server->answer(200, "{}");

    QVERIFY(send(post(), u"a.b.c"_s));
    const auto &request = m_server->requests().constFirst();
    QVERIFY(request.head.contains("Authorization: Bearer a.b.c\r\n"));
    QCOMPARE(request.body, QByteArray(R"({"a":1})"));
}

void HttpClientTest::refusals_areNamed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QString>("code");
    const QByteArray json = "application/json";
    const QByteArray html = "text/html; charset=utf-8";
    QTest::newRow("a page with 200") << 200 << html << u"not_a_server"_s;
    QTest::newRow("400") << 400 << json << u"rejected"_s;
    QTest::newRow("401 of ours") << 401 << json << u"unauthorized"_s;
    QTest::newRow("401 of a portal") << 401 << html << u"not_a_server"_s;
    QTest::newRow("403") << 403 << json << u"forbidden"_s;
    QTest::newRow("404") << 404 << json << u"not_found"_s;
    QTest::newRow("404 of another server") << 404 << html << u"not_a_server"_s;
    QTest::newRow("405") << 405 << json << u"rejected"_s;
    QTest::newRow("413 of a proxy") << 413 << html << u"too_large"_s;
    QTest::newRow("429") << 429 << json << u"throttled"_s;
    QTest::newRow("500") << 500 << html << u"server_failed"_s;
    QTest::newRow("502 of a proxy") << 502 << html << u"server_failed"_s;
    QTest::newRow("503") << 503 << html << u"throttled"_s;
}

void HttpClientTest::refusals_areNamed()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, contentType);
    QFETCH(const QString, code);
    m_server->answer(status, "{}", contentType);

    const auto answer = send(post());

    QVERIFY(!answer);
    QCOMPARE(Error::codeName(answer.error().code), code);
    QCOMPARE(answer.error().httpStatus, status);
    QCOMPARE(m_server->requests().size(), 1);
}

void HttpClientTest::fieldErrors_keepTheServersSentences()
{
    m_server->answer(400, R"({"username":["Taken."]})");

    const auto answer = send(post());

    QCOMPARE(answer.error().fields.value(u"username"_s), QStringList{u"Taken."_s});
}

void HttpClientTest::throttling_tellsHowLongToWait()
{
    m_server->answer(429, "{}", "application/json", "Retry-After: 7\r\n");

    const auto answer = send(post());

    QCOMPARE(answer.error().retryAfter, 7000ms);
}

void HttpClientTest::nobodyListening_isRefused()
{
    m_server.reset();

    const auto answer = send(post());

    QCOMPARE(answer.error().code, Error::Code::Refused);
}

void HttpClientTest::silence_isATimeout()
{
    std::optional<Error::Code> code;
    m_client->send<QByteArray>(
        post(), {}, [](const QByteArray &body) { return Result<QByteArray>(body); },
        [&code](const Result<QByteArray> &answer) { code = answer.error().code; });
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_alarms.advance(HttpClient::kQuietLimit - 1ms);
    QVERIFY(!code);

    m_alarms.advance(1ms);

    QTRY_VERIFY(code);
    QCOMPARE(*code, Error::Code::Timeout);
}

void HttpClientTest::badCertificate_isToldApart_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const certificates::Pair &pair, Error::Code code) {
        QTest::newRow(name) << QByteArray(pair.certificate) << QByteArray(pair.key) << static_cast<int>(code);
    };
    row("for another name", certificates::kOtherName, Error::Code::TlsOtherName);
    row("expired", certificates::kExpired, Error::Code::TlsExpired);
    row("of an unknown authority", certificates::kUntrusted, Error::Code::TlsUntrusted);
}

void HttpClientTest::badCertificate_isToldApart()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    QFETCH(int, code);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(certificate));
    configuration.setPrivateKey(QSslKey(key, QSsl::Ec));
    QSslServer server;
    server.setSslConfiguration(configuration);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    m_client = std::make_unique<HttpClient>(*ServerAddress::parse(u"https://127.0.0.1:%1"_s.arg(server.serverPort())),
                                            m_transport, m_alarms);

    const auto answer = send({HttpRequest::Method::Get, {}, {}});

    QVERIFY(!answer);
    QCOMPARE(Error::codeName(answer.error().code), Error::codeName(static_cast<Error::Code>(code)));
}

void HttpClientTest::unknownName_isNotTakenForAnOutage()
{
    // RFC 6761, 6.4: this name is nobody's.
    m_client = std::make_unique<HttpClient>(*ServerAddress::parse(u"http://chat.invalid"_s), m_transport, m_alarms);

    QCOMPARE(send({HttpRequest::Method::Get, {}, {}}).error().code, Error::Code::UnknownHost);
}

void HttpClientTest::redirectElsewhere_isNotFollowed()
{
    m_server->answer(302, "", "text/html", "Location: http://portal.invalid/login\r\n");

    const auto answer = send({HttpRequest::Method::Get, u"chat/"_s, {}});

    QCOMPARE(answer.error().code, Error::Code::NotAServer);
}

void HttpClientTest::brokenConnection_neverPostsTwice()
{
    m_server->breakOff();
    m_server->answer(201, "{}");

    const auto answer = send(post());

    QVERIFY(!answer);
    QCOMPARE(Error::codeName(answer.error().code), u"server_failed"_s);
    QCOMPARE(m_server->requests().size(), 1);
}

void HttpClientTest::destroyedClient_neverCallsBack()
{
    bool isCalled = false;
    m_client->send<QByteArray>(
        post(), {}, [](const QByteArray &body) { return Result<QByteArray>(body); },
        [&isCalled](const Result<QByteArray> &) { isCalled = true; });

    m_client.reset();
    QCoreApplication::processEvents();

    QVERIFY(!isCalled);
}

void HttpClientTest::anotherNetwork_endsWhatIsUnderWayAtOnce()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    HttpClient client(*ServerAddress::parse(u"127.0.0.1:%1"_s.arg(silent.serverPort())), m_transport, m_alarms);
    std::optional<Result<QByteArray>> answer;
    client.send<QByteArray>(
        post(), {}, [](const QByteArray &body) { return Result<QByteArray>(body); },
        [&answer](Result<QByteArray> result) { answer = std::move(result); });
    QTRY_VERIFY(silent.hasPendingConnections());

    client.forgetConnections();

    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->error().code, Error::Code::Timeout);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::HttpClientTest)
#include "HttpClientTest.moc"
