// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pair.h"

#include <QElapsedTimer>
#include <QTest>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vatochito;

/// The files as they are shipped, with the minutes that they speak of: it is nginx and the system that are tested.
class LongWssTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeIdleMinutes_whenTheProxyWaitsForOne_breakNothing_data();
    void threeIdleMinutes_whenTheProxyWaitsForOne_breakNothing();
};

void LongWssTest::threeIdleMinutes_whenTheProxyWaitsForOne_breakNothing_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("nginx") << static_cast<int>(ReverseProxy::Kind::Nginx);
    QTest::newRow("Apache") << static_cast<int>(ReverseProxy::Kind::Apache);
}

void LongWssTest::threeIdleMinutes_whenTheProxyWaitsForOne_breakNothing()
{
    QFETCH(const int, kind);
    constexpr auto kIdle = std::chrono::milliseconds(3min);
    Pair pair(static_cast<ReverseProxy::Kind>(kind));
    QVERIFY(pair.start());
    int breaks = 0;
    for (Core *core : {&pair.alice(), &pair.bob()}) {
        connect(&core->account(), &Account::connectionChanged, &core->account(), [&breaks, core] {
            if (!core->isOnline())
                ++breaks;
        });
    }
    QElapsedTimer idle;
    idle.start();

    QTRY_VERIFY_WITH_TIMEOUT(idle.hasExpired(kIdle.count()) || breaks > 0, 2 * static_cast<int>(kIdle.count()));

    QCOMPARE(breaks, 0);
    QVERIFY(pair.alice().enqueue(pair.conversation(), u"still there?"_s));
    QTRY_COMPARE_WITH_TIMEOUT(pair.bob().arrived(), QStringList{u"still there?"_s}, Pair::kLimit);
    QCOMPARE(breaks, 0);
}

QTEST_GUILESS_MAIN(LongWssTest)
#include "LongWssTest.moc"
