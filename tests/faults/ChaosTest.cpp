// SPDX-License-Identifier: GPL-3.0-or-later
#include "SenderProcess.h"
#include "integration/client/Core.h"
#include "support/client/Await.h"
#include "support/client/ServerProcess.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

constexpr int kMessages = 500;
constexpr int kClientKills = 20;
constexpr int kServerRestarts = 10;
/// A killed client's life is at most so many lines long. Each message makes two, so that all kills come before the end.
constexpr int kLongestLife = 40;
/// Far more than it takes; a failure, not a delay. All of them together end before Qt Test's five minutes do, which
/// would not say what was waited for.
constexpr int kLimit = 90'000;

quint32 chosenSeed()
{
    bool isGiven = false;
    const quint32 given = qEnvironmentVariable("VATOCHITO_CHAOS_SEED").toUInt(&isGiven);
    return isGiven ? given : QRandomGenerator::system()->generate();
}

QStringList numbered(int last)
{
    QStringList texts;
    for (int i = 1; i <= last; ++i)
        texts.append(u"message %1"_s.arg(i));
    return texts;
}

} // namespace

/// A client and a server, of level 0 where VATOCHITO_LEVEL_0 is set, that are killed again and again while the client
/// writes and sends.
class ChaosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clientAndServerKilledAtRandomPoints_everyMessageArrivesOnceAndInOrder();

private:
    /// Where what is killed was just then.
    struct Points
    {
        int killedClients = 0;
        int restartedServers = 0;
        int withRowsWaiting = 0; ///< Kills of the client that left something unsent in its file.
        int uncertain = 0;       ///< Of those, with a message that may have been on its way.
    };

    void killClient();
    void restartServer();
    void listen();

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Core> m_bob;
    std::unique_ptr<SenderProcess> m_sender;
    QRandomGenerator m_random;
    QList<int> m_restartsAt; ///< Once so many messages were promised; ascending.
    int m_linesToLive = 0;
    int m_promised = 0; ///< The highest number that was said to be in the file.
    bool m_isDone = false;
    bool m_hasFailed = false;
    Points m_points;
};

void ChaosTest::killClient()
{
    if (!m_sender->kill())
        return; // It had just ended by itself, which the test then tells.
    ++m_points.killedClients;
    Cache left(m_sender->databasePath(), UserId(1));
    const auto rows = await(left.outbox().all());
    if (rows && !rows->isEmpty())
        ++m_points.withRowsWaiting;
    if (rows && std::ranges::any_of(*rows, &OutboxEntry::mayBeOnServer))
        ++m_points.uncertain;
}

void ChaosTest::restartServer()
{
    m_server->kill();
    QVERIFY(m_server->start());
    ++m_points.restartedServers;
}

void ChaosTest::listen()
{
    for (QString line = m_sender->nextLine(); !line.isNull(); line = m_sender->nextLine()) {
        if (line.startsWith("written "_L1))
            m_promised = std::max(m_promised, line.section(u' ', 1).toInt());
        m_isDone = m_isDone || line == "done"_L1;
        m_hasFailed = m_hasFailed || line == "failed"_L1;
        if (!m_restartsAt.isEmpty() && m_promised >= m_restartsAt.first()) {
            m_restartsAt.removeFirst();
            restartServer();
        }
        if (m_points.killedClients < kClientKills && --m_linesToLive <= 0) {
            killClient();
            m_linesToLive = m_random.bounded(1, kLongestLife + 1);
            m_sender->start();
            return;
        }
    }
}

void ChaosTest::clientAndServerKilledAtRandomPoints_everyMessageArrivesOnceAndInOrder()
{
    const quint32 seed = chosenSeed();
    qInfo("VATOCHITO_CHAOS_SEED=%u", seed);
    m_random.seed(seed);
    m_linesToLive = m_random.bounded(1, kLongestLife + 1);
    for (int i = 0; i < kServerRestarts; ++i)
        m_restartsAt.append(m_random.bounded(5, kMessages - 50));
    std::ranges::sort(m_restartsAt);

    const bool isLevel0 = qEnvironmentVariableIsSet("VATOCHITO_LEVEL_0");
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM),
                                               isLevel0 ? QStringList{u"--sync"_s, u"off"_s} : QStringList());
    QVERIFY(m_server->start());
    m_bob = std::make_unique<Core>();
    QVERIFY(m_bob->registerAt(m_server->address(), u"bob"_s));
    std::optional<Credentials> alice = Core::registerPerson(m_server->address(), u"alice"_s);
    QVERIFY(alice);
    const ConversationId conversation = m_bob->openDirect(alice->user.id);
    QVERIFY(conversation.isValid());
    m_bob->account().engine().setOpenConversation(conversation);
    m_bob->hurry();

    m_sender = std::make_unique<SenderProcess>(QStringLiteral(VATOCHITO_SENDER_PROGRAM),
                                               SenderProcess::Task{.server = m_server->address(),
                                                                   .user = alice->user,
                                                                   .tokens = alice->tokens,
                                                                   .conversation = conversation,
                                                                   .count = kMessages});
    m_sender->start();
    const auto isOver = [this] {
        listen();
        return m_isDone || m_hasFailed;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), kLimit);
    QVERIFY(!m_hasFailed);
    QTRY_VERIFY_WITH_TIMEOUT(m_sender->hasEndedWell(), kLimit);

    // Had nothing been killed, or only what had nothing to do, the rest would prove nothing.
    qInfo("clients killed: %d, with rows waiting: %d, with one on its way: %d; servers restarted: %d",
          m_points.killedClients, m_points.withRowsWaiting, m_points.uncertain, m_points.restartedServers);
    QCOMPARE(m_points.killedClients, kClientKills);
    QCOMPARE(m_points.restartedServers, kServerRestarts);
    QVERIFY(m_points.withRowsWaiting >= kClientKills / 2);
    QVERIFY(m_points.uncertain > 0);

    QCOMPARE(m_promised, kMessages);
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->arrived().size(), kMessages, kLimit);
    QCOMPARE(m_bob->arrived(), numbered(kMessages));
    QVERIFY(await(m_bob->account().engine().refreshHistory(conversation)));
    QCOMPARE(m_bob->cached(conversation), numbered(kMessages));
}

QTEST_GUILESS_MAIN(ChaosTest)
#include "ChaosTest.moc"
