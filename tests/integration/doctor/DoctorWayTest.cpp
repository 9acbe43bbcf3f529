// SPDX-License-Identifier: GPL-3.0-or-later
#include "Clinic.h"

#include "diagnostics/DoctorWords.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedProxy.h"
#ifdef VATOCHITO_HAS_DROPPING_PORT
#include "DroppingPort.h"
#endif

#include <QSslCertificate>

Q_DECLARE_METATYPE(vatochito::certificates::Pair)

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

namespace {

const QByteArray kGreeting = R"({"message":"Vatochito","version":"1.0","endpoints":{}})";

QByteArray dateHeader(const QString &date)
{
    return "Date: " + date.toLatin1() + "\r\n";
}

} // namespace

/// Each way in which what lies between a person and their server may be broken, and the verdict on it. What is broken
/// is real: sockets, certificates, proxies, a server's process.
class DoctorWayTest final : public Clinic
{
    Q_OBJECT

private Q_SLOTS:
    void malformedAddress_isNamed();
    void noNetwork_isNamed();
    void unknownName_isNamed();
    void nobodyListening_isRefused();
    void serverOnAnotherPort_isFound();
#ifdef VATOCHITO_HAS_DROPPING_PORT
    void silentPort_isNamed();
    void serverOnAnotherPort_behindAFirewallThatDrops_isFound();
#endif
    void plainAddressOfAnEncryptedPort_needsEncryption();
    void encryptedAddressOfAPlainPort_isNotEncrypted();
    void badCertificate_isToldApart_data();
    void badCertificate_isToldApart();
    void certificateThatOnlyOurClockDoubts_meansTheClock();
    void signInPageOfANetwork_isACaptivePortal();
    void signInPageOfANetwork_whereTheAddressIsEncrypted_isACaptivePortal();
    void pageInTheServersPlace_isNotVatochito();
    void serverWithoutAnAnswer_isSilent();
    void proxyWhoseServerIsSilent_isNoTroubleOfTheEncryption();
    void proxyWithoutItsServer_isABackendGone();
    void busyServer_isToldApart();
    void clockTwoHoursOff_isWrong_data();
    void clockTwoHoursOff_isWrong();
    void clockAFewMinutesOff_isAWarning();

    void proxyThatPassesAll_isFine_data()
    {
        addProxies();
    }
    void proxyThatPassesAll_isFine();
    void proxyThatIsNotThere_isRefused_data()
    {
        addProxies();
    }
    void proxyThatIsNotThere_isRefused();
    void proxyOfAnUnknownName_isUnknown_data()
    {
        addProxies();
    }
    void proxyOfAnUnknownName_isUnknown();
    void proxyWithAnotherPassword_wantsThePassword_data()
    {
        addProxies();
    }
    void proxyWithAnotherPassword_wantsThePassword();
    void proxyThatForbidsTheServer_isRefused_data()
    {
        addProxies();
    }
    void proxyThatForbidsTheServer_isRefused();

private:
    static void addProxies();
    static Proxy::Kind proxyKind();
};

void DoctorWayTest::malformedAddress_isNamed()
{
    m_surgery->setAddress(u"chat server"_s);
    m_surgery->examine();
    expectOnly(u"address:address_malformed"_s);
    QCOMPARE(m_surgery->finding(CheckId::Server), Finding::GroundFailed);
    QCOMPARE(m_surgery->finding(CheckId::Cache), Finding::CacheWhole);
}

void DoctorWayTest::noNetwork_isNamed()
{
    m_surgery->setAddress(u"https://chat.example.org"_s);
    m_surgery->tools.interfaces = [] { return QStringList(); };
    m_surgery->examine();
    expectOnly(u"network:no_network"_s);
}

void DoctorWayTest::unknownName_isNamed()
{
    m_surgery->setAddress(u"https://nowhere.invalid"_s); // RFC 6761, 6.4
    m_surgery->examine();
    expectOnly(u"name:name_unknown"_s);
}

void DoctorWayTest::nobodyListening_isRefused()
{
    m_surgery->setAddress(loopback(closedPort()));
    m_surgery->examine();
    expectOnly(u"port:refused"_s);
}

void DoctorWayTest::serverOnAnotherPort_isFound()
{
    m_surgery->tools.usualPlaces = {QUrl(u"http://host:%1"_s.arg(serverPort())),
                                    QUrl(u"http://host:%1"_s.arg(closedPort()))};
    m_surgery->setAddress(loopback(closedPort()));
    m_surgery->examine();
    expectOnly(u"port:wrong_port"_s);
    QVERIFY(DoctorWords::advice(m_surgery->result(CheckId::Port)).contains(QString::number(serverPort())));
}

#ifdef VATOCHITO_HAS_DROPPING_PORT
void DoctorWayTest::silentPort_isNamed()
{
    const DroppingPort port;
    m_surgery->setAddress(loopback(port.number()));
    m_surgery->hurryDuring(CheckId::Port);
    m_surgery->examine();
    expectOnly(u"port:port_silent"_s);
}

void DoctorWayTest::serverOnAnotherPort_behindAFirewallThatDrops_isFound()
{
    const DroppingPort port;
    m_surgery->tools.usualPlaces = {QUrl(u"http://host:%1"_s.arg(serverPort())),
                                    QUrl(u"http://host:%1"_s.arg(closedPort()))};
    m_surgery->setAddress(loopback(port.number()));
    m_surgery->examine(); // In real time: it is the system that says nothing.
    expectOnly(u"port:wrong_port"_s);
    QVERIFY(DoctorWords::advice(m_surgery->result(CheckId::Port)).contains(QString::number(serverPort())));
}
#endif

void DoctorWayTest::plainAddressOfAnEncryptedPort_needsEncryption()
{
    const FrontDoor door(serverPort(), certificates::kUntrusted);
    putBefore(door);
    m_surgery->examine();
    expectOnly(u"tls:needs_encryption"_s);
}

void DoctorWayTest::encryptedAddressOfAPlainPort_isNotEncrypted()
{
    m_surgery->setAddress(loopback(serverPort(), u"https"_s));
    m_surgery->examine();
    expectOnly(u"tls:not_encrypted"_s);
}

void DoctorWayTest::badCertificate_isToldApart_data()
{
    QTest::addColumn<certificates::Pair>("pair");
    QTest::addColumn<QString>("failure");
    QTest::newRow("for another name") << certificates::kOtherName << u"tls:certificate_other_name"_s;
    QTest::newRow("expired") << certificates::kExpired << u"tls:certificate_expired"_s;
    QTest::newRow("of an unknown authority") << certificates::kUntrusted << u"tls:certificate_untrusted"_s;
}

void DoctorWayTest::badCertificate_isToldApart()
{
    QFETCH(const certificates::Pair, pair);
    QFETCH(const QString, failure);
    const FrontDoor door(serverPort(), pair);
    m_surgery->setAddress(u"https://localhost:%1"_s.arg(door.port()));
    m_surgery->examine();
    expectOnly(failure);
    QCOMPARE(m_surgery->finding(CheckId::Proxy), Finding::NothingSeen);
}

void DoctorWayTest::certificateThatOnlyOurClockDoubts_meansTheClock()
{
    QSslConfiguration trusting = m_trust;
    trusting.addCaCertificate(QSslCertificate(QByteArray(certificates::kExpired.certificate)));
    QSslConfiguration::setDefaultConfiguration(trusting);
    FrontDoor door(serverPort(), certificates::kExpired);
    door.answer("/api/", 200, kGreeting, "application/json", dateHeader(u"Wed, 15 Jan 2020 12:00:00 GMT"_s));
    m_surgery->setAddress(u"https://localhost:%1"_s.arg(door.port()));
    m_surgery->examine();
    QVERIFY(door.faults() > 0);
    expectOnly(u"tls:clock_wrong"_s);
}

void DoctorWayTest::signInPageOfANetwork_isACaptivePortal()
{
    FrontDoor door(serverPort());
    door.answer("/api/", 302, "<html>Welcome</html>", "text/html", "Location: http://wifi.example.net/login\r\n");
    putBefore(door);
    m_surgery->examine();
    QVERIFY(door.faults() > 0);
    expectOnly(u"proxy:captive_portal"_s);
    QVERIFY(DoctorWords::sentence(m_surgery->result(CheckId::Proxy)).contains(u"wifi.example.net"_s));
}

void DoctorWayTest::signInPageOfANetwork_whereTheAddressIsEncrypted_isACaptivePortal()
{
    const FrontDoor encrypted(serverPort(), certificates::kOtherName);
    FrontDoor plain(serverPort());
    plain.answer("/", 302, "<html>Welcome</html>", "text/html", "Location: http://wifi.example.net/login\r\n");
    m_surgery->tools.plainPort = plain.port();
    m_surgery->setAddress(u"https://localhost:%1"_s.arg(encrypted.port()));
    m_surgery->examine();
    QVERIFY(plain.faults() > 0);
    expectOnly(u"proxy:captive_portal"_s);
}

void DoctorWayTest::pageInTheServersPlace_isNotVatochito()
{
    FrontDoor door(serverPort());
    door.answer("/api/", 200, "<html>It works!</html>");
    putBefore(door);
    m_surgery->examine();
    QVERIFY(door.faults() > 0);
    expectOnly(u"server:not_vatochito"_s);
}

void DoctorWayTest::serverWithoutAnAnswer_isSilent()
{
    FrontDoor door(serverPort());
    door.mute("/api/");
    putBefore(door);
    for (const CheckId check : {CheckId::Proxy, CheckId::Encryption, CheckId::Server})
        m_surgery->hurryDuring(check);
    m_surgery->examine();
    QVERIFY(door.faults() > 0);
    expectOnly(u"server:server_silent"_s);
}

void DoctorWayTest::proxyWhoseServerIsSilent_isNoTroubleOfTheEncryption()
{
    QSslConfiguration trusting = m_trust;
    trusting.addCaCertificate(QSslCertificate(QByteArray(certificates::kUntrusted.certificate)));
    QSslConfiguration::setDefaultConfiguration(trusting);
    FrontDoor door(serverPort(), certificates::kUntrusted);
    door.mute("/api/");
    m_surgery->setAddress(u"https://localhost:%1"_s.arg(door.port()));
    m_surgery->examine();
    QVERIFY(door.faults() > 0);
    QCOMPARE(m_surgery->finding(CheckId::Encryption), Finding::Encrypted);
    expectOnly(u"server:server_silent"_s);
}

void DoctorWayTest::busyServer_isToldApart()
{
    FrontDoor door(serverPort());
    door.answer("/api/", 503, R"({"detail":"Try again later."})", "application/json");
    putBefore(door);
    m_surgery->examine();
    QVERIFY(door.faults() > 0);
    expectOnly(u"server:server_busy"_s);
}

void DoctorWayTest::proxyWithoutItsServer_isABackendGone()
{
    FrontDoor door(serverPort());
    door.answer("/api/", 502, "<html>Bad Gateway</html>");
    putBefore(door);
    m_surgery->examine();
    QVERIFY(door.faults() > 0);
    expectOnly(u"server:backend_gone"_s);
}

void DoctorWayTest::clockTwoHoursOff_isWrong_data()
{
    QTest::addColumn<int>("hours");
    QTest::addColumn<QString>("words");
    QTest::newRow("fast") << 2 << u"fast"_s;
    QTest::newRow("slow") << -2 << u"slow"_s;
}

void DoctorWayTest::clockTwoHoursOff_isWrong()
{
    QFETCH(const int, hours);
    QFETCH(const QString, words);
    m_surgery->clock().jumpWall(std::chrono::hours(hours));
    m_surgery->examine();
    expectOnly(u"clock:clock_wrong"_s);
    QVERIFY(DoctorWords::sentence(m_surgery->result(CheckId::Clock)).contains(words));
    // The token's life is told by the server's clock.
    QCOMPARE(m_surgery->result(CheckId::Session).outcome.values.value(0).toInt(), 15);
}

void DoctorWayTest::clockAFewMinutesOff_isAWarning()
{
    m_surgery->clock().jumpWall(3min);
    m_surgery->examine();
    QCOMPARE(m_surgery->complaints(), QStringList{u"clock:clock_off"_s});
}

void DoctorWayTest::addProxies()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("HTTP") << static_cast<int>(Proxy::Kind::Http);
    QTest::newRow("SOCKS5") << static_cast<int>(Proxy::Kind::Socks5);
}

Proxy::Kind DoctorWayTest::proxyKind()
{
    QFETCH(const int, kind);
    return static_cast<Proxy::Kind>(kind);
}

void DoctorWayTest::proxyThatPassesAll_isFine()
{
    const ScriptedProxy proxy(proxyKind(), u"carol"_s, u"Test@123:4"_s);
    m_surgery->setProxy(proxy.address());
    m_surgery->examine();
    QVERIFY2(m_surgery->complaints().isEmpty(), qPrintable(m_surgery->report()));
    QCOMPARE(m_surgery->finding(CheckId::Port), Finding::ProxyAnswers);
    QCOMPARE(m_surgery->finding(CheckId::Proxy), Finding::ProxyPasses);
    QCOMPARE(m_surgery->finding(CheckId::Heartbeat), Finding::HeartbeatFine);
    QVERIFY(proxy.tunnels().contains(u"127.0.0.1:%1"_s.arg(serverPort())));
    QVERIFY(!m_surgery->report().contains(u"Test@123:4"_s) && !m_surgery->report().contains(u"carol"_s));
}

void DoctorWayTest::proxyThatIsNotThere_isRefused()
{
    const quint16 port = closedPort();
    m_surgery->setProxy({.kind = proxyKind(), .host = u"127.0.0.1"_s, .port = port});
    m_surgery->examine();
    expectOnly(u"port:proxy_refused"_s);
    QVERIFY(DoctorWords::sentence(m_surgery->result(CheckId::Port)).contains(u"127.0.0.1:%1"_s.arg(port)));
}

void DoctorWayTest::proxyOfAnUnknownName_isUnknown()
{
    m_surgery->setProxy({.kind = proxyKind(), .host = u"nowhere.invalid"_s, .port = 3128}); // RFC 6761, 6.4
    m_surgery->examine();
    expectOnly(u"port:proxy_unknown"_s);
}

void DoctorWayTest::proxyWithAnotherPassword_wantsThePassword()
{
    const ScriptedProxy proxy(proxyKind(), u"carol"_s, u"Test@123:4"_s);
    Proxy mistyped = proxy.address();
    mistyped.password = u"Pr:oxy@2"_s;
    m_surgery->setProxy(mistyped);
    m_surgery->examine();
    QVERIFY(proxy.deniedCount() > 0);
    expectOnly(u"proxy:proxy_wants_password"_s);
    QVERIFY(!m_surgery->report().contains(mistyped.password));
}

void DoctorWayTest::proxyThatForbidsTheServer_isRefused()
{
    ScriptedProxy proxy(proxyKind());
    proxy.forbidNext(1000);
    m_surgery->setProxy(proxy.address());
    m_surgery->examine();
    QVERIFY(proxy.tunnels().isEmpty());
    expectOnly(u"proxy:proxy_refused"_s);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::DoctorWayTest)
#include "DoctorWayTest.moc"
