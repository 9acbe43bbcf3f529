// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/AuthClient.h"

#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedHttpServer.h"

using namespace Qt::StringLiterals;

namespace vatochito {

namespace {

const QByteArray kCredentials = R"({"user":{"id":1,"username":"alice"},"access":"a","refresh":"r"})";

} // namespace

class AuthClientTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void login_givesCredentials();
    void registration_sendsBothPasswordsAndTheName();
    void refresh_sendsTheRefreshTokenAlone();
    void logout_endsTheRefreshTokenAsItsBearer();
    void probe_tellsTheLevel();
    void probe_ofAnotherSite_isMalformed();
    void whoAmI_withADeadToken_isUnauthorized();

private:
    template <typename T>
    static Result<T> wait(const QFuture<Result<T>> &future)
    {
        const bool isAnswered = waitFor([&future] { return future.isFinished(); });
        return isAnswered ? future.result() : failure(Error{.code = Error::Code::Cancelled});
    }

    ServerAddress address() const { return *ServerAddress::parse(u"127.0.0.1:%1"_s.arg(m_server.port())); }
    QByteArray lastBody() const { return m_server.requests().constLast().body; }

    ScriptedHttpServer m_server;
    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    Transport m_transport{m_alarms};
};

void AuthClientTest::login_givesCredentials()
{
    AuthClient client(address(), m_transport, m_alarms);
    m_server.answer(200, kCredentials);

    const auto credentials = wait(client.login(u"alice"_s, u"Test@123"_s));

    QVERIFY(credentials);
    QCOMPARE(credentials->tokens, (Tokens{u"a"_s, u"r"_s}));
    QCOMPARE(m_server.requests().constLast().path, QByteArray("/api/auth/login/"));
    QCOMPARE(lastBody(), QByteArray(R"({"password":"Test@123","username":"alice"})"));
}

void AuthClientTest::registration_sendsBothPasswordsAndTheName()
{
    AuthClient client(address(), m_transport, m_alarms);
    m_server.answer(201, kCredentials);

    QVERIFY(wait(client.registerUser({u"alice"_s, u"Alice"_s, u"one"_s, u"two"_s})));
    QCOMPARE(lastBody(),
             QByteArray(R"({"display_name":"Alice","password":"one","password2":"two","username":"alice"})"));
}

void AuthClientTest::refresh_sendsTheRefreshTokenAlone()
{
    AuthClient client(address(), m_transport, m_alarms);
    m_server.answer(200, R"({"access":"b"})");

    const auto tokens = wait(client.refresh(u"r"_s));

    QVERIFY(tokens);
    QCOMPARE(*tokens, (Tokens{u"b"_s, {}}));
    QVERIFY(!m_server.requests().constLast().head.contains("Authorization"));
}

void AuthClientTest::logout_endsTheRefreshTokenAsItsBearer()
{
    AuthClient client(address(), m_transport, m_alarms);
    m_server.answer(200, R"({"detail":"Successfully logged out."})");

    QVERIFY(wait(client.logout({u"a"_s, u"r"_s})));
    QVERIFY(m_server.requests().constLast().head.contains("Bearer a\r\n"));
    QCOMPARE(lastBody(), QByteArray(R"({"refresh":"r"})"));
}

void AuthClientTest::probe_tellsTheLevel()
{
    AuthClient client(address(), m_transport, m_alarms);
    m_server.answer(200, R"({"message":"m","version":"1","endpoints":{},"extensions":{"sync":1}})");

    const auto level = wait(client.probe());

    QVERIFY(level);
    QCOMPARE(*level, 1);
    QCOMPARE(m_server.requests().constLast().path, QByteArray("/api/"));
}

void AuthClientTest::probe_ofAnotherSite_isMalformed()
{
    AuthClient client(address(), m_transport, m_alarms);
    m_server.answer(200, R"({"hello":"world"})");

    QCOMPARE(wait(client.probe()).error().code, Error::Code::Malformed);
}

void AuthClientTest::whoAmI_withADeadToken_isUnauthorized()
{
    AuthClient client(address(), m_transport, m_alarms);
    m_server.answer(401, R"({"detail":"x","code":"token_not_valid"})");

    QCOMPARE(wait(client.whoAmI(u"a"_s)).error().code, Error::Code::Unauthorized);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::AuthClientTest)
#include "AuthClientTest.moc"
