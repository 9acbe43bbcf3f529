// SPDX-License-Identifier: GPL-3.0-or-later
// A server that is brought up to date, or goes back, while an outbox is full.
#include "LogTally.h"
#include "Scene.h"
#include "core/WhenDone.h"
#include "net/NegotiatedLink.h"
#include "support/client/Await.h"
#include "support/client/ServerProcess.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vatochito;

class FullOutboxTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyKindThatWaits_whenTheLevelChanges_arrivesOnceAndInOrder_data();
    void everyKindThatWaits_whenTheLevelChanges_arrivesOnceAndInOrder();
    void sentAtLevel0_whenItsEchoIsLostAndTheServerIsOfLevel1_isThereOnce_data() { makeKinds(); }
    void sentAtLevel0_whenItsEchoIsLostAndTheServerIsOfLevel1_isThereOnce();
    void sentAtLevel0_whenNothingOfItArrivedAndTheServerIsOfLevel1_isThereOnce_data() { makeKinds(); }
    void sentAtLevel0_whenNothingOfItArrivedAndTheServerIsOfLevel1_isThereOnce();
    void sentAtLevel1_whenItsAckIsLostAndTheServerIsOfLevel0_isThereOnce_data() { makeKinds(); }
    void sentAtLevel1_whenItsAckIsLostAndTheServerIsOfLevel0_isThereOnce();
    void sentAtLevel1_whenNothingOfItArrivedAndTheServerIsOfLevel0_isThereOnce_data() { makeKinds(); }
    void sentAtLevel1_whenNothingOfItArrivedAndTheServerIsOfLevel0_isThereOnce();
    void sentWhileTheLinkGoesOverToLevel1_isThereOnce();

private:
    static QStringList optionsOf(int level) { return level == 0 ? QStringList{u"--sync"_s, u"off"_s} : QStringList(); }
    [[nodiscard]] bool beginAt(int level);
    /// Dies and comes back; the clients look for another level the next day.
    [[nodiscard]] bool restartServerAt(int level);
    [[nodiscard]] bool bothAreThereAt(int level);
    [[nodiscard]] bool everythingIsSent();
    /// Both have it said, and everything is quiet.
    [[nodiscard]] bool isSaid(const QStringList &contents);
    static void makeKinds();
    /// What an answer answers.
    [[nodiscard]] bool sayOriginal();
    /// One of makeKinds().
    [[nodiscard]] bool enqueueOnce();
    /// Once the fault is over and the server is of \a level.
    void checkThatItIsThereOnceAt(int level);
    ClientId enqueue(const Draft &draft);
    /// Of Alice's, in the cache.
    Message messageOfAlice(const QString &content);
    /// From now on it is noted whether those are in Alice's cache each time her connection changes.
    void watchRows(const QStringList &contents);

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<LogTally> m_log;
    int m_looks = 0;
    int m_looksInVain = 0;
};

void FullOutboxTest::init()
{
    m_log = std::make_unique<LogTally>();
    m_looks = 0;
    m_looksInVain = 0;
}

void FullOutboxTest::cleanup()
{
    if (QTest::currentTestFailed())
        m_log->print();
    m_scene.reset();
    m_server.reset();
    m_log.reset();
}

bool FullOutboxTest::beginAt(int level)
{
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM), optionsOf(level));
    if (!m_server->start())
        return false;
    m_scene = std::make_unique<Scene>(m_server->port(), 1);
    return m_scene->begin() && m_scene->enterAlice() && bothAreThereAt(level);
}

bool FullOutboxTest::restartServerAt(int level)
{
    m_server->kill();
    m_server->setOptions(optionsOf(level));
    m_scene->clock().jumpWall(LevelMemory::kRememberedFor);
    return m_server->start();
}

bool FullOutboxTest::bothAreThereAt(int level)
{
    return m_scene->time().until([this, level] {
        return std::ranges::all_of(std::initializer_list<Core *>{&m_scene->alice(), &m_scene->bob()}, [&](Core *core) {
            return core->isOnline() && core->account().level() == level &&
                   core->account().engine().isCurrent(m_scene->conversation());
        });
    });
}

bool FullOutboxTest::everythingIsSent()
{
    const bool isSent = m_scene->time().until([this] { return m_scene->alice().account().outbox().isEmpty(); }, 10min);
    m_scene->time().run(1min);
    return isSent && m_scene->alice().outboxSize() == 0;
}

bool FullOutboxTest::isSaid(const QStringList &contents)
{
    const bool isSaid = m_scene->time().until([&] { return m_scene->bob().arrived() == contents; });
    m_scene->time().run(1min);
    return isSaid && m_scene->alice().outboxSize() == 0;
}

void FullOutboxTest::makeKinds()
{
    QTest::addColumn<bool>("isAnswer");
    QTest::newRow("a message") << false;
    QTest::newRow("an answer") << true;
}

bool FullOutboxTest::sayOriginal()
{
    return m_scene->alice().enqueue(m_scene->conversation(), u"original"_s) && isSaid({u"original"_s});
}

bool FullOutboxTest::enqueueOnce()
{
    QFETCH(bool, isAnswer);
    Draft draft{.conversation = m_scene->conversation(), .content = u"once"_s};
    const Message original = messageOfAlice(u"original"_s);
    if (isAnswer)
        draft.reply = ReplyExcerpt{original.id, original.sender, original.content};
    return enqueue(draft).isValid();
}

ClientId FullOutboxTest::enqueue(const Draft &draft)
{
    return await(m_scene->alice().account().outbox().enqueue(draft)).value_or(ClientId());
}

Message FullOutboxTest::messageOfAlice(const QString &content)
{
    const auto all = await(m_scene->alice().account().messages().newest(m_scene->conversation(), 100));
    const auto found = std::ranges::find(*all, content, &Message::content);
    return found == all->cend() ? Message() : *found;
}

void FullOutboxTest::watchRows(const QStringList &contents)
{
    Account &account = m_scene->alice().account();
    connect(&account, &Account::connectionChanged, this, [this, &account, contents] {
        ++m_looks;
        whenDone(account.messages().newest(m_scene->conversation(), 100), this,
                 [this, contents](const Result<QList<Message>> &read) {
                     const auto isThere = [&read](const QString &content) {
                         return read && std::ranges::find(*read, content, &Message::content) != read->cend();
                     };
                     if (!std::ranges::all_of(contents, isThere))
                         ++m_looksInVain;
                 });
    });
}

void FullOutboxTest::everyKindThatWaits_whenTheLevelChanges_arrivesOnceAndInOrder_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("after");
    QTest::newRow("back to level 0") << 1 << 0;
    QTest::newRow("up to level 1") << 0 << 1;
}

void FullOutboxTest::everyKindThatWaits_whenTheLevelChanges_arrivesOnceAndInOrder()
{
    QFETCH(int, before);
    QFETCH(int, after);
    QVERIFY(beginAt(before));
    Core &alice = m_scene->alice();
    Core &bob = m_scene->bob();
    const ConversationId chat = m_scene->conversation();
    QVERIFY(Scene::enqueueAll(alice, chat, {u"to be mended"_s, u"to be deleted"_s, u"old"_s}));
    QVERIFY(isSaid({u"to be mended"_s, u"to be deleted"_s, u"old"_s}));
    QVERIFY(bob.enqueue(chat, u"to be read"_s));
    QVERIFY(m_scene->time().until([&] { return alice.arrived().contains(u"to be read"_s); }));
    m_scene->way().start(Fault::Refuse);
    QVERIFY(m_scene->time().until([&] { return !alice.isOnline(); }));
    watchRows({u"old"_s, u"to be read"_s});

    const MessageId read = messageOfAlice(u"to be read"_s).id;
    const ClientId first = enqueue({.conversation = chat, .content = u"first"_s});
    enqueue({.conversation = chat, .content = u"second"_s});
    await(alice.account().outbox().edit(chat, messageOfAlice(u"to be mended"_s).id, u"mended"_s));
    await(alice.account().outbox().erase(chat, messageOfAlice(u"to be deleted"_s).id));
    enqueue({.conversation = chat,
             .content = u"an answer"_s,
             .reply = ReplyExcerpt{MessageId(), m_scene->alicesUser().id, u"first"_s},
             .answers = first});
    // The same words twice are two messages.
    enqueue({.conversation = chat, .content = u"second"_s});
    QCOMPARE(await(alice.account().engine().markSeen(chat, read)).value(), 1);
    QCOMPARE(alice.outboxSize(), 6);
    QVERIFY(restartServerAt(after));
    m_scene->way().stop();

    QVERIFY(everythingIsSent());
    QVERIFY(bothAreThereAt(after));
    const QStringList wanted{u"mended"_s, u""_s,       u"old"_s,       u"to be read"_s,
                             u"first"_s,  u"second"_s, u"an answer"_s, u"second"_s};
    QCOMPARE(alice.cached(chat), wanted);
    QCOMPARE(bob.cached(chat), wanted);
    QCOMPARE(bob.arrived().mid(bob.arrived().indexOf(u"first"_s)), wanted.mid(4));
    QCOMPARE(messageOfAlice(u"an answer"_s).reply->id, messageOfAlice(u"first"_s).id);
    const auto markers = await(bob.account().conversations().markers(chat));
    QVERIFY(markers->contains(ReadMarker{.user = m_scene->alicesUser().id, .upTo = read}));
    QVERIFY(m_looks > 0);
    QCOMPARE(m_looksInVain, 0);
    QCOMPARE(m_scene->draft(), std::optional(Scene::alicesDraft()));
}

void FullOutboxTest::checkThatItIsThereOnceAt(int level)
{
    QVERIFY(restartServerAt(level));
    m_scene->way().stop();

    QVERIFY(everythingIsSent());
    QVERIFY(bothAreThereAt(level));
    QCOMPARE(m_scene->alice().cached(m_scene->conversation()), QStringList({u"original"_s, u"once"_s}));
    QCOMPARE(m_scene->bob().cached(m_scene->conversation()), QStringList({u"original"_s, u"once"_s}));
}

void FullOutboxTest::sentAtLevel0_whenItsEchoIsLostAndTheServerIsOfLevel1_isThereOnce()
{
    QVERIFY(beginAt(0));
    QVERIFY(sayOriginal());
    m_scene->way().setHeld(Held::Never);
    m_scene->way().start(Fault::DropToClient);
    QVERIFY(enqueueOnce());
    QVERIFY(m_scene->time().until([this] {
        return m_scene->bob().arrived() == QStringList({u"original"_s, u"once"_s});
    }));
    QVERIFY(m_scene->way().fired(Fault::DropToClient) > 0);
    QCOMPARE(m_scene->alice().outboxSize(), 1);

    checkThatItIsThereOnceAt(1);
}

void FullOutboxTest::sentAtLevel0_whenNothingOfItArrivedAndTheServerIsOfLevel1_isThereOnce()
{
    QVERIFY(beginAt(0));
    QVERIFY(sayOriginal());
    m_scene->way().setHeld(Held::Never);
    m_scene->way().start(Fault::DropToServer);
    QVERIFY(enqueueOnce());
    QVERIFY(m_scene->time().until([this] { return m_scene->way().fired(Fault::DropToServer) > 0; }));

    checkThatItIsThereOnceAt(1);
}

void FullOutboxTest::sentAtLevel1_whenItsAckIsLostAndTheServerIsOfLevel0_isThereOnce()
{
    QVERIFY(beginAt(1));
    QVERIFY(sayOriginal());
    m_scene->way().start(Fault::LoseAck);
    QVERIFY(enqueueOnce());
    QVERIFY(m_scene->time().until([this] { return m_scene->way().fired(Fault::LoseAck) > 0; }));
    QCOMPARE(m_scene->alice().outboxSize(), 1);

    checkThatItIsThereOnceAt(0);
}

void FullOutboxTest::sentAtLevel1_whenNothingOfItArrivedAndTheServerIsOfLevel0_isThereOnce()
{
    QVERIFY(beginAt(1));
    QVERIFY(sayOriginal());
    m_scene->way().setHeld(Held::Never);
    m_scene->way().start(Fault::DropToServer);
    QVERIFY(enqueueOnce());
    QVERIFY(m_scene->time().until([this] { return m_scene->way().fired(Fault::DropToServer) > 0; }));

    checkThatItIsThereOnceAt(0);
}

void FullOutboxTest::sentWhileTheLinkGoesOverToLevel1_isThereOnce()
{
    QVERIFY(beginAt(0));
    m_scene->way().start(Fault::Refuse);
    QVERIFY(m_scene->time().until([this] { return !m_scene->alice().isOnline(); }));
    const QStringList texts = Scene::numbered(1, 30);
    QVERIFY(Scene::enqueueAll(m_scene->alice(), m_scene->conversation(), texts));
    QVERIFY(restartServerAt(1));
    // The question about the level is answered while they go out.
    m_scene->way().setDelay(100ms);
    m_scene->way().stop();
    m_scene->way().start(Fault::Delay);

    QVERIFY(everythingIsSent());
    m_scene->way().stop();
    QVERIFY(bothAreThereAt(1));
    QCOMPARE(m_scene->alice().cached(m_scene->conversation()), texts);
    QCOMPARE(m_scene->bob().cached(m_scene->conversation()), texts);
}

QTEST_GUILESS_MAIN(FullOutboxTest)
#include "FullOutboxTest.moc"
