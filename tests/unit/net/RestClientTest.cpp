// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/RestClient.h"

#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedHttpServer.h"
#include "support/client/ScriptedTokens.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace vatochito {

namespace {

Result<QByteArray> asIs(const QByteArray &body)
{
    return body;
}

} // namespace

class RestClientTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void json401_isAskedOnceAgainWithAFreshToken();
    void second401_isUnauthorized();
    void endedSession_isHandedOn();
    void portalsPage_asksForNoToken();

private:
    Result<QByteArray> get();

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    Transport m_transport{m_alarms};
    std::unique_ptr<ScriptedHttpServer> m_server;
    std::unique_ptr<ScriptedTokens> m_tokens;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<RestClient> m_rest;
};

void RestClientTest::init()
{
    m_rest.reset();
    m_server = std::make_unique<ScriptedHttpServer>();
    m_tokens = std::make_unique<ScriptedTokens>();
    m_http = std::make_unique<HttpClient>(*ServerAddress::parse(u"127.0.0.1:%1"_s.arg(m_server->port())), m_transport,
                                          m_alarms);
    m_rest = std::make_unique<RestClient>(*m_http, *m_tokens);
}

Result<QByteArray> RestClientTest::get()
{
    const auto future = m_rest->get<QByteArray>(u"chat/"_s, asIs);
    const bool isAnswered = waitFor([&future] { return future.isFinished(); });
    return isAnswered ? future.result() : failure(Error{.code = Error::Code::Cancelled});
}

void RestClientTest::json401_isAskedOnceAgainWithAFreshToken()
{
    m_server->answer(401, "{}");
    m_server->answer(200, "[1]");

    const auto answer = get();

    QVERIFY(answer);
    QCOMPARE(m_tokens->rejected, QStringList{u"old"_s});
    QVERIFY(m_server->requests().at(0).head.contains("Bearer old\r\n"));
    QVERIFY(m_server->requests().at(1).head.contains("Bearer fresh\r\n"));
}

void RestClientTest::second401_isUnauthorized()
{
    m_server->answer(401, "{}");
    m_server->answer(401, "{}");

    const auto answer = get();

    QCOMPARE(answer.error().code, Error::Code::Unauthorized);
    QCOMPARE(m_tokens->rejected.size(), 1);
    QCOMPARE(m_server->requests().size(), 2);
}

void RestClientTest::endedSession_isHandedOn()
{
    m_server->answer(401, "{}");
    m_tokens->answers = {failure(Error{.code = Error::Code::SessionOver})};

    const auto answer = get();

    QCOMPARE(answer.error().code, Error::Code::SessionOver);
    QCOMPARE(m_server->requests().size(), 1);
}

void RestClientTest::portalsPage_asksForNoToken()
{
    m_server->answer(401, "<html>", "text/html");

    const auto answer = get();

    QCOMPARE(answer.error().code, Error::Code::NotAServer);
    QVERIFY(m_tokens->rejected.isEmpty());
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::RestClientTest)
#include "RestClientTest.moc"
