// SPDX-License-Identifier: GPL-3.0-or-later
#include "NumberedScene.h"
#include "sync/HoleFiller.h"

namespace vatochito {

/// What the cache lacks of histories, on a server that numbers its changes.
class NumberedHolesTest final : public QObject, private NumberedScene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { beginNumbered(); }
    void cleanup() { end(); }

    void longHistory_isFilledWhereSomebodyLooks()
    {
        m_link->pageSize = 2;
        storeSilently(1, 6);
        connectWithSnapshot(7);
        QTRY_VERIFY(m_engine->isCaughtUp());
        QTRY_COMPARE(holes(), QList<HistoryHole>({{.after = MessageId(0), .before = MessageId(5)}}));

        QVERIFY(await(m_engine->fillHoles(kChat, shown(5, 6))).value());
        QCOMPARE(holes(), QList<HistoryHole>({{.after = MessageId(0), .before = MessageId(3)}}));
        QVERIFY(!await(m_engine->fillHoles(kChat, shown(5, 6))).value());
        QVERIFY(await(m_engine->fillHoles(kChat, shown(3, 6))).value());
        QVERIFY(holes().isEmpty());
    }

    void outOfDateRows_areReadAgainWhenIdle()
    {
        beLive();
        m_link->pageSize = 1;
        m_link->goOffline();
        m_link->histories[kChat].first() = numbered(1, kBob, "one, mended", 9);
        connectWithSnapshot(9, QStringLiteral("e1"));
        QTRY_VERIFY(m_engine->isCaughtUp());
        QTRY_COMPARE(holes(), QList<HistoryHole>({{.after = MessageId(0), .before = MessageId(2)}}));
        QCOMPARE(row(1)->content, QStringLiteral("one"));

        m_alarms.advance(HoleFiller::kIdlePace);

        QTRY_COMPARE(row(1)->content, QStringLiteral("one, mended"));
        QTRY_VERIFY(holes().isEmpty());
    }

    void outOfDateRows_ofSeveralConversations_areReadAgainNewestFirst()
    {
        beOutOfDate({{kChat, {1, 4, 9}}, {kSecond, {2, 6, 10}}, {kThird, {3, 5, 8}}});

        for (qsizetype pages = 1; pages <= 6; ++pages) {
            m_alarms.advance(HoleFiller::kIdlePace);
            QTRY_COMPARE(m_link->historiesAsked.size(), pages);
            settleAndTell();
        }

        QCOMPARE(m_link->historiesAsked, QList<ConversationId>({kSecond, kThird, kChat, kThird, kSecond, kChat}));
    }

    void outOfDateRows_ofAConversationThatCannotBeRead_keepNoOthersWaiting()
    {
        beOutOfDate({{kChat, {1, 4, 9}}, {kSecond, {2, 6, 10}}});
        m_link->unreadable = {kSecond};

        m_alarms.advance(HoleFiller::kIdlePace);
        QTRY_COMPARE(m_link->historiesAsked, QList<ConversationId>({kSecond}));
        settleAndTell();
        m_alarms.advance(HoleFiller::kRetryPace);
        QTRY_COMPARE(m_link->historiesAsked, QList<ConversationId>({kSecond, kChat}));
        settleAndTell();
        m_alarms.advance(HoleFiller::kIdlePace);
        QTRY_COMPARE(m_link->historiesAsked, QList<ConversationId>({kSecond, kChat, kChat}));
        m_link->unreadable.clear();

        const auto isRead = [this] {
            settleAndTell();
            m_alarms.advance(HoleFiller::kRetryPace);
            return holes(kSecond).isEmpty();
        };
        QTRY_VERIFY(isRead());
    }

    void rowThatCameAloneIntoAHole_isNotOutOfDate()
    {
        m_link->pageSize = 3;
        storeSilently(1, 20);
        connectWithSnapshot(21);
        QTRY_VERIFY(m_engine->isCaughtUp());
        tell({.conversation = kChat, .to = 22, .from = 21, .messages = {numbered(5, kBob, "five, mended", 22)}});
        settleAndTell();
        QVERIFY(row(5));
        const qsizetype asked = m_link->historiesAsked.size();

        m_alarms.advance(HoleFiller::kIdlePace);
        settleAndTell();

        QCOMPARE(m_link->historiesAsked.size(), asked);
    }

    void outOfDateRows_whoseReadingFailed_areReadLater()
    {
        beLive();
        m_link->pageSize = 1;
        m_link->goOffline();
        m_link->histories[kChat].first() = numbered(1, kBob, "one, mended", 9);
        connectWithSnapshot(9, QStringLiteral("e1"));
        QTRY_VERIFY(m_engine->isCaughtUp());
        QTRY_COMPARE(holes(), QList<HistoryHole>({{.after = MessageId(0), .before = MessageId(2)}}));
        m_link->restFails = Error{.code = Error::Code::ServerFailed};
        const qsizetype asked = m_link->historiesAsked.size();
        m_alarms.advance(HoleFiller::kIdlePace);
        QTRY_COMPARE(m_link->historiesAsked.size(), asked + 1);
        m_link->restFails.reset();

        const auto contentLater = [this] {
            m_alarms.advance(HoleFiller::kRetryPace);
            return row(1)->content;
        };
        QTRY_COMPARE(contentLater(), QStringLiteral("one, mended"));
    }

    void dateThatIsNotCached_isReadFromTheServer()
    {
        m_link->pageSize = 2;
        storeSilently(1, 9);
        connectWithSnapshot(10);
        QTRY_VERIFY(m_engine->isCaughtUp());
        const auto found = await(m_engine->findMoment(kChat, numbered(3, kBob, "", 0).message.createdAt));
        QCOMPARE(found.value(), MessageId(3));
    }

    void dateAfterAllThatIsCached_whereMoreIsMissing_isReadFromTheServer()
    {
        beLive();
        storeSilently(3, 9);
        m_link->restFails = Error{.code = Error::Code::ServerFailed};
        connectWithSnapshot(10);
        settleAndTell();
        m_link->restFails.reset();
        m_link->pageSize = 2;
        QVERIFY(await(m_engine->surround(kChat, MessageId(1))).value());
        QCOMPARE(holes().constLast().after, row(3) ? MessageId(3) : MessageId(2));
        const auto found = await(m_engine->findMoment(kChat, numbered(7, kBob, "", 0).message.createdAt));
        QCOMPARE(found.value(), MessageId(7));
    }

    void messageThatIsNotCached_isReadWithItsSurroundings()
    {
        m_link->pageSize = 3;
        storeSilently(1, 20);
        connectWithSnapshot(21);
        QTRY_VERIFY(m_engine->isCaughtUp());
        QVERIFY(!row(10).has_value());

        QVERIFY(await(m_engine->surround(kChat, MessageId(10))).value());

        QVERIFY(row(9).has_value());
        QVERIFY(row(10).has_value());
        QVERIFY(row(11).has_value());
        QVERIFY(!row(12).has_value());
        QCOMPARE(holes(), QList<HistoryHole>({{.after = MessageId(0), .before = MessageId(9)},
                                              {.after = MessageId(11), .before = MessageId(18)}}));
    }

    void messageWithWholeSurroundings_isNotAskedFor()
    {
        beLive();
        const qsizetype asked = m_link->historiesAsked.size();
        QVERIFY(!await(m_engine->surround(kChat, MessageId(2))).value());
        QCOMPARE(m_link->historiesAsked.size(), asked);
    }

    void farBehind_theNewestPageIsShownAndTheRestFollows()
    {
        beLive();
        m_link->pageSize = 2;
        storeSilently(3, 9);

        Q_EMIT m_link->farBehind(kChat);

        QTRY_VERIFY(row(9).has_value());
        QVERIFY(!row(7).has_value());
        QCOMPARE(holes(), QList<HistoryHole>({{.after = MessageId(2), .before = MessageId(8), .closesAt = 10}}));
        QCOMPARE(m_arrived.size(), 2);

        ConversationChanges first{.conversation = kChat, .to = 7, .from = 3, .hasGap = true};
        first.messages = numberedFrom(3, 6);
        tell(first);
        settleAndTell();
        QCOMPARE(holes().size(), 1);
        ConversationChanges rest{.conversation = kChat, .to = 10, .from = 7};
        rest.messages = numberedFrom(7, 9);
        tell(rest);
        Q_EMIT m_link->conversationLive(kChat);

        QTRY_VERIFY(holes().isEmpty());
        QTRY_COMPARE(m_arrived.size(), 9);
    }

    void rowThatCameAheadOfTheNewestPage_stays()
    {
        m_link->pageSize = 2;
        storeSilently(1, 9);
        connectWithSnapshot(10);
        QTRY_VERIFY(m_engine->isCaughtUp());
        QVERIFY(!holes().isEmpty());
        m_link->holdsHistories = true;
        Q_EMIT m_link->farBehind(kChat);

        tell({.conversation = kChat, .hasGap = true, .messages = {numbered(12, kBob, "ahead of the rest", 13)}});
        QTRY_VERIFY(row(12).has_value());
        m_link->releaseHistories();
        settleAndTell();

        QVERIFY(row(12).has_value());
    }

    void pageThatWasCut_closesNoHole()
    {
        beLive();
        m_link->pageSize = 2;
        storeSilently(3, 9);
        Q_EMIT m_link->farBehind(kChat);
        QTRY_COMPARE(holes().size(), 1);

        ConversationChanges most{.conversation = kChat, .to = 10, .from = 3, .isCut = true};
        most.messages = numberedFrom(4, 9);
        tell(most);
        settleAndTell();
        QCOMPARE(holes().size(), 1);

        tell({.conversation = kChat, .to = 11, .from = 10, .messages = {numbered(3, kBob, "m, edited", 11)}});
        QTRY_VERIFY(holes().isEmpty());
        QCOMPARE(row(3)->content, QStringLiteral("m, edited"));
    }

    void holeOnTheNewerSideOfTheReader_isFilledFromTheirSide()
    {
        jumpTo10();
        QVERIFY(await(m_engine->fillHoles(kChat, shown(9, 11, 11))).value());
        QCOMPARE(holes(), QList<HistoryHole>({{.after = MessageId(0), .before = MessageId(9)},
                                              {.after = MessageId(14), .before = MessageId(18)}}));
        QVERIFY(await(m_engine->fillHoles(kChat, shown(9, 14, 14))).value());
        QCOMPARE(holes(), QList<HistoryHole>({{.after = MessageId(0), .before = MessageId(9)}}));
    }

    void holeOnTheOlderSideOfTheReader_isFilledFromTheirSide()
    {
        jumpTo10();
        QVERIFY(await(m_engine->fillHoles(kChat, shown(9, 20, 9))).value());
        QCOMPARE(holes(), QList<HistoryHole>({{.after = MessageId(0), .before = MessageId(6)},
                                              {.after = MessageId(11), .before = MessageId(18)}}));
    }

    void outOfDateRowsInView_areReadAgainFirst()
    {
        jumpTo10();
        connectWithSnapshot(21);
        QTRY_VERIFY(m_engine->isCaughtUp());
        QTRY_COMPARE(holes(), QList<HistoryHole>({{.after = MessageId(0), .before = MessageId(18)}}));
        QVERIFY(await(m_engine->fillHoles(kChat, shown(9, 20, 10))).value());
        QCOMPARE(holes(), QList<HistoryHole>({{.after = MessageId(0), .before = MessageId(9)},
                                              {.after = MessageId(11), .before = MessageId(18)}}));
    }

private:
    /// Some have histories, which a snapshot makes out of date; pages are of one message from then on.
    void beOutOfDate(const QList<std::pair<ConversationId, QList<int>>> &written)
    {
        // Of each the newest is read with the list; of the others an id tells how new it is.
        QList<MyConversation> all;
        for (const auto &[conversation, ids] : written) {
            if (conversation != kChat)
                m_link->conversationList.append(conversationOf(conversation));
            for (const int id : ids)
                m_link->storeSilently(numbered(id, kBob, "m", id + 1, conversation));
            all.append({.id = conversation, .title = QStringLiteral("of several"), .head = 11});
        }
        connectWithSnapshotOf(all, QStringLiteral("e1"));
        QTRY_VERIFY(m_engine->isCaughtUp());
        for (const auto &[conversation, ids] : written)
            QVERIFY(await(m_engine->refreshHistory(conversation)));
        settleAndTell();
        m_link->goOffline();
        m_link->pageSize = 1;
        connectWithSnapshotOf(all, QStringLiteral("e2"));
        QTRY_VERIFY(m_engine->isCaughtUp());
        settleAndTell();
        m_link->historiesAsked.clear();
    }

    static constexpr ConversationId kSecond{kChat.value() + 1};
    static constexpr ConversationId kThird{kChat.value() + 2};

    static ReceivedConversation conversationOf(ConversationId id)
    {
        ReceivedConversation received = conversation();
        received.conversation.id = id;
        return received;
    }
    void connectWithSnapshotOf(const QList<MyConversation> &conversations, const QString &epoch)
    {
        m_link->connectAlone();
        Q_EMIT m_link->accountChanged(
            {.isSnapshot = true, .epoch = epoch, .account = 10, .conversations = conversations});
        m_link->goOnline();
    }
    static ShownPart shown(long long oldest, long long newest, long long viewed = 0)
    {
        return {.oldest = MessageId(oldest),
                .newest = MessageId(newest),
                .viewed = MessageId(viewed),
                .older = 2,
                .newer = 2};
    }
    /// Of 20, the newest 3 and those around 10 are there.
    void jumpTo10()
    {
        m_link->pageSize = 3;
        storeSilently(1, 20);
        connectWithSnapshot(21);
        QTRY_VERIFY(m_engine->isCaughtUp());
        QVERIFY(await(m_engine->surround(kChat, MessageId(10))).value());
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::NumberedHolesTest)
#include "NumberedHolesTest.moc"
