// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/SyncEngine.h"
#include "support/client/Await.h"
#include "support/client/FakeLink.h"
#include "support/client/FatalLog.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QDir>
#include <QSignalSpy>

namespace vatochito {

using namespace samples;

class SyncEngineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_arrived.clear();
        m_folder = std::make_unique<TestFolder>();
        m_cache = std::make_unique<Cache>(m_folder->filePath(QStringLiteral("alice.db")), kMe);
        m_link = std::make_unique<FakeLink>(kMe);
        m_link->conversationList = {conversation()};
        restart();
    }

    void cleanup()
    {
        m_engine.reset();
        m_link.reset();
        m_cache.reset();
    }

    void online_loadsTheListAndTheHistory()
    {
        m_link->storeSilently(message(1, kBob, QStringLiteral("a")));
        m_link->storeSilently(message(2, kMe, QStringLiteral("b")));
        m_link->goOnline();
        QTRY_COMPARE(m_arrived, texts({"a", "b"}));
        QVERIFY(m_engine->isListLoaded());
        QVERIFY(summary().isHistoryRead);
    }

    void event_isCachedAndToldOnce()
    {
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("Hello!")));
        m_link->receive(message(1, kBob, QStringLiteral("Hello!")));
        QTRY_COMPARE(m_arrived, texts({"Hello!"}));
        settle();
        QCOMPARE(m_arrived, texts({"Hello!"}));
    }

    void missedWhileTheSocketWasDown_isCaughtUpInOrderAndOnce()
    {
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        QTRY_COMPARE(m_arrived, texts({"a"}));
        m_link->goOffline();
        m_link->storeSilently(message(2, kBob, QStringLiteral("b")));
        m_link->storeSilently(message(3, kBob, QStringLiteral("c")));
        m_link->holdsHistories = true;
        m_link->goOnline();
        QTRY_VERIFY(m_link->historiesAsked.size() >= 1);
        m_link->receive(message(4, kBob, QStringLiteral("d"))); // While the history is on its way.
        settle();
        QCOMPARE(m_arrived, texts({"a"}));
        m_link->releaseHistories();
        QTRY_COMPARE(m_arrived, texts({"a", "b", "c", "d"}));
    }

    void answerThatOvertakesAnEvent_isToldInItsTurn()
    {
        goLive();
        m_link->answersPings = false; // The pong comes behind what is on its way.
        m_engine->adopt(message(2, kMe, QStringLiteral("mine")), ClientId(QStringLiteral("c2")));
        settle();
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        m_link->receive(message(2, kMe, QStringLiteral("mine")));
        QTRY_COMPARE(m_arrived, texts({"a", "mine"}));
    }

    void answerWhileTheSocketIsDead_doesNotHideWhatWasMissedBeforeIt()
    {
        answerOverADeadSocket();

        m_link->goOffline();
        m_link->goOnline();

        QTRY_COMPARE(m_arrived, texts({"a", "b", "mine"}));
    }

    void answerOfAProcessThatEnded_doesNotHideItFromTheNext()
    {
        answerOverADeadSocket();
        m_link->goOffline();
        m_arrived.clear();
        restart();

        m_link->goOnline();

        QTRY_COMPARE(summary().newestCached, MessageId(3));
        QTRY_VERIFY(!m_link->historiesAsked.isEmpty());
        QTRY_COMPARE(summary().wholeUpTo, MessageId(3));
    }

    void proofThatOvertakesTheWritingOfAnEvent_hidesItNot()
    {
        goLive();
        m_link->answersPings = false;
        m_engine->adopt(message(2, kMe, QStringLiteral("mine")), ClientId(QStringLiteral("c2")));
        QTRY_COMPARE(m_link->proofsAsked, 1);
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        m_link->answerPings();
        QTRY_COMPARE(m_arrived, texts({"a", "mine"}));
    }

    void answerWithoutAnEcho_countsOnceTheSocketHasProvedItself()
    {
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        QTRY_COMPARE(m_arrived, texts({"a"}));
        const qsizetype asked = m_link->historiesAsked.size();
        m_link->storeSilently(message(2, kMe, QStringLiteral("mine")));
        m_engine->adopt(message(2, kMe, QStringLiteral("mine")), ClientId(QStringLiteral("c2")));
        QTRY_COMPARE(m_arrived, texts({"a", "mine"}));
        Q_EMIT m_link->conversationsPolled(m_link->conversationList);
        settle();
        QCOMPARE(m_link->historiesAsked.size(), asked);
        QCOMPARE(summary().wholeUpTo, MessageId(2));
    }

    void eventOfALaterSocketThanTheReading_doesNotHideWhatLiesBetween()
    {
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        QTRY_COMPARE(m_arrived, texts({"a"}));
        m_link->goOffline();
        m_link->storeSilently(message(2, kBob, QStringLiteral("b")));
        const qsizetype asked = m_link->historiesAsked.size();
        m_link->holdsHistories = true;
        m_link->goOnline();
        QTRY_COMPARE(m_link->historiesAsked.size(), asked + 1);
        m_link->goOffline();
        m_link->storeSilently(message(3, kBob, QStringLiteral("c")));
        m_link->goOnline();
        m_link->receive(message(4, kBob, QStringLiteral("d")));
        settle();
        m_link->holdsHistories = false;

        m_link->releaseHistories();

        QTRY_COMPARE(m_arrived, texts({"a", "b", "c", "d"}));
    }

    void nothingMissed_readsNoHistoryAgain()
    {
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        QTRY_COMPARE(m_arrived.size(), 1);
        const auto before = m_link->historiesAsked.size();
        m_link->goOffline();
        m_link->goOnline();
        settle();
        QCOMPARE(m_link->historiesAsked.size(), before);
        m_link->receive(message(2, kBob, QStringLiteral("b")));
        QTRY_COMPARE(m_arrived, texts({"a", "b"}));
    }

    void openConversation_isReadAgainAfterAReconnect()
    {
        goLive();
        m_engine->setOpenConversation(kChat);
        settle();
        const auto before = m_link->historiesAsked.size();
        m_link->goOffline();
        m_link->goOnline();
        QTRY_VERIFY(m_link->historiesAsked.size() > before);
    }

    void cachedBefore_isNotNewAfterARestart()
    {
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        QTRY_COMPARE(m_arrived.size(), 1);
        m_link->goOffline();
        m_arrived.clear();
        restart();
        m_link->storeSilently(message(2, kBob, QStringLiteral("b")));
        m_link->goOnline();
        QTRY_COMPARE(m_arrived, texts({"b"}));
    }

    void polledLastMessageBeyondTheCache_readsTheHistory()
    {
        goLive();
        m_link->storeSilently(message(1, kBob, QStringLiteral("from REST")));
        Q_EMIT m_link->conversationsPolled(m_link->conversationList);
        QTRY_COMPARE(m_arrived, texts({"from REST"}));
    }

    void eventOfAnUnknownConversation_bringsTheListAndIsToldOnce()
    {
        goLive();
        m_link->conversationList.append(conversation(kOther));
        const ReceivedMessage hello = message(1, kBob, QStringLiteral("new here"), kOther);
        m_link->storeSilently(hello);
        Q_EMIT m_link->eventReceived(kOther, MessageArrived{hello});
        QTRY_COMPARE(m_arrived, texts({"new here"}));
        settle();
        QCOMPARE(m_arrived.size(), 1);
    }

    void vanishedConversation_isPruned()
    {
        goLive();
        QSignalSpy lost(m_engine.get(), &SyncEngine::conversationLost);
        m_link->conversationList.clear();
        Q_EMIT m_link->conversationsPolled({});
        QTRY_COMPARE(lost.count(), 1);
        QVERIFY(!await(m_cache->conversations().one(kChat)).value());
    }

    void justCreated_isNotPrunedByAnOlderList()
    {
        goLive();
        QCOMPARE(await(m_engine->openDirect(kBob)).value(), ConversationId(77));
        m_link->conversationList.append(conversation(ConversationId(77)));
        Q_EMIT m_link->conversationsPolled({conversation()});
        settle();
        QVERIFY(await(m_cache->conversations().one(ConversationId(77))).value());
    }

    void seen_movesMyMarkerAndTellsEachNewOne()
    {
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        m_link->receive(message(2, kMe, QStringLiteral("mine")));
        m_link->receive(message(3, kBob, QStringLiteral("b")));
        QTRY_COMPARE(m_arrived.size(), 3);
        QCOMPARE(await(m_engine->markSeen(kChat, MessageId(3))).value(), 2);
        m_alarms.advance(std::chrono::seconds(1));
        QCOMPARE(m_link->reads.size(), 2);
        QCOMPARE(summary().unreadCount, 0);
        QCOMPARE(await(m_engine->markSeen(kChat, MessageId(3))).value(), 0);
    }

    void seenMessageOfMine_isToldWhereOneMarkerSaysItOfAll()
    {
        goLive();
        m_link->can.resumes = true;
        m_link->receive(message(1, kMe, QStringLiteral("mine")));
        settle();
        QCOMPARE(await(m_engine->markSeen(kChat, MessageId(1))).value(), 0);
        QCOMPARE(m_link->reads.size(), 1);
        QCOMPARE(await(m_engine->markSeen(kChat, MessageId(1))).value(), 0);
        m_alarms.advance(ReadReporter::kPace);
        QCOMPARE(m_link->reads.size(), 1);
    }

    void missingInAList_butNobodyCanBeAsked_isKept()
    {
        goLive();
        QSignalSpy lost(m_engine.get(), &SyncEngine::conversationLost);
        m_link->restFails = Error{.code = Error::Code::Timeout};
        Q_EMIT m_link->conversationsPolled({});
        settle();
        QCOMPARE(lost.count(), 0);
        QVERIFY(await(m_cache->conversations().one(kChat)).value());
    }

    void seenOffline_isToldByTheNextProcessOnceOnline()
    {
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        QTRY_COMPARE(m_arrived.size(), 1);
        m_link->goOffline();
        QCOMPARE(await(m_engine->markSeen(kChat, MessageId(1))).value(), 1);
        restart();
        settle();
        QVERIFY(m_link->reads.isEmpty());
        goLive();
        QTRY_COMPARE(m_link->reads.size(), 1);
        QCOMPARE(m_link->reads.first().second, MessageId(1));
    }

    void toldReads_areNotToldByTheNextProcess()
    {
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        QTRY_COMPARE(m_arrived.size(), 1);
        await(m_engine->markSeen(kChat, MessageId(1)));
        m_alarms.advance(ReadReporter::kPace);
        QCOMPARE(m_link->reads.size(), 1);
        settle();
        m_link->goOffline();
        restart();
        goLive();
        QCOMPARE(m_link->reads.size(), 1);
    }

    void deletedWhileTheHistoryWasOnItsWay_staysDeleted()
    {
        goLive();
        m_link->storeSilently(message(1, kBob, QStringLiteral("secret")));
        m_link->holdsHistories = true;
        Q_EMIT m_link->conversationsPolled({conversation()});
        m_engine->refreshHistory(kChat);
        Q_EMIT m_link->eventReceived(kChat, MessageDeleted{MessageId(1)});
        settle();
        m_link->releaseHistories();
        QTRY_VERIFY(await(m_cache->messages().one(kChat, MessageId(1))).value());
        const Message stored = *await(m_cache->messages().one(kChat, MessageId(1))).value();
        QVERIFY(stored.isDeleted);
        QCOMPARE(stored.content, QString());
    }

    void bobReading_isToldAndTurnsMineRead()
    {
        goLive();
        m_link->receive(message(1, kMe, QStringLiteral("a")));
        QTRY_COMPARE(m_arrived.size(), 1);
        QSignalSpy read(m_engine.get(), &SyncEngine::messageRead);
        Q_EMIT m_link->eventReceived(kChat, MessageRead{.message = MessageId(1), .user = kBob});
        QTRY_COMPARE(read.count(), 1);
        QCOMPARE(await(m_cache->messages().one(kChat, MessageId(1))).value()->delivery, Delivery::Read);
    }

    void myOwnTyping_isNotShown()
    {
        goLive();
        Q_EMIT m_link->eventReceived(kChat, TypingChanged{.user = kMe, .isTyping = true});
        Q_EMIT m_link->eventReceived(kChat, TypingChanged{.user = kBob, .isTyping = true});
        QCOMPARE(m_engine->typing(kChat), QList<UserId>{kBob});
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        QVERIFY(m_engine->typing(kChat).isEmpty());
    }

    void anotherServerBehindTheAddress_setsTheCacheAsideAndReadsAnew()
    {
        FatalLog log;
        log.announce(QStringLiteral("set aside"));
        log.announce(QStringLiteral("another server"));
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("old world")));
        QTRY_COMPARE(m_arrived.size(), 1);
        QSignalSpy aside(m_engine.get(), &SyncEngine::cacheSetAside);
        ReceivedMessage stranger = message(1, kBob, QStringLiteral("new world"));
        stranger.message.createdAt += std::chrono::hours(1);
        m_link->histories.clear();
        m_link->storeSilently(stranger);
        Q_EMIT m_link->conversationsPolled(m_link->conversationList);
        QTRY_COMPARE(aside.count(), 1);
        QTRY_COMPARE(m_arrived, texts({"old world", "new world"}));
    }

    void conversationBornAtAnotherMoment_isAnotherServer()
    {
        FatalLog log;
        log.announce(QStringLiteral("set aside"));
        log.announce(QStringLiteral("another server"));
        goLive();
        QSignalSpy aside(m_engine.get(), &SyncEngine::cacheSetAside);
        // A restored server has given the same id to other people.
        m_link->conversationList.first().conversation.createdAt += std::chrono::hours(1);
        Q_EMIT m_link->conversationsPolled(m_link->conversationList);
        QTRY_COMPARE(aside.count(), 1);
    }

    void cacheThatIsSetAside_holdsWhatTheOtherServerDoesNotHave()
    {
        FatalLog log;
        log.announce(QStringLiteral("set aside"));
        log.announce(QStringLiteral("another server"));
        m_link->conversationList.append(conversation(kOther));
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("old world")));
        m_link->receive(message(2, kBob, QStringLiteral("only in the old world"), kOther));
        QTRY_COMPARE(m_arrived.size(), 2);
        QSignalSpy aside(m_engine.get(), &SyncEngine::cacheSetAside);
        ReceivedMessage stranger = message(1, kBob, QStringLiteral("new world"));
        stranger.message.createdAt += std::chrono::hours(1);
        m_link->histories.clear();
        m_link->conversationList = {conversation()};
        m_link->storeSilently(stranger);
        Q_EMIT m_link->conversationsPolled(m_link->conversationList);
        QTRY_COMPARE(aside.count(), 1);

        const QStringList copies = QDir(m_folder->path()).entryList({QStringLiteral("*.aside-*")});
        QCOMPARE(copies.size(), 1);
        Cache copy(m_folder->filePath(copies.first()), kMe);
        QVERIFY(await(copy.messages().one(kOther, MessageId(2))).value());
    }

    void socketLetGoWithoutAWord_whatWasMissedIsStillToldInOrder()
    {
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        QTRY_COMPARE(m_arrived, texts({"a"}));
        m_link->stop();
        m_link->storeSilently(message(2, kBob, QStringLiteral("b")));
        m_link->holdsHistories = true;
        m_link->goOnline();
        m_link->receive(message(3, kBob, QStringLiteral("c"))); // Before anybody could ask what was missed.
        settle();
        m_link->releaseHistories();
        QTRY_COMPARE(m_arrived, texts({"a", "b", "c"}));
    }

    void historyOfAConversationThatIsNotCached_isNotTakenForRead()
    {
        goLive();
        m_link->storeSilently(message(1, kBob, QStringLiteral("a"), kOther));
        const Status read = await(m_engine->refreshHistory(kOther));
        QVERIFY(!read);
        QCOMPARE(read.error().code, Error::Code::NotFound);
    }

    void addedToAGroupWithoutMessages_isSeenWithTheNextPolledList()
    {
        goLive();
        m_link->conversationList.append(conversation(kOther));
        Q_EMIT m_link->conversationsPolled(m_link->conversationList);
        QTRY_VERIFY(m_link->order.contains(kOther));
        QVERIFY(await(m_cache->conversations().one(kOther)).value());
    }

    void reconnected_isCaughtUpOnlyWithTheHistoryThatWasMissed()
    {
        goLive();
        QVERIFY(m_engine->isCaughtUp());
        m_link->goOffline();
        QVERIFY(!m_engine->isCaughtUp());
        m_link->storeSilently(message(1, kBob, QStringLiteral("missed")));
        m_link->holdsHistories = true;
        QSignalSpy caughtUp(m_engine.get(), &SyncEngine::caughtUp);
        m_link->goOnline();
        QTRY_VERIFY(m_engine->isReadingHistory(kChat));
        settle();
        QVERIFY(!m_engine->isCaughtUp());

        m_link->releaseHistories();

        QTRY_COMPARE(caughtUp.size(), 1);
        QVERIFY(m_engine->isCaughtUp());
        QCOMPARE(m_arrived, texts({"missed"}));
    }

    void reconnected_withNothingMissed_isCaughtUpWithTheList()
    {
        goLive();
        m_link->goOffline();
        m_link->goOnline();
        QTRY_VERIFY(m_engine->isCaughtUp());
    }

    void listThatFailsAfterConnecting_isAskedForAgain()
    {
        m_link->restFails = Error{.code = Error::Code::ServerFailed};
        m_link->goOnline();
        settle();
        QVERIFY(!m_engine->isCaughtUp());
        m_link->restFails = {};
        m_alarms.advance(SyncEngine::kListRetry);
        QTRY_VERIFY(m_engine->isCaughtUp());
    }

    void newestStoredByAProcessThatHadNotCaughtUp_theHoleIsReadAtTheNextStart()
    {
        m_link->storeSilently(message(1, kBob, QStringLiteral("a")));
        goLive();
        m_link->goOffline();
        m_link->storeSilently(message(2, kBob, QStringLiteral("never seen")));
        m_link->storeSilently(message(3, kBob, QStringLiteral("stored alone")));
        await(m_cache->write([](CacheTransaction &transaction) {
            transaction.upsertMessages({message(3, kBob, QStringLiteral("stored alone"))});
        }));
        QVERIFY(summary().hasHole());
        restart();
        m_link->goOnline();
        QTRY_VERIFY(await(m_cache->messages().one(kChat, MessageId(2))).value());
        QTRY_VERIFY(!summary().hasHole());
    }

    void listThatFails_isAnErrorAndKeepsTheCache()
    {
        goLive();
        m_link->restFails = Error{.code = Error::Code::Refused};
        const Status status = await(m_engine->refreshConversations());
        QVERIFY(!status);
        QCOMPARE(status.error().code, Error::Code::Refused);
        QVERIFY(await(m_cache->conversations().one(kChat)).value());
    }

private:
    static QStringList texts(std::initializer_list<const char *> list)
    {
        QStringList texts;
        for (const char *text : list)
            texts.append(QString::fromUtf8(text));
        return texts;
    }

    void restart()
    {
        m_engine = std::make_unique<SyncEngine>(*m_link, *m_cache, kMe, m_alarms);
        connect(m_engine.get(), &SyncEngine::messageArrived, this,
                [this](const Message &message) { m_arrived.append(message.content); });
        QVERIFY(await(m_engine->start()));
    }

    /// "b" went out over a socket that is dead unnoticed, and what I wrote after it was answered over REST.
    void answerOverADeadSocket()
    {
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        QTRY_COMPARE(m_arrived, texts({"a"}));
        m_link->answersPings = false;
        m_link->storeSilently(message(2, kBob, QStringLiteral("b")));
        m_link->storeSilently(message(3, kMe, QStringLiteral("mine")));
        m_engine->adopt(message(3, kMe, QStringLiteral("mine")), ClientId(QStringLiteral("c3")));
        settle();
    }

    void goLive()
    {
        m_link->goOnline();
        QTRY_VERIFY(m_engine->isListLoaded());
        settle();
    }

    /// Until nothing that was begun is under way any more.
    void settle()
    {
        for (int i = 0; i < 8; ++i)
            await(m_cache->write([](CacheTransaction &) {}));
        QTRY_VERIFY(m_link->holdsHistories || !m_engine->isReadingHistory(kChat));
    }

    ConversationSummary summary() { return *await(m_cache->conversations().one(kChat)).value(); }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    QStringList m_arrived;
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<FakeLink> m_link;
    std::unique_ptr<SyncEngine> m_engine;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SyncEngineTest)
#include "SyncEngineTest.moc"
