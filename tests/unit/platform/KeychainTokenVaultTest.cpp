// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/KeychainTokenVault.h"

#include "platform/KeychainSecretStore.h"
#include "support/client/FatalLog.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QUuid>

#include <cstdio>

using namespace vatochito;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
Result<T> waited(const QFuture<Result<T>> &future)
{
    if (!waitFor([&] { return future.isFinished(); }))
        return failure(Error{.code = Error::Code::Timeout, .detail = u"the test waited in vain"_s});
    return future.result();
}

TokenKey keyOf(long long user)
{
    return {.profile = QUuid::createUuid().toString(QUuid::WithoutBraces),
            .server = u"http://localhost:8000"_s,
            .user = UserId(user)};
}

const QString kService = u"vatochito-test"_s;

} // namespace

/// Against the keychain service of the session that the test runs in.
class KeychainTokenVaultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void write_thenRead_givesTheSameTokens()
    {
        FatalLog log;
        SystemAlarms alarms;
        KeychainSecretStore keychain(kService, alarms);
        KeychainTokenVault vault(keychain);
        const TokenKey key = keyOf(1);
        const Tokens tokens{.access = u"access.of.test"_s, .refresh = u"refresh.of.test"_s};

        QVERIFY(waited(vault.write(key, tokens)).has_value());
        const Result<Tokens> read = waited(vault.read(key));

        QVERIFY(read.has_value());
        QCOMPARE(*read, tokens);
        QVERIFY(waited(vault.remove(key)).has_value());
    }

    void read_whenNothingWasWritten_isNotFound()
    {
        FatalLog log;
        SystemAlarms alarms;
        KeychainSecretStore keychain(kService, alarms);
        KeychainTokenVault vault(keychain);

        const Result<Tokens> read = waited(vault.read(keyOf(2)));

        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, Error::Code::NotFound);
    }

    void remove_thenRead_isNotFound()
    {
        FatalLog log;
        SystemAlarms alarms;
        KeychainSecretStore keychain(kService, alarms);
        KeychainTokenVault vault(keychain);
        const TokenKey key = keyOf(3);
        QVERIFY(waited(vault.write(key, {.access = u"a"_s, .refresh = u"r"_s})).has_value());

        QVERIFY(waited(vault.remove(key)).has_value());

        QCOMPARE(waited(vault.read(key)).error().code, Error::Code::NotFound);
    }

    void twoUsersOfOneServer_haveEntriesOfTheirOwn()
    {
        FatalLog log;
        SystemAlarms alarms;
        KeychainSecretStore keychain(kService, alarms);
        KeychainTokenVault vault(keychain);
        const TokenKey alice = keyOf(4);
        TokenKey bob = alice;
        bob.user = UserId(5);
        // Asked all at once: the vault runs them one after another.
        const auto aliceWritten = vault.write(alice, {.access = u"a1"_s, .refresh = u"r1"_s});
        const auto bobWritten = vault.write(bob, {.access = u"a2"_s, .refresh = u"r2"_s});
        const auto aliceRead = vault.read(alice);
        const auto bobRead = vault.read(bob);

        QCOMPARE(waited(aliceRead)->access, u"a1"_s);
        QCOMPARE(waited(bobRead)->access, u"a2"_s);
        QVERIFY(waited(aliceWritten).has_value() && waited(bobWritten).has_value());
        QVERIFY(waited(vault.remove(alice)).has_value() && waited(vault.remove(bob)).has_value());
    }

    void keychainThatDoesNotAnswer_hasFailed_andTheNextOperationRuns()
    {
        FatalLog log;
        log.announce(u"keychain failed: reason=vault_failed"_s);
        ManualClock clock;
        ManualAlarms alarms(clock);
        KeychainSecretStore keychain(kService, alarms);
        KeychainTokenVault vault(keychain);
        const TokenKey key = keyOf(6);
        const auto late = vault.read(key);
        QVERIFY(waitFor([&] { return alarms.activeCount() == 1; }));

        // The job has been started, but its answer needs the event loop, which does not run before the deadline.
        alarms.advance(KeychainSecretStore::kDeadline);

        QCOMPARE(waited(late).error().code, Error::Code::VaultFailed);
        QVERIFY(waited(vault.write(key, {.access = u"a"_s, .refresh = u"r"_s})).has_value());
        QVERIFY(waited(vault.remove(key)).has_value());
    }

    /// A process has one session bus for its life, so it takes another one that has none.
    void withoutASessionBus_theKeychainIsAbsent_inAnyLanguage()
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        environment.insert(u"LANGUAGE"_s, u"gu:de"_s);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), {u"--read-once"_s});
        QVERIFY(process.waitForFinished());

        QCOMPARE(process.readAllStandardOutput().trimmed(), QByteArray("vault_unavailable"));
    }

    void destroyedVault_cancelsWhatIsUnfinished()
    {
        FatalLog log;
        SystemAlarms alarms;
        KeychainSecretStore keychain(kService, alarms);
        auto vault = std::make_unique<KeychainTokenVault>(keychain);
        const auto unfinished = vault->read(keyOf(7));

        vault.reset();

        QVERIFY(unfinished.isCanceled());
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (application.arguments().contains(u"--read-once"_s)) {
        SystemAlarms alarms;
        KeychainSecretStore keychain(kService, alarms);
        KeychainTokenVault vault(keychain);
        const Result<Tokens> read = waited(vault.read(keyOf(8)));
        std::puts(read ? "found" : qPrintable(Error::codeName(read.error().code)));
        return 0;
    }
    KeychainTokenVaultTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "KeychainTokenVaultTest.moc"
