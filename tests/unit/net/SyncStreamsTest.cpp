// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncStreamsScene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

class SyncStreamsTest final : public QObject, private SyncStreamsScene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void nothingBehind_allIsLiveAfterTheAccount();
    void behind_isPagedToTheEnd_thenLive();
    void behindAndNeverRead_isReadFromItsBeginning();
    void farBehind_isSaidBeforeAPageIsWanted();
    void notSoFarBehind_isNotSaid();
    void farBehindInMany_isSaidOfTheOpenOneAndTheMostActive();
    void newConversationWithALongHistory_isFarBehind();
    void changeAfterAPageThatWasCut_waitsForTheRowThatThePageLeftOut();
    void openConversation_comesFirst_thenByActivity_fourAtOnce();
    void nextNumber_movesTheCursor();
    void contiguousEvents_areToldTogether();
    void missedAccountNumber_wantsAResume();
    void oldAccountNumber_isIgnored();
    void newConversation_isReadFromItsBeginning_thenLive();
    void removedConversation_isLost_andNothingMoreIsToldOfIt();
    void snapshot_takesTheHeadsAsTold();
    void snapshotWithoutAConversation_losesIt();
    void snapshotOfLessThanWasKnown_saysThatTheServerWasPutBack_data();
    void snapshotOfLessThanWasKnown_saysThatTheServerWasPutBack();
    void pongAhead_wantsAPageAtOnce();
    void marks_keepTheirVersionOnlyWhenNoneCanBeMissing();
    void quietConversations_haveTheirMarksLookedAt();
    void failedPage_isWantedAgain();
    void forbiddenPage_refusesTheConversation();
    void pageOfAnEarlierConnection_isIgnored();
    void lostConnection_losesWhatWasLive_andResumesFromWhereItStood();
    void fiftyThousandChanges_areToldPageByPage();
};

void SyncStreamsTest::nothingBehind_allIsLiveAfterTheAccount()
{
    QStringList order;
    connect(m_streams.get(), &SyncStreams::accountChanged, this, [&order] { order.append(u"account"_s); });
    connect(m_streams.get(), &SyncStreams::live, this, [&order] { order.append(u"live"_s); });
    connect(m_streams.get(), &SyncStreams::caughtUp, this, [&order] { order.append(u"caught up"_s); });
    m_streams->begin(cursorsAt(5));
    QVERIFY(!m_streams->isCaughtUp());

    m_streams->resume(delta());

    QCOMPARE(order, QStringList({u"account"_s, u"live"_s, u"caught up"_s}));
    QVERIFY(m_streams->isCaughtUp());
    QVERIFY(m_wanted->isEmpty());
}

void SyncStreamsTest::behind_isPagedToTheEnd_thenLive()
{
    m_streams->begin(cursorsAt(5, 3));
    m_streams->resume(delta({kFour}));
    QCOMPARE(m_wanted->size(), 1);
    QCOMPARE(m_wanted->at(0).at(2).toLongLong(), 5);
    QCOMPARE(m_wanted->at(0).at(3).toLongLong(), 3);
    QVERIFY(m_live->isEmpty());

    answerPage(kFour, page(kFour, 5, 7, true));
    QCOMPARE(m_wanted->size(), 2);
    QCOMPARE(m_wanted->at(1).at(2).toLongLong(), 7);
    QVERIFY(!m_streams->isCaughtUp());
    answerPage(kFour, page(kFour, 7, 8));

    QCOMPARE(m_told->size(), 2);
    QCOMPARE(told(0).to, 7);
    QCOMPARE(told(0).messages.size(), 2);
    QCOMPARE(told(1).to, 8);
    QCOMPARE(m_live->size(), 1);
    QVERIFY(m_streams->isCaughtUp());
    QCOMPARE(cursor(), 8);
}

void SyncStreamsTest::behindAndNeverRead_isReadFromItsBeginning()
{
    constexpr ConversationId kNeverRead(9);
    m_streams->begin(cursorsAt(5));

    m_streams->resume(delta({kNeverRead}));

    QVERIFY(!m_streams->isCaughtUp());
    QCOMPARE(wanted().value(0), kNeverRead);
    QCOMPARE(m_wanted->at(0).at(2).toLongLong(), 0);
    answerPage(kNeverRead, page(kNeverRead, 0, 3));
    QCOMPARE(cursor(kNeverRead), 3);
    QVERIFY(m_streams->isCaughtUp());
}

void SyncStreamsTest::farBehind_isSaidBeforeAPageIsWanted()
{
    QStringList order;
    connect(m_streams.get(), &SyncStreams::accountChanged, this, [&order] { order.append(u"account"_s); });
    connect(m_streams.get(), &SyncStreams::farBehind, this, [&order] { order.append(u"far"_s); });
    connect(m_streams.get(), &SyncStreams::pageWanted, this, [&order] { order.append(u"page"_s); });
    m_streams->begin(cursorsAt(5));

    m_streams->resume(delta({kFour}, 1, 6 + SyncStreams::kFarBehind));

    QCOMPARE(order, QStringList({u"account"_s, u"far"_s, u"page"_s}));
    QCOMPARE(m_far->at(0).at(0).value<ConversationId>(), kFour);
}

void SyncStreamsTest::notSoFarBehind_isNotSaid()
{
    m_streams->begin(cursorsAt(5));
    m_streams->resume(delta({kFour}, 1, 5 + SyncStreams::kFarBehind));
    QCOMPARE(m_wanted->size(), 1);
    QVERIFY(m_far->isEmpty());
}

void SyncStreamsTest::farBehindInMany_isSaidOfTheOpenOneAndTheMostActive()
{
    SyncCursors cursors = cursorsAt(1);
    QList<ConversationId> all;
    for (int number = 1; number <= 20; ++number) {
        all.append(ConversationId(number));
        cursors.heads.insert(ConversationId(number), 1);
    }
    m_streams->setConversations(all);
    m_streams->setOpenConversation(ConversationId(20));
    m_streams->begin(cursors);

    m_streams->resume(delta(all, 1, 5'000));

    QCOMPARE(m_far->size(), SyncStreams::kMostFarBehind);
    QCOMPARE(m_far->at(0).at(0).value<ConversationId>(), ConversationId(20));
    QCOMPARE(m_far->at(1).at(0).value<ConversationId>(), ConversationId(1));
    QCOMPARE(m_far->last().at(0).value<ConversationId>(), ConversationId(7));
}

void SyncStreamsTest::newConversationWithALongHistory_isFarBehind()
{
    goLive();
    m_streams->take(AccountChanges{.account = 2, .conversations = {mine(ConversationId(9), 5'000)}});
    QCOMPARE(m_far->size(), 1);
    QCOMPARE(wanted(), QList({ConversationId(9)}));
}

void SyncStreamsTest::changeAfterAPageThatWasCut_waitsForTheRowThatThePageLeftOut()
{
    m_streams->begin(cursorsAt(5));
    m_streams->resume(delta({kFour}));
    // Message 60 would have been the next row; it was edited while the page was read, and comes with number 8 now.
    answerPage(kFour, page(kFour, 5, 7, true));
    QVERIFY(told(0).isCut);

    m_streams->take(edit(8));
    m_streams->flush();
    QCOMPARE(m_told->size(), 1);
    QCOMPARE(cursor(), 7);

    answerPage(kFour, page(kFour, 7, 8));
    QCOMPARE(cursor(), 8);
    QCOMPARE(told(1).messages.size(), 1);
    QVERIFY(!told(1).isCut);
    m_streams->take(edit(9));
    m_streams->flush();
    QCOMPARE(cursor(), 9);
}

void SyncStreamsTest::openConversation_comesFirst_thenByActivity_fourAtOnce()
{
    SyncCursors cursors = cursorsAt(1);
    QList<ConversationId> all;
    for (int number = 1; number <= 7; ++number) {
        all.append(ConversationId(number));
        cursors.heads.insert(ConversationId(number), 1);
    }
    m_streams->setConversations({ConversationId(6), ConversationId(2), ConversationId(5)});
    m_streams->setOpenConversation(ConversationId(3));
    m_streams->begin(cursors);

    m_streams->resume(delta(all));

    QCOMPARE(wanted(), QList({ConversationId(3), ConversationId(6), ConversationId(2), ConversationId(5)}));
    answerPage(ConversationId(6), page(ConversationId(6), 1, 2));
    QCOMPARE(m_wanted->size(), 5);
    QCOMPARE(wanted().last(), ConversationId(1));
}

void SyncStreamsTest::nextNumber_movesTheCursor()
{
    goLive();

    m_streams->take(arrival(6));
    QVERIFY(m_told->isEmpty());
    m_streams->flush();

    QCOMPARE(m_told->size(), 1);
    QCOMPARE(told(0).to, 6);
    QCOMPARE(cursor(), 6);
}

void SyncStreamsTest::contiguousEvents_areToldTogether()
{
    goLive();

    m_streams->take(arrival(6));
    m_streams->take(edit(7));
    m_streams->take(arrival(8));
    m_streams->flush();

    QCOMPARE(m_told->size(), 1);
    QCOMPARE(told(0).to, 8);
    QCOMPARE(told(0).messages.size(), 2);
    QCOMPARE(told(0).patches.size(), 1);
}

void SyncStreamsTest::missedAccountNumber_wantsAResume()
{
    goLive();
    QSignalSpy account(m_streams.get(), &SyncStreams::accountChanged);

    m_streams->take(AccountChanges{.account = 3});

    QCOMPARE(m_resumes->size(), 1);
    QVERIFY(account.isEmpty());
}

void SyncStreamsTest::oldAccountNumber_isIgnored()
{
    goLive();
    QSignalSpy account(m_streams.get(), &SyncStreams::accountChanged);

    m_streams->take(AccountChanges{.account = 1});

    QVERIFY(m_resumes->isEmpty());
    QVERIFY(account.isEmpty());
}

void SyncStreamsTest::newConversation_isReadFromItsBeginning_thenLive()
{
    goLive();
    const ConversationId fresh(9);
    m_streams->take(arrival(1, fresh));
    m_streams->flush();
    QVERIFY(m_told->isEmpty());

    m_streams->take(AccountChanges{.account = 2, .conversations = {mine(fresh, 1)}});

    QCOMPARE(wanted(), QList{fresh});
    QCOMPARE(m_wanted->at(0).at(2).toLongLong(), 0);
    QVERIFY2(m_streams->isCaughtUp(), "what is new is nothing that was missed");
    answerPage(fresh, page(fresh, 0, 1));
    QCOMPARE(m_live->size(), 1);
    QCOMPARE(cursor(fresh), 1);
    QCOMPARE(m_streams->cursors().account, 2);
}

void SyncStreamsTest::removedConversation_isLost_andNothingMoreIsToldOfIt()
{
    goLive();

    m_streams->take(AccountChanges{.account = 2, .removed = {kFour}});
    m_streams->take(arrival(6));
    m_streams->flush();

    QCOMPARE(m_lost->size(), 1);
    QVERIFY(m_told->isEmpty());
    QVERIFY(!m_streams->cursors().heads.contains(kFour));
}

void SyncStreamsTest::snapshot_takesTheHeadsAsTold()
{
    level1::Resumed resumed;
    resumed.changes = {.isSnapshot = true, .epoch = u"e2"_s, .account = 7, .conversations = {mine(kFour, 40)}};

    m_streams->resume(resumed);

    QCOMPARE(cursor(), 40);
    QCOMPARE(m_streams->cursors().epoch, u"e2"_s);
    QCOMPARE(m_live->size(), 1);
    QVERIFY(m_streams->isCaughtUp());
    QVERIFY(m_wanted->isEmpty());
}

void SyncStreamsTest::snapshotWithoutAConversation_losesIt()
{
    goLive();
    level1::Resumed resumed;
    resumed.changes = {.isSnapshot = true, .epoch = u"e2"_s, .account = 7};

    m_streams->resume(resumed);

    QCOMPARE(m_lost->size(), 1);
    QVERIFY(!m_streams->knows(kFour));
}

void SyncStreamsTest::snapshotOfLessThanWasKnown_saysThatTheServerWasPutBack_data()
{
    QTest::addColumn<int>("accountStep");
    QTest::addColumn<int>("headStep");
    QTest::addColumn<bool>("isBehind");
    QTest::newRow("as far") << 0 << 0 << false;
    QTest::newRow("further") << 1 << 1 << false;
    QTest::newRow("account behind") << -1 << 0 << true;
    QTest::newRow("conversation behind") << 0 << -1 << true;
}

void SyncStreamsTest::snapshotOfLessThanWasKnown_saysThatTheServerWasPutBack()
{
    QFETCH(const int, accountStep);
    QFETCH(const int, headStep);
    goLive();
    const SyncCursors known = m_streams->cursors();
    QSignalSpy changed(m_streams.get(), &SyncStreams::accountChanged);
    level1::Resumed resumed;
    resumed.changes = {.isSnapshot = true,
                       .epoch = known.epoch,
                       .account = known.account + accountStep,
                       .conversations = {mine(kFour, known.heads.value(kFour) + headStep)}};

    m_streams->resume(resumed);

    QTEST(changed.first().first().value<AccountChanges>().isBehindCache, "isBehind");
}

void SyncStreamsTest::pongAhead_wantsAPageAtOnce()
{
    goLive();

    m_streams->take(level1::Pong{{{kFour, 8}}});

    QCOMPARE(wanted(), QList{kFour});
}

void SyncStreamsTest::marks_keepTheirVersionOnlyWhenNoneCanBeMissing()
{
    goLive();
    level1::MarksMoved moved;
    moved.changes.conversation = kFour;
    moved.changes.marksVersion = 12;
    moved.changes.marks.append(MemberMark{.user = UserId(2), .read = MessageId(50)});
    m_streams->take(moved);
    m_streams->flush();
    QCOMPARE(told(0).marksVersion, 0);
    QCOMPARE(told(0).marks.size(), 1);

    // The page tells all of them up to a version.
    m_streams->setOpenConversation(kFour);
    level1::SyncPage look = page(kFour, 5, 5);
    look.changes.marksVersion = 12;
    answerPage(kFour, look);
    QCOMPARE(told(1).marksVersion, 12);
    moved.changes.marksVersion = 13;
    m_streams->take(moved);
    m_streams->flush();

    QCOMPARE(told(2).marksVersion, 13);
    QCOMPARE(m_streams->cursors().marks.value(kFour), 13);
}

void SyncStreamsTest::quietConversations_haveTheirMarksLookedAt()
{
    m_streams->setConversations({kFour});
    m_streams->begin(cursorsAt(5, 3));

    m_streams->resume(delta());

    QCOMPARE(m_live->size(), 1);
    QVERIFY(m_streams->isCaughtUp());
    QCOMPARE(wanted(), QList{kFour});
    level1::SyncPage look = page(kFour, 5, 5);
    look.changes.marksVersion = 3;
    answerPage(kFour, look);
    QVERIFY2(m_told->isEmpty(), "nothing moved");
}

void SyncStreamsTest::failedPage_isWantedAgain()
{
    m_streams->begin(cursorsAt(5));
    m_streams->resume(delta({kFour}));

    answerPage(kFour, failure(Error{.code = Error::Code::Throttled, .retryAfter = 2s}));
    m_alarms.advance(1999ms);
    QCOMPARE(m_wanted->size(), 1);
    m_alarms.advance(1ms);

    QCOMPARE(m_wanted->size(), 2);
    answerPage(kFour, page(kFour, 5, 6));
    QVERIFY(m_streams->isCaughtUp());
}

void SyncStreamsTest::forbiddenPage_refusesTheConversation()
{
    QSignalSpy refused(m_streams.get(), &SyncStreams::refused);
    m_streams->begin(cursorsAt(5));
    m_streams->resume(delta({kFour}));

    answerPage(kFour, failure(Error{.code = Error::Code::Forbidden}));

    QCOMPARE(refused.size(), 1);
    QVERIFY(!m_streams->knows(kFour));
    QVERIFY(m_streams->isCaughtUp());
}

void SyncStreamsTest::pageOfAnEarlierConnection_isIgnored()
{
    m_streams->begin(cursorsAt(5));
    m_streams->resume(delta({kFour}));
    m_streams->suspend();

    answerPage(kFour, page(kFour, 5, 6));

    QVERIFY(m_told->isEmpty());
    QCOMPARE(cursor(), 5);
}

void SyncStreamsTest::lostConnection_losesWhatWasLive_andResumesFromWhereItStood()
{
    goLive();
    m_streams->take(arrival(6));
    m_streams->take(edit(9));

    m_streams->suspend();

    QCOMPARE(m_told->size(), 1);
    QCOMPARE(m_lost->size(), 1);
    QCOMPARE(cursor(), 6);
    m_alarms.advance(1s);
    QVERIFY(m_wanted->isEmpty());
    m_streams->resume(delta());
    QCOMPARE(m_live->size(), 1);
}

void SyncStreamsTest::fiftyThousandChanges_areToldPageByPage()
{
    constexpr int kPages = 250;
    constexpr int kRows = 200;
    m_streams->begin(cursorsAt(0));
    m_streams->resume(delta({kFour}));

    for (int number = 0; number < kPages; ++number)
        answerPage(kFour, page(kFour, number * kRows, (number + 1) * kRows, number + 1 < kPages));

    QCOMPARE(m_told->size(), kPages);
    QCOMPARE(cursor(), kPages * kRows);
    QCOMPARE(m_live->size(), 1);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SyncStreamsTest)
#include "SyncStreamsTest.moc"
