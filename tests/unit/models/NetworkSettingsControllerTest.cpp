// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/NetworkSettingsController.h"

#include "storage/Settings.h"
#include "support/client/Await.h"
#include "support/client/Certificates.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/MemorySecretStore.h"
#include "support/client/MemoryTokenVault.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/ScriptedAuthenticator.h"
#include "support/client/TestTraces.h"
#include "sync/Accounts.h"
#include "sync/NetworkPreferences.h"

#include <QFile>
#include <QLocale>
#include <QSignalSpy>

#include <memory>

using namespace Qt::StringLiterals;

namespace vatochito {

using Kind = NetworkSettingsController::ProxyKind;

class NetworkSettingsControllerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void proxy_isUsedAndShown();
    void emptyPort_isTheUsualOneOfItsKind();
    void proxyWrittenAsOne_isTakenApart_data();
    void proxyWrittenAsOne_isTakenApart();
    void wrongProxy_isToldBesideItsField_andChangesNothing_data();
    void wrongProxy_isToldBesideItsField_andChangesNothing();
    void wrongSocketAddress_isTold_andTheProxyIsNotChangedEither();
    void socketAddress_isRememberedForTheNextSignIn();
    void socketAddress_ofTheCurrentAccount_isConnectedToAnew();
    void unchangedSettings_breakNoConnection();
    void lockedKeychain_isTold_andTheProxyIsUsedAllTheSame();
    void authority_isNamedWithItsEnd();
    void fileWithoutACertificate_isTold();

private:
    bool apply(Kind kind, const QString &host = {}, const QString &port = {}, const QString &socketAddress = {})
    {
        return m_controller->apply(kind, host, port, u" carol "_s, u"Test@123s"_s, socketAddress);
    }
    const Proxy &used() const { return m_transport->settings().proxy; }
    QString write(const QByteArray &bytes) const;

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    std::unique_ptr<TestFolder> m_folder;
    MemorySecretStore m_keychain;
    MemoryTokenVault m_vault;
    ScriptedAuthenticator::Script m_script;
    FakeLink *m_link = nullptr;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<NetworkPreferences> m_preferences;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<NetworkSettingsController> m_controller;
};

void NetworkSettingsControllerTest::init()
{
    QLocale::setDefault(QLocale::c());
    m_folder = std::make_unique<TestFolder>();
    m_keychain = {};
    m_vault = {};
    const auto profile = Profile::open(m_folder->path());
    QVERIFY(profile);
    m_settings = std::make_unique<Settings>(profile->folder());
    m_transport = std::make_unique<Transport>(m_alarms);
    m_preferences = std::make_unique<NetworkPreferences>(*profile, *m_settings, &m_keychain, *m_transport);
    QVERIFY(await(m_preferences->load()));
    m_script.credentials = Credentials{.user = samples::person(samples::kMe, u"alice"_s),
                                       .tokens = Tokens{.access = u"a"_s, .refresh = u"r"_s}};
    m_accounts = std::make_unique<Accounts>(
        *profile, AccountServices{.vault = &m_vault,
                                  .clock = m_clock,
                                  .alarms = m_alarms,
                                  .makeAuthenticator = [this](const ServerAddress &) -> std::unique_ptr<Authenticator> {
                                      return std::make_unique<ScriptedAuthenticator>(m_script);
                                  },
                                  .makeLink = [this](const LinkPlace &, TokenSource &) -> std::unique_ptr<Link> {
                                      auto link = std::make_unique<FakeLink>(samples::kMe);
                                      m_link = link.get();
                                      return link;
                                  }});
    m_controller = std::make_unique<NetworkSettingsController>(*m_preferences, *m_accounts, *m_settings);
}

void NetworkSettingsControllerTest::cleanup()
{
    m_controller.reset();
    m_accounts.reset();
    m_preferences.reset();
    m_transport.reset();
}

QString NetworkSettingsControllerTest::write(const QByteArray &bytes) const
{
    QFile file(m_folder->filePath(u"file"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the test cannot write");
    return file.fileName();
}

void NetworkSettingsControllerTest::proxy_isUsedAndShown()
{
    QSignalSpy changed(m_controller.get(), &NetworkSettingsController::changed);

    QVERIFY(apply(Kind::Socks5, u" proxy.example.org "_s, u" 1081 "_s));

    QCOMPARE(used(), (Proxy{.kind = Proxy::Kind::Socks5,
                            .host = u"proxy.example.org"_s,
                            .port = 1081,
                            .user = u"carol"_s,
                            .password = u"Test@123s"_s}));
    QVERIFY(changed.size() > 0);
    QCOMPARE(m_controller->proxyKind(), Kind::Socks5);
    QCOMPARE(m_controller->proxyHost(), u"proxy.example.org"_s);
    QCOMPARE(m_controller->proxyPort(), u"1081"_s);
    QCOMPARE(m_controller->proxyPassword(), u"Test@123s"_s);
    QTRY_VERIFY(m_controller->isOutcomeGood());
}

void NetworkSettingsControllerTest::emptyPort_isTheUsualOneOfItsKind()
{
    QVERIFY(apply(Kind::Http, u"proxy"_s));
    QCOMPARE(used().port, quint16(8080));
    QVERIFY(apply(Kind::Socks5, u"proxy"_s));
    QCOMPARE(used().port, quint16(1080));
    QCOMPARE(m_controller->proxyPort(), QString());
}

void NetworkSettingsControllerTest::proxyWrittenAsOne_isTakenApart_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("with its port") << u"proxy.example.org:3128"_s;
    QTest::newRow("as a link") << u"http://proxy.example.org:3128/"_s;
}

void NetworkSettingsControllerTest::proxyWrittenAsOne_isTakenApart()
{
    QFETCH(const QString, typed);

    QVERIFY(apply(Kind::Http, typed));

    QCOMPARE(used().host, u"proxy.example.org"_s);
    QCOMPARE(used().port, quint16(3128));
}

void NetworkSettingsControllerTest::wrongProxy_isToldBesideItsField_andChangesNothing_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("port");
    QTest::addColumn<bool>("isHostWrong");
    QTest::addColumn<bool>("isPortWrong");
    QTest::newRow("no host") << u" "_s << u"1"_s << true << false;
    QTest::newRow("a sentence") << u"the proxy at work"_s << u"1"_s << true << false;
    QTest::newRow("a page") << u"http://example.org/proxy.pac"_s << u"1"_s << true << false;
    QTest::newRow("port of letters") << u"proxy"_s << u"abc"_s << false << true;
    QTest::newRow("port 0") << u"proxy"_s << u"0"_s << false << true;
    QTest::newRow("port too high") << u"proxy"_s << u"65536"_s << false << true;
}

void NetworkSettingsControllerTest::wrongProxy_isToldBesideItsField_andChangesNothing()
{
    QFETCH(const QString, host);
    QFETCH(const QString, port);
    QFETCH(const bool, isHostWrong);
    QFETCH(const bool, isPortWrong);

    QVERIFY(!apply(Kind::Http, host, port, u"wss://elsewhere.example.org"_s));

    QCOMPARE(!m_controller->proxyHostError().isEmpty(), isHostWrong);
    QCOMPARE(!m_controller->proxyPortError().isEmpty(), isPortWrong);
    QCOMPARE(used(), Proxy());
    QCOMPARE(m_controller->socketAddress(), QString());
    QVERIFY(apply(Kind::None));
    QVERIFY(m_controller->proxyHostError().isEmpty() && m_controller->proxyPortError().isEmpty());
}

void NetworkSettingsControllerTest::wrongSocketAddress_isTold_andTheProxyIsNotChangedEither()
{
    QVERIFY(!apply(Kind::None, {}, {}, u"https://chat.example.org"_s));

    QVERIFY(!m_controller->socketError().isEmpty());
    QCOMPARE(used(), Proxy());
}

void NetworkSettingsControllerTest::socketAddress_isRememberedForTheNextSignIn()
{
    QVERIFY(apply(Kind::System, {}, {}, u" wss://sockets.example.org "_s));

    QCOMPARE(m_settings->lastSocketAddress(), u"wss://sockets.example.org"_s);
    QCOMPARE(m_controller->socketAddress(), u"wss://sockets.example.org"_s);
}

void NetworkSettingsControllerTest::socketAddress_ofTheCurrentAccount_isConnectedToAnew()
{
    QVERIFY(await(m_accounts->signIn(u"https://chat.example.org"_s, u"alice"_s, u"p"_s)));
    QTRY_VERIFY(m_link->isStarted);
    m_link->starts = 0;

    QVERIFY(apply(Kind::System, {}, {}, u"wss://sockets.example.org/x"_s));

    QCOMPARE(m_link->address.socket(ConversationId(4)), QUrl(u"wss://sockets.example.org/x/ws/chat/4/"_s));
    QCOMPARE(m_link->starts, 1);
    QVERIFY(m_link->isStarted);
    QCOMPARE(m_accounts->profile().currentAccount()->server.socket(ConversationId(4)),
             QUrl(u"wss://sockets.example.org/x/ws/chat/4/"_s));
}

void NetworkSettingsControllerTest::unchangedSettings_breakNoConnection()
{
    QVERIFY(apply(Kind::Http, u"proxy"_s, {}, u"wss://sockets.example.org"_s));
    QSignalSpy changed(m_transport.get(), &Transport::changed);

    QVERIFY(apply(Kind::Http, u"proxy"_s, u"8080"_s, u"wss://sockets.example.org"_s));

    QCOMPARE(changed.size(), 0);
}

void NetworkSettingsControllerTest::lockedKeychain_isTold_andTheProxyIsUsedAllTheSame()
{
    m_keychain.failing = Error{.code = Error::Code::VaultLocked};

    QVERIFY(apply(Kind::Http, u"proxy"_s));

    QTRY_VERIFY(m_controller->outcome().contains(u"locked"_s));
    QVERIFY(!m_controller->isOutcomeGood());
    QCOMPARE(used().password, u"Test@123s"_s);
}

void NetworkSettingsControllerTest::authority_isNamedWithItsEnd()
{
    m_controller->trust(QUrl::fromLocalFile(write(certificates::kFamilyAuthority)));

    QTRY_VERIFY(m_controller->authority().contains(u"Family authority"_s));
    QVERIFY2(m_controller->authority().contains(u"2120"_s), qPrintable(m_controller->authority()));
    m_controller->distrust();
    QTRY_VERIFY(m_controller->authority().isEmpty());
}

void NetworkSettingsControllerTest::fileWithoutACertificate_isTold()
{
    m_controller->trust(QUrl::fromLocalFile(write("a holiday picture")));

    QTRY_VERIFY(!m_controller->authorityError().isEmpty());
    QVERIFY(m_controller->authority().isEmpty());
}

} // namespace vatochito

QTEST_MAIN(vatochito::NetworkSettingsControllerTest)
#include "NetworkSettingsControllerTest.moc"
