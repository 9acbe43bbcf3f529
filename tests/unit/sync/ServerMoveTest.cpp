// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/Await.h"
#include "support/client/FakeLink.h"
#include "support/client/FatalLog.h"
#include "support/client/ManualAlarms.h"
#include "support/client/MemoryTokenVault.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/ScriptedAuthenticator.h"
#include "support/client/TestTraces.h"
#include "sync/Accounts.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

#include <optional>

namespace vatochito {

using namespace samples;

namespace {

const QString kHere = QStringLiteral("http://localhost:8000");
const QString kThere = QStringLiteral("https://chat.example.org");

} // namespace

/// A server that is found at another address now.
class ServerMoveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_vault = {};
        m_here = {};
        m_there = {};
        m_placesOfLinks.clear();
        m_here.credentials =
            Credentials{.user = person(kMe, QStringLiteral("alice")),
                        .tokens = Tokens{.access = QStringLiteral("a"), .refresh = QStringLiteral("r")}};
        m_there.credentials = m_here.credentials;
        m_here.whoAmI = m_there.whoAmI = m_here.credentials->user;
        restart();
        QVERIFY(await(m_accounts->signIn(kHere, QStringLiteral("alice"), QStringLiteral("Test@123"))));
        QVERIFY(await(m_accounts->current()->engine().refreshConversations()));
    }

    void cleanup() { m_accounts.reset(); }

    void sameServerElsewhere_goesOnWithCacheAndOutbox()
    {
        enqueue();
        const Status moved = await(m_accounts->moveTo(kThere));
        QVERIFY(moved);
        Account *account = m_accounts->current();
        QCOMPARE(account->server().toString(), kThere);
        QCOMPARE(m_placesOfLinks.constLast(), kThere);
        QCOMPARE(await(account->outboxRows().all()).value().size(), 1);
        QCOMPARE(await(account->conversations().all()).value().size(), 1);
        QCOMPARE(account->session().accessToken(), QStringLiteral("new"));
        QCOMPARE(m_there.refreshTokens, QStringList{QStringLiteral("r")});
    }

    void nextStart_findsItThere()
    {
        enqueue();
        QVERIFY(await(m_accounts->moveTo(kThere)));
        restart();
        Account *account = m_accounts->openCurrent();
        QVERIFY(account);
        account->resume();
        QCOMPARE(account->server().toString(), kThere);
        QTRY_COMPARE(account->session().state(), Session::State::SignedIn);
        QCOMPARE(await(account->outboxRows().all()).value().size(), 1);
        QCOMPARE(QDir(m_folder->filePath(QStringLiteral("accounts"))).entryList({QStringLiteral("*.db")}).size(), 1);
    }

    void signedOutAndInAgain_findsItsMessagesThere()
    {
        enqueue();
        QVERIFY(await(m_accounts->moveTo(kThere)));
        QVERIFY(await(m_accounts->signOut(Accounts::Keep::Cache)));
        QVERIFY(await(m_accounts->signIn(kThere, QStringLiteral("alice"), QStringLiteral("Test@123"))));
        QCOMPARE(await(m_accounts->current()->outboxRows().all()).value().size(), 1);
    }

    void andBackAgain_isTheSameAccountStill()
    {
        enqueue();
        QVERIFY(await(m_accounts->moveTo(kThere)));
        m_here.refresh = Tokens{.access = QStringLiteral("newer"), .refresh = QStringLiteral("r3")};
        QVERIFY(await(m_accounts->moveTo(kHere)));
        QCOMPARE(m_accounts->current()->server().toString(), kHere);
        QCOMPARE(await(m_accounts->current()->outboxRows().all()).value().size(), 1);
        QCOMPARE(m_vault.entries.size(), 1);
    }

    void anotherServer_isRefusedAndNothingChanges_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("401 of level 1") << 401;
        QTest::newRow("500 of level 0") << 500;
    }

    void anotherServer_isRefusedAndNothingChanges()
    {
        QFETCH(const int, status);
        m_there.refresh = failure(
            Error{.code = status == 401 ? Error::Code::Unauthorized : Error::Code::ServerFailed, .httpStatus = status});
        const QSignalSpy changed(m_accounts.get(), &Accounts::aboutToChange);
        QCOMPARE(await(m_accounts->moveTo(kThere)).error().code, Error::Code::NotSignedInThere);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(m_accounts->current()->session().state(), Session::State::SignedIn);
        QCOMPARE(m_accounts->current()->session().accessToken(), QStringLiteral("a"));
        QCOMPARE(m_accounts->profile().currentAccount()->server.toString(), kHere);
    }

    void serverThatKnowsTheTokensAsSomebodyElses_isAnother()
    {
        m_there.whoAmI = person(kMe, QStringLiteral("mallory"));
        QCOMPARE(await(m_accounts->moveTo(kThere)).error().code, Error::Code::NotSignedInThere);
        QCOMPARE(m_accounts->current()->server().toString(), kHere);
        // What it gave is kept nowhere.
        QCOMPARE(m_accounts->current()->session().accessToken(), QStringLiteral("a"));
        QCOMPARE(m_vault.entries.cbegin()->access, QStringLiteral("a"));
    }

    void whoeverWaitsForATokenMeanwhile_isNotToldTheStrangersRefusal()
    {
        m_there.refresh = failure(Error{.code = Error::Code::NotFound, .httpStatus = 404});
        std::optional<QFuture<Result<QString>>> waiting;
        m_there.onRefresh = [&] { waiting = m_accounts->current()->session().refreshedToken(QStringLiteral("a")); };
        QCOMPARE(await(m_accounts->moveTo(kThere)).error().code, Error::Code::NotSignedInThere);
        QVERIFY(waiting);
        QCOMPARE(await(*waiting).error().code, Error::Code::Timeout);
    }

    void refreshThatIsUnderWay_isWaitedFor()
    {
        const auto running = m_accounts->current()->session().refreshedToken(QStringLiteral("a"));
        QVERIFY(await(m_accounts->moveTo(kThere)));
        QVERIFY(running.isFinished());
        QCOMPARE(m_here.refreshTokens.size(), 1);
        QCOMPARE(m_there.refreshTokens, QStringList{QStringLiteral("r2")});
    }

    void messageAddressOfTheOldServer_staysBehind_oneOfItsOwnComesAlong()
    {
        QVERIFY(m_accounts->changeSocketBase(QStringLiteral("ws://localhost:9000")));
        QVERIFY(await(m_accounts->moveTo(kThere)));
        QCOMPARE(m_accounts->socketBase(), QString());
        QVERIFY(m_accounts->changeSocketBase(QStringLiteral("wss://messages.example.org")));
        m_here.refresh = Tokens{.access = QStringLiteral("newer"), .refresh = QStringLiteral("r3")};
        QVERIFY(await(m_accounts->moveTo(kHere)));
        QCOMPARE(m_accounts->socketBase(), QStringLiteral("wss://messages.example.org"));
    }

    void anotherPersonOfTheProfile_keepsTheirOwn()
    {
        QVERIFY(await(m_accounts->signOut(Accounts::Keep::Cache)));
        m_there.credentials->user = person(kBob, QStringLiteral("bob"));
        QVERIFY(await(m_accounts->signIn(kThere, QStringLiteral("bob"), QStringLiteral("Test@123"))));
        const QString bobs = m_accounts->current()->cache().path();
        QVERIFY(await(m_accounts->signOut(Accounts::Keep::Cache)));

        QVERIFY(await(m_accounts->signIn(kHere, QStringLiteral("alice"), QStringLiteral("Test@123"))));
        QVERIFY(await(m_accounts->moveTo(kThere)));
        QVERIFY(await(m_accounts->signOut(Accounts::Keep::Cache)));
        QVERIFY(await(m_accounts->signIn(kThere, QStringLiteral("bob"), QStringLiteral("Test@123"))));

        QCOMPARE(m_accounts->current()->cache().path(), bobs);
    }

    void newServerAtTheOldAddress_getsNothingOfTheOneThatMoved()
    {
        enqueue();
        QVERIFY(await(m_accounts->moveTo(kThere)));
        const QString moved = m_accounts->current()->cache().path();
        QVERIFY(await(m_accounts->signIn(kHere, QStringLiteral("alice"), QStringLiteral("Test@123"))));
        QVERIFY(m_accounts->current()->cache().path() != moved);
        QVERIFY(await(m_accounts->current()->outboxRows().all()).value().isEmpty());
        QVERIFY(await(m_accounts->signIn(kThere, QStringLiteral("alice"), QStringLiteral("Test@123"))));
        QCOMPARE(await(m_accounts->current()->outboxRows().all()).value().size(), 1);
    }

    void accountThatIsLeftMeanwhile_isNotMoved()
    {
        const auto moving = m_accounts->moveTo(kThere);
        m_accounts->letGo();
        QCOMPARE(await(moving).error().code, Error::Code::Cancelled);
        QVERIFY(!m_accounts->current());
        QVERIFY(m_there.refreshTokens.isEmpty());
    }

    void whoeverIsNoServerOfOurs_seesNoToken()
    {
        m_there.probe = failure(Error{.code = Error::Code::Malformed});
        QCOMPARE(await(m_accounts->moveTo(kThere)).error().code, Error::Code::NotAServer);
        QVERIFY(m_there.refreshTokens.isEmpty());
    }

    void addressWithMessagesOfItsOwn_isNotTakenFromThem()
    {
        QVERIFY(await(m_accounts->signOut(Accounts::Keep::Cache)));
        QVERIFY(await(m_accounts->signIn(kThere, QStringLiteral("alice"), QStringLiteral("Test@123"))));
        QCOMPARE(await(m_accounts->moveTo(kHere)).error().code, Error::Code::NotSignedInThere);
        QCOMPARE(m_accounts->current()->server().toString(), kThere);
    }

    void whatIsNoAddress_isToldAtOnce()
    {
        QCOMPARE(await(m_accounts->moveTo(QStringLiteral("::::"))).error().code, Error::Code::InvalidAddress);
    }

    void sameAddress_isDoneAtOnce()
    {
        QVERIFY(await(m_accounts->moveTo(QStringLiteral("localhost:8000"))));
        QVERIFY(m_here.refreshTokens.isEmpty());
    }

    void lockedKeychain_isTold()
    {
        FatalLog log;
        log.announce(QStringLiteral("vault not readable"));
        m_vault.failing = Error{.code = Error::Code::VaultLocked};
        restart();
        m_accounts->openCurrent()->resume();
        QTRY_VERIFY(m_accounts->current()->session().vaultTrouble());
        QCOMPARE(await(m_accounts->moveTo(kThere)).error().code, Error::Code::VaultLocked);
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
                                                           [this](const ServerAddress &server) {
                                                               return std::make_unique<ScriptedAuthenticator>(
                                                                   server.toString() == kThere ? m_there : m_here);
                                                           },
                                                       .makeLink =
                                                           [this](const LinkPlace &place, TokenSource &) {
                                                               m_placesOfLinks.append(place.server.toString());
                                                               auto link = std::make_unique<FakeLink>(kMe);
                                                               link->conversationList = {conversation()};
                                                               return link;
                                                           }});
    }

    void enqueue()
    {
        QVERIFY(await(m_accounts->current()->outbox().enqueue(
            {.conversation = kChat, .content = QStringLiteral("soon"), .reply = {}})));
    }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    MemoryTokenVault m_vault;
    ScriptedAuthenticator::Script m_here;
    ScriptedAuthenticator::Script m_there;
    QStringList m_placesOfLinks;
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Accounts> m_accounts;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ServerMoveTest)
#include "ServerMoveTest.moc"
