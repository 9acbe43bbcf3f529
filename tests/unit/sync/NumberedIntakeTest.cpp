// SPDX-License-Identifier: GPL-3.0-or-later
#include "NumberedScene.h"
#include "sync/OutboxLane.h"

#include <QSignalSpy>

namespace vatochito {

/// The engine on a server that numbers its changes.
class NumberedIntakeTest final : public QObject, private NumberedScene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { beginNumbered(); }
    void cleanup() { end(); }

    void snapshot_bringsTheListAndTheNewestPartAndIsTheNewBeginning()
    {
        m_link->storeSilently(numbered(1, kBob, "one", 2));
        m_link->storeSilently(numbered(2, kBob, "two", 3));
        connectWithSnapshot(3);

        QTRY_COMPARE(m_arrived, texts({"one", "two"}));
        QTRY_VERIFY(m_engine->isCaughtUp());
        const SyncCursors cursors = stored();
        QCOMPARE(cursors.epoch, QStringLiteral("e1"));
        QCOMPARE(cursors.account, 10);
        QCOMPARE(cursors.heads.value(kChat), 3);
        QVERIFY(holes().isEmpty());
    }

    void historyAfterASnapshot_isToldAsDelivered()
    {
        beLive();
        QCOMPARE(m_link->delivered, (QList<std::pair<ConversationId, MessageId>>{{kChat, MessageId(2)}}));
    }

    void readersThatAListNames_areLeftToTheMarks()
    {
        beLive();
        ReceivedMessage told = numbered(3, kMe, "mine", 4);
        told.readBy = {{.user = kBob, .upTo = MessageId(3)}};
        tell({.conversation = kChat, .to = 4, .messages = {told}});
        QTRY_VERIFY(row(3).has_value());
        QCOMPARE(row(3)->delivery, Delivery::Sent);
    }

    void event_isStoredWithItsNumber()
    {
        beLive();
        tell({.conversation = kChat, .to = 4, .messages = {numbered(3, kBob, "three", 4)}});

        QTRY_COMPARE(m_arrived.last(), QStringLiteral("three"));
        QCOMPARE(stored().heads.value(kChat), 4);
        QCOMPARE(m_link->delivered.last(), std::pair(kChat, MessageId(3)));
    }

    void rowBeforeAGap_isStoredAtOnceAndToldOnceTheGapIsFilled()
    {
        beLive();
        tell({.conversation = kChat, .hasGap = true, .messages = {numbered(4, kBob, "four", 5)}});
        QTRY_VERIFY(row(4).has_value());
        QCOMPARE(m_arrived.last(), QStringLiteral("two"));

        tell({.conversation = kChat,
              .to = 5,
              .messages = {numbered(3, kBob, "three", 4), numbered(4, kBob, "four", 5)}});
        Q_EMIT m_link->conversationLive(kChat);

        QTRY_COMPARE(m_arrived, texts({"one", "two", "three", "four"}));
        QCOMPARE(stored().heads.value(kChat), 5);
    }

    void rowThatComesTwice_holdsNothingUp()
    {
        beLive();
        tell({.conversation = kChat, .to = 4, .messages = {numbered(3, kBob, "three", 4)}});
        tell({.conversation = kChat, .messages = {numbered(3, kBob, "three", 4)}});
        tell({.conversation = kChat, .to = 5, .messages = {numbered(4, kBob, "four", 5)}});

        QTRY_COMPARE(m_arrived, texts({"one", "two", "three", "four"}));
    }

    void ownMessageAnsweredBeforeAnEarlierOneCame_isToldInItsTurn()
    {
        beLive();
        m_engine->adopt(numbered(4, kMe, "mine", 5), ClientId(QStringLiteral("c4")));
        QTRY_VERIFY(row(4).has_value());

        tell(
            {.conversation = kChat, .to = 5, .messages = {numbered(3, kBob, "three", 4), numbered(4, kMe, "mine", 5)}});

        QTRY_COMPARE(m_arrived, texts({"one", "two", "three", "mine"}));
    }

    void olderRowThatComesLater_changesNothing()
    {
        beLive();
        tell({.conversation = kChat, .to = 5, .messages = {numbered(1, kBob, "one, mended", 5)}});
        tell({.conversation = kChat, .to = 0, .messages = {numbered(1, kBob, "one", 2)}});
        settleAndTell();
        QCOMPARE(row(1)->content, QStringLiteral("one, mended"));
    }

    void patch_changesOnlyWhatItNames()
    {
        beLive();
        QSignalSpy edited(m_engine.get(), &SyncEngine::messageEdited);
        const Timestamp moment = row(2)->createdAt + std::chrono::seconds(9);
        tell({.conversation = kChat,
              .to = 4,
              .patches = {{.id = MessageId(2), .rev = 4, .content = QStringLiteral("zwei"), .editedAt = moment}}});
        QTRY_COMPARE(edited.count(), 1);
        QCOMPARE(row(2)->content, QStringLiteral("zwei"));
        QCOMPARE(row(2)->editedAt, moment);
        QCOMPARE(row(2)->sender, kBob);
    }

    void patchThatDeletes_emptiesTheRow()
    {
        beLive();
        QSignalSpy deleted(m_engine.get(), &SyncEngine::messageDeleted);
        tell({.conversation = kChat, .to = 4, .patches = {{.id = MessageId(2), .rev = 4, .isDeleted = true}}});
        QTRY_COMPARE(deleted.count(), 1);
        QVERIFY(row(2)->isDeleted);
        QVERIFY(row(2)->content.isEmpty());
    }

    void marks_showWhatWasDeliveredAndRead()
    {
        beLive();
        tell({.conversation = kChat, .to = 4, .messages = {numbered(3, kMe, "mine", 4)}});
        tell({.conversation = kChat, .marks = {{.user = kBob, .delivered = MessageId(3)}}, .marksVersion = 7});
        QTRY_COMPARE(row(3)->delivery, Delivery::Delivered);
        QSignalSpy read(m_engine.get(), &SyncEngine::messageRead);
        tell({.conversation = kChat,
              .marks = {{.user = kBob, .read = MessageId(3), .delivered = MessageId(3)}},
              .marksVersion = 8});
        QTRY_COMPARE(row(3)->delivery, Delivery::Read);
        QCOMPARE(read.count(), 1);
        QCOMPARE(stored().marks.value(kChat), 8);
    }

    void ownReadMarker_comesFromAnotherDevice()
    {
        beLive();
        QCOMPARE(summary().unreadCount, 2);
        AccountChanges changes{.account = 11, .conversations = {mine(3)}};
        changes.conversations.first().myRead = MessageId(2);
        Q_EMIT m_link->accountChanged(changes);
        QTRY_COMPARE(summary().unreadCount, 0);
        QCOMPARE(stored().account, 11);
    }

    void unreadThatIsNotCached_isWhatTheServerCounts()
    {
        connectWithNineOfWhichTwoAreCached(MessageId(3), 6);
        QTRY_VERIFY(m_engine->isCaughtUp());
        QCOMPARE(summary().unreadCount, 6);

        tell({.conversation = kChat, .to = 11, .messages = {numbered(10, kBob, "one more", 11)}});
        QTRY_COMPARE(summary().unreadCount, 7);
    }

    void unreadThatIsAllCached_isCountedHere()
    {
        beLive();
        MyConversation conversation = mine(3);
        conversation.unread = 40;
        Q_EMIT m_link->accountChanged({.account = 11, .conversations = {conversation}});
        settleAndTell();
        QCOMPARE(summary().unreadCount, 2);
    }

    void unreadCountedBeforeIReadOn_isForgotten()
    {
        const MyConversation conversation = connectWithNineOfWhichTwoAreCached(MessageId(), 9);
        QTRY_VERIFY(m_engine->isCaughtUp());
        QCOMPARE(summary().unreadCount, 9);

        m_engine->markSeen(kChat, MessageId(9));
        QTRY_COMPARE(summary().unreadCount, 0);
        // Said before the server knew of it.
        Q_EMIT m_link->accountChanged({.account = 11, .conversations = {conversation}});
        settleAndTell();
        QCOMPARE(summary().unreadCount, 0);
    }

    void infoAndMembersThatAnotherProcessHasOvertaken_changeNothing()
    {
        beLive();
        await(m_cache->write([](CacheTransaction &transaction) {
            transaction.updateInfo(kChat, {.type = ConversationType::Group, .title = QStringLiteral("newer")});
            transaction.raiseSyncCursor(kChat, 9);
        }));
        tell({.conversation = kChat,
              .to = 4,
              .members = {{.user = kBob, .isRemoved = true}},
              .info = ConversationInfo{.type = ConversationType::Group, .title = QStringLiteral("older")}});
        settleAndTell();
        QCOMPARE(summary().conversation.title, QStringLiteral("newer"));
        QCOMPARE(summary().conversation.members.size(), 2);
    }

    void titleThatAnotherProcessHasOvertaken_changesNothing()
    {
        beLive();
        await(m_cache->write([](CacheTransaction &transaction) {
            MyConversation newer = mine(3);
            newer.title = QStringLiteral("newer");
            transaction.upsertMine(newer);
            transaction.raiseAccountNumber(19);
        }));
        Q_EMIT m_link->accountChanged({.account = 11, .conversations = {mine(3)}});
        settleAndTell();
        QCOMPARE(summary().conversation.title, QStringLiteral("newer"));
    }

    void nameThatIsOlderThanTheCachedOne_changesNothing()
    {
        beLive();
        const auto named = [](const char *name, long long rev) {
            return User{.id = kBob,
                        .username = QStringLiteral("bob"),
                        .displayName = QString::fromUtf8(name),
                        .avatarUrl = {},
                        .statusMessage = {},
                        .isOnline = {},
                        .lastSeenAt = {},
                        .rev = rev};
        };
        const auto shown = [this] {
            const QList<User> people = await(m_cache->conversations().people()).value();
            return std::ranges::find(people, kBob, &User::id)->displayName;
        };
        tell({.conversation = kChat, .to = 4, .people = {named("Robert", 7)}});
        QTRY_COMPARE(shown(), QStringLiteral("Robert"));
        tell({.conversation = kChat, .to = 5, .people = {named("Bob", 6)}});
        settleAndTell();
        QCOMPARE(shown(), QStringLiteral("Robert"));
    }

    void newConversation_isWholeOnceItWasTold()
    {
        beLive();
        Q_EMIT m_link->accountChanged(
            {.account = 11,
             .conversations = {{.id = kOther, .type = ConversationType::Group, .title = QStringLiteral("Family")}}});
        tell({.conversation = kOther,
              .to = 2,
              .messages = {numbered(9, kBob, "welcome", 2, kOther)},
              .members = {{.user = kBob}},
              .people = {person(kBob, QStringLiteral("bob"))}});
        Q_EMIT m_link->conversationLive(kOther);
        QTRY_COMPARE(m_arrived.last(), QStringLiteral("welcome"));
        const std::optional<ConversationSummary> summary = await(m_cache->conversations().one(kOther)).value();
        QVERIFY(summary);
        QVERIFY(summary->isHistoryRead);
        QCOMPARE(summary->conversation.title, QStringLiteral("Family"));
        QCOMPARE(summary->conversation.members.size(), 2);
        QVERIFY(holes(kOther).isEmpty());
    }

    void removedFromAConversation_itGoes()
    {
        beLive();
        QSignalSpy lost(m_engine.get(), &SyncEngine::conversationLost);
        Q_EMIT m_link->accountChanged({.account = 11, .removed = {kChat}});
        QTRY_COMPARE(lost.count(), 1);
        QVERIFY(!await(m_cache->conversations().one(kChat)).value());
        QVERIFY(!stored().heads.contains(kChat));
    }

    void reconnectWithoutGap_asksForNoHistory()
    {
        beLive();
        const auto asked = m_link->historiesAsked.size();
        m_link->goOffline();
        m_link->goOnline();
        Q_EMIT m_link->accountChanged({.account = 10});
        QTRY_VERIFY(m_engine->isCaughtUp());
        m_engine->setOpenConversation(kChat);
        settleAndTell();
        QCOMPARE(m_link->historiesAsked.size(), asked);
    }

    void restart_goesOnFromTheStoredNumbers()
    {
        beLive();
        restart();
        const SyncCursors cursors = await(m_link->cursorSource()).value();
        QCOMPARE(cursors.heads.value(kChat), 3);
        QCOMPARE(cursors.epoch, QStringLiteral("e1"));
    }

    void messageThatAListStoredFirst_isToldAllTheSame()
    {
        beLive();
        m_link->goOffline();
        m_link->storeSilently(numbered(3, kBob, "three", 4));
        QVERIFY(await(m_engine->refreshConversations()));
        m_link->connectAlone();
        Q_EMIT m_link->accountChanged({.account = 10});
        tell({.conversation = kChat, .to = 4, .messages = {numbered(3, kBob, "three", 4)}});
        m_link->goOnline();
        QTRY_COMPARE(m_arrived, texts({"one", "two", "three"}));
    }

    void otherEpoch_leavesRowsReadableUntilTheyAreReadAgain()
    {
        beLive();
        m_link->holdsHistories = true;
        // Put back to an earlier state: its second message is another one, its third does not exist yet.
        tell({.conversation = kChat, .to = 4, .messages = {numbered(3, kBob, "three", 4)}});
        QTRY_COMPARE(m_arrived.size(), 3);
        m_link->histories[kChat] = {numbered(1, kBob, "one", 2), bornLater(numbered(2, kBob, "another two", 3))};
        m_link->goOffline();
        connectWithSnapshot(3, QStringLiteral("e2"));
        settleAndTell();
        QCOMPARE(row(2)->content, QStringLiteral("two"));
        QVERIFY(!holes().isEmpty());

        m_link->releaseHistories();

        QTRY_COMPARE(row(2)->content, QStringLiteral("another two"));
        QVERIFY(!row(3));
        QVERIFY(holes().isEmpty());
    }

    void pageThatWasReadBeforeAnEvent_doesNotTakeItAway()
    {
        m_link->storeSilently(numbered(1, kBob, "one", 2));
        m_link->holdsHistories = true;
        connectWithSnapshot(2);
        QTRY_VERIFY(!m_link->historiesAsked.isEmpty());
        tell({.conversation = kChat, .to = 3, .messages = {numbered(2, kBob, "two", 3)}});
        QTRY_VERIFY(row(2).has_value());

        m_link->releaseHistories();

        QTRY_COMPARE(m_arrived, texts({"one", "two"}));
        QVERIFY(row(2).has_value());
    }

    void cacheThatTakesThingsAgain_isResumedFrom()
    {
        beLive();
        m_engine->readMissed();
        QCOMPARE(m_link->resumptions, 1);
    }

    void fallToLevel0_dropsTheCursors()
    {
        beLive();
        m_link->can = {};
        Q_EMIT m_link->capabilitiesChanged();
        QTRY_VERIFY(stored().epoch.isEmpty());
        QVERIFY(stored().heads.isEmpty());
    }

    void sentWithItsName_isConfirmedByTheAnswer()
    {
        beLive();
        const auto clientId =
            await(m_outbox->enqueue({.conversation = kChat, .content = QStringLiteral("hello"), .reply = {}}));
        QVERIFY(clientId);
        QTRY_COMPARE(m_link->posted.size(), 1);
        QTRY_VERIFY(m_outbox->isEmpty());
        QCOMPARE(m_link->sent.size(), 0);
        QVERIFY(await(m_cache->messages().byClientId(*clientId)).value());
    }

    void sentWithItsName_isSentAgainWithoutLooking()
    {
        beLive();
        m_link->restFails = Error{.code = Error::Code::Timeout};
        QVERIFY(await(m_outbox->enqueue({.conversation = kChat, .content = QStringLiteral("hello"), .reply = {}})));
        QTRY_COMPARE(m_link->posted.size(), 1);
        const auto asked = m_link->historiesAsked.size();
        m_link->restFails = {};
        m_link->goOffline();
        m_link->goOnline();
        m_alarms.advance(OutboxLane::kRetryWait);
        QTRY_VERIFY(m_outbox->isEmpty());
        QCOMPARE(m_link->posted.size(), 2);
        QCOMPARE(m_link->posted.at(0).clientId, m_link->posted.at(1).clientId);
        QCOMPARE(m_link->historiesAsked.size(), asked);
    }

    void sameWordsOfAnotherDevice_areNotTakenForMine()
    {
        beLive();
        m_link->restFails = Error{.code = Error::Code::Timeout};
        QVERIFY(await(m_outbox->enqueue({.conversation = kChat, .content = QStringLiteral("hello"), .reply = {}})));
        QTRY_COMPARE(m_link->posted.size(), 1);
        tell({.conversation = kChat, .to = 4, .messages = {numbered(3, kMe, "hello", 4)}});
        QTRY_COMPARE(m_arrived.last(), QStringLiteral("hello"));
        QVERIFY(!m_outbox->isEmpty());
    }

    void unknownSender_isAskedForOnce()
    {
        beLive();
        tell({.conversation = kChat, .to = 4, .messages = {numbered(3, UserId(99), "who am I?", 4)}});
        QTRY_COMPARE(m_arrived.last(), QStringLiteral("who am I?"));
        QTRY_COMPARE(m_link->peopleAsked, QList<UserId>({UserId(99)}));
    }

    void unknownMember_isAskedForOnce()
    {
        beLive();
        tell({.conversation = kChat, .to = 4, .from = 3, .members = {{.user = UserId(98)}, {.user = kBob}}});
        QTRY_COMPARE(m_link->peopleAsked, QList<UserId>({UserId(98)}));
    }

    void unreadThatIsDeleted_isCountedNoMore()
    {
        connectWithNineOfWhichTwoAreCached(MessageId(3), 6);
        QTRY_VERIFY(m_engine->isCaughtUp());
        const auto deletion = [](int message, int rev) {
            return ConversationChanges{.conversation = kChat,
                                       .to = rev,
                                       .from = rev - 1,
                                       .patches = {{.id = MessageId(message), .rev = rev, .isDeleted = true}}};
        };
        tell(deletion(5, 11)); // not cached
        QTRY_COMPARE(summary().unreadCount, 5);
        tell(deletion(9, 12)); // cached
        QTRY_COMPARE(summary().unreadCount, 4);
        tell(deletion(2, 13)); // read
        tell(deletion(9, 14)); // again
        settleAndTell();
        QCOMPARE(summary().unreadCount, 4);
    }

private:
    MyConversation connectWithNineOfWhichTwoAreCached(MessageId myRead, int unread)
    {
        m_link->pageSize = 2;
        storeSilently(1, 9);
        MyConversation conversation = mine(10);
        conversation.myRead = myRead;
        conversation.unread = unread;
        conversation.lastMessage = numbered(9, kBob, "m", 10);
        m_link->connectAlone();
        Q_EMIT m_link->accountChanged(
            {.isSnapshot = true, .epoch = QStringLiteral("e1"), .account = 10, .conversations = {conversation}});
        m_link->goOnline();
        return conversation;
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::NumberedIntakeTest)
#include "NumberedIntakeTest.moc"
