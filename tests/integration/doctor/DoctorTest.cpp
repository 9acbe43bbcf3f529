// SPDX-License-Identifier: GPL-3.0-or-later
#include "Clinic.h"

#include "diagnostics/DoctorWords.h"
#include "net/Level0Api.h"
#include "storage/SqlConnection.h"
#include "support/client/Await.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedSocketServer.h"
#ifdef VATOCHITO_HAS_FULL_DISK
#include "support/client/FullDisk.h"
#endif

#include <QFile>
#include <QSignalSpy>
#include <QSslCertificate>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(vatochito::certificates::Pair)

namespace vatochito {

/// The examination as a whole, and each way in which a server, a session or this computer may be broken, and the
/// verdict on it. What is broken is real: sockets, certificates, a server's process.
class DoctorTest final : public Clinic
{
    Q_OBJECT

private Q_SLOTS:
    void healthyServer_passesEveryCheck();
    void healthyServerBehindTls_isEncryptedAndPasses();
    void examination_marksNothingReadAndDisturbsNoConnection();
    void examination_tellsNoSecrets();

    void nobodySignedIn_isNamed();
    void expiredToken_isRenewedByTheSession();
    void sessionEndedAtTheServer_isOver();
    void illServer_leavesTheSessionUnproven();
    void foreignConversation_isNotAMembers();
    void personWithoutConversations_hasNoSocketTriedButTheAccounts();

    void upgradeNotPassedOn_isBlocked_data();
    void upgradeNotPassedOn_isBlocked();
    void proxyThatForgetsUpgrades_isFound();
    void socketPortClosed_isRefused();
    void plainSocketAtAnEncryptedPort_needsEncryption();
    void encryptedSocketAtAPlainPort_isNotEncrypted();
    void socketWithABadCertificate_isToldApart_data();
    void socketWithABadCertificate_isToldApart();
    void socketWithoutPongs_hasNoHeartbeat();
    void regularDrops_meanAnIdleTimeout();
    void dropsWithinSeconds_areNamed();

    void fullDisk_isNamed();
    void damagedCache_isNamedAndMended();
    void keychainThatWasUnlockedMeanwhile_isReadAgain();
    void lockedKeychain_isNamed();
    void silentKeychain_isNamed();
    void sessionWithoutKeychain_skipsIt();

private:
    /// What the history of connections tells from now on.
    void loseFiveTimes(std::chrono::milliseconds lasted, std::chrono::seconds apart);

#ifdef VATOCHITO_HAS_FULL_DISK
    FullDisk m_disk; ///< Before the first file is opened.
#endif
};

void DoctorTest::healthyServer_passesEveryCheck()
{
    m_surgery->examine();

    QVERIFY2(m_surgery->complaints().isEmpty(), qPrintable(m_surgery->report()));
    QCOMPARE(m_surgery->finding(CheckId::Network), Finding::ServerIsHere);
    QCOMPARE(m_surgery->finding(CheckId::Encryption), Finding::PlainNearby);
    QCOMPARE(m_surgery->finding(CheckId::Server), Finding::ServerFits);
    QCOMPARE(m_surgery->result(CheckId::Server).outcome.values.value(1), isLevel0() ? u"0"_s : u"1"_s);
    QCOMPARE(m_surgery->finding(CheckId::Clock), Finding::ClockFits);
    QCOMPARE(m_surgery->finding(CheckId::Session), Finding::SignedIn);
    QCOMPARE(m_surgery->result(CheckId::Session).outcome.values.value(0).toInt(), 15);
    QCOMPARE(m_surgery->finding(CheckId::Membership), Finding::Member);
    QCOMPARE(m_surgery->finding(CheckId::Upgrade), Finding::UpgradePasses);
    QCOMPARE(m_surgery->finding(CheckId::Heartbeat), Finding::HeartbeatFine);
    QCOMPARE(m_surgery->finding(CheckId::History), Finding::Steady);
    QCOMPARE(m_surgery->finding(CheckId::Cache), Finding::CacheWhole);
    QCOMPARE(m_surgery->finding(CheckId::Keychain), Finding::KeychainWorks);
    QVERIFY(m_surgery->vault.entries.isEmpty());
}

void DoctorTest::healthyServerBehindTls_isEncryptedAndPasses()
{
    QSslConfiguration trusting = m_trust;
    trusting.addCaCertificate(QSslCertificate(QByteArray(certificates::kUntrusted.certificate)));
    QSslConfiguration::setDefaultConfiguration(trusting);
    const FrontDoor door(serverPort(), certificates::kUntrusted);
    m_surgery->setAddress(u"https://localhost:%1"_s.arg(door.port()));

    m_surgery->examine();

    QVERIFY2(m_surgery->failures().isEmpty(), qPrintable(m_surgery->report()));
    QCOMPARE(m_surgery->finding(CheckId::Name), Finding::NameFound);
    QCOMPARE(m_surgery->finding(CheckId::Encryption), Finding::Encrypted);
    QCOMPARE(m_surgery->finding(CheckId::Heartbeat), Finding::HeartbeatFine);
}

void DoctorTest::examination_marksNothingReadAndDisturbsNoConnection()
{
    Core alice;
    QVERIFY(alice.signInAt(m_server->address(), u"alice"_s));
    QTRY_VERIFY(alice.isOnline());
    const auto unread = [&alice, this] {
        const auto summary = await(alice.account().conversations().one(m_chat));
        return summary && *summary ? (*summary)->unreadCount : -1;
    };
    const int before = unread();
    QVERIFY(m_bob->enqueue(m_chat, u"Are you there?"_s));
    QTRY_VERIFY(alice.arrived().contains(u"Are you there?"_s));
    QTRY_COMPARE(unread(), before + 1);
    QSignalSpy changes(&alice.account(), &Account::connectionChanged);
    m_surgery->patient.session = &alice.account().session();
    m_surgery->patient.cache = &alice.account().cache();

    m_surgery->examine();

    QVERIFY2(m_surgery->complaints().isEmpty(), qPrintable(m_surgery->report()));
    QVERIFY(alice.isOnline());
    QCOMPARE(changes.count(), 0);
    QCOMPARE(unread(), before + 1);
    // What was sent afterwards still arrives, over the connection that was there all the time.
    QVERIFY(m_bob->enqueue(m_chat, u"Still there?"_s));
    QTRY_VERIFY(alice.arrived().contains(u"Still there?"_s));
    QCOMPARE(unread(), before + 2);
}

void DoctorTest::examination_tellsNoSecrets()
{
    const QString before = m_surgery->session().accessToken();
    m_surgery->examine();
    const QString after = m_surgery->session().accessToken();

    const QString report = m_surgery->report();
    QVERIFY(before != after); // It was renewed, by the session itself.
    for (const QString &secret : {before, after, u"alice"_s, u"bob"_s, u"Are you there?"_s})
        QVERIFY2(!report.contains(secret), qPrintable(secret));
}

void DoctorTest::nobodySignedIn_isNamed()
{
    m_surgery->patient.session = nullptr;
    m_surgery->examine();
    expectOnly(u"session:nobody_signed_in"_s);
}

void DoctorTest::expiredToken_isRenewedByTheSession()
{
    FrontDoor door(serverPort());
    door.answer("/api/auth/user/", 401, R"({"detail":"Given token not valid","code":"token_not_valid"})",
                "application/json", {}, 1);
    putBefore(door);
    const QString before = m_surgery->session().accessToken();
    m_surgery->examine();
    QCOMPARE(door.faults(), 1);
    QVERIFY2(m_surgery->failures().isEmpty(), qPrintable(m_surgery->report()));
    QVERIFY(m_surgery->session().accessToken() != before);
    QVERIFY(m_surgery->result(CheckId::Session).outcome.detail.contains(u"401"_s));
}

void DoctorTest::sessionEndedAtTheServer_isOver()
{
    const Credentials credentials = signIn(u"alice"_s);
    m_surgery = std::make_unique<Surgery>(m_server->address(), credentials);
    SystemAlarms alarms;
    Transport transport(alarms);
    AuthClient client(*ServerAddress::parse(m_server->address()), transport, alarms);
    QVERIFY(await(client.logout(credentials.tokens)));
    m_surgery->examine();
    expectOnly(u"session:session_over"_s);
    QCOMPARE(m_surgery->session().state(), Session::State::Over);
}

void DoctorTest::illServer_leavesTheSessionUnproven()
{
    FrontDoor door(serverPort());
    door.answer("/api/auth/user/", 500, "<html>Oops</html>");
    putBefore(door);
    m_surgery->examine();
    QVERIFY(door.faults() > 0);
    expectOnly(u"session:session_unproven"_s);
    QCOMPARE(m_surgery->session().state(), Session::State::SignedIn);
}

void DoctorTest::foreignConversation_isNotAMembers()
{
    m_surgery->patient.conversation = ConversationId(4711);
    m_surgery->examine();
    expectOnly(u"membership:not_member"_s);
    // The socket is the account's, on level 0 the conversation's.
    QCOMPARE(m_surgery->finding(CheckId::Upgrade), isLevel0() ? Finding::GroundFailed : Finding::UpgradePasses);
}

void DoctorTest::personWithoutConversations_hasNoSocketTriedButTheAccounts()
{
    const auto carol = Core::registerPerson(m_server->address(), u"carol"_s);
    QVERIFY(carol);
    m_surgery = std::make_unique<Surgery>(m_server->address(), *carol);
    m_surgery->examine();
    QVERIFY(m_surgery->complaints().isEmpty());
    QCOMPARE(m_surgery->finding(CheckId::Membership), Finding::NoConversation);
    QCOMPARE(m_surgery->finding(CheckId::Upgrade), isLevel0() ? Finding::GroundFailed : Finding::UpgradePasses);
    QCOMPARE(m_surgery->finding(CheckId::Heartbeat), isLevel0() ? Finding::GroundFailed : Finding::HeartbeatFine);
}

void DoctorTest::upgradeNotPassedOn_isBlocked_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("failure");
    QTest::newRow("200") << 200 << u"upgrade:upgrade_blocked"_s;
    QTest::newRow("302") << 302 << u"upgrade:upgrade_blocked"_s;
    QTest::newRow("400") << 400 << u"upgrade:upgrade_blocked"_s;
    QTest::newRow("403") << 403 << u"upgrade:upgrade_forbidden"_s;
    QTest::newRow("404") << 404 << u"upgrade:upgrade_path_unknown"_s;
    QTest::newRow("429") << 429 << u"upgrade:server_busy"_s;
    QTest::newRow("500") << 500 << u"upgrade:server_failing"_s;
    QTest::newRow("502") << 502 << u"upgrade:upgrade_blocked"_s;
    QTest::newRow("503") << 503 << u"upgrade:server_busy"_s;
    QTest::newRow("504") << 504 << u"upgrade:upgrade_blocked"_s;
}

void DoctorTest::upgradeNotPassedOn_isBlocked()
{
    QFETCH(const int, status);
    QFETCH(const QString, failure);
    FrontDoor door(serverPort());
    door.answer("/ws/", status, "<html>No</html>", "text/html",
                status == 302 ? QByteArray("Location: /login\r\n") : QByteArray());
    putBefore(door);
    m_surgery->examine();
    QVERIFY(door.faults() > 0);
    expectOnly(failure);
    QVERIFY2(m_surgery->result(CheckId::Upgrade).outcome.detail.contains(QString::number(status)),
             qPrintable(m_surgery->report()));
}

void DoctorTest::proxyThatForgetsUpgrades_isFound()
{
    FrontDoor door(serverPort());
    door.forgetUpgrades();
    putBefore(door);
    m_surgery->examine();
    QVERIFY(door.faults() > 0);
    QCOMPARE(m_surgery->failures().size(), 1);
    const Finding found = m_surgery->finding(CheckId::Upgrade);
    QVERIFY2(found == Finding::UpgradeBlocked || found == Finding::UpgradePathUnknown, qPrintable(m_surgery->report()));
}

void DoctorTest::socketPortClosed_isRefused()
{
    m_surgery->setAddress(m_server->address(), loopback(closedPort(), u"ws"_s));
    m_surgery->examine();
    expectOnly(u"upgrade:socket_refused"_s);
    QVERIFY(m_surgery->result(CheckId::Upgrade).outcome.detail.contains(u"1006"_s));
}

void DoctorTest::plainSocketAtAnEncryptedPort_needsEncryption()
{
    const FrontDoor door(serverPort(), certificates::kUntrusted);
    m_surgery->setAddress(m_server->address(), loopback(door.port(), u"ws"_s));
    m_surgery->examine();
    expectOnly(u"upgrade:socket_needs_encryption"_s);
}

void DoctorTest::encryptedSocketAtAPlainPort_isNotEncrypted()
{
    m_surgery->setAddress(m_server->address(), loopback(serverPort(), u"wss"_s));
    m_surgery->examine();
    expectOnly(u"upgrade:socket_not_encrypted"_s);
}

void DoctorTest::socketWithABadCertificate_isToldApart_data()
{
    QTest::addColumn<certificates::Pair>("pair");
    QTest::addColumn<QString>("failure");
    QTest::newRow("for another name") << certificates::kOtherName << u"upgrade:socket_other_name"_s;
    QTest::newRow("expired") << certificates::kExpired << u"upgrade:certificate_expired"_s;
    QTest::newRow("of an unknown authority") << certificates::kUntrusted << u"upgrade:certificate_untrusted"_s;
}

void DoctorTest::socketWithABadCertificate_isToldApart()
{
    QFETCH(const certificates::Pair, pair);
    QFETCH(const QString, failure);
    const FrontDoor door(serverPort(), pair);
    m_surgery->setAddress(m_server->address(), u"wss://localhost:%1"_s.arg(door.port()));
    m_surgery->examine();
    expectOnly(failure);
    QVERIFY(m_surgery->result(CheckId::Upgrade).outcome.detail.contains(u"wss://localhost:%1"_s.arg(door.port())));
}

void DoctorTest::socketWithoutPongs_hasNoHeartbeat()
{
    const ScriptedSocketServer dumb;
    FrontDoor door(serverPort());
    door.divert("/ws/", dumb.port());
    putBefore(door);
    m_surgery->hurryDuring(CheckId::Heartbeat);
    m_surgery->examine();
    QCOMPARE(door.faults(), 1);
    expectOnly(u"heartbeat:no_heartbeat"_s);
}

void DoctorTest::loseFiveTimes(std::chrono::milliseconds lasted, std::chrono::seconds apart)
{
    for (int drop = 1; drop <= 5; ++drop) {
        const ConnectionPeriod period{.key = QString::number(drop),
                                      .kind = ConnectionPeriod::Kind::Up,
                                      .begunAt = m_surgery->clock().now() - drop * apart,
                                      .lasted = lasted,
                                      .end = ConnectionPeriod::End::Turned,
                                      .reason = Error::Code::ServerFailed};
        QVERIFY(await(m_surgery->cache().connectionHistory().save(period, {})));
    }
}

void DoctorTest::dropsWithinSeconds_areNamed()
{
    loseFiveTimes(300ms, 10s);
    m_surgery->examine();
    QVERIFY2(m_surgery->complaints() == QStringList{u"history:drops_at_once"_s}, qPrintable(m_surgery->report()));
    QVERIFY(DoctorWords::sentence(m_surgery->result(CheckId::History)).contains(u"5 times"_s));
}

void DoctorTest::regularDrops_meanAnIdleTimeout()
{
    loseFiveTimes(60s, 5min);
    m_surgery->examine();
    QVERIFY2(m_surgery->complaints() == QStringList{u"history:idle_timeout"_s}, qPrintable(m_surgery->report()));
    QVERIFY(DoctorWords::sentence(m_surgery->result(CheckId::History)).contains(u"1 min"_s));
}

void DoctorTest::fullDisk_isNamed()
{
#ifdef VATOCHITO_HAS_FULL_DISK
    m_disk.setFull(true);
    const auto written = await(m_surgery->cache().write([](CacheTransaction &transaction) {
        User person;
        person.id = UserId(77);
        person.displayName = QString(200'000, u'x'); // More than one page of anything.
        transaction.upsertPerson(person);
    }));
    QVERIFY(!written);
    QVERIFY(m_disk.refusals() > 0);
    m_surgery->examine();
    m_disk.setFull(false);
    expectOnly(u"cache:disk_full"_s);
#else
    m_surgery->tools.freeBytes = [](const QString &) { return 1000; };
    m_surgery->examine();
    expectOnly(u"cache:disk_full"_s);
#endif
}

void DoctorTest::damagedCache_isNamedAndMended()
{
    m_surgery->reopenCache([](const QString &path) {
        // An index that opening does not read is nonsense now.
        qint64 page = 0;
        {
            SqlConnection connection(path, SqlConnection::Access::Look);
            Statement root(connection, u"SELECT rootpage FROM sqlite_schema WHERE name = 'message_client_id'"_s);
            QVERIFY(root.next());
            page = root.integer(0);
        }
        constexpr qint64 kPage = 4096;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek((page - 1) * kPage));
        QCOMPARE(file.write(QByteArray(kPage, 'x')), kPage);
    });
    m_surgery->examine();
    expectOnly(u"cache:cache_damaged"_s);
    QCOMPARE(traitsOf(Finding::CacheDamaged).remedy, Remedy::FetchMessagesAgain);

    m_surgery->cache().beginAnew();
    m_surgery->examine();
    QCOMPARE(m_surgery->finding(CheckId::Cache), Finding::CacheWhole);
}

void DoctorTest::keychainThatWasUnlockedMeanwhile_isReadAgain()
{
    m_surgery->resumeFromKeychain(Error{.code = Error::Code::VaultLocked});
    m_surgery->examine();
    QCOMPARE(m_surgery->finding(CheckId::Session), Finding::KeychainLocked);

    m_surgery->vault.failing = {};
    m_surgery->examine();
    QCOMPARE(m_surgery->finding(CheckId::Session), Finding::SignedIn);
}

void DoctorTest::lockedKeychain_isNamed()
{
    m_surgery->vault.failing = Error{.code = Error::Code::VaultLocked};
    m_surgery->examine();
    expectOnly(u"keychain:keychain_locked"_s);
}

void DoctorTest::silentKeychain_isNamed()
{
    m_surgery->vault.isSilent = true;
    m_surgery->hurryDuring(CheckId::Keychain);
    m_surgery->examine();
    expectOnly(u"keychain:keychain_silent"_s);
}

void DoctorTest::sessionWithoutKeychain_skipsIt()
{
    m_surgery->patient.vault = nullptr;
    m_surgery->examine();
    QVERIFY(m_surgery->complaints().isEmpty());
    QCOMPARE(m_surgery->finding(CheckId::Keychain), Finding::KeychainUnused);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::DoctorTest)
#include "DoctorTest.moc"
