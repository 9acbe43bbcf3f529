// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/SystemHints.h"
#include "net/Transport.h"
#include "support/client/Await.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/MemoryTokenVault.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/ScriptedAuthenticator.h"
#include "support/client/TestTraces.h"
#include "sync/Accounts.h"

#include <QSignalSpy>

namespace vatochito {

using namespace samples;
using namespace std::chrono_literals;

namespace {

class ScriptedSleep final : public SleepEvents
{
public:
    void readyToSleep() override { ++timesReady; }
    int timesReady = 0;
};

} // namespace

class SystemHintsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_addresses = {QStringLiteral("192.168.1.7")};
        m_script = {};
        m_script.credentials =
            Credentials{.user = person(kMe, QStringLiteral("alice")),
                        .tokens = Tokens{.access = QStringLiteral("a"), .refresh = QStringLiteral("r")}};
        m_accounts =
            std::make_unique<Accounts>(*Profile::open(m_folder->path()),
                                       AccountServices{.clock = m_clock,
                                                       .alarms = m_alarms,
                                                       .makeAuthenticator =
                                                           [this](const ServerAddress &) {
                                                               return std::make_unique<ScriptedAuthenticator>(m_script);
                                                           },
                                                       .makeLink =
                                                           [this](const LinkPlace &, TokenSource &) {
                                                               auto link = std::make_unique<FakeLink>(kMe);
                                                               m_link = link.get();
                                                               return link;
                                                           }});
        auto network = std::make_unique<NetworkEvents>();
        auto sleep = std::make_unique<ScriptedSleep>();
        m_network = network.get();
        m_sleep = sleep.get();
        m_hints = std::make_unique<SystemHints>(
            SystemHints::Sources{.network = std::make_unique<NetworkWatcher>(std::move(network), m_alarms,
                                                                             [this] { return m_addresses; }),
                                 .sleep = std::make_unique<SleepWatcher>(std::move(sleep), m_clock, m_alarms),
                                 .transport = m_transport},
            [this] { return m_accounts->current(); });
    }

    void cleanup()
    {
        m_hints.reset();
        m_accounts.reset();
    }

    void otherNetwork_isHandedOn()
    {
        goOnline();
        m_addresses = {QStringLiteral("10.0.0.3")};
        Q_EMIT m_network->happened();
        m_alarms.advance(NetworkWatcher::kSettle);
        QCOMPARE(m_link->hints.count(Hint::NetworkChanged), 1);
    }

    void wake_isHandedOn()
    {
        goOnline();
        Q_EMIT m_sleep->woke();
        QCOMPARE(m_link->hints.count(Hint::Woke), 1);
    }

    void wakeThatTheClocksAloneTell_isHandedOn()
    {
        goOnline();
        m_clock.jumpWall(1h);
        m_alarms.advance(SleepWatcher::kCompareEvery);
        QCOMPARE(m_link->hints.count(Hint::Woke), 1);
    }

    void beforeSleep_offlineIsSaid_andTheSystemIsToldToGoOn()
    {
        goOnline();
        QTRY_COMPARE(m_link->presence, QList<bool>{true});
        Q_EMIT m_sleep->aboutToSleep();
        QTRY_COMPARE(m_sleep->timesReady, 1);
        QCOMPARE(m_link->presence, (QList<bool>{true, false}));
    }

    void beforeSleep_whenNobodyIsSignedIn_theSystemNeedNotWait()
    {
        Q_EMIT m_sleep->aboutToSleep();
        QCOMPARE(m_sleep->timesReady, 1);
    }

    void otherProxy_connectsAnew()
    {
        goOnline();
        const int before = m_link->starts;
        m_transport.setSettings({.proxy = Proxy{.kind = Proxy::Kind::None}});
        QCOMPARE(m_link->starts, before + 1);
    }

private:
    void goOnline()
    {
        QVERIFY(await(
            m_accounts->signIn(QStringLiteral("localhost:8000"), QStringLiteral("alice"), QStringLiteral("Test@123"))));
        QTRY_VERIFY(m_link->isStarted);
        m_link->goOnline();
    }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    Transport m_transport{m_alarms};
    ScriptedAuthenticator::Script m_script;
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Accounts> m_accounts;
    FakeLink *m_link = nullptr;
    QStringList m_addresses;
    NetworkEvents *m_network = nullptr;
    ScriptedSleep *m_sleep = nullptr;
    std::unique_ptr<SystemHints> m_hints;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SystemHintsTest)
#include "SystemHintsTest.moc"
