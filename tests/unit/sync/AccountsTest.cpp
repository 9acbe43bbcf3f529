// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Accounts.h"
#include "storage/Settings.h"
#include "support/client/Await.h"
#include "support/client/FakeLink.h"
#include "support/client/FatalLog.h"
#include "support/client/ManualAlarms.h"
#include "support/client/MemoryTokenVault.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/ScriptedAuthenticator.h"
#include "support/client/TestTraces.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>

namespace vatochito {

using namespace samples;

namespace {

const QString kServer = QStringLiteral("localhost:8000");

} // namespace

class AccountsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_listed.clear();
        m_folder = std::make_unique<TestFolder>();
        m_vault = {};
        m_script = {};
        m_script.credentials =
            Credentials{.user = person(kMe, QStringLiteral("alice")),
                        .tokens = Tokens{.access = QStringLiteral("a"), .refresh = QStringLiteral("r")}};
        restart();
    }

    void cleanup() { m_accounts.reset(); }

    void probe_tellsAServerOfOursFromAnyOther()
    {
        QVERIFY(await(m_accounts->probe(kServer)));
        for (const auto code : {Error::Code::Malformed, Error::Code::NotFound, Error::Code::Unauthorized}) {
            m_script.probe = failure(Error{.code = code});
            QCOMPARE(await(m_accounts->probe(kServer)).error().code, Error::Code::NotAServer);
        }
        for (const auto code : {Error::Code::Refused, Error::Code::TlsExpired, Error::Code::ServerFailed}) {
            m_script.probe = failure(Error{.code = code});
            QCOMPARE(await(m_accounts->probe(kServer)).error().code, code);
        }
        QCOMPARE(await(m_accounts->probe(QStringLiteral("::::"))).error().code, Error::Code::InvalidAddress);
        QVERIFY(!m_accounts->current());
    }

    void signIn_makesTheAccountAndConnects()
    {
        signIn();
        QCOMPARE(m_accounts->current()->me().username, QStringLiteral("alice"));
        QTRY_VERIFY(m_link->isStarted);
        QVERIFY(QFile::exists(databaseFile()));
        QCOMPARE(m_vault.entries.size(), 1);
    }

    void wrongPassword_isToldAndChangesNothing()
    {
        m_script.credentials = failure(Error{.code = Error::Code::Rejected, .httpStatus = 400});
        const Status status = await(m_accounts->signIn(kServer, QStringLiteral("alice"), QStringLiteral("wrong")));
        QCOMPARE(status.error().code, Error::Code::Rejected);
        QVERIFY(!m_accounts->current());
        QVERIFY(!m_accounts->profile().currentAccount());
    }

    void badAddress_isToldAtOnce()
    {
        const Status status = await(m_accounts->signIn(QStringLiteral("::::"), QStringLiteral("a"), {}));
        QCOMPARE(status.error().code, Error::Code::InvalidAddress);
    }

    void nextStart_showsTheCacheBeforeTheKeychainAnswers()
    {
        FatalLog log;
        log.announce(QStringLiteral("vault not readable"));
        m_listed = {conversation()};
        signIn();
        QVERIFY(await(m_accounts->current()->engine().refreshConversations()));
        m_vault.failing = Error{.code = Error::Code::VaultLocked};
        restart();

        Account *account = m_accounts->openCurrent();
        QVERIFY(account);
        account->resume();
        QCOMPARE(await(account->conversations().all()).value().size(), 1);
        QTRY_VERIFY(account->session().vaultTrouble());
        QVERIFY(!m_link->isStarted);
        QCOMPARE(account->connection().status, Connection::Status::Offline);

        m_vault.failing = {};
        account->tryNow();
        QTRY_VERIFY(m_link->isStarted);
    }

    void lockedKeychain_isAskedAgainByThePersonAlone()
    {
        FatalLog log;
        log.announce(QStringLiteral("vault not readable"));
        signIn();
        m_vault.failing = Error{.code = Error::Code::VaultLocked};
        restart();
        Account *account = m_accounts->openCurrent();
        account->resume();
        QTRY_VERIFY(account->session().vaultTrouble());
        const int before = m_vault.reads;

        for (const Hint hint : {Hint::Focused, Hint::NetworkChanged, Hint::Woke})
            account->take(hint);
        QCOMPARE(m_vault.reads, before);
        account->take(Hint::TryNow);

        QCOMPARE(m_vault.reads, before + 1);
    }

    void asleep_isTold_andThatOneIsBackOnceAwake()
    {
        signIn();
        QTRY_VERIFY(m_link->isStarted);
        m_link->goOnline();
        QTRY_COMPARE(m_link->presence, QList<bool>{true});

        QVERIFY(await(m_accounts->current()->fallAsleep()));
        m_link->goOffline();
        m_link->goOnline();
        QCOMPARE(m_link->presence, (QList<bool>{true, false}));
        m_accounts->current()->take(Hint::Woke);

        QCOMPARE(m_link->presence, (QList<bool>{true, false, true}));
    }

    void messageForAServerThatWasGivenUp_triesItAgain()
    {
        signIn();
        QTRY_VERIFY(m_link->isStarted);
        m_link->giveUp(Error::Code::Refused);
        QVERIFY(!m_link->hints.contains(Hint::TryNow));

        QVERIFY(await(m_accounts->current()->outbox().enqueue(
            {.conversation = kChat, .content = QStringLiteral("Hello"), .reply = {}})));

        QTRY_COMPARE(m_link->hints.count(Hint::TryNow), 1);
    }

    void online_isToldOnceAndTakenBackAtTheEnd()
    {
        signIn();
        QTRY_VERIFY(m_link->isStarted);
        m_link->goOnline();
        QTRY_COMPARE(m_accounts->current()->connection().status, Connection::Status::Online);
        m_link->goOffline();
        m_link->goOnline();
        QCOMPARE(m_link->presence, QList<bool>{true});
        QVERIFY(await(m_accounts->current()->close()));
        QCOMPARE(m_link->presence, QList<bool>({true, false}));
        QVERIFY(!m_link->isStarted);
    }

    void changeOfTheConnectionWhileLeaving_doesNotTellOnlineAgain()
    {
        signIn();
        QTRY_VERIFY(m_link->isStarted);
        m_link->goOnline();
        QTRY_COMPARE(m_link->presence, QList<bool>{true});
        const auto closed = m_accounts->current()->close();
        Q_EMIT m_link->connectionChanged();
        QVERIFY(await(closed));
        QCOMPARE(m_link->presence, QList<bool>({true, false}));
    }

    void listNotThereYet_showsAsCatchingUp()
    {
        signIn();
        QTRY_VERIFY(m_accounts->current()->engine().isListLoaded());
        restart();
        m_accounts->openCurrent()->resume();
        m_link->restFails = Error{.code = Error::Code::ServerFailed};
        QTRY_VERIFY(m_link->isStarted);
        m_link->goOnline();
        QCOMPARE(m_accounts->current()->connection().status, Connection::Status::CatchingUp);
    }

    void sessionThatIsOver_stopsTheLinkAndKeepsTheCache()
    {
        FatalLog log;
        log.announce(QStringLiteral("session over"));
        signIn();
        QTRY_VERIFY(m_link->isStarted);
        m_script.refresh = failure(Error{.code = Error::Code::Unauthorized, .httpStatus = 401});
        QVERIFY(!await(m_accounts->current()->session().refreshedToken(QStringLiteral("a"))));
        QCOMPARE(m_accounts->current()->connection().status, Connection::Status::SignedOut);
        QVERIFY(!m_link->isStarted);
        QVERIFY(QFile::exists(databaseFile()));
    }

    void sessionThatIsOver_keepsWhatWaits_andSendsItAfterTheNextSignIn()
    {
        FatalLog log;
        log.announce(QStringLiteral("session over"));
        m_listed = {conversation()}; // From the first moment: what is not in a list is taken for gone.
        signIn();
        QVERIFY(await(m_accounts->current()->engine().refreshConversations()));
        QVERIFY(await(m_accounts->current()->outbox().enqueue(
            {.conversation = kChat, .content = QStringLiteral("soon"), .reply = {}})));
        m_script.refresh = failure(Error{.code = Error::Code::Unauthorized, .httpStatus = 401});
        QVERIFY(!await(m_accounts->current()->session().refreshedToken(QStringLiteral("a"))));
        QCOMPARE(await(m_accounts->current()->outboxRows().all()).value().size(), 1);

        signIn();
        QTRY_VERIFY(m_link->isStarted);
        m_link->goOnline();

        QTRY_COMPARE(m_link->sentTexts(), QStringList{QStringLiteral("soon")});
    }

    void signOut_removesTheCache_unlessToldToKeepIt()
    {
        signIn();
        QVERIFY(await(m_accounts->signOut(Accounts::Keep::Nothing)));
        QVERIFY(!m_accounts->current());
        QVERIFY(!QFile::exists(databaseFile()));
        QVERIFY(m_vault.entries.isEmpty());
        QCOMPARE(m_script.logouts, 1);

        signIn();
        QVERIFY(await(m_accounts->signOut(Accounts::Keep::Cache)));
        QVERIFY(QFile::exists(databaseFile()));
        QVERIFY(!m_accounts->profile().currentAccount());
    }

    void signOut_withAHangingServer_isOverHereAtOnce()
    {
        signIn();
        QTRY_VERIFY(m_link->isStarted);
        m_link->goOnline();
        QTRY_COMPARE(m_link->presence, QList<bool>{true});
        m_script.isHanging = true;

        const auto left = m_accounts->signOut(Accounts::Keep::Nothing);

        QVERIFY(!m_accounts->current());
        QVERIFY(!QFile::exists(databaseFile()));
        QVERIFY(!m_accounts->profile().currentAccount());
        QTRY_VERIFY(m_vault.entries.isEmpty());
        QCOMPARE(m_script.farewells, 1);
        QVERIFY(!left.isFinished());
        m_alarms.advance(Farewell::kPatience);
        QVERIFY(await(left));
    }

    void signOut_whenTheKeychainClings_isToldAndRemovesTheRest()
    {
        signIn();
        m_vault.clings = true;
        QCOMPARE(await(m_accounts->signOut(Accounts::Keep::Nothing)).error().code, Error::Code::VaultFailed);
        QVERIFY(!QFile::exists(databaseFile()));
        QVERIFY(!m_accounts->profile().currentAccount());
    }

    void signOut_leavesNoWordOfAMessageInAnyFile()
    {
        FatalLog log;
        log.announce(QStringLiteral("set aside"));
        const QString sentence = QStringLiteral("the heron nests behind the old mill");
        m_listed = {conversation()};
        signIn();
        QVERIFY(await(m_accounts->current()->engine().refreshConversations()));
        QTRY_VERIFY(m_link->isStarted);
        m_link->goOnline();
        m_link->receive(message(50, kBob, sentence));
        QTRY_VERIFY(isAnywhere(sentence));
        QVERIFY(await(m_accounts->current()->cache().setAside()));
        QVERIFY(await(m_accounts->current()->engine().refreshConversations()));
        QVERIFY(
            await(m_accounts->current()->outbox().enqueue({.conversation = kChat, .content = sentence, .reply = {}})));
        for (const QString &folder : {QStringLiteral("media"), QStringLiteral("logs")}) {
            QVERIFY(QDir(m_folder->path()).mkdir(folder));
            QFile file(m_folder->filePath(folder + QStringLiteral("/one")));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(sentence.toUtf8()) > 0);
        }

        QVERIFY(await(m_accounts->signOut(Accounts::Keep::Nothing)));

        QVERIFY(!isAnywhere(sentence));
        QCOMPARE(m_vault.entries.size(), 0);
    }

    void signOut_tellsAroundTheRemoval_soThatNobodyWritesMeanwhile()
    {
        signIn();
        QStringList told;
        connect(m_accounts.get(), &Accounts::aboutToRemoveTraces, this,
                [&] { told.append(QFile::exists(databaseFile()) ? QStringLiteral("before") : QString()); });
        connect(m_accounts.get(), &Accounts::tracesRemoved, this,
                [&] { told.append(QFile::exists(databaseFile()) ? QString() : QStringLiteral("after")); });
        QVERIFY(await(m_accounts->signOut(Accounts::Keep::Nothing)));
        QCOMPARE(told, QStringList({QStringLiteral("before"), QStringLiteral("after")}));

        told.clear();
        signIn();
        QVERIFY(await(m_accounts->signOut(Accounts::Keep::Cache)));
        QVERIFY(told.isEmpty());
    }

    void commandThatOnlyLooks_leavesNoHistory()
    {
        for (const bool tellsPresence : {true, false}) {
            m_tellsPresence = tellsPresence;
            restart();
            signIn();
            QTRY_VERIFY(m_link->isStarted);
            m_link->goOnline();
            QTRY_COMPARE(m_accounts->current()->connection().status, Connection::Status::Online);
            QVERIFY(await(m_accounts->current()->cache().write([](CacheTransaction &) {})));
            const auto kept = await(m_accounts->current()->cache().connectionHistory().newest(9)).value();
            QCOMPARE(kept.size(), tellsPresence ? 1 : 0);
            QVERIFY(await(m_accounts->signOut(Accounts::Keep::Nothing)));
        }
        m_tellsPresence = true;
    }

    void profile_isReadableByItsOwnerAlone_afterRealUse()
    {
        FatalLog log;
        log.announce(QStringLiteral("set aside"));
        m_listed = {conversation()};
        signIn();
        QVERIFY(await(m_accounts->current()->engine().refreshConversations()));
        QTRY_VERIFY(m_link->isStarted);
        m_link->goOnline();
        QVERIFY(await(m_accounts->current()->cache().setAside()));
        Settings(m_folder->path()).setLastServer(kServer);
        QTRY_VERIFY(QFile::exists(databaseFile() + QStringLiteral(".lock")));

        int files = 0;
        constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                                 QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        for (QDirIterator at(m_folder->path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                             QDirIterator::Subdirectories);
             at.hasNext();) {
            const QFileInfo entry = at.nextFileInfo();
            QVERIFY2(!(entry.permissions() & kOthers), qPrintable(entry.filePath()));
            ++files;
        }
        QVERIFY2(files >= 8, qPrintable(QString::number(files))); // accounts, two .ini, .db -wal -shm .lock .aside
    }

    void keychainThatForgets_isFoundOutAtSignIn()
    {
        m_vault.forgets = true;
        signIn();
        QCOMPARE(m_accounts->current()->session().vaultTrouble()->code, Error::Code::VaultFailed);
        QCOMPARE(m_accounts->current()->session().state(), Session::State::SignedIn);
    }

    void keychainThatCannotDelete_isGivenNoTokens()
    {
        m_vault.clings = true;
        signIn();
        QCOMPARE(m_accounts->current()->session().vaultTrouble()->code, Error::Code::VaultFailed);
        for (const Tokens &kept : std::as_const(m_vault.entries))
            QVERIFY(kept.refresh != m_script.credentials->tokens.refresh);
    }

    void otherKeychain_isToldAndTakesNothingAway()
    {
        FatalLog log;
        log.announce(QStringLiteral("vault not readable"));
        signIn();
        const auto entries = std::exchange(m_vault.entries, {});
        m_vault.name = QStringLiteral("another");
        restart();
        Account *account = m_accounts->openCurrent();
        account->resume();
        QTRY_VERIFY(account->session().vaultTrouble());
        QCOMPARE(account->session().vaultTrouble()->code, Error::Code::VaultChanged);
        QCOMPARE(account->session().state(), Session::State::Resuming);
        QVERIFY(QFile::exists(databaseFile()));

        m_vault.entries = entries;
        account->tryNow();
        QTRY_COMPARE(account->session().state(), Session::State::SignedIn);
    }

    void letGo_keepsEverythingForTheNextStart()
    {
        signIn();
        m_accounts->letGo();
        QVERIFY(!m_accounts->current());
        QCOMPARE(m_vault.entries.size(), 1);
        QVERIFY(QFile::exists(databaseFile()));
        QVERIFY(m_accounts->openCurrent());
    }

    void sameIdOfAnotherName_startsWithAnEmptyCache()
    {
        FatalLog log;
        log.announce(QStringLiteral("set aside"));
        m_listed = {conversation()};
        signIn();
        QVERIFY(await(m_accounts->current()->engine().refreshConversations()));
        QVERIFY(await(m_accounts->signOut(Accounts::Keep::Cache)));
        m_script.credentials->user.username = QStringLiteral("mallory");
        m_listed.clear();
        signIn();
        QVERIFY(await(m_accounts->current()->conversations().all()).value().isEmpty());
    }

private:
    void restart()
    {
        m_accounts.reset();
        m_accounts =
            std::make_unique<Accounts>(*Profile::open(m_folder->path()),
                                       AccountServices{.vault = &m_vault,
                                                       .clock = m_clock,
                                                       .alarms = m_alarms,
                                                       .makeAuthenticator =
                                                           [this](const ServerAddress &) {
                                                               return std::make_unique<ScriptedAuthenticator>(m_script);
                                                           },
                                                       .makeLink =
                                                           [this](const LinkPlace &, TokenSource &) {
                                                               auto link = std::make_unique<FakeLink>(kMe);
                                                               link->conversationList = m_listed;
                                                               m_link = link.get();
                                                               return link;
                                                           },
                                                       .tellsPresence = m_tellsPresence});
    }

    void signIn()
    {
        QVERIFY(await(m_accounts->signIn(kServer, QStringLiteral("alice"), QStringLiteral("Test@123"))));
        QVERIFY(m_accounts->current());
    }

    bool isAnywhere(const QString &sentence) const
    {
        for (QDirIterator at(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             at.hasNext();) {
            QFile file(at.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(sentence.toUtf8()))
                return true;
        }
        return false;
    }

    QString databaseFile() const { return m_folder->filePath(QStringLiteral("accounts/localhost_8000_1.db")); }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    MemoryTokenVault m_vault;
    ScriptedAuthenticator::Script m_script;
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Accounts> m_accounts;
    QList<ReceivedConversation> m_listed; ///< By the servers to come.
    FakeLink *m_link = nullptr;           ///< The account's.
    bool m_tellsPresence = true;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::AccountsTest)
#include "AccountsTest.moc"
