// SPDX-License-Identifier: GPL-3.0-or-later
#include "Core.h"

#include "net/NegotiatedLink.h"
#include "support/client/MemoryLevelMemory.h"
#include "support/client/PatientTest.h"
#include "support/client/ScriptedTokens.h"
#include "support/client/ServerProcess.h"

#include <QSignalSpy>
#include <QTimer>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

namespace {

/// The system's, but for the date.
class ShiftedClock final : public Clock
{
public:
    Timestamp now() const override { return m_system.now() + shift; }
    std::chrono::steady_clock::time_point monotonic() const override { return m_system.monotonic(); }

    std::chrono::hours shift{0};

private:
    SystemClock m_system;
};

} // namespace

/// A real server that is brought up to date, or goes back, while a link is connected.
class LevelChangeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void serverWithoutLevel1_isSpokenToInLevel0();
    void serverOfLevel1_isSpokenToInLevel1();
    void serverThatGoesBack_isFollowedDown();
    void serverThatIsBroughtUpToDate_isFollowedUpTheNextDay();

private:
    [[nodiscard]] bool begin(const QStringList &options);
    [[nodiscard]] bool restartServer(const QStringList &options);
    [[nodiscard]] bool isOnlineAt(int level) const
    {
        return waitFor([this, level] {
            return m_link->connection().status == Connection::Status::Online && m_link->capabilities().level == level;
        });
    }

    ShiftedClock m_clock;
    SystemAlarms m_alarms;
    Transport m_transport{m_alarms};
    ScriptedTokens m_tokens;
    MemoryLevelMemory m_memory;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<NegotiatedLink> m_link;
    QTimer m_hurry;
};

void LevelChangeTest::init()
{
    m_clock.shift = 0h;
    m_memory.known.reset();
}

void LevelChangeTest::cleanup()
{
    m_hurry.stop();
    m_link.reset();
    m_server.reset();
}

bool LevelChangeTest::begin(const QStringList &options)
{
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM), options);
    if (!m_server->start())
        return false;
    const auto credentials = Core::registerPerson(m_server->address(), u"alice"_s);
    if (!credentials)
        return false;
    m_tokens.current = credentials->tokens.access;
    const LinkWorld world{m_transport, m_tokens, m_alarms, m_clock, [] { return 0.0; }};
    m_link = std::make_unique<NegotiatedLink>(*ServerAddress::parse(m_server->address()), world, u"test"_s, m_memory);
    connect(&m_hurry, &QTimer::timeout, m_link.get(), [this] {
        const Connection::Status status = m_link->connection().status;
        if (status == Connection::Status::Waiting || status == Connection::Status::Unreachable)
            m_link->take(Hint::TryNow);
    });
    m_hurry.start(50ms);
    m_link->start();
    return true;
}

bool LevelChangeTest::restartServer(const QStringList &options)
{
    m_server->kill();
    m_server->setOptions(options);
    return waitFor([this] { return m_link->connection().status != Connection::Status::Online; }) && m_server->start();
}

void LevelChangeTest::serverWithoutLevel1_isSpokenToInLevel0()
{
    QVERIFY(begin({u"--sync"_s, u"off"_s}));

    QVERIFY(isOnlineAt(0));
    QCOMPARE(m_memory.known->level, 0);
}

void LevelChangeTest::serverOfLevel1_isSpokenToInLevel1()
{
    QVERIFY(begin({}));

    QVERIFY(isOnlineAt(1));
    QCOMPARE(m_memory.known->level, 1);
}

void LevelChangeTest::serverThatGoesBack_isFollowedDown()
{
    QVERIFY(begin({}));
    QVERIFY(isOnlineAt(1));
    QSignalSpy changes(m_link.get(), &Link::capabilitiesChanged);

    QVERIFY(restartServer({u"--sync"_s, u"off"_s}));

    QVERIFY(isOnlineAt(0));
    QCOMPARE(changes.size(), 1);
}

void LevelChangeTest::serverThatIsBroughtUpToDate_isFollowedUpTheNextDay()
{
    QVERIFY(begin({u"--sync"_s, u"off"_s}));
    QVERIFY(isOnlineAt(0));
    m_link->stop();
    m_server->kill();
    m_server->setOptions({});
    QVERIFY(m_server->start());
    m_link->start();
    QVERIFY(isOnlineAt(0));
    m_link->stop();
    m_clock.shift = LevelMemory::kRememberedFor;
    QSignalSpy snapshots(m_link.get(), &Link::accountChanged);

    m_link->start();

    QVERIFY(isOnlineAt(1));
    QVERIFY(snapshots.constFirst().constFirst().value<AccountChanges>().isSnapshot);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::LevelChangeTest)
#include "LevelChangeTest.moc"
