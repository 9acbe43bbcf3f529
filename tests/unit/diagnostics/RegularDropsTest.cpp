// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/RegularDrops.h"

#include <QTest>

#include <ranges>
#include <vector>

namespace vatochito {

using namespace std::chrono_literals;

namespace {

constexpr Timestamp kStart = fromMicros(1'795'414'453'000'000);

/// A history in which each connection lasted as long as \a ups say, one after the other, two seconds between them.
class History
{
public:
    explicit History(const std::vector<std::chrono::milliseconds> &ups)
    {
        for (const auto lasted : ups)
            lose(lasted);
    }

    History &lose(std::chrono::milliseconds lasted)
    {
        add(ConnectionPeriod::Kind::Up, lasted, ConnectionPeriod::End::Turned);
        add(ConnectionPeriod::Kind::Down, 2s, ConnectionPeriod::End::Turned);
        return *this;
    }
    History &close(std::chrono::milliseconds lasted)
    {
        add(ConnectionPeriod::Kind::Up, lasted, ConnectionPeriod::End::Closed);
        return *this;
    }
    History &stay()
    {
        add(ConnectionPeriod::Kind::Up, 0s, ConnectionPeriod::End::Lasting);
        return *this;
    }
    History &pass(std::chrono::milliseconds time)
    {
        m_now += time;
        return *this;
    }

    std::optional<RegularDrops> drops() const { return regularDrops(newestFirst(), m_now); }
    int atOnce() const { return dropsAtOnce(newestFirst(), m_now); }

private:
    QList<ConnectionPeriod> newestFirst() const
    {
        QList<ConnectionPeriod> periods;
        for (const ConnectionPeriod &period : m_periods | std::views::reverse)
            periods.append(period);
        return periods;
    }
    void add(ConnectionPeriod::Kind kind, std::chrono::milliseconds lasted, ConnectionPeriod::End end)
    {
        m_periods.push_back({.kind = kind, .begunAt = m_now, .lasted = lasted, .end = end});
        m_now += lasted;
    }

    Timestamp m_now = kStart;
    std::vector<ConnectionPeriod> m_periods;
};

} // namespace

class RegularDropsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameTimeAgainAndAgain_isFound()
    {
        const auto drops = History({60s, 60300ms, 61s, 60100ms, 60s}).drops();
        QVERIFY(drops);
        QCOMPARE(drops->interval, 60s);
        QCOMPARE(drops->drops, 5);
        QCOMPARE(drops->last, kStart + 60s + 60300ms + 61s + 60100ms + 60s + 4 * 2s);
    }

    void fewerThanFour_areChance() { QVERIFY(!History({60s, 60s, 60s}).drops()); }

    void irregularDrops_areNot() { QVERIFY(!History({12s, 340s, 71s, 1900s, 25s, 600s}).drops()); }

    void someTalkInBetween_doesNotHideIt()
    {
        const auto drops = History({60s, 340s, 60s, 60s, 900s, 61s, 60s}).drops();
        QVERIFY(drops);
        QCOMPARE(drops->interval, 60s);
        QCOMPARE(drops->drops, 5);
    }

    void asManyAtOtherTimes_areNoRule() { QVERIFY(!History({60s, 340s, 60s, 120s, 60s, 900s, 60s, 11s}).drops()); }

    void ofAServerThatCrashes_theIntervalIsTooShort() { QVERIFY(!History({2s, 2s, 2s, 2s, 2s}).drops()); }

    void onceADay_isNoIdleTimeOut() { QVERIFY(!History({5h, 5h, 5h, 5h}).drops()); }

    void closedOnPurpose_doesNotCount() { QVERIFY(!History({60s, 60s, 60s}).close(60s).close(60s).drops()); }

    void connectionThatHasOutlivedIt_meansItIsOver()
    {
        History history({60s, 60s, 60s, 60s});
        history.stay();
        QVERIFY(history.pass(100s).drops());
        QVERIFY(!history.pass(50s).drops());
    }

    void yesterdays_areForgotten() { QVERIFY(!History({60s, 60s, 60s, 60s}).pass(25h).drops()); }

    void nothing_isNothing() { QVERIFY(!History({}).drops()); }

    void lostWithinSecondsAgainAndAgain_isCounted() { QCOMPARE(History({40s, 1s, 3s, 200ms, 2s, 1s}).atOnce(), 5); }

    void threeLostWithinSeconds_areChance() { QCOMPARE(History({1s, 1s, 1s}).atOnce(), 0); }

    void lostWithinSecondsAnHourAgo_isOver() { QCOMPARE(History({1s, 1s, 1s, 1s}).pass(1h).atOnce(), 0); }

    void connectionThatHoldsSince_meansThatTheDropsAreOver()
    {
        History history({1s, 1s, 1s, 1s});
        history.stay();
        QCOMPARE(history.pass(30s).atOnce(), 4);
        QCOMPARE(history.pass(40s).atOnce(), 0);
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::RegularDropsTest)
#include "RegularDropsTest.moc"
