// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/SleepWatcher.h"
#include "support/client/ManualAlarms.h"

#include <QSignalSpy>
#include <QTest>

namespace vatochito {

using namespace std::chrono_literals;

namespace {

class ScriptedSleep final : public SleepEvents
{
public:
    void readyToSleep() override { ++timesReady; }
    int timesReady = 0;
};

} // namespace

class SleepWatcherTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto events = std::make_unique<ScriptedSleep>();
        m_events = events.get();
        m_watcher = std::make_unique<SleepWatcher>(std::move(events), m_clock, m_alarms);
        m_wakes = std::make_unique<QSignalSpy>(m_watcher.get(), &SleepWatcher::woke);
    }

    void wallAheadOfTheMonotonicClock_isAWake()
    {
        m_alarms.advance(10s);
        m_clock.jumpWall(1h); // asleep: timers and the monotonic clock stand still
        m_alarms.advance(SleepWatcher::kCompareEvery);
        QCOMPARE(m_wakes->size(), 1);
        m_alarms.advance(10min);
        QCOMPARE(m_wakes->size(), 1);
    }

    void wallSetBack_isNone()
    {
        m_clock.jumpWall(-2h);
        m_alarms.advance(1min);
        QCOMPARE(m_wakes->size(), 0);
    }

    void clockThatRunsALittleFast_neverLooksLikeASleep()
    {
        for (int i = 0; i < 1000; ++i) {
            m_clock.jumpWall(10ms);
            m_alarms.advance(SleepWatcher::kCompareEvery);
        }
        QCOMPARE(m_wakes->size(), 0);
    }

    void systemsWord_isPassedOn_andNotToldAgainByTheClocks()
    {
        QSignalSpy sleeps(m_watcher.get(), &SleepWatcher::aboutToSleep);
        Q_EMIT m_events->aboutToSleep();
        QCOMPARE(sleeps.size(), 1);
        m_watcher->readyToSleep();
        QCOMPARE(m_events->timesReady, 1);
        m_clock.jumpWall(1h);
        Q_EMIT m_events->woke();
        QCOMPARE(m_wakes->size(), 1);
        m_alarms.advance(1min);
        QCOMPARE(m_wakes->size(), 1);
    }

    void jumpOfTheClock_afterASleep_isAWakeAtOnce()
    {
        m_alarms.advance(1s);
        m_clock.jumpWall(1h);
        Q_EMIT m_events->clockJumped();
        QCOMPARE(m_wakes->size(), 1);
        m_alarms.advance(1min);
        QCOMPARE(m_wakes->size(), 1);
    }

    void jumpOfTheClock_thatWasOnlyPutRight_isNone()
    {
        m_clock.jumpWall(3s);
        Q_EMIT m_events->clockJumped();
        m_clock.jumpWall(-1h);
        Q_EMIT m_events->clockJumped();
        m_alarms.advance(1min);
        QCOMPARE(m_wakes->size(), 0);
    }

    void systemsWord_afterTheClockTold_isOfTheSameWake()
    {
        Q_EMIT m_events->aboutToSleep();
        m_clock.jumpWall(1h);
        Q_EMIT m_events->clockJumped();
        m_alarms.advance(1s);
        Q_EMIT m_events->woke();
        QCOMPARE(m_wakes->size(), 1);
    }

    void systemsWord_ofTheNextSleep_isToldAgain()
    {
        m_clock.jumpWall(1h);
        Q_EMIT m_events->clockJumped();
        Q_EMIT m_events->aboutToSleep();
        Q_EMIT m_events->woke();
        QCOMPARE(m_wakes->size(), 2);
    }

private:
    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    ScriptedSleep *m_events = nullptr;
    std::unique_ptr<SleepWatcher> m_watcher;
    std::unique_ptr<QSignalSpy> m_wakes;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SleepWatcherTest)
#include "SleepWatcherTest.moc"
