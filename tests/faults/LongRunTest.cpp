// SPDX-License-Identifier: GPL-3.0-or-later
// What only shows after hours: clocks that disagree, tokens that age, a thousand reconnects.
#include "LogTally.h"
#include "Scene.h"
#include "support/client/Await.h"
#include "support/client/ServerProcess.h"

#include <QDir>
#include <QTest>

#include <malloc.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vatochito;

namespace {

constexpr char kRefresh[] = "POST /api/auth/token/refresh/";
constexpr int kReconnects = 1'000;
/// So many fill what is kept for reuse: lists, pools, the pages of SQLite.
constexpr int kWarmUp = 100;
/// One socket that is kept is more than four kilobytes; this is one for each reconnect.
constexpr std::size_t kMostGrowth = 1'024 * kReconnects;
/// What is closed a moment later, or opened by a library once.
constexpr qsizetype kMostDescriptors = 5;

/// What this process has of the things that leak.
struct Belongings
{
    qsizetype descriptors = 0;
    int alarms = 0;
    qsizetype connections = 0;
    std::size_t heap = 0;
};

} // namespace

class LongRunTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void clocksTwoHoursApart_changeNothing_data();
    void clocksTwoHoursApart_changeNothing();
    void idle_putsNothingOnTheWireButPingsAndPolls();
    void thousandReconnects_leaveNothingBehind();

private:
    bool isThere();
    bool reconnect();
    /// While nobody is connected: how many requests share how many connections is chance.
    Belongings count();

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<LogTally> m_log;
};

void LongRunTest::initTestCase()
{
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM),
                                               Scene::isLevel0() ? QStringList{u"--sync"_s, u"off"_s} : QStringList());
    QVERIFY(m_server->start());
}

void LongRunTest::init()
{
    m_log = std::make_unique<LogTally>();
    m_scene = std::make_unique<Scene>(m_server->port(), 1);
    QVERIFY(m_scene->begin());
}

void LongRunTest::cleanup()
{
    if (QTest::currentTestFailed())
        m_log->print();
    m_scene.reset();
    m_log.reset();
}

bool LongRunTest::isThere()
{
    return m_scene->alice().isOnline() && m_scene->alice().account().engine().isCurrent(m_scene->conversation());
}

void LongRunTest::clocksTwoHoursApart_changeNothing_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("the client's is ahead, and every token over when it comes") << 2;
    QTest::newRow("the client's is behind, and every token of the future") << -2;
}

void LongRunTest::clocksTwoHoursApart_changeNothing()
{
    QFETCH(int, hours);
    const Timestamp serversNow = SystemClock().now();
    m_scene->clock().jumpWall(std::chrono::duration_cast<std::chrono::milliseconds>(
        serversNow - m_scene->clock().now() + std::chrono::hours(hours)));
    QVERIFY(m_scene->enterAlice());
    Core &alice = m_scene->alice();
    Core &bob = m_scene->bob();
    const ConversationId conversation = m_scene->conversation();

    for (int i = 1; i <= 5; ++i) {
        QVERIFY(alice.enqueue(conversation, u"alice %1"_s.arg(i)));
        QVERIFY(m_scene->time().until([&] { return bob.arrived().size() == 2 * i - 1; }));
        QVERIFY(bob.enqueue(conversation, u"bob %1"_s.arg(i)));
        QVERIFY(m_scene->time().until([&] { return alice.arrived().size() == 2 * i; }));
    }
    QVERIFY(
        m_scene->time().until([&] { return alice.account().outbox().isEmpty() && bob.account().outbox().isEmpty(); }));
    QCOMPARE(alice.cached(conversation), bob.cached(conversation));
    QCOMPARE(alice.cached(conversation).first(2), QStringList({u"alice 1"_s, u"bob 1"_s}));
    // A message has the server's time, whoever wrote it.
    const auto newest = await(alice.account().messages().newest(conversation, 10));
    QVERIFY(newest);
    for (const Message &message : *newest)
        QVERIFY(std::chrono::abs(message.createdAt - serversNow) < 30min);

    // A token is refreshed at 80 % of its 15 minutes, counted from when it came, and not before.
    m_scene->sendBobAway();
    m_scene->time().run(11min);
    QCOMPARE(m_scene->way().requests(kRefresh), 0);
    m_scene->time().run(14min);
    QCOMPARE(m_scene->way().requests(kRefresh), 2);
    QVERIFY(isThere());
    QVERIFY(!m_scene->hasToldTrouble());
}

void LongRunTest::idle_putsNothingOnTheWireButPingsAndPolls()
{
    QVERIFY(m_scene->enterAlice());
    m_scene->sendBobAway();
    m_scene->time().run(1min);
    const int messages = m_scene->way().messagesToServer();
    const QHash<QByteArray, int> before = m_scene->way().allRequests();

    m_scene->time().run(5min);

    // One socket.
    QCOMPARE(m_scene->way().messagesToServer() - messages, 10);
    QHash<QByteArray, int> asked;
    const QHash<QByteArray, int> after = m_scene->way().allRequests();
    for (auto request = after.cbegin(); request != after.cend(); ++request) {
        if (const int more = *request - before.value(request.key()); more > 0)
            asked.insert(request.key(), more);
    }
    QHash<QByteArray, int> polls;
    if (Scene::isLevel0()) {
        const QByteArray list = "GET /api/chat/conversations/";
        polls = {{list, 10}, {list + QByteArray::number(m_scene->conversation().value()) + '/', 10}};
    }
    QCOMPARE(asked, polls);
}

bool LongRunTest::reconnect()
{
    m_scene->way().cutAll();
    if (!m_scene->time().until([this] { return !m_scene->alice().isOnline(); }))
        return false;
    m_scene->alice().account().tryNow();
    return m_scene->time().until([this] { return isThere(); });
}

Belongings LongRunTest::count()
{
    m_scene->way().start(Fault::Refuse);
    m_scene->time().settle();
    m_scene->clearTold();
    m_log->clear();
    malloc_trim(0);
    const Belongings all{
        .descriptors = static_cast<qsizetype>(QDir(u"/proc/self/fd"_s).entryList(QDir::System | QDir::NoDot).size()),
        .alarms = m_scene->alarms().aliveCount(),
        .connections = m_scene->way().openConnections(),
        .heap = mallinfo2().uordblks};
    m_scene->way().stop();
    return all;
}

void LongRunTest::thousandReconnects_leaveNothingBehind()
{
    QVERIFY(m_scene->enterAlice());
    m_scene->sendBobAway();
    for (int i = 0; i < kWarmUp; ++i)
        QVERIFY(reconnect());
    const Belongings before = count();
    const int accepted = m_scene->way().accepted();

    for (int i = 0; i < kReconnects; ++i)
        QVERIFY(reconnect());

    // Had it kept its sockets, this would prove nothing.
    QVERIFY(m_scene->way().accepted() - accepted >= kReconnects);
    const Belongings after = count();
    qInfo("heap: %zu bytes before, %zu after", before.heap, after.heap);
    QVERIFY2(after.descriptors <= before.descriptors + kMostDescriptors,
             qPrintable(QString::number(after.descriptors)));
    QCOMPARE(after.alarms, before.alarms);
    QCOMPARE(after.connections, 0);
    QVERIFY(after.heap <= before.heap + kMostGrowth);
}

QTEST_GUILESS_MAIN(LongRunTest)
#include "LongRunTest.moc"
