// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/Reconnector.h"

#include "support/client/FatalLog.h"
#include "support/client/ManualAlarms.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

using Phase = Reconnector::Phase;

class ReconnectorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void losses_waitLongerEachTime_thenItIsUnreachable();
    void unreachable_isProbedQuietlyForEver();
    void probeThatSucceeds_isLive();
    void liveAfterAProbe_butNotForLong_isUnreachableAgainAtOnce();
    void gaveUp_isNotProbed();
    void waits_areLengthenedByChance_andLoggedNominally();
    void serversWish_isWaitedFor();
    void tryNow_whileWaiting_startsAfreshAtOnce();
    void tryNow_whileUnreachable_hasFiveAttemptsAgain();
    void tryNow_whileTryingOrLive_doesNothing();
    void hint_whileTheLastAttemptIsUnderWay_hasFiveMore();
    void networkThatChanges_whileAnAttemptIsUnderWay_bringsAnotherWithoutAWait();
    void networkThatChanges_whileTheServerAsksToWait_isWaitedForAllTheSame();
    void shortLife_keepsTheCount();
    void longLife_forgetsTheCount();
    void stop_endsTheWait();
    void lossWhileWaiting_isNoAttempt();
    void hints_whileWaiting_startAfresh_data();
    void hints_whileWaiting_startAfresh();
    void focus_countsAtMostEveryTenSeconds();
    void hint_whileProbing_hasFiveAttemptsAgain();

private:
    void loseTimes(int count);

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    double m_random = 0.0;
    std::unique_ptr<Reconnector> m_reconnector;
};

void ReconnectorTest::init()
{
    m_random = 0.0;
    m_reconnector = std::make_unique<Reconnector>(m_alarms, m_clock, [this] { return m_random; });
}

/// Each attempt fails at once, and its wait is waited out.
void ReconnectorTest::loseTimes(int count)
{
    for (int i = 0; i < count; ++i) {
        m_reconnector->lost(Error::Code::Refused);
        m_alarms.advance(12s);
    }
}

void ReconnectorTest::losses_waitLongerEachTime_thenItIsUnreachable()
{
    FatalLog log;
    QSignalSpy due(m_reconnector.get(), &Reconnector::attemptDue);
    m_reconnector->tryNow();
    QCOMPARE(due.size(), 1);
    for (const auto wait : {2s, 4s, 6s, 8s, 10s}) {
        m_reconnector->lost(Error::Code::Refused);
        QCOMPARE(m_reconnector->phase(), Phase::Waiting);
        QCOMPARE(m_reconnector->nominalWait(), wait);
        QCOMPARE(m_reconnector->retryAt(), m_clock.monotonic() + wait);
        const auto before = due.size();
        m_alarms.advance(wait - 1ms);
        QCOMPARE(due.size(), before);
        m_alarms.advance(1ms);
        QCOMPARE(due.size(), before + 1);
        QCOMPARE(m_reconnector->phase(), Phase::Trying);
    }

    m_reconnector->lost(Error::Code::Refused);

    QCOMPARE(m_reconnector->phase(), Phase::Unreachable);
    QCOMPARE(m_reconnector->reason(), Error::Code::Refused);
    QCOMPARE(due.size(), 6);
    QCOMPARE(log.lines(u"vatochito.websocket"_s), QStringList({
                                                      u"[WebSocket] Reconnecting in 2s... (attempt 1 of 5)"_s,
                                                      u"[WebSocket] Reconnecting in 4s... (attempt 2 of 5)"_s,
                                                      u"[WebSocket] Reconnecting in 6s... (attempt 3 of 5)"_s,
                                                      u"[WebSocket] Reconnecting in 8s... (attempt 4 of 5)"_s,
                                                      u"[WebSocket] Reconnecting in 10s... (attempt 5 of 5)"_s,
                                                      u"[WebSocket] Max reconnection attempts reached"_s,
                                                  }));
}

void ReconnectorTest::unreachable_isProbedQuietlyForEver()
{
    m_reconnector->tryNow();
    loseTimes(5);
    m_reconnector->lost(Error::Code::Refused);
    QSignalSpy due(m_reconnector.get(), &Reconnector::attemptDue);
    FatalLog log;

    m_alarms.advance(30s - 1ms);
    QCOMPARE(due.size(), 0);
    m_alarms.advance(1ms);
    QCOMPARE(due.size(), 1);
    QCOMPARE(m_reconnector->phase(), Phase::Unreachable);
    for (int probe = 2; probe <= 1000; ++probe) {
        m_reconnector->lost(Error::Code::Timeout);
        QCOMPARE(m_reconnector->reason(), Error::Code::Timeout);
        m_alarms.advance(1min);
        QCOMPARE(due.size(), probe);
    }
    QVERIFY(log.lines(u"vatochito.websocket"_s).isEmpty());
}

void ReconnectorTest::probeThatSucceeds_isLive()
{
    m_reconnector->tryNow();
    loseTimes(6);
    QCOMPARE(m_reconnector->phase(), Phase::Unreachable);
    m_alarms.advance(30s);

    m_reconnector->live();

    QCOMPARE(m_reconnector->phase(), Phase::Live);
}

void ReconnectorTest::liveAfterAProbe_butNotForLong_isUnreachableAgainAtOnce()
{
    m_reconnector->tryNow();
    loseTimes(6);
    m_alarms.advance(30s);
    m_reconnector->live();
    m_alarms.advance(Reconnector::kTrustAfter - 1s);
    QSignalSpy due(m_reconnector.get(), &Reconnector::attemptDue);

    m_reconnector->lost(Error::Code::ServerFailed);

    QCOMPARE(m_reconnector->phase(), Phase::Unreachable);
    m_alarms.advance(30s);
    QCOMPARE(due.size(), 1);
}

void ReconnectorTest::gaveUp_isNotProbed()
{
    m_reconnector->tryNow();

    m_reconnector->giveUp(Error::Code::SessionOver);

    QCOMPARE(m_reconnector->phase(), Phase::Unreachable);
    QCOMPARE(m_alarms.activeCount(), 0);
}

void ReconnectorTest::waits_areLengthenedByChance_andLoggedNominally()
{
    m_random = 0.5;
    m_reconnector->tryNow();

    m_reconnector->lost(Error::Code::Timeout);

    QCOMPARE(m_reconnector->nominalWait(), 2s);
    QCOMPARE(m_reconnector->retryAt(), m_clock.monotonic() + 2200ms);
}

void ReconnectorTest::serversWish_isWaitedFor()
{
    m_reconnector->tryNow();

    m_reconnector->lost(Error::Code::Throttled, 30s);

    QCOMPARE(m_reconnector->retryAt(), m_clock.monotonic() + 30s);
}

void ReconnectorTest::tryNow_whileWaiting_startsAfreshAtOnce()
{
    m_reconnector->tryNow();
    loseTimes(3);
    m_reconnector->lost(Error::Code::Refused);
    QSignalSpy due(m_reconnector.get(), &Reconnector::attemptDue);

    m_reconnector->tryNow();

    QCOMPARE(due.size(), 1);
    QCOMPARE(m_reconnector->attempt(), 0);
    m_alarms.advance(1h);
    QCOMPARE(due.size(), 1);
}

void ReconnectorTest::tryNow_whileUnreachable_hasFiveAttemptsAgain()
{
    m_reconnector->tryNow();
    loseTimes(6);
    QCOMPARE(m_reconnector->phase(), Phase::Unreachable);

    m_reconnector->tryNow();
    loseTimes(5);

    QCOMPARE(m_reconnector->phase(), Phase::Trying);
}

void ReconnectorTest::tryNow_whileTryingOrLive_doesNothing()
{
    m_reconnector->tryNow();
    QSignalSpy due(m_reconnector.get(), &Reconnector::attemptDue);

    m_reconnector->tryNow();
    m_reconnector->live();
    m_reconnector->tryNow();

    QCOMPARE(due.size(), 0);
    QCOMPARE(m_reconnector->phase(), Phase::Live);
}

void ReconnectorTest::hint_whileTheLastAttemptIsUnderWay_hasFiveMore()
{
    m_reconnector->tryNow();
    loseTimes(5);
    QCOMPARE(m_reconnector->phase(), Phase::Trying);

    m_reconnector->take(Hint::NewToken);
    m_reconnector->lost(Error::Code::Timeout);

    QCOMPARE(m_reconnector->phase(), Phase::Waiting);
    QCOMPARE(m_reconnector->attempt(), 1);
}

void ReconnectorTest::networkThatChanges_whileAnAttemptIsUnderWay_bringsAnotherWithoutAWait()
{
    QSignalSpy due(m_reconnector.get(), &Reconnector::attemptDue);
    m_reconnector->tryNow();
    m_reconnector->take(Hint::NetworkChanged);

    m_reconnector->lost(Error::Code::Timeout);

    QCOMPARE(m_reconnector->phase(), Phase::Trying);
    QCOMPARE(due.size(), 2);
    m_reconnector->lost(Error::Code::Refused);
    QCOMPARE(m_reconnector->phase(), Phase::Waiting);
    QCOMPARE(m_reconnector->attempt(), 1);
}

void ReconnectorTest::networkThatChanges_whileTheServerAsksToWait_isWaitedForAllTheSame()
{
    m_reconnector->tryNow();
    m_reconnector->take(Hint::NetworkChanged);
    m_reconnector->lost(Error::Code::Throttled, 7s);
    QCOMPARE(m_reconnector->phase(), Phase::Waiting);
}

void ReconnectorTest::shortLife_keepsTheCount()
{
    m_reconnector->tryNow();
    loseTimes(2);
    m_reconnector->live();
    m_alarms.advance(29s);

    m_reconnector->lost(Error::Code::ServerFailed);

    QCOMPARE(m_reconnector->attempt(), 3);
}

void ReconnectorTest::longLife_forgetsTheCount()
{
    m_reconnector->tryNow();
    loseTimes(2);
    m_reconnector->live();
    m_alarms.advance(30s);

    m_reconnector->lost(Error::Code::ServerFailed);

    QCOMPARE(m_reconnector->attempt(), 1);
}

void ReconnectorTest::stop_endsTheWait()
{
    m_reconnector->tryNow();
    m_reconnector->lost(Error::Code::Refused);
    QSignalSpy due(m_reconnector.get(), &Reconnector::attemptDue);

    m_reconnector->stop();
    m_alarms.advance(1h);

    QCOMPARE(due.size(), 0);
    QCOMPARE(m_alarms.activeCount(), 0);
}

void ReconnectorTest::lossWhileWaiting_isNoAttempt()
{
    m_reconnector->tryNow();
    m_reconnector->lost(Error::Code::Refused);

    m_reconnector->lost(Error::Code::Timeout);

    QCOMPARE(m_reconnector->attempt(), 1);
    QCOMPARE(m_reconnector->reason(), Error::Code::Refused);
}

void ReconnectorTest::hints_whileWaiting_startAfresh_data()
{
    QTest::addColumn<Hint>("hint");
    QTest::newRow("try now") << Hint::TryNow;
    QTest::newRow("network") << Hint::NetworkChanged;
    QTest::newRow("wake") << Hint::Woke;
    QTest::newRow("token") << Hint::NewToken;
    QTest::newRow("focus") << Hint::Focused;
}

void ReconnectorTest::hints_whileWaiting_startAfresh()
{
    QFETCH(Hint, hint);
    m_reconnector->tryNow();
    loseTimes(3);
    m_reconnector->lost(Error::Code::Refused);
    QSignalSpy due(m_reconnector.get(), &Reconnector::attemptDue);

    m_reconnector->take(hint);

    QCOMPARE(due.size(), 1);
    QCOMPARE(m_reconnector->phase(), Phase::Trying);
    QCOMPARE(m_reconnector->attempt(), 0);
}

void ReconnectorTest::focus_countsAtMostEveryTenSeconds()
{
    m_reconnector->tryNow();
    m_reconnector->lost(Error::Code::Refused, 1min);
    QSignalSpy due(m_reconnector.get(), &Reconnector::attemptDue);

    m_reconnector->take(Hint::Focused);
    m_reconnector->lost(Error::Code::Refused, 1min);
    m_alarms.advance(Reconnector::kFocusInterval - 1ms);
    m_reconnector->take(Hint::Focused);
    QCOMPARE(due.size(), 1);
    m_alarms.advance(1ms);
    m_reconnector->take(Hint::Focused);

    QCOMPARE(due.size(), 2);
}

void ReconnectorTest::hint_whileProbing_hasFiveAttemptsAgain()
{
    m_reconnector->tryNow();
    loseTimes(6);
    m_alarms.advance(30s);

    m_reconnector->take(Hint::NetworkChanged);

    QCOMPARE(m_reconnector->phase(), Phase::Trying);
    m_reconnector->lost(Error::Code::Refused);
    QCOMPARE(m_reconnector->attempt(), 1);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ReconnectorTest)
#include "ReconnectorTest.moc"
