// SPDX-License-Identifier: GPL-3.0-or-later
#include "Core.h"
#include "Party.h"

#include "support/client/Await.h"
#include "support/client/PatientTest.h"
#include "support/client/ServerProcess.h"

#include <QSignalSpy>

#include <memory>

using namespace Qt::StringLiterals;

namespace vatochito {

/// Two links of level 1 and one of level 0 in one conversation of a real server.
class SyncLinksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everybodyHearsEverybody_inOrder_once();
    void edit_reachesTheOtherLevel1_andErasesToo();
    void whatWasMissed_comesPageByPage_beforeItIsLive();
    void killedServer_isResumedWithoutALoss();
    void sameClientIdTwice_isOneMessage();
    void readMark_reachesTheOther();

private:
    /// \a from posts \a count messages, all on their way at once.
    [[nodiscard]] bool postAll(Party &from, const QString &prefix, int count);
    static QStringList numbered(const QString &prefix, int count);

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Party> m_alice;
    std::unique_ptr<Party> m_bob;
    std::unique_ptr<Party> m_carol;
    ConversationId m_group;
};

void SyncLinksTest::init()
{
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM));
    QVERIFY(m_server->start());
    const auto enter = [this](const QString &name, Party::Level level) -> std::unique_ptr<Party> {
        const auto credentials = Core::registerPerson(m_server->address(), name);
        return credentials ? std::make_unique<Party>(m_server->address(), *credentials, level) : nullptr;
    };
    m_alice = enter(u"alice"_s, Party::Level::One);
    m_bob = enter(u"bob"_s, Party::Level::One);
    m_carol = enter(u"carol"_s, Party::Level::Zero);
    QVERIFY(m_alice && m_bob && m_carol);
    // One is there before the conversation is, the other comes to it.
    m_alice->link().start();
    QTRY_VERIFY(m_alice->isOnline());
    const auto group = await(m_bob->link().createGroup(u"g"_s, {m_alice->id(), m_carol->id()}));
    QVERIFY(group);
    m_group = group->conversation.id;
    m_bob->link().start();
    m_carol->link().setConversations({m_group});
    m_carol->link().start();
    QTRY_VERIFY(m_alice->isLive(m_group) && m_bob->isLive(m_group) && m_carol->isLive(m_group));
}

void SyncLinksTest::cleanup()
{
    m_alice.reset();
    m_bob.reset();
    m_carol.reset();
    m_server.reset();
}

QStringList SyncLinksTest::numbered(const QString &prefix, int count)
{
    QStringList words;
    for (int number = 1; number <= count; ++number)
        words.append(prefix + QString::number(number));
    return words;
}

bool SyncLinksTest::postAll(Party &from, const QString &prefix, int count)
{
    QList<QFuture<Result<ReceivedMessage>>> posted;
    for (const QString &words : numbered(prefix, count))
        posted.append(from.post(m_group, words));
    return std::ranges::all_of(posted, [](const auto &one) { return await(one).has_value(); });
}

void SyncLinksTest::everybodyHearsEverybody_inOrder_once()
{
    QVERIFY(postAll(*m_alice, u"a"_s, 5));
    QVERIFY(postAll(*m_bob, u"b"_s, 5));
    QVERIFY(m_carol->link().send({ClientId(), m_group, MessageType::Text, u"c1"_s, {}}));

    const QStringList expected = numbered(u"a"_s, 5) + numbered(u"b"_s, 5) + numbered(u"c"_s, 1);
    for (Party *party : {m_alice.get(), m_bob.get(), m_carol.get()}) {
        QTRY_COMPARE(party->words(m_group), expected);
        QCOMPARE(party->outOfTurn(), 0);
    }
}

void SyncLinksTest::edit_reachesTheOtherLevel1_andErasesToo()
{
    const auto posted = await(m_alice->post(m_group, u"as first written"_s));
    QVERIFY(posted);
    QTRY_COMPARE(m_bob->words(m_group), QStringList{u"as first written"_s});

    QVERIFY(await(m_alice->link().edit(m_group, posted->message.id, u"better"_s)));
    QTRY_COMPARE(m_bob->words(m_group), QStringList{u"better"_s});
    QVERIFY(await(m_alice->link().erase(m_group, posted->message.id)));

    QTRY_COMPARE(m_bob->words(m_group), QStringList{QString()});
}

void SyncLinksTest::whatWasMissed_comesPageByPage_beforeItIsLive()
{
    constexpr int kMissed = 230;
    const SyncCursors before = m_alice->cursors();
    m_alice->link().stop();
    QVERIFY(postAll(*m_bob, u"m"_s, kMissed));
    QSignalSpy changes(&m_alice->link(), &Link::changesReceived);
    int toldWhenLive = -1;
    connect(&m_alice->link(), &Link::conversationLive, m_alice.get(), [&] { toldWhenLive = int(changes.size()); });
    const int snapshots = m_alice->snapshots();

    m_alice->link().start();

    QTRY_VERIFY(m_alice->isOnline());
    QCOMPARE(m_alice->words(m_group), numbered(u"m"_s, kMissed));
    QVERIFY2(changes.size() >= 2, "a page holds 200");
    QCOMPARE(toldWhenLive, changes.size());
    QCOMPARE(m_alice->outOfTurn(), 0);
    QCOMPARE(m_alice->snapshots(), snapshots);
    QCOMPARE(m_alice->cursors().heads.value(m_group), before.heads.value(m_group) + kMissed);
}

void SyncLinksTest::killedServer_isResumedWithoutALoss()
{
    QVERIFY(postAll(*m_alice, u"a"_s, 3));
    QTRY_COMPARE(m_bob->words(m_group).size(), 3);
    const int snapshots = m_bob->snapshots();
    m_alice->hurry();
    m_bob->hurry();

    m_server->kill();
    QTRY_VERIFY(!m_alice->link().canSend(m_group) && !m_bob->link().canSend(m_group));
    QCOMPARE(await(m_alice->post(m_group, u"lost"_s)).error().code, Error::Code::Offline);
    QVERIFY(m_server->start());
    QTRY_VERIFY(m_alice->isOnline() && m_alice->link().canSend(m_group));
    QVERIFY(postAll(*m_alice, u"b"_s, 3));

    QTRY_COMPARE(m_bob->words(m_group), numbered(u"a"_s, 3) + numbered(u"b"_s, 3));
    QTRY_VERIFY(m_bob->isOnline());
    QCOMPARE(m_bob->outOfTurn(), 0);
    QCOMPARE(m_bob->snapshots(), snapshots);
}

void SyncLinksTest::sameClientIdTwice_isOneMessage()
{
    const OutgoingMessage message{
        ClientId(u"01938f6e-0000-7000-8000-000000000001"_s), m_group, MessageType::Text, u"once"_s, {}};
    const auto first = await(m_alice->link().post(message));
    const auto second = await(m_alice->link().post(message));

    QVERIFY(first && second);
    QCOMPARE(second->message.id, first->message.id);
    QTRY_COMPARE(m_bob->words(m_group), QStringList{u"once"_s});
}

void SyncLinksTest::readMark_reachesTheOther()
{
    const auto posted = await(m_alice->post(m_group, u"k"_s));
    QVERIFY(posted);
    QSignalSpy changes(&m_alice->link(), &Link::changesReceived);

    QVERIFY(await(m_bob->link().tellRead(m_group, posted->message.id)));

    const auto readBy = [&changes] {
        for (const auto &arguments : changes) {
            for (const MemberMark &mark : arguments.constFirst().value<ConversationChanges>().marks)
                return mark;
        }
        return MemberMark{};
    };
    QTRY_COMPARE(readBy().read, posted->message.id);
    QCOMPARE(readBy().user, m_bob->id());
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SyncLinksTest)
#include "SyncLinksTest.moc"
