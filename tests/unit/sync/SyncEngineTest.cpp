// SPDX-License-Identifier: GPL-3.0-or-later
#include "EngineScene.h"
#include "support/client/FatalLog.h"

#include <QDir>
#include <QSignalSpy>

namespace vatochito {

class SyncEngineTest final : public QObject, private EngineScene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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

    void listThatFails_isAnErrorAndKeepsTheCache()
    {
        goLive();
        m_link->restFails = Error{.code = Error::Code::Refused};
        const Status status = await(m_engine->refreshConversations());
        QVERIFY(!status);
        QCOMPARE(status.error().code, Error::Code::Refused);
        QVERIFY(await(m_cache->conversations().one(kChat)).value());
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SyncEngineTest)
#include "SyncEngineTest.moc"
