// SPDX-License-Identifier: GPL-3.0-or-later
// Connections that are dead without anybody having said so.
#include "LogTally.h"
#include "Scene.h"
#include "platform/SleepWatcher.h"
#include "support/client/ServerProcess.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vatochito;

class DeadLinkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void messageThatArrivesLate_isNotDoubled();
    void deadLink_withAMessageOnIt_isFoundIn8s();
    void deadLink_whenIdle_isFoundWithTheNextPing();
    void liveSocket_afterAnHourOfSleep_provesItselfAndStays();
    void deadSocket_afterAnHourOfSleep_isFoundIn3sAndTheHourCaughtUp();
    void deadSocket_afterAnotherNetwork_isFoundIn3s();
    void message_writtenWhileASocketIsInDoubt_goesOutOnceOnTheNext();
    void goneServer_isProbedOnAndOn_andFoundWithoutAHint();

private:
    bool isThere();
    bool caughtUpTo(qsizetype count);
    /// From now until trouble is told.
    std::chrono::milliseconds timeUntilTold();
    int upgrades() const;

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<LogTally> m_log;
    std::unique_ptr<SleepWatcher> m_sleep; ///< Of Alice's computer.
};

void DeadLinkTest::initTestCase()
{
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM),
                                               Scene::isLevel0() ? QStringList{u"--sync"_s, u"off"_s} : QStringList());
    QVERIFY(m_server->start());
}

void DeadLinkTest::init()
{
    m_log = std::make_unique<LogTally>();
    m_scene = std::make_unique<Scene>(m_server->port(), 1);
    QVERIFY(m_scene->begin());
    QVERIFY(m_scene->enterAlice());
    m_sleep = std::make_unique<SleepWatcher>(nullptr, m_scene->clock(), m_scene->alarms());
    connect(m_sleep.get(), &SleepWatcher::woke, this, [this] { m_scene->alice().account().take(Hint::Woke); });
}

void DeadLinkTest::cleanup()
{
    if (QTest::currentTestFailed())
        m_log->print();
    m_sleep.reset();
    m_scene.reset();
    m_log.reset();
}

bool DeadLinkTest::isThere()
{
    return m_scene->alice().isOnline() && m_scene->alice().account().engine().isCurrent(m_scene->conversation());
}

bool DeadLinkTest::caughtUpTo(qsizetype count)
{
    return m_scene->time().until([&] { return isThere() && m_scene->alice().arrived().size() >= count; }, 10min);
}

std::chrono::milliseconds DeadLinkTest::timeUntilTold()
{
    const auto begin = m_scene->clock().monotonic();
    if (!m_scene->time().until([this] { return m_scene->hasToldTrouble(); }, 5min))
        return std::chrono::milliseconds::max();
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_scene->clock().monotonic() - begin);
}

int DeadLinkTest::upgrades() const
{
    const QByteArray compat = "GET /ws/chat/" + QByteArray::number(m_scene->conversation().value()) + '/';
    return m_scene->way().requests(Scene::isLevel0() ? compat : QByteArray("GET /ws/sync/"));
}

void DeadLinkTest::messageThatArrivesLate_isNotDoubled()
{
    m_scene->way().setHeld(Held::Late);
    m_scene->way().start(Fault::DropToServer);
    QVERIFY(m_scene->alice().enqueue(m_scene->conversation(), u"once"_s));
    QVERIFY(m_scene->time().until([this] { return m_scene->hasToldTrouble(); }, 1min));
    QVERIFY(m_scene->way().fired(Fault::DropToServer) > 0);

    m_scene->way().stop();
    QVERIFY(m_scene->time().until([this] { return m_scene->alice().account().outbox().isEmpty(); }, 10min));
    m_scene->time().run(1min);

    QCOMPARE(m_scene->bob().arrived(), QStringList{u"once"_s});
    QCOMPARE(m_scene->alice().cached(m_scene->conversation()), QStringList{u"once"_s});
}

void DeadLinkTest::deadLink_withAMessageOnIt_isFoundIn8s()
{
    m_scene->way().start(Fault::BlackHole);
    QVERIFY(m_scene->alice().enqueue(m_scene->conversation(), u"into the dark"_s));

    const auto time = timeUntilTold();

    QVERIFY(m_scene->way().fired(Fault::BlackHole) > 0);
    QVERIFY2(time <= 8s, qPrintable(QString::number(time.count())));
    m_scene->way().stop();
    QVERIFY(m_scene->time().until([this] { return m_scene->alice().account().outbox().isEmpty(); }, 10min));
    m_scene->time().run(30s);
    QCOMPARE(m_scene->bob().arrived(), QStringList{u"into the dark"_s});
}

void DeadLinkTest::deadLink_whenIdle_isFoundWithTheNextPing()
{
    m_scene->way().start(Fault::BlackHole);

    const auto time = timeUntilTold();

    QVERIFY(m_scene->way().fired(Fault::BlackHole) > 0);
    QVERIFY2(time <= 40s, qPrintable(QString::number(time.count())));
}

void DeadLinkTest::liveSocket_afterAnHourOfSleep_provesItselfAndStays()
{
    const int before = upgrades();
    QVERIFY(before > 0);
    const QSignalSpy woken(m_sleep.get(), &SleepWatcher::woke);
    // The monotonic clock stands still meanwhile.
    m_scene->clock().jumpWall(1h);
    m_scene->time().run(SleepWatcher::kCompareEvery + 5s);

    QCOMPARE(woken.size(), 1);
    QVERIFY(!m_scene->hasToldTrouble());
    QVERIFY(isThere());
    QCOMPARE(upgrades(), before);
}

void DeadLinkTest::deadSocket_afterAnHourOfSleep_isFoundIn3sAndTheHourCaughtUp()
{
    m_scene->way().start(Fault::BlackHole);
    const QStringList missed = Scene::numbered(1, 20);
    QVERIFY(Scene::enqueueAll(m_scene->bob(), m_scene->conversation(), missed));
    QVERIFY(m_scene->time().until([this] { return m_scene->way().fired(Fault::BlackHole) > 0; }));
    m_scene->clock().jumpWall(1h);
    QVERIFY(!m_scene->hasToldTrouble());
    m_scene->alice().account().take(Hint::Woke);

    const auto time = timeUntilTold();

    QVERIFY2(time <= 3s, qPrintable(QString::number(time.count())));
    m_scene->way().stop();
    QVERIFY(caughtUpTo(missed.size()));
    QCOMPARE(m_scene->alice().arrived(), missed);
    QCOMPARE(m_scene->alice().cached(m_scene->conversation()), missed);
    QCOMPARE(m_scene->draft(), std::optional(Scene::alicesDraft()));
}

void DeadLinkTest::deadSocket_afterAnotherNetwork_isFoundIn3s()
{
    m_scene->way().start(Fault::DropToClient);
    m_scene->alice().account().take(Hint::NetworkChanged);

    const auto time = timeUntilTold();

    QVERIFY(m_scene->way().fired(Fault::DropToClient) > 0);
    QVERIFY2(time <= 3s, qPrintable(QString::number(time.count())));
    m_scene->way().stop();
    QVERIFY(caughtUpTo(0));
}

void DeadLinkTest::message_writtenWhileASocketIsInDoubt_goesOutOnceOnTheNext()
{
    // Whatever were sent would arrive; only what proves the socket does not come back.
    m_scene->way().start(Fault::DropToClient);
    m_scene->alice().account().take(Hint::Woke);
    QVERIFY(m_scene->alice().enqueue(m_scene->conversation(), u"after the sleep"_s));

    QVERIFY(timeUntilTold() <= 3s);

    QVERIFY(m_scene->way().fired(Fault::DropToClient) > 0);
    QCOMPARE(m_scene->bob().arrived(), QStringList());
    m_scene->way().stop();
    QVERIFY(m_scene->time().until([this] { return m_scene->alice().account().outbox().isEmpty(); }, 10min));
    m_scene->time().run(30s);
    QCOMPARE(m_scene->bob().arrived(), QStringList{u"after the sleep"_s});
}

void DeadLinkTest::goneServer_isProbedOnAndOn_andFoundWithoutAHint()
{
    m_sleep.reset();
    m_scene->sendBobAway();
    m_scene->way().start(Fault::Refuse);
    m_scene->time().run(1min);
    QCOMPARE(m_scene->alice().account().connection().status, Connection::Status::Unreachable);
    const int before = m_log->count(u"[WebSocket] Closed"_s);

    m_scene->time().run(1h);

    // From every 30 s to every 60 s.
    const int probes = m_log->count(u"[WebSocket] Closed"_s) - before;
    QVERIFY2(probes >= 60 && probes <= 120, qPrintable(QString::number(probes)));
    QVERIFY(m_log->count(u"reason=refused"_s) >= probes);
    QCOMPARE(m_scene->alice().account().connection().status, Connection::Status::Unreachable);
    m_scene->way().stop();
    QVERIFY(m_scene->time().until([this] { return isThere(); }, 75s));
}

QTEST_GUILESS_MAIN(DeadLinkTest)
#include "DeadLinkTest.moc"
