// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Session.h"
#include "support/client/Await.h"
#include "support/client/FatalLog.h"
#include "support/client/ManualAlarms.h"
#include "support/client/MemoryTokenVault.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedAuthenticator.h"
#include "support/client/TestTraces.h"
#include "support/client/TimeDriver.h"
#include "sync/RefreshLock.h"

#include <QSignalSpy>

namespace vatochito {

using namespace std::chrono_literals;

namespace {

const QString kOld = QStringLiteral("old");
const QString kNew = QStringLiteral("new");

Error answered(Error::Code code, int status)
{
    return Error{.code = code, .httpStatus = status};
}

} // namespace

class SessionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_session.reset();
        m_script = {};
        m_script.logout = failure(Error{.code = Error::Code::Refused});
        m_vault = {};
        m_folder = std::make_unique<TestFolder>();
        m_lock = std::make_unique<RefreshLock>(m_folder->filePath(QStringLiteral("alice.db")), m_alarms);
        m_session = std::make_unique<Session>(m_key, m_authenticator, &m_vault, m_lock.get(), m_clock, m_alarms);
    }

    void begin_storesBeforeItSignsIn()
    {
        QVERIFY(await(m_session->begin(tokens())));
        QCOMPARE(m_session->state(), Session::State::SignedIn);
        QCOMPARE(m_vault.entries.value(m_key.toString()), tokens());
    }

    void begin_withABrokenVault_signsInAndSaysSo()
    {
        m_vault.failing = Error{.code = Error::Code::VaultUnavailable};
        QVERIFY(await(m_session->begin(tokens())));
        QCOMPARE(m_session->accessToken(), kOld);
        QCOMPARE(m_session->vaultTrouble()->code, Error::Code::VaultUnavailable);
    }

    void resume_readsTheVault()
    {
        m_vault.entries.insert(m_key.toString(), tokens());
        m_session->resume();
        QTRY_COMPARE(m_session->state(), Session::State::SignedIn);
        QCOMPARE(m_session->accessToken(), kOld);
    }

    void resume_withAnEmptyVault_isOver()
    {
        m_session->resume();
        QTRY_COMPARE(m_session->state(), Session::State::Over);
    }

    void resume_withALockedVault_isNotOverAndAsksAgain()
    {
        FatalLog log;
        log.announce(QStringLiteral("vault not readable"));
        m_vault.entries.insert(m_key.toString(), tokens());
        m_vault.failing = Error{.code = Error::Code::VaultLocked};
        m_session->resume();
        QTRY_VERIFY(m_session->vaultTrouble());
        QCOMPARE(m_session->state(), Session::State::Resuming);
        m_vault.failing = {};
        m_alarms.advance(30s);
        QTRY_COMPARE(m_session->state(), Session::State::SignedIn);
        QVERIFY(!m_session->vaultTrouble());
    }

    void rejectedToken_isRefreshedOnceForAllWhoAsk()
    {
        begin();
        const auto first = m_session->refreshedToken(kOld);
        const auto second = m_session->refreshedToken(kOld);
        QCOMPARE(await(first).value(), kNew);
        QCOMPARE(await(second).value(), kNew);
        QCOMPARE(m_script.refreshTokens.size(), 1);
    }

    void twoProcessesOfAProfile_refreshOnceBetweenThem()
    {
        begin();
        RefreshLock otherLock(m_folder->filePath(QStringLiteral("alice.db")), m_alarms);
        Session other(m_key, m_authenticator, &m_vault, &otherLock, m_clock, m_alarms);
        other.resume();
        QTRY_COMPARE(other.accessToken(), kOld);

        const auto mine = m_session->refreshedToken(kOld);
        const auto others = other.refreshedToken(kOld);
        QCOMPARE(await(mine).value(), kNew);
        m_alarms.advance(RefreshLock::kRetry);

        QCOMPARE(await(others).value(), kNew);
        QCOMPARE(m_script.refreshTokens.size(), 1);
    }

    void processThatHangsWithTheLock_isATransientErrorAndKeepsTheTokens()
    {
        begin();
        RefreshLock hanging(m_folder->filePath(QStringLiteral("alice.db")), m_alarms);
        hanging.acquire([](bool isHeld) { QVERIFY(isHeld); });

        const auto refreshed = m_session->refreshedToken(kOld);
        m_alarms.advance(RefreshLock::kPatience + RefreshLock::kRetry);

        QCOMPARE(await(refreshed).error().code, Error::Code::Timeout);
        QCOMPARE(m_session->accessToken(), kOld);
        QCOMPARE(m_session->state(), Session::State::SignedIn);
    }

    void tokenThatIsNotCurrent_isAnsweredAtOnce()
    {
        begin();
        await(m_session->refreshedToken(kOld));
        QCOMPARE(await(m_session->refreshedToken(kOld)).value(), kNew);
        QCOMPARE(m_script.refreshTokens.size(), 1);
    }

    void refreshToken_isInTheVaultBeforeTheAccessTokenIsUsed()
    {
        begin();
        connect(m_session.get(), &Session::tokenChanged, this,
                [this] { QCOMPARE(m_vault.entries.value(m_key.toString()).refresh, QStringLiteral("r2")); });
        QSignalSpy changed(m_session.get(), &Session::tokenChanged);
        await(m_session->refreshedToken(kOld));
        QCOMPARE(changed.count(), 1);
    }

    void answerWithoutARefreshToken_keepsTheOldOne()
    {
        begin();
        m_script.refresh = Tokens{.access = kNew, .refresh = {}};
        await(m_session->refreshedToken(kOld));
        QCOMPARE(m_vault.entries.value(m_key.toString()).refresh, QStringLiteral("r1"));
    }

    void anotherProcessRefreshed_itsTokenIsTaken()
    {
        begin();
        m_vault.entries.insert(m_key.toString(), Tokens{.access = kNew, .refresh = QStringLiteral("r9")});
        QCOMPARE(await(m_session->refreshedToken(kOld)).value(), kNew);
        QCOMPARE(m_script.refreshTokens.size(), 0);
    }

    void vaultThatMissedAWrite_isNotBelieved()
    {
        FatalLog log;
        log.announce(QStringLiteral("vault"));
        begin();
        m_vault.failing = Error{.code = Error::Code::VaultLocked};
        await(m_session->refreshedToken(kOld));
        m_vault.failing = {};
        m_script.refresh = Tokens{.access = QStringLiteral("newer"), .refresh = QStringLiteral("r3")};

        // It holds the first tokens still, and their refresh token is spent.
        QCOMPARE(await(m_session->refreshedToken(kNew)).value(), QStringLiteral("newer"));

        QCOMPARE(m_script.refreshTokens, QStringList({QStringLiteral("r1"), QStringLiteral("r2")}));
        QCOMPARE(m_vault.entries.value(m_key.toString()).refresh, QStringLiteral("r3"));
    }

    void refusedRefresh_endsTheSession_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isOver");
        const auto row = [](const char *name, Error::Code code, int status, bool isOver) {
            QTest::newRow(name) << static_cast<int>(code) << status << isOver;
        };
        row("400 json", Error::Code::Rejected, 400, true);
        row("401 json", Error::Code::Unauthorized, 401, true);
        row("429", Error::Code::Throttled, 429, false);
        row("401 html", Error::Code::NotAServer, 401, false);
        row("500", Error::Code::ServerFailed, 500, false);
        row("503", Error::Code::Throttled, 503, false);
        row("refused", Error::Code::Refused, 0, false);
        row("timeout", Error::Code::Timeout, 0, false);
        row("certificate", Error::Code::TlsFailed, 0, false);
    }

    void refusedRefresh_endsTheSession()
    {
        QFETCH(int, code);
        QFETCH(int, status);
        QFETCH(bool, isOver);
        FatalLog log;
        log.announce(QStringLiteral("session over"));
        begin();
        m_script.refresh = failure(answered(static_cast<Error::Code>(code), status));
        const auto answer = await(m_session->refreshedToken(kOld));
        QVERIFY(!answer);
        QCOMPARE(m_session->state(), isOver ? Session::State::Over : Session::State::SignedIn);
        QCOMPARE(m_session->accessToken(), isOver ? QString() : kOld);
    }

    void threeServerErrorsOverTenSeconds_withARefusedToken_endIt()
    {
        FatalLog log;
        log.announce(QStringLiteral("session over"));
        begin();
        m_script.refresh = failure(answered(Error::Code::ServerFailed, 500));
        m_script.whoAmI = failure(answered(Error::Code::Unauthorized, 401));
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(m_session->state(), Session::State::SignedIn);
            QVERIFY(!await(m_session->refreshedToken(kOld)));
            m_clock.advance(5s);
        }
        QCOMPARE(m_session->state(), Session::State::Over);
    }

    void serverErrorsInAHurry_orFromAnIllServer_keepIt()
    {
        begin();
        m_script.refresh = failure(answered(Error::Code::ServerFailed, 500));
        m_script.whoAmI = failure(answered(Error::Code::Unauthorized, 401));
        for (int i = 0; i < 4; ++i)
            await(m_session->refreshedToken(kOld));
        QCOMPARE(m_session->state(), Session::State::SignedIn);
        m_clock.advance(20s);
        m_script.probe = failure(answered(Error::Code::ServerFailed, 502));
        await(m_session->refreshedToken(kOld));
        QCOMPARE(m_session->state(), Session::State::SignedIn);
    }

    void connectionsThatBreak_sayNothingAboutTheToken()
    {
        begin();
        m_script.refresh = failure(answered(Error::Code::ServerFailed, 0));
        m_script.whoAmI = failure(answered(Error::Code::Unauthorized, 401));
        for (int i = 0; i < 4; ++i) {
            QVERIFY(!await(m_session->refreshedToken(kOld)));
            m_clock.advance(5s);
        }
        QCOMPARE(m_session->state(), Session::State::SignedIn);
        QCOMPARE(m_session->accessToken(), kOld);
    }

    void freshToken_isRenewedAtFourFifthsOfItsLife()
    {
        // {"exp":1300,"iat":1000}: 300 s, whenever that may be by the wall.
        const QString access = QStringLiteral("h.eyJleHAiOjEzMDAsImlhdCI6MTAwMH0.s");
        QVERIFY(await(m_session->begin(Tokens{.access = access, .refresh = QStringLiteral("r1")})));
        m_clock.jumpWall(std::chrono::hours(48));
        m_alarms.advance(239s);
        QCOMPARE(m_script.refreshTokens.size(), 0);
        m_alarms.advance(1s);
        QTRY_COMPARE(m_session->accessToken(), kNew);
    }

    void refreshWhoseAnswerIsLost_isAskedForAgainByItself()
    {
        begin();
        m_script.refresh = failure(Error{.code = Error::Code::Timeout});
        QVERIFY(!await(m_session->refreshedToken(kOld)));
        m_script.refresh = ScriptedAuthenticator::Script().refresh;
        m_alarms.advance(10s);
        QTRY_COMPARE(m_session->accessToken(), kNew);
        QCOMPARE(m_script.refreshTokens, QStringList(2, QStringLiteral("r1")));
    }

    void refreshThatGoesOnFailing_isAskedForFiveTimesMore()
    {
        begin();
        m_script.refresh = failure(Error{.code = Error::Code::Timeout});
        QVERIFY(!await(m_session->refreshedToken(kOld)));
        m_time.run(49s);
        QCOMPARE(m_script.refreshTokens.size(), 5);
        m_time.run(1h);
        QCOMPARE(m_script.refreshTokens.size(), 6);
        QCOMPARE(m_session->state(), Session::State::SignedIn);
    }

    void refreshThatSomebodyNeedsAfterFiveThatFailed_isAskedForFiveTimesMoreAgain()
    {
        begin();
        m_script.refresh = failure(Error{.code = Error::Code::Timeout});
        QVERIFY(!await(m_session->refreshedToken(kOld)));
        m_time.run(1h);
        m_script.refreshTokens.clear();

        QVERIFY(!await(m_session->refreshedToken(kOld)));
        m_time.run(1h);
        QCOMPARE(m_script.refreshTokens.size(), 6);
    }

    void earlyRefreshThatFailsAfterOneThatFailedToo_isAskedForFiveTimesMore()
    {
        // {"exp":1300,"iat":1000}: 300 s.
        const QString access = QStringLiteral("h.eyJleHAiOjEzMDAsImlhdCI6MTAwMH0.s");
        begin();
        m_script.refresh = failure(Error{.code = Error::Code::Timeout});
        QVERIFY(!await(m_session->refreshedToken(kOld)));
        m_time.run(30s);
        m_script.refresh = Tokens{.access = access, .refresh = QStringLiteral("r2")};
        m_time.run(10s);
        QCOMPARE(m_session->accessToken(), access);
        m_script.refreshTokens.clear();

        m_script.refresh = failure(Error{.code = Error::Code::Timeout});
        m_time.run(1h);
        QCOMPARE(m_script.refreshTokens.size(), 6);
    }

    void refreshWhoseLossIsNoticedLate_isAskedForSoon()
    {
        begin();
        m_script.refresh = failure(Error{.code = Error::Code::Timeout});
        m_script.onRefresh = [this] { m_clock.advance(15s); };
        QVERIFY(!await(m_session->refreshedToken(kOld)));
        m_script.onRefresh = {};
        m_alarms.advance(1s);
        QTRY_COMPARE(m_script.refreshTokens.size(), 2);
    }

    void refreshOfABusyServer_waitsAsLongAsItSays()
    {
        begin();
        m_script.refresh = failure(Error{.code = Error::Code::Throttled, .retryAfter = 40s, .httpStatus = 429});
        QVERIFY(!await(m_session->refreshedToken(kOld)));
        m_time.run(39s);
        QCOMPARE(m_script.refreshTokens.size(), 1);
        m_time.run(1s);
        QCOMPARE(m_script.refreshTokens.size(), 2);
    }

    void surrender_endsTheSessionAndHandsOutItsTokens()
    {
        begin();
        QCOMPARE(m_session->surrender(), tokens());
        QCOMPARE(m_session->state(), Session::State::Over);
        QVERIFY(m_session->accessToken().isEmpty());
    }

    void surrenderDuringARefresh_isNotUndoneByItsAnswer()
    {
        begin();
        const auto refreshed = m_session->refreshedToken(kOld);
        m_session->surrender();
        QVERIFY(!await(refreshed));
        QVERIFY(m_session->accessToken().isEmpty());
        QCOMPARE(m_session->state(), Session::State::Over);
    }

    void tokensThatTheVaultDidNotTake_areOfferedAgain()
    {
        m_vault.failing = Error{.code = Error::Code::VaultLocked};
        begin();
        QVERIFY(m_session->vaultTrouble());
        m_vault.failing = {};
        m_alarms.advance(30s);
        QTRY_VERIFY(!m_session->vaultTrouble());
        QCOMPARE(m_vault.entries.value(m_key.toString()), tokens());
    }

private:
    static Tokens tokens() { return Tokens{.access = kOld, .refresh = QStringLiteral("r1")}; }
    void begin() { QVERIFY(await(m_session->begin(tokens()))); }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    TimeDriver m_time{m_clock, m_alarms, [](TimeDriver::Asked) { return false; }};
    TokenKey m_key{.profile = QStringLiteral("p"), .server = QStringLiteral("s"), .user = UserId(1)};
    ScriptedAuthenticator::Script m_script;
    ScriptedAuthenticator m_authenticator{m_script};
    MemoryTokenVault m_vault;
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<RefreshLock> m_lock;
    std::unique_ptr<Session> m_session;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SessionTest)
#include "SessionTest.moc"
