// SPDX-License-Identifier: GPL-3.0-or-later
#include "Clinic.h"

#include "support/client/Await.h"
#include "support/client/PatientTest.h"

namespace vatochito {

using namespace Qt::StringLiterals;

QString Clinic::loopback(quint16 port, const QString &scheme)
{
    return u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port);
}

quint16 Clinic::closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool Clinic::isLevel0()
{
    return qEnvironmentVariableIsSet("VATOCHITO_LEVEL_0");
}

void Clinic::initTestCase()
{
    m_trust = QSslConfiguration::defaultConfiguration();
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM),
                                               isLevel0() ? QStringList{u"--sync"_s, u"off"_s} : QStringList());
    QVERIFY(m_server->start());
    const auto alice = Core::registerPerson(m_server->address(), u"alice"_s);
    QVERIFY(alice);
    m_bob = std::make_unique<Core>();
    QVERIFY(m_bob->registerAt(m_server->address(), u"bob"_s));
    QTRY_VERIFY(m_bob->account().engine().isListLoaded());
    m_chat = m_bob->openDirect(alice->user.id);
    QVERIFY(m_chat.isValid());
}

void Clinic::init()
{
    m_surgery = std::make_unique<Surgery>(m_server->address(), signIn(u"alice"_s));
    m_surgery->patient.conversation = m_chat;
}

void Clinic::cleanup()
{
    m_surgery.reset();
    QSslConfiguration::setDefaultConfiguration(m_trust);
}

Credentials Clinic::signIn(const QString &username)
{
    SystemAlarms alarms;
    Transport transport(alarms);
    AuthClient client(*ServerAddress::parse(m_server->address()), transport, alarms);
    return await(client.login(username, u"Test@123"_s)).value_or(Credentials());
}

void Clinic::expectOnly(const QString &failure)
{
    const QStringList failures = m_surgery->failures();
    QVERIFY2(failures == QStringList{failure}, qPrintable(failures.join(u' ') + u'\n' + m_surgery->report()));
}

} // namespace vatochito
