// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Alarm.h"

#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"

using namespace std::chrono_literals;

namespace vatochito {

class AlarmTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKind_ringsOnce_data();
    void everyKind_ringsOnce();
    void everyKind_mayBeDestroyedWhileRinging_data();
    void everyKind_mayBeDestroyedWhileRinging();
    void everyKind_startedAnew_forgetsTheEarlierWait_data();
    void everyKind_startedAnew_forgetsTheEarlierWait();
    void manualOnes_ringInTheOrderOfTheirTime();

private:
    void addKinds();
    std::unique_ptr<Alarm> makeAlarm();
    bool waitFor(const bool &isTrue);

    ManualClock m_clock;
    ManualAlarms m_manual{m_clock};
    SystemAlarms m_system;
};

void AlarmTest::addKinds()
{
    QTest::addColumn<bool>("isSystem");
    QTest::newRow("system") << true;
    QTest::newRow("manual") << false;
}

std::unique_ptr<Alarm> AlarmTest::makeAlarm()
{
    const bool isSystem = *static_cast<bool *>(QTest::qData("isSystem", qMetaTypeId<bool>()));
    return isSystem ? m_system.makeAlarm() : m_manual.makeAlarm();
}

bool AlarmTest::waitFor(const bool &isTrue)
{
    m_manual.advance(5ms);
    return vatochito::waitFor([&isTrue] { return isTrue; });
}

void AlarmTest::everyKind_ringsOnce_data()
{
    addKinds();
}

void AlarmTest::everyKind_ringsOnce()
{
    const auto alarm = makeAlarm();
    int rings = 0;
    bool hasRung = false;
    alarm->start(1ms, [&] {
        ++rings;
        hasRung = true;
    });
    QVERIFY(alarm->isActive());

    QVERIFY(waitFor(hasRung));

    QVERIFY(!alarm->isActive());
    m_manual.advance(1h);
    QCOMPARE(rings, 1);
}

void AlarmTest::everyKind_mayBeDestroyedWhileRinging_data()
{
    addKinds();
}

void AlarmTest::everyKind_mayBeDestroyedWhileRinging()
{
    auto alarm = makeAlarm();
    bool hasRung = false;
    alarm->start(1ms, [&] {
        alarm.reset();
        hasRung = true;
    });

    QVERIFY(waitFor(hasRung));
    QVERIFY(!alarm);
}

void AlarmTest::everyKind_startedAnew_forgetsTheEarlierWait_data()
{
    addKinds();
}

void AlarmTest::everyKind_startedAnew_forgetsTheEarlierWait()
{
    const auto alarm = makeAlarm();
    bool isFirst = false;
    bool isSecond = false;
    alarm->start(1ms, [&] { isFirst = true; });
    alarm->start(2ms, [&] { isSecond = true; });

    QVERIFY(waitFor(isSecond));
    QVERIFY(!isFirst);
}

void AlarmTest::manualOnes_ringInTheOrderOfTheirTime()
{
    const auto late = m_manual.makeAlarm();
    const auto early = m_manual.makeAlarm();
    QList<int> order;
    const auto begin = m_clock.monotonic();
    late->start(3s, [&] { order.append(2); });
    early->start(1s, [&] {
        order.append(1);
        QCOMPARE(m_clock.monotonic(), begin + 1s);
    });

    m_manual.advance(5s);

    QCOMPARE(order, QList<int>({1, 2}));
    QCOMPARE(m_clock.monotonic(), begin + 5s);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::AlarmTest)
#include "AlarmTest.moc"
