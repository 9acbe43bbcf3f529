// SPDX-License-Identifier: GPL-3.0-or-later
// A client whose network takes nothing any more while its connection stays up: the server lets it go (4420).
#include "LogTally.h"
#include "Scene.h"
#include "support/client/PatientTest.h"
#include "support/client/ServerProcess.h"

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vatochito;

namespace {

constexpr char kLetGo[] = "LEAVE /ws/sync/ code=4420";
constexpr qsizetype kMessageBytes = 60'000;
/// Far more than the server queues for one socket, with all that the system takes before anything is queued.
constexpr int kMostMessages = 1'000;

} // namespace

class SlowReaderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void reader_whoTakesNothing_isLetGoAndHasEverythingOnceItTakesAgain();
    void sender_whoTakesNothing_isLetGoAndItsMessagesAreThereOnce();

private:
    /// Bob writes on and on until the server lets go of Alice. The clients' time stands still meanwhile, or they would
    /// notice first.
    [[nodiscard]] bool writeUntilSheIsLetGo();
    [[nodiscard]] bool isThere()
    {
        return m_scene->time().until([this] {
            return m_scene->alice().isOnline() &&
                   m_scene->alice().account().engine().isCurrent(m_scene->conversation()) &&
                   m_scene->alice().account().outbox().isEmpty();
        });
    }

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<LogTally> m_log;
    QStringList m_texts;
};

void SlowReaderTest::init()
{
    m_log = std::make_unique<LogTally>();
    // So that it takes as much of Bob as it is given.
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM),
                                               QStringList{u"--command-rate"_s, u"10000"_s});
    m_server->listenFor(kLetGo);
    QVERIFY(m_server->start());
    m_scene = std::make_unique<Scene>(m_server->port(), 1);
    QVERIFY(m_scene->begin());
    QVERIFY(m_scene->enterAlice());
    m_texts.clear();
}

void SlowReaderTest::cleanup()
{
    if (QTest::currentTestFailed())
        m_log->print();
    m_scene.reset();
    m_server.reset();
    m_log.reset();
}

bool SlowReaderTest::writeUntilSheIsLetGo()
{
    Core &bob = m_scene->bob();
    while (m_server->heard(kLetGo) == 0 && m_texts.size() < kMostMessages) {
        m_texts.append(QString::number(m_texts.size()).rightJustified(kMessageBytes, u'.'));
        if (!bob.enqueue(m_scene->conversation(), m_texts.constLast()) ||
            !waitFor([&] { return bob.account().outbox().isEmpty(); }))
            return false;
    }
    return m_server->heard(kLetGo) > 0;
}

void SlowReaderTest::reader_whoTakesNothing_isLetGoAndHasEverythingOnceItTakesAgain()
{
    m_scene->way().start(Fault::Unread);

    QVERIFY(writeUntilSheIsLetGo());
    QVERIFY(m_scene->way().fired(Fault::Unread) > 0);
    QVERIFY(m_scene->alice().arrived().size() < m_texts.size());
    QVERIFY(!m_scene->hasToldTrouble());
    m_scene->way().stop();

    QVERIFY(m_scene->time().until([this] { return m_scene->alice().arrived().size() >= m_texts.size(); }));
    QVERIFY(isThere());
    m_scene->time().run(1min);
    QCOMPARE(m_scene->alice().arrived(), m_texts);
    QCOMPARE(m_scene->alice().cached(m_scene->conversation()), m_texts);
    QCOMPARE(m_scene->draft(), std::optional(Scene::alicesDraft()));
}

void SlowReaderTest::sender_whoTakesNothing_isLetGoAndItsMessagesAreThereOnce()
{
    const QStringList mine = Scene::numbered(1, 5);
    m_scene->way().start(Fault::Unread);

    QVERIFY(Scene::enqueueAll(m_scene->alice(), m_scene->conversation(), mine));
    QVERIFY(writeUntilSheIsLetGo());
    QVERIFY(m_scene->way().fired(Fault::Unread) > 0);
    m_scene->way().stop();

    QVERIFY(isThere());
    m_scene->time().run(1min);
    QStringList others = m_scene->alice().cached(m_scene->conversation());
    QCOMPARE(others, m_scene->bob().cached(m_scene->conversation()));
    for (const QString &text : mine)
        QCOMPARE(others.removeAll(text), 1);
    QCOMPARE(others, m_texts);
}

QTEST_GUILESS_MAIN(SlowReaderTest)
#include "SlowReaderTest.moc"
