// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pair.h"

#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vatochito;

/// The files as they are shipped, with the minutes that they speak of: it is nginx and the system that are tested.
class LongWssTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeIdleMinutes_whenTheProxyWaitsForOne_breakNothing();
};

/// Behind both proxies at once: three minutes, not six.
void LongWssTest::threeIdleMinutes_whenTheProxyWaitsForOne_breakNothing()
{
    constexpr auto kIdle = std::chrono::milliseconds(3min);
    Pair behindNginx(ReverseProxy::Kind::Nginx);
    Pair behindApache(ReverseProxy::Kind::Apache);
    const std::array pairs{&behindNginx, &behindApache};
    QStringList breaks;
    for (Pair *pair : pairs) {
        QVERIFY(pair->start());
        const QString name = pair == &behindNginx ? u"nginx"_s : u"Apache"_s;
        for (Core *core : {&pair->alice(), &pair->bob()}) {
            connect(&core->account(), &Account::connectionChanged, &core->account(), [&breaks, core, name] {
                if (!core->isOnline())
                    breaks.append(name + u": "_s + Error::codeName(core->account().connection().reason));
            });
        }
    }
    QElapsedTimer idle;
    idle.start();

    QTRY_VERIFY_WITH_TIMEOUT(idle.hasExpired(kIdle.count()) || !breaks.isEmpty(), 2 * static_cast<int>(kIdle.count()));

    QCOMPARE(breaks, QStringList());
    for (Pair *pair : pairs) {
        QVERIFY(pair->alice().enqueue(pair->conversation(), u"still there?"_s));
        QTRY_COMPARE_WITH_TIMEOUT(pair->bob().arrived(), QStringList{u"still there?"_s}, Pair::kLimit);
    }
    QCOMPARE(breaks, QStringList());
}

QTEST_GUILESS_MAIN(LongWssTest)
#include "LongWssTest.moc"
