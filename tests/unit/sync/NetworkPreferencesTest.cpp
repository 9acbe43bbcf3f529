// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/NetworkPreferences.h"

#include "net/Authorities.h"
#include "storage/Settings.h"
#include "support/client/Await.h"
#include "support/client/Certificates.h"
#include "support/client/FatalLog.h"
#include "support/client/ManualAlarms.h"
#include "support/client/MemorySecretStore.h"
#include "support/client/TestTraces.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace vatochito {

class NetworkPreferencesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newProfile_goesAsTheSystemSays();
    void proxy_isUsedAtOnce_andAtTheNextStart();
    void password_isInTheKeychain_andInNoFile();
    void proxyWithoutAPassword_leavesNoneInTheKeychain();
    void keychainThatFails_isTold_andTheProxyIsUsedAllTheSame();
    void passwordThatCannotBeRead_doesNotKeepOthersWaiting();
    void passwordThatCouldNotBeRead_isReadOnceTheProxyAsksForIt();
    void nothingConnects_beforeTheSettingsAreRead();
    void authority_isCopiedForThePersonAlone_andTrustedAtTheNextStart();
    void fileWithoutACertificate_changesNothing();
    void fileOfTheCommandLine_isRemembered();
    void badFileOfTheCommandLine_isTold_andTheRememberedOneStays();
    void removedAuthority_isTrustedNoLonger();

private:
    /// As a start of the program.
    void start(const QString &authorityFile = {});
    QString write(const QString &name, const QByteArray &bytes) const;
    QString copy() const { return m_folder->filePath(u"profile/authority.pem"_s); }
    bool isFamilyTrusted() const;

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    std::unique_ptr<TestFolder> m_folder;
    MemorySecretStore m_keychain;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<NetworkPreferences> m_preferences;
    Status m_loaded;
    const Proxy m_proxy{.kind = Proxy::Kind::Socks5,
                        .host = u"proxy.example.org"_s,
                        .port = 1080,
                        .user = u"carol"_s,
                        .password = u"Test@1237"_s};
};

void NetworkPreferencesTest::init()
{
    m_preferences.reset();
    m_folder = std::make_unique<TestFolder>();
    m_keychain = {};
    start();
}

void NetworkPreferencesTest::start(const QString &authorityFile)
{
    const auto profile = Profile::open(m_folder->filePath(u"profile"_s));
    QVERIFY(profile);
    m_preferences.reset();
    m_settings = std::make_unique<Settings>(profile->folder());
    m_transport = std::make_unique<Transport>(m_alarms);
    m_preferences = std::make_unique<NetworkPreferences>(*profile, *m_settings, &m_keychain, *m_transport);
    m_loaded = await(m_preferences->load(authorityFile));
}

QString NetworkPreferencesTest::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the test cannot write");
    return file.fileName();
}

bool NetworkPreferencesTest::isFamilyTrusted() const
{
    const auto &tls = m_transport->settings().tls;
    return tls && tls->caCertificates().contains(QSslCertificate(certificates::kFamilyAuthority));
}

void NetworkPreferencesTest::newProfile_goesAsTheSystemSays()
{
    QVERIFY(m_loaded);
    QCOMPARE(m_transport->settings().proxy, Proxy());
    QVERIFY(!m_transport->settings().tls);
    QVERIFY(!m_preferences->authority());
}

void NetworkPreferencesTest::proxy_isUsedAtOnce_andAtTheNextStart()
{
    QVERIFY(await(m_preferences->setProxy(m_proxy)));
    QCOMPARE(m_transport->settings().proxy, m_proxy);

    start();

    QCOMPARE(m_transport->settings().proxy, m_proxy);
    QCOMPARE(m_preferences->proxy(), m_proxy);
}

void NetworkPreferencesTest::password_isInTheKeychain_andInNoFile()
{
    QVERIFY(await(m_preferences->setProxy(m_proxy)));

    QCOMPARE(m_keychain.secrets.values(), QStringList{m_proxy.password});
    QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int looked = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(m_proxy.password.toUtf8()), qPrintable(file.fileName()));
        ++looked;
    }
    QVERIFY(looked > 0);
}

void NetworkPreferencesTest::proxyWithoutAPassword_leavesNoneInTheKeychain()
{
    QVERIFY(await(m_preferences->setProxy(m_proxy)));

    QVERIFY(await(m_preferences->setProxy({.kind = Proxy::Kind::None})));

    QVERIFY(m_keychain.secrets.isEmpty());
}

void NetworkPreferencesTest::keychainThatFails_isTold_andTheProxyIsUsedAllTheSame()
{
    m_keychain.failing = Error{.code = Error::Code::VaultLocked};

    const Status kept = await(m_preferences->setProxy(m_proxy));

    QVERIFY(!kept);
    QCOMPARE(kept.error().code, Error::Code::VaultLocked);
    QCOMPARE(m_transport->settings().proxy, m_proxy);
}

void NetworkPreferencesTest::passwordThatCannotBeRead_doesNotKeepOthersWaiting()
{
    QVERIFY(await(m_preferences->setProxy(m_proxy)));
    m_keychain.failing = Error{.code = Error::Code::VaultUnavailable};

    start();

    QVERIFY(m_loaded);
    QCOMPARE(m_transport->settings().proxy.host, m_proxy.host);
    QVERIFY(m_transport->settings().proxy.password.isEmpty());
}

void NetworkPreferencesTest::passwordThatCouldNotBeRead_isReadOnceTheProxyAsksForIt()
{
    QVERIFY(await(m_preferences->setProxy(m_proxy)));
    m_keychain.failing = Error{.code = Error::Code::VaultLocked};
    start();
    m_preferences->readPasswordAgain();
    QVERIFY(m_transport->settings().proxy.password.isEmpty());

    m_keychain.failing.reset();
    const auto passwordNow = [this] {
        m_preferences->readPasswordAgain();
        return m_transport->settings().proxy.password;
    };
    QTRY_COMPARE(passwordNow(), m_proxy.password);
}

void NetworkPreferencesTest::nothingConnects_beforeTheSettingsAreRead()
{
    QVERIFY(await(m_preferences->setProxy(m_proxy)));
    m_transport->setSettings({});
    const auto loaded = m_preferences->load();
    std::optional<Route> route;
    m_transport->findRoute(QUrl(u"https://chat.example.org/"_s), this, [&route](const Route &found) { route = found; });
    QVERIFY(!route);

    QVERIFY(await(loaded));

    QVERIFY(route);
    QCOMPARE(route->proxy.hostName(), m_proxy.host);
}

void NetworkPreferencesTest::authority_isCopiedForThePersonAlone_andTrustedAtTheNextStart()
{
    const QString file = write(u"family.der"_s, QSslCertificate(certificates::kFamilyAuthority).toDer());
    QVERIFY(await(m_preferences->setAuthority(file)));
    QVERIFY(isFamilyTrusted());
    QVERIFY(QFile::remove(file));

    start();

    QVERIFY(isFamilyTrusted());
    QCOMPARE(m_preferences->authority()->names, QStringList{u"Family authority"_s});
    QCOMPARE(m_preferences->authority()->validUntil.date(), QDate(2120, 1, 1));
    constexpr auto kMine =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
    QVERIFY(!(QFile::permissions(copy()) & ~kMine));
}

void NetworkPreferencesTest::fileWithoutACertificate_changesNothing()
{
    QVERIFY(await(m_preferences->setAuthority(write(u"family.pem"_s, certificates::kFamilyAuthority))));

    const Status set = await(m_preferences->setAuthority(write(u"holiday.jpg"_s, "not a certificate")));

    QVERIFY(!set);
    QCOMPARE(set.error().code, Error::Code::NotACertificate);
    QVERIFY(isFamilyTrusted());
    QVERIFY(QFile::exists(copy()));
}

void NetworkPreferencesTest::fileOfTheCommandLine_isRemembered()
{
    start(write(u"family.pem"_s, certificates::kFamilyAuthority));
    QVERIFY(m_loaded);
    QVERIFY(isFamilyTrusted());

    start();

    QVERIFY(isFamilyTrusted());
}

void NetworkPreferencesTest::badFileOfTheCommandLine_isTold_andTheRememberedOneStays()
{
    QVERIFY(await(m_preferences->setAuthority(write(u"family.pem"_s, certificates::kFamilyAuthority))));

    start(m_folder->filePath(u"nowhere.pem"_s));

    QVERIFY(!m_loaded);
    QCOMPARE(m_loaded.error().code, Error::Code::NotACertificate);
    QVERIFY(isFamilyTrusted());
}

void NetworkPreferencesTest::removedAuthority_isTrustedNoLonger()
{
    QVERIFY(await(m_preferences->setAuthority(write(u"family.pem"_s, certificates::kFamilyAuthority))));

    QVERIFY(await(m_preferences->removeAuthority()));

    QVERIFY(!m_transport->settings().tls);
    QVERIFY(!m_preferences->authority());
    start();
    QVERIFY(!isFamilyTrusted());
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::NetworkPreferencesTest)
#include "NetworkPreferencesTest.moc"
