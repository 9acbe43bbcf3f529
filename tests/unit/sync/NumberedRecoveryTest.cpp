// SPDX-License-Identifier: GPL-3.0-or-later
#include "NumberedScene.h"

#include <QSignalSpy>

#include <algorithm>

namespace vatochito {

/// What was told and could not be kept, for whatever reason, is told again.
class NumberedRecoveryTest final : public QObject, private NumberedScene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { beginNumbered(); }
    void cleanup() { end(); }

    void changesAfterOnesThatWereNotStored_areNotStoredButToldAgain()
    {
        beLive();
        const auto before = m_link->resumptions;
        tell({.conversation = kChat, .to = 5, .from = 4, .messages = {numbered(4, kBob, "four", 5)}});

        QTRY_COMPARE(m_link->resumptions, before + 1);
        QCOMPARE(stored().heads.value(kChat), 3);
        QVERIFY(!row(4));
        tell({.conversation = kChat,
              .to = 5,
              .from = 3,
              .messages = {numbered(3, kBob, "three", 4), numbered(4, kBob, "four", 5)}});
        QTRY_COMPARE(m_arrived, texts({"one", "two", "three", "four"}));
        QCOMPARE(stored().heads.value(kChat), 5);
    }

    void accountChangesAfterOnesThatWereNotStored_areNotStoredButToldAgain()
    {
        beLive();
        const auto before = m_link->resumptions;
        Q_EMIT m_link->accountChanged({.account = 12, .from = 11, .removed = {kChat}});

        QTRY_COMPARE(m_link->resumptions, before + 1);
        QCOMPARE(stored().account, 10);
        QVERIFY(await(m_cache->conversations().one(kChat)).value());
    }

    void conversationThatWasNotCached_isToldAgainOnceItIsListed()
    {
        beLive();
        const auto before = m_link->resumptions;
        m_link->conversationList.append(conversation(kOther));
        tell({.conversation = kOther, .to = 2, .messages = {numbered(9, kBob, "welcome", 2, kOther)}});

        QTRY_COMPARE(m_link->resumptions, before + 1);
        QVERIFY(await(m_cache->conversations().one(kOther)).value());
        QCOMPARE(stored().heads.value(kOther), 0);
    }

    void listThatWasOnItsWayDuringMyRemoval_doesNotBringTheConversationBack()
    {
        beLive();
        const QList<ReceivedConversation> before = std::exchange(m_link->conversationList, {});
        m_link->holdsLists = true;
        const auto read = m_engine->refreshConversations();
        Q_EMIT m_link->accountChanged({.account = 11, .from = 10, .removed = {kChat}});
        settleAndTell();
        QVERIFY(!await(m_cache->conversations().one(kChat)).value());

        m_link->holdsLists = false;
        m_link->answerList(before);

        QTRY_VERIFY(read.isFinished());
        settleAndTell();
        QVERIFY(!await(m_cache->conversations().one(kChat)).value());
    }

    void removalThatAnotherProcessStoredBeforeIWasAddedAgain_removesNothing()
    {
        beLive();
        QSignalSpy lost(m_engine.get(), &SyncEngine::conversationLost);
        Q_EMIT m_link->accountChanged({.account = 10, .removed = {kChat}});
        settleAndTell();
        QVERIFY(await(m_cache->conversations().one(kChat)).value());
        QVERIFY(lost.isEmpty());
    }

    void conversationIWasAddedToAgain_whileItWasLookedFor_stays()
    {
        beLive();
        m_link->holdsLists = true;
        m_link->holdsConversations = true;
        Q_EMIT m_link->accountChanged({.isSnapshot = true, .epoch = QStringLiteral("e1"), .account = 11});
        settleAndTell();
        Q_EMIT m_link->accountChanged({.account = 12, .from = 11, .conversations = {mine(3)}});
        m_link->answerConversation(failure(Error{.code = Error::Code::NotFound}));
        settleAndTell();
        QVERIFY(row(1));
    }

    void connectionLostBeforeTheListAfterASnapshot_readsItOverTheNext()
    {
        beLive();
        m_link->restFails = Error{.code = Error::Code::Offline};
        Q_EMIT m_link->accountChanged(
            {.isSnapshot = true, .epoch = QStringLiteral("e1"), .account = 11, .conversations = {mine(4)}});
        settleAndTell();
        m_link->goOffline();
        m_link->storeSilently(numbered(3, kBob, "three", 4));
        m_link->restFails = {};

        m_link->goOnline();
        Q_EMIT m_link->accountChanged({.account = 11});

        QTRY_COMPARE(m_arrived, texts({"one", "two", "three"}));
        QVERIFY(holes().isEmpty());
    }

    void processEndedBetweenASnapshotAndItsNewestPart_theNextReadsIt()
    {
        beLive();
        m_link->restFails = Error{.code = Error::Code::Offline};
        Q_EMIT m_link->accountChanged(
            {.isSnapshot = true, .epoch = QStringLiteral("e1"), .account = 11, .conversations = {mine(4)}});
        settleAndTell();
        QVERIFY(!holes().isEmpty());
        m_link->goOffline();
        m_link->restFails = {};
        m_link->storeSilently(numbered(3, kBob, "three", 4));

        restart();
        m_link->goOnline();
        Q_EMIT m_link->accountChanged({.account = 11});

        QTRY_VERIFY(holes().isEmpty());
        QTRY_COMPARE(m_arrived.last(), QStringLiteral("three"));
    }

    void gapThatAnEndedProcessLeftOpen_isFilledOnceAllIsHere()
    {
        beLive();
        QVERIFY(await(
            m_cache->write([](CacheTransaction &transaction) { transaction.count(kChat, LedgerCount::GapFound); })));
        m_link->goOffline();
        restart();
        settleAndTell();
        m_link->goOnline();
        const auto isFilled = [this] { return await(m_cache->ledger().all()).value().first().gapsFilled == 1; };
        QTRY_VERIFY(isFilled());
    }

    void whoeverHasLeftMeanwhile_isNotThereAfterTheNextConnection()
    {
        beLive();
        Q_EMIT m_link->presenceReceived(kBob, true);
        QTRY_VERIFY(isThere(kBob));
        Q_EMIT m_link->accountChanged({.isResumption = true, .account = 10, .from = 10});
        QTRY_VERIFY(!isThere(kBob));
    }

    void whatAListSaysOfWhoIsThere_countsForNothing()
    {
        beLive();
        for (User &person : m_link->conversationList.first().people)
            person.isOnline = true;
        QVERIFY(await(m_engine->refreshConversations()));
        QVERIFY(!isThere(kBob));
        Q_EMIT m_link->presenceReceived(kBob, true);
        QVERIFY(await(m_engine->refreshConversations()));
        QVERIFY(isThere(kBob));
    }

    void serverThatWasPutBackWithinItsEpoch_countsWhatItGivesTheOldIdsTo()
    {
        putBack({.isSnapshot = true, .epoch = QStringLiteral("e1"), .isBehindCache = true, .account = 9});
    }

    void serverThatWasPutBack_countsWhatItGivesTheOldIdsTo()
    {
        putBack({.isSnapshot = true, .epoch = QStringLiteral("e2"), .account = 10});
    }

    void listThatNamesALostMessagesId_doesNotMakeItAnotherServer()
    {
        beLive();
        QSignalSpy setAside(m_engine.get(), &SyncEngine::cacheSetAside);
        m_link->goOffline();
        const ReceivedMessage reborn = bornLater(numbered(2, kBob, "another two", 3));
        m_link->histories[kChat] = {numbered(1, kBob, "one", 2), reborn};
        m_link->conversationList.first().lastMessage = reborn;
        m_link->conversationList.first().lastMessage->rev = 0;
        m_link->holdsHistories = true;
        m_link->connectAlone();
        Q_EMIT m_link->accountChanged(
            {.isSnapshot = true, .epoch = QStringLiteral("e2"), .account = 10, .conversations = {mine(3)}});
        m_link->goOnline();
        QVERIFY(await(m_engine->refreshConversations()));
        settleAndTell();
        m_link->holdsHistories = false;
        m_link->releaseHistories();

        QTRY_COMPARE(row(2)->content, QStringLiteral("another two"));
        QVERIFY(setAside.isEmpty());
        QCOMPARE(row(1)->content, QStringLiteral("one"));
    }

    void whatNamesAMessageOfAServerThatWasPutBack_waitsForThePersonsWord()
    {
        beLive();
        tell({.conversation = kChat, .to = 4, .from = 3, .messages = {numbered(3, kMe, "mine", 4)}});
        settleAndTell();
        m_link->goOffline();
        QVERIFY(await(m_outbox->erase(kChat, MessageId(3))));
        QVERIFY(await(m_outbox->enqueue(Draft{kChat, QStringLiteral("an answer"),
                                              ReplyExcerpt{.id = MessageId(2), .sender = kBob, .excerpt = {}}})));
        enqueue(QStringLiteral("a word"));
        m_link->histories[kChat] = {numbered(1, kBob, "one", 2), bornLater(numbered(2, kBob, "another two", 3)),
                                    bornLater(numbered(3, kMe, "another three", 4))};
        connectWithSnapshot(4, QStringLiteral("e2"));
        QTRY_VERIFY(m_engine->isCaughtUp());
        QTRY_COMPARE(m_link->posted.size(), 1);

        QCOMPARE(m_link->posted.constFirst().content, QStringLiteral("a word"));
        QVERIFY(m_link->erased.isEmpty());
        const QList<OutboxEntry> left = await(m_cache->outbox().all()).value();
        QCOMPARE(left.size(), 2);
        for (const OutboxEntry &entry : left) {
            QCOMPARE(entry.state, OutboxEntry::State::Failed);
            QCOMPARE(entry.lastError->code, Error::Code::OtherServer);
        }
    }

    void historyOfAServerThatWasPutBack_isWholeNoFurtherThanItGoes()
    {
        beLive();
        m_link->goOffline();
        m_link->histories[kChat] = {numbered(1, kBob, "one", 2)};
        m_link->conversationList.first().lastMessage = message(1, kBob, QStringLiteral("one"));
        connectWithSnapshot(2, QStringLiteral("e2"));
        QTRY_VERIFY(m_engine->isCaughtUp());
        const auto upTo = await(m_cache->write(
            [](CacheTransaction &transaction) { return transaction.historyCursor(kChat).value_or(MessageId()); }));
        QCOMPARE(upTo.value(), MessageId(1));
    }

    void snapshotOnAConnectionThatGoesOn_hasOutOfDateRowsReadAgain()
    {
        beLive();
        QSignalSpy caughtUp(m_engine.get(), &SyncEngine::caughtUp);
        m_link->pageSize = 1;
        m_link->histories[kChat].first() = numbered(1, kBob, "one, mended", 9);
        Q_EMIT m_link->accountChanged(
            {.isSnapshot = true, .epoch = QStringLiteral("e1"), .account = 11, .conversations = {mine(9)}});
        QTRY_COMPARE(caughtUp.size(), 1);
        QCOMPARE(row(1)->content, QStringLiteral("one"));

        m_alarms.advance(HoleFiller::kIdlePace);

        QTRY_COMPARE(row(1)->content, QStringLiteral("one, mended"));
    }

private:
    void putBack(AccountChanges snapshot)
    {
        beLive();
        QVERIFY(await(m_engine->markSeen(kChat, MessageId(2))));
        QCOMPARE(summary().unreadCount, 0);
        m_link->goOffline();
        m_link->histories[kChat] = {numbered(1, kBob, "one", 2)};
        m_link->conversationList.first().lastMessage = message(1, kBob, QStringLiteral("one"));
        snapshot.conversations = {mine(2)};
        m_link->connectAlone();
        Q_EMIT m_link->accountChanged(snapshot);
        m_link->goOnline();
        QTRY_VERIFY(m_engine->isCaughtUp());

        tell({.conversation = kChat, .to = 3, .from = 2, .messages = {bornLater(numbered(2, kBob, "another two", 3))}});

        QTRY_COMPARE(m_arrived.last(), QStringLiteral("another two"));
        QCOMPARE(summary().unreadCount, 2);
    }

    bool isThere(UserId person)
    {
        const QList<User> people = await(m_cache->conversations().people()).value();
        return std::ranges::any_of(
            people, [person](const User &user) { return user.id == person && user.isOnline.value_or(false); });
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::NumberedRecoveryTest)
#include "NumberedRecoveryTest.moc"
