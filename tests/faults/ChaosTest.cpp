// SPDX-License-Identifier: GPL-3.0-or-later
#include "KilledWriter.h"
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
/// Far more than it takes; a failure, not a delay. All of them together end before Qt Test's five minutes do, which
/// would not say what was waited for.
constexpr int kLimit = 90'000;

quint32 chosenSeed()
{
    bool isGiven = false;
    const quint32 given = qEnvironmentVariable("VATOCHITO_CHAOS_SEED").toUInt(&isGiven);
    return isGiven ? given : QRandomGenerator::system()->generate();
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
    void restartServer();
    void listen();

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Core> m_bob;
    std::unique_ptr<KilledWriter> m_writer;
    QRandomGenerator m_random;
    QList<int> m_restartsAt; ///< Once so many messages were promised; ascending.
    int m_restarts = 0;
};

void ChaosTest::restartServer()
{
    m_server->kill();
    QVERIFY(m_server->start());
    ++m_restarts;
}

void ChaosTest::listen()
{
    while (m_writer->listen()) {
        if (!m_restartsAt.isEmpty() && m_writer->promised() >= m_restartsAt.first()) {
            m_restartsAt.removeFirst();
            restartServer();
        }
    }
}

void ChaosTest::clientAndServerKilledAtRandomPoints_everyMessageArrivesOnceAndInOrder()
{
    const quint32 seed = chosenSeed();
    qInfo("VATOCHITO_CHAOS_SEED=%u", seed);
    m_random.seed(seed);
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

    m_writer = std::make_unique<KilledWriter>(QStringLiteral(VATOCHITO_SENDER_PROGRAM),
                                              SenderProcess::Task{.server = m_server->address(),
                                                                  .user = alice->user,
                                                                  .tokens = alice->tokens,
                                                                  .conversation = conversation,
                                                                  .count = kMessages},
                                              kClientKills, m_random.generate());
    m_writer->start();
    const auto isOver = [this] {
        listen();
        return m_writer->isDone() || m_writer->hasFailed();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), kLimit);
    QVERIFY(!m_writer->hasFailed());
    QTRY_VERIFY_WITH_TIMEOUT(m_writer->hasEndedWell(), kLimit);

    // Had nothing been killed, or only what had nothing to do, the rest would prove nothing.
    const KilledWriter::Points &points = m_writer->points();
    qInfo("clients killed: %d, with rows waiting: %d, with one on its way: %d; servers restarted: %d", points.kills,
          points.withRowsWaiting, points.uncertain, m_restarts);
    QCOMPARE(points.kills, kClientKills);
    QCOMPARE(m_restarts, kServerRestarts);
    QVERIFY(points.withRowsWaiting >= kClientKills / 2);
    QVERIFY(points.uncertain >= kClientKills / 2);

    const QStringList messages = KilledWriter::messages(kMessages);
    QCOMPARE(m_writer->promised(), kMessages);
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->arrived().size(), kMessages, kLimit);
    QCOMPARE(m_bob->arrived(), messages);
    QVERIFY(await(m_bob->account().engine().refreshHistory(conversation)));
    QCOMPARE(m_bob->cached(conversation), messages);
}

QTEST_GUILESS_MAIN(ChaosTest)
#include "ChaosTest.moc"
