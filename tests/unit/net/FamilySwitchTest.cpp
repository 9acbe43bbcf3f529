// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/FamilySwitch.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedSocketServer.h"

#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>

#include <memory>

using namespace Qt::StringLiterals;

namespace vatochito {

namespace {

/// A port of this computer at which nothing is refused and nothing answered: whoever comes after the first one in a
/// queue of one is not heard.
class SilentPort final
{
public:
    SilentPort()
    {
        m_server.setListenBacklogSize(0);
        m_server.listen(QHostAddress::LocalHost);
        m_server.pauseAccepting();
        m_first.connectToHost(QHostAddress(QHostAddress::LocalHost), m_server.serverPort());
        m_first.waitForConnected();
    }
    quint16 number() const { return m_server.serverPort(); }

private:
    QTcpServer m_server;
    QTcpSocket m_first;
};

} // namespace

class FamilySwitchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_lookups = 0;
        m_socket = std::make_unique<QWebSocket>();
    }
    void cleanup() { m_socket.reset(); }

    void familyThatLeadsNowhere_isLeftForTheOther()
    {
        ScriptedSocketServer server;
        reach(server, u"ws"_s, {u"::1"_s, u"127.0.0.1"_s});
        QSignalSpy connected(m_socket.get(), &QWebSocket::connected);
        QSignalSpy disconnected(m_socket.get(), &QWebSocket::disconnected);

        m_alarms.advance(FamilySwitch::kFirstPatience);

        QTRY_COMPARE(connected.count(), 1);
        QVERIFY(disconnected.isEmpty());
        m_socket->sendTextMessage(u"hello"_s);
        QTRY_COMPARE(server.received(u"/ws/chat/4/"_s), QStringList{u"hello"_s});
        QCOMPARE(m_alarms.activeCount(), 0);
    }

    void familyThatLeadsNowhere_isLeftForTheOtherUnderTls()
    {
        ScriptedSocketServer server(certificates::kUntrusted);
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.setCaCertificates({QSslCertificate(certificates::kUntrusted.certificate)});
        m_socket->setSslConfiguration(trusting);
        reach(server, u"wss"_s, {u"::1"_s, u"127.0.0.1"_s});
        QSignalSpy connected(m_socket.get(), &QWebSocket::connected);

        m_alarms.advance(FamilySwitch::kFirstPatience);

        QTRY_COMPARE(connected.count(), 1);
        m_socket->sendTextMessage(u"hello"_s);
        QTRY_COMPARE(server.received(u"/ws/chat/4/"_s), QStringList{u"hello"_s});
    }

    void nameWithOneFamily_isWaitedFor()
    {
        ScriptedSocketServer server;
        reach(server, u"ws"_s, {u"::1"_s, u"::2"_s});
        m_alarms.advance(FamilySwitch::kFirstPatience);
        QCOMPARE(m_lookups, 1);
        QCOMPARE(connection()->state(), QAbstractSocket::ConnectingState);
        QCOMPARE(m_alarms.activeCount(), 0);
    }

    void connectionThatComesAbout_isLeftAlone()
    {
        ScriptedSocketServer server;
        m_socket->open(QUrl(u"ws://127.0.0.1:%1/ws/chat/4/"_s.arg(server.port())));
        new FamilySwitch(*connection(), u"127.0.0.1"_s, server.port(), m_alarms, lookup({u"127.0.0.1"_s}));
        QSignalSpy connected(m_socket.get(), &QWebSocket::connected);
        QTRY_COMPARE(connected.count(), 1);
        QCOMPARE(m_alarms.activeCount(), 0);
        QCOMPARE(m_lookups, 0);
    }

private:
    QAbstractSocket *connection() { return m_socket->findChild<QAbstractSocket *>(); }

    FamilySwitch::Lookup lookup(const QStringList &addresses)
    {
        return [this, addresses](const QString &, QObject *, const FamilySwitch::Found &found) {
            ++m_lookups;
            QList<QHostAddress> parsed;
            for (const QString &address : addresses)
                parsed.append(QHostAddress(address));
            found(parsed);
        };
    }

    /// Begins at a silent port, as at an address of a name that has \a addresses; \a server has the other one.
    void reach(const ScriptedSocketServer &server, const QString &scheme, const QStringList &addresses)
    {
        m_socket->open(QUrl(u"%1://127.0.0.1:%2/ws/chat/4/"_s.arg(scheme).arg(m_silence.number())));
        new FamilySwitch(*connection(), u"localhost"_s, server.port(), m_alarms, lookup(addresses));
        QTRY_COMPARE(connection()->state(), QAbstractSocket::ConnectingState);
    }

    SilentPort m_silence;
    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    std::unique_ptr<QWebSocket> m_socket;
    int m_lookups = 0;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::FamilySwitchTest)
#include "FamilySwitchTest.moc"
