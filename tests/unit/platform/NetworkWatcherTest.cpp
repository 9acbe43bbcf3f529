// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/NetworkWatcher.h"
#include "support/client/ManualAlarms.h"

#include <QSignalSpy>
#include <QTest>

namespace vatochito {

class NetworkWatcherTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_addresses = {QStringLiteral("192.168.1.7")};
        auto events = std::make_unique<NetworkEvents>();
        m_events = events.get();
        m_watcher = std::make_unique<NetworkWatcher>(std::move(events), m_alarms, [this] { return m_addresses; });
        m_changes = std::make_unique<QSignalSpy>(m_watcher.get(), &NetworkWatcher::changed);
    }

    void anotherAddress_isTold()
    {
        m_addresses = {QStringLiteral("10.0.0.3")};
        happen();
        QCOMPARE(m_changes->size(), 1);
    }

    void sameAddressesInAnotherOrder_areNot()
    {
        m_addresses = {QStringLiteral("fd00::7"), QStringLiteral("192.168.1.7")};
        happen();
        m_changes->clear();
        m_addresses = {QStringLiteral("192.168.1.7"), QStringLiteral("fd00::7")};
        happen();
        QCOMPARE(m_changes->size(), 0);
    }

    void networkGone_isNot_butItsReturnIs()
    {
        m_addresses.clear();
        happen();
        QCOMPARE(m_changes->size(), 0);
        m_addresses = {QStringLiteral("192.168.1.7")};
        happen();
        QCOMPARE(m_changes->size(), 1);
    }

    void manyEventsOfOneChange_areToldOnce()
    {
        m_addresses = {QStringLiteral("10.0.0.3")};
        for (int i = 0; i < 20; ++i)
            Q_EMIT m_events->happened();
        m_alarms.advance(NetworkWatcher::kSettle);
        QCOMPARE(m_changes->size(), 1);
    }

    void systemThatTellsNothing_isFine()
    {
        NetworkWatcher watcher(nullptr, m_alarms, [] { return QStringList(); });
        m_alarms.advance(std::chrono::hours(1));
    }

    void thisComputer_hasNoLoopbackAmongItsAddresses()
    {
        const QStringList addresses = NetworkWatcher::addressesOfThisComputer();
        QVERIFY(!addresses.contains(QStringLiteral("127.0.0.1")));
        QVERIFY(!addresses.contains(QStringLiteral("::1")));
    }

private:
    void happen()
    {
        Q_EMIT m_events->happened();
        m_alarms.advance(NetworkWatcher::kSettle);
    }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    QStringList m_addresses;
    NetworkEvents *m_events = nullptr;
    std::unique_ptr<NetworkWatcher> m_watcher;
    std::unique_ptr<QSignalSpy> m_changes;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::NetworkWatcherTest)
#include "NetworkWatcherTest.moc"
