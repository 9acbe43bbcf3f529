// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ConnectionHistory.h"
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/ManualClock.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QSignalSpy>
#include <QTest>

#include <tuple>

namespace vatochito {

using namespace samples;
using namespace std::chrono_literals;
using Kind = ConnectionPeriod::Kind;
using End = ConnectionPeriod::End;
using Is = Connection::Status;

class ConnectionHistoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_cache = std::make_unique<Cache>(m_folder->filePath(QStringLiteral("alice.db")), kMe);
        QVERIFY(await(m_cache->write([](CacheTransaction &transaction) {
            transaction.upsertConversation(conversation());
            transaction.raiseHistoryCursor(kChat, MessageId(9));
            transaction.upsertConversation(conversation(kOther));
        })));
        m_history = std::make_unique<ConnectionHistory>(*m_cache, m_clock);
        m_history->setRecording(true);
    }

    void cleanup()
    {
        m_history.reset();
        m_cache.reset();
    }

    void connectionThatIsLostAndComesBack_isThreePeriods()
    {
        const Timestamp start = m_clock.now();
        follow(Is::Connecting);
        follow(Is::Online);
        m_clock.advance(60s);
        follow(Is::Waiting, Error::Code::Timeout);
        m_clock.advance(2s);
        follow(Is::Connecting, Error::Code::Timeout);
        follow(Is::Waiting, Error::Code::Refused);
        m_clock.advance(4s);
        follow(Is::Connecting, Error::Code::Refused);
        follow(Is::Online);

        const QList<ConnectionPeriod> periods = newest();
        QCOMPARE(periods.size(), 3);
        const ConnectionPeriod &first = periods[2];
        QCOMPARE(first.kind, Kind::Up);
        QCOMPARE(first.begunAt, start);
        QCOMPARE(first.lasted, 60s);
        QCOMPARE(first.end, End::Turned);
        QCOMPARE(first.reason, Error::Code::Timeout);
        const ConnectionPeriod &gap = periods[1];
        QCOMPARE(gap.kind, Kind::Down);
        QCOMPARE(gap.begunAt, start + 60s);
        QCOMPARE(gap.lasted, 6s);
        QCOMPARE(gap.end, End::Turned);
        QCOMPARE(gap.reason, Error::Code::Refused);
        QCOMPARE(gap.attempts, 1);
        QCOMPARE(periods[0].kind, Kind::Up);
        QCOMPARE(periods[0].end, End::Lasting);
    }

    void connectionThatASleepHasKilled_wasLostWhenItBegan()
    {
        const Timestamp start = m_clock.now();
        follow(Is::Online);
        m_clock.advance(60s);
        follow(Is::Online);
        m_clock.jumpWall(3600s);
        m_history->woke();
        m_clock.advance(3s);
        follow(Is::Waiting, Error::Code::Timeout);
        follow(Is::Connecting, Error::Code::Timeout);
        m_clock.advance(1s);
        follow(Is::Waiting, Error::Code::Offline);
        m_clock.advance(2s);
        follow(Is::Online);

        const QList<ConnectionPeriod> periods = newest();
        QCOMPARE(periods.size(), 3);
        QCOMPARE(periods[2].lasted, 60s);
        QCOMPARE(periods[2].reason, Error::Code::Asleep);
        QCOMPARE(periods[1].begunAt, start + 60s);
        QCOMPARE(periods[1].lasted, 3606s);
        QCOMPARE(periods[1].reason, Error::Code::Asleep);
        QCOMPARE(periods[0].begunAt, start + 3666s);
    }

    void connectionThatASleepHasNotKilled_goesOn()
    {
        follow(Is::Online);
        m_clock.jumpWall(20s);
        m_history->woke();
        m_clock.advance(60s);
        follow(Is::Waiting, Error::Code::Timeout);
        const QList<ConnectionPeriod> periods = newest();
        QCOMPARE(periods[1].lasted, 80s);
        QCOMPARE(periods[1].reason, Error::Code::Timeout);
    }

    void noNetworkLongAfterASleep_isSaidSo()
    {
        follow(Is::Online);
        m_clock.jumpWall(3600s);
        m_history->woke();
        follow(Is::Waiting, Error::Code::Timeout);
        m_clock.advance(ConnectionHistory::kAfterSleep);
        follow(Is::Waiting, Error::Code::Offline);
        QCOMPARE(newest()[0].reason, Error::Code::Offline);
    }

    void firstAttemptOfAll_isNoLoss()
    {
        follow(Is::Connecting);
        QVERIFY(newest().isEmpty());
        follow(Is::Waiting, Error::Code::Refused);
        QCOMPARE(newest().size(), 1);
        QCOMPARE(newest().first().kind, Kind::Down);
    }

    void whatWasMissed_isCountedUntilItIsCaughtUp()
    {
        follow(Is::CatchingUp);
        receive({message(10, kBob, QStringLiteral("a")), message(11, kBob, QStringLiteral("b")),
                 message(12, kMe, QStringLiteral("mine"))});
        receive({message(11, kBob, QStringLiteral("b"))}); // again
        follow(Is::Online);
        receive({message(13, kBob, QStringLiteral("live"))});
        follow(Is::Waiting, Error::Code::Timeout);

        const ConnectionPeriod up = newest().last();
        QCOMPARE(up.messages, 2);
        QCOMPARE(up.conversations, 1);
    }

    void caughtUp_isWrittenAtOnce()
    {
        follow(Is::CatchingUp);
        receive({message(10, kBob, QStringLiteral("a"))});
        follow(Is::Online);
        QCOMPARE(newest().first().messages, 1);
        QCOMPARE(newest().first().end, End::Lasting);
    }

    void whatIsReadForTheFirstTime_wasNotMissed()
    {
        follow(Is::CatchingUp);
        receive({message(10, kBob, QStringLiteral("a"), kOther)});
        follow(Is::Online);
        follow(Is::Waiting, Error::Code::Timeout);
        QCOMPARE(newest().last().messages, 0);
    }

    void nextReturn_countsAnew()
    {
        follow(Is::CatchingUp);
        receive({message(10, kBob, QStringLiteral("a"))});
        follow(Is::Online);
        follow(Is::Waiting, Error::Code::Timeout);
        follow(Is::CatchingUp);
        receive({message(11, kBob, QStringLiteral("b")), message(12, kBob, QStringLiteral("c"))});
        follow(Is::Online);
        QCOMPARE(newest().first().messages, 2);
    }

    void longOutage_writesOnlyWhenTheReasonIsAnother()
    {
        follow(Is::Unreachable, Error::Code::Refused);
        QVERIFY(newest().size() == 1);
        QSignalSpy changed(&m_cache->connectionHistory(), &ConnectionHistoryStore::changed);
        for (int i = 0; i < 10; ++i) {
            follow(Is::Connecting, Error::Code::Refused);
            follow(Is::Unreachable, Error::Code::Refused);
        }
        follow(Is::Unreachable, Error::Code::UnknownHost);
        QCOMPARE(newest().first().reason, Error::Code::UnknownHost);
        QCOMPARE(changed.count(), 1);
        follow(Is::Online);
        QCOMPARE(newest().last().attempts, 10);
    }

    void goodbye_isClosedOnPurpose()
    {
        follow(Is::Online);
        m_clock.advance(5s);
        m_history->setRecording(false);
        QCOMPARE(newest().first().end, End::Closed);
        QCOMPARE(newest().first().lasted, 5s);
        follow(Is::Waiting, Error::Code::Refused);
        QCOMPARE(newest().size(), 1);
    }

    void signedOut_isClosedOnPurpose()
    {
        follow(Is::Online);
        follow(Is::SignedOut, Error::Code::SessionOver);
        QCOMPARE(newest().first().end, End::Closed);
    }

    void end_closesWhatLasts()
    {
        follow(Is::Online);
        m_history.reset();
        QCOMPARE(newest().first().end, End::Closed);
    }

    void killedProcess_isToldByTheNext()
    {
        follow(Is::Online);
        QCOMPARE(newest().first().end, End::Lasting);
        ConnectionHistory next(*m_cache, m_clock);
        next.setRecording(true);
        QCOMPARE(newest().first().end, End::Unknown);
    }

    void takingOver_beginsWithTheConnectionAsItIs()
    {
        m_history->setRecording(false);
        follow(Is::Online);
        QVERIFY(newest().isEmpty());
        m_history->setRecording(true);
        QCOMPARE(newest().size(), 1);
        QCOMPARE(newest().first().kind, Kind::Up);
    }

    void sleep_isPartOfThePeriod()
    {
        follow(Is::Online);
        m_clock.jumpWall(1h); // while asleep the monotonic clock stands still
        follow(Is::Waiting, Error::Code::Timeout);
        QCOMPARE(newest().last().lasted, 1h);
    }

    void wallSetBack_makesNoNegativeTime()
    {
        follow(Is::Online);
        m_clock.advance(60s);
        m_clock.jumpWall(-2h);
        follow(Is::Waiting, Error::Code::Timeout);
        QCOMPARE(newest().last().lasted, 60s);
    }

    void thirtyDays_areKept()
    {
        follow(Is::Online);
        m_clock.advance(24h * 29);
        follow(Is::Waiting, Error::Code::Timeout);
        QCOMPARE(newest().size(), 2);
        m_clock.advance(24h * 2);
        follow(Is::Online);
        QCOMPARE(newest().size(), 2); // the first of the three is too old
    }

private:
    void follow(Is status, Error::Code reason = Error::Code::Offline)
    {
        m_history->follow(Connection{.status = status, .reason = reason});
    }

    void receive(const QList<ReceivedMessage> &messages)
    {
        QVERIFY(
            await(m_cache->write([messages](CacheTransaction &transaction) { transaction.upsertMessages(messages); })));
    }

    QList<ConnectionPeriod> newest()
    {
        // What was saved before is committed before this is; the reader sees it then.
        std::ignore = await(m_cache->write([](CacheTransaction &) {}));
        return await(m_cache->connectionHistory().newest(100)).value();
    }

    ManualClock m_clock;
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<ConnectionHistory> m_history;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ConnectionHistoryTest)
#include "ConnectionHistoryTest.moc"
