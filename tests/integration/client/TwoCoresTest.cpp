// SPDX-License-Identifier: GPL-3.0-or-later
#include "Core.h"
#include "support/client/PatientTest.h"
#include "support/client/ServerProcess.h"

#include <memory>

using namespace Qt::StringLiterals;
using namespace vatochito;

namespace {

/// Far more than anything here takes; a failure, not a delay.
constexpr int kLimit = 120'000;

QStringList numbered(int first, int last)
{
    QStringList texts;
    for (int i = first; i <= last; ++i)
        texts.append(u"message %1"_s.arg(i));
    return texts;
}

} // namespace

/// Two client cores and a server process that may die.
class TwoCoresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void messages_whenBothAreOnline_arriveAtTheOther();
    void message_whenItHasArrived_isShownAsSent();
    void longMessages_inLettersOfThreeBytes_arriveWithoutALossOfConnection();
    void messages_whenTheServerIsKilledAndStartedAgain_arriveOnceAndInOrder();
    void messages_whenTheSenderIsDroppedToo_arriveOnceAndInOrder();
    void messages_whenTheReceiverWasAway_areCaughtUp();
    void history_afterAbsenceAndLoss_tellsWhatWasMissedAndWhy();
    void readMarker_whenTheOtherHasSeenAMessage_makesItRead();
    void edit_whenWrittenWithTheServerDown_reachesTheOther();
    void deletion_whenAskedFor_reachesTheOther();

private:
    bool enqueueAll(const QStringList &texts);
    void startAgain();
    /// Sent by alice and cached by both; invalid: it did not arrive.
    MessageId sendOne(const QString &text);

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Core> m_alice;
    std::unique_ptr<Core> m_bob;
    ConversationId m_conversation;
};

void TwoCoresTest::init()
{
    m_server = std::make_unique<ServerProcess>(QStringLiteral(VATOCHITO_SERVER_PROGRAM));
    QVERIFY(m_server->start());
    m_alice = std::make_unique<Core>();
    m_bob = std::make_unique<Core>();
    QVERIFY(m_alice->registerAt(m_server->address(), u"alice"_s));
    QVERIFY(m_bob->registerAt(m_server->address(), u"bob"_s));
    m_conversation = m_alice->openDirect(m_bob->account().me().id);
    QVERIFY(m_conversation.isValid());
    QCOMPARE(m_bob->openDirect(m_alice->account().me().id), m_conversation);
    m_alice->account().engine().setOpenConversation(m_conversation);
    m_bob->account().engine().setOpenConversation(m_conversation);
    QTRY_VERIFY_WITH_TIMEOUT(m_alice->isOnline() && m_bob->isOnline(), kLimit);
}

void TwoCoresTest::cleanup()
{
    m_bob.reset();
    m_alice.reset();
    m_server.reset();
}

bool TwoCoresTest::enqueueAll(const QStringList &texts)
{
    for (const QString &text : texts) {
        if (!m_alice->enqueue(m_conversation, text))
            return false;
    }
    return true;
}

/// The attempts' own waits are the unit tests' matter.
void TwoCoresTest::startAgain()
{
    QVERIFY(m_server->start());
    m_alice->account().tryNow();
    m_bob->account().tryNow();
}

void TwoCoresTest::messages_whenBothAreOnline_arriveAtTheOther()
{
    QVERIFY(m_alice->enqueue(m_conversation, u"Hello!"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->arrived(), QStringList{u"Hello!"_s}, kLimit);
    QVERIFY(m_bob->enqueue(m_conversation, u"કેમ છો?"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->arrived(), (QStringList{u"Hello!"_s, u"કેમ છો?"_s}), kLimit);
}

void TwoCoresTest::message_whenItHasArrived_isShownAsSent()
{
    QVERIFY(m_alice->enqueue(m_conversation, u"Hello!"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->outboxSize(), 0, kLimit);
    QCOMPARE(m_alice->cached(m_conversation), QStringList{u"Hello!"_s});
}

void TwoCoresTest::longMessages_inLettersOfThreeBytes_arriveWithoutALossOfConnection()
{
    QStringList texts;
    for (const QString &shift : {u""_s, u"1"_s, u"12"_s})
        texts.append(shift + u"કેમ છો? "_s.repeated(2000));

    int losses = 0;
    connect(&m_bob->account(), &Account::connectionChanged, this,
            [this, &losses] { losses += m_bob->account().connection().status == Connection::Status::Waiting ? 1 : 0; });

    QVERIFY(enqueueAll(texts));

    QTRY_COMPARE_WITH_TIMEOUT(m_bob->cached(m_conversation), texts, kLimit);
    QCOMPARE(losses, 0);
}

void TwoCoresTest::messages_whenTheServerIsKilledAndStartedAgain_arriveOnceAndInOrder()
{
    const QStringList all = numbered(1, 300);
    QVERIFY(enqueueAll(all));
    // In the middle of it, so that some have been sent, one is on the wire, and the rest waits.
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->arrived().size() >= 40, kLimit);
    m_server->kill();
    QTRY_VERIFY_WITH_TIMEOUT(!m_alice->isOnline() && !m_bob->isOnline(), kLimit);
    startAgain();
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->arrived().size() >= 150, kLimit);
    m_server->kill();
    QTRY_VERIFY_WITH_TIMEOUT(!m_alice->isOnline() && !m_bob->isOnline(), kLimit);
    startAgain();

    QTRY_COMPARE_WITH_TIMEOUT(m_alice->outboxSize(), 0, kLimit);
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->arrived().size(), all.size(), kLimit);
    QCOMPARE(m_bob->arrived(), all);
    QCOMPARE(m_bob->cached(m_conversation), all);
    QCOMPARE(m_alice->cached(m_conversation), all);
}

void TwoCoresTest::messages_whenTheSenderIsDroppedToo_arriveOnceAndInOrder()
{
    const QStringList all = numbered(1, 100);
    m_server->kill();
    QVERIFY(enqueueAll(all));
    QVERIFY(m_alice->restart());
    startAgain();
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->arrived().size() >= 20, kLimit);
    QVERIFY(m_alice->restart());

    QTRY_COMPARE_WITH_TIMEOUT(m_alice->outboxSize(), 0, kLimit);
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->arrived().size(), all.size(), kLimit);
    QCOMPARE(m_bob->arrived(), all);
    QCOMPARE(m_alice->cached(m_conversation), all);
}

void TwoCoresTest::messages_whenTheReceiverWasAway_areCaughtUp()
{
    QVERIFY(m_alice->enqueue(m_conversation, u"before"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->arrived(), QStringList{u"before"_s}, kLimit);
    const QFuture<Status> closed = m_bob->account().close();
    QTRY_VERIFY_WITH_TIMEOUT(closed.isFinished(), kLimit);
    QVERIFY(enqueueAll(numbered(1, 20)));
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->outboxSize(), 0, kLimit);
    QVERIFY(m_bob->restart());
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->arrived(), QStringList{u"before"_s} + numbered(1, 20), kLimit);
}

void TwoCoresTest::history_afterAbsenceAndLoss_tellsWhatWasMissedAndWhy()
{
    using Kind = ConnectionPeriod::Kind;
    using End = ConnectionPeriod::End;
    // Newest first.
    const auto periods = [this] {
        const auto read = m_bob->account().cache().connectionHistory().newest(10);
        return QTest::qWaitFor([&read] { return read.isFinished(); }, kLimit) && read.result()
                   ? read.result().value()
                   : QList<ConnectionPeriod>();
    };
    QVERIFY(m_alice->enqueue(m_conversation, u"before"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->arrived(), QStringList{u"before"_s}, kLimit);
    const QFuture<Status> closed = m_bob->account().close();
    QTRY_VERIFY_WITH_TIMEOUT(closed.isFinished(), kLimit);
    QCOMPARE(periods().first().end, End::Closed);
    QVERIFY(enqueueAll(numbered(1, 20)));
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->outboxSize(), 0, kLimit);

    QVERIFY(m_bob->restart());
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->isOnline(), kLimit);
    QTRY_COMPARE_WITH_TIMEOUT(periods().first().messages, 20, kLimit);
    QCOMPARE(periods().first().conversations, 1);

    m_server->kill();
    QTRY_COMPARE_WITH_TIMEOUT(periods().first().kind, Kind::Down, kLimit);
    QCOMPARE(periods().at(1).end, End::Turned);
    QCOMPARE(periods().at(1).reason, Error::Code::ServerFailed); // it broke without a word
    startAgain();
    QTRY_COMPARE_WITH_TIMEOUT(periods().first().kind, Kind::Up, kLimit);
    QCOMPARE(periods().at(1).end, End::Turned);
}

void TwoCoresTest::readMarker_whenTheOtherHasSeenAMessage_makesItRead()
{
    QVERIFY(m_alice->enqueue(m_conversation, u"Hello!"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->arrived().size(), 1, kLimit);
    const auto newest = m_bob->account().messages().newest(m_conversation, 1);
    QTRY_VERIFY_WITH_TIMEOUT(newest.isFinished(), kLimit);
    const MessageId seen = newest.result().value().first().id;
    m_bob->account().engine().markSeen(m_conversation, seen);

    const auto isRead = [this, seen] {
        const auto message = m_alice->account().messages().one(m_conversation, seen);
        return waitFor([&message] { return message.isFinished(); }) && message.result() && *message.result() &&
               (*message.result())->delivery == Delivery::Read;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), kLimit);
}

MessageId TwoCoresTest::sendOne(const QString &text)
{
    if (!m_alice->enqueue(m_conversation, text) ||
        !QTest::qWaitFor([this] { return m_alice->outboxSize() == 0 && m_bob->arrived().size() == 1; }, kLimit))
        return {};
    const auto newest = m_alice->account().messages().newest(m_conversation, 1);
    if (!QTest::qWaitFor([&newest] { return newest.isFinished(); }, kLimit) || newest.result()->isEmpty())
        return {};
    return newest.result()->first().id;
}

void TwoCoresTest::edit_whenWrittenWithTheServerDown_reachesTheOther()
{
    const MessageId message = sendOne(u"tpyo"_s);
    QVERIFY(message.isValid());
    m_server->kill();
    QTRY_VERIFY_WITH_TIMEOUT(!m_alice->isOnline() && !m_bob->isOnline(), kLimit);
    m_alice->account().outbox().edit(m_conversation, message, u"typo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->outboxSize(), 1, kLimit);
    startAgain();

    QTRY_COMPARE_WITH_TIMEOUT(m_bob->cached(m_conversation), QStringList{u"typo"_s}, kLimit);
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->outboxSize(), 0, kLimit);
    QCOMPARE(m_alice->cached(m_conversation), QStringList{u"typo"_s});
}

void TwoCoresTest::deletion_whenAskedFor_reachesTheOther()
{
    const MessageId message = sendOne(u"oops"_s);
    QVERIFY(message.isValid());
    m_alice->account().outbox().erase(m_conversation, message);

    QTRY_COMPARE_WITH_TIMEOUT(m_bob->cached(m_conversation), QStringList{QString()}, kLimit);
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->cached(m_conversation), QStringList{QString()}, kLimit);
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->outboxSize(), 0, kLimit);
}

QTEST_GUILESS_MAIN(TwoCoresTest)
#include "TwoCoresTest.moc"
