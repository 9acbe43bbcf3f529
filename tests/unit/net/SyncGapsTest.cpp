// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncStreamsScene.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

/// Events that come late, early or twice.
class SyncGapsTest final : public QObject, private SyncStreamsScene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void oldWholeRow_isToldForItself();
    void oldPartialRow_isIgnored();
    void wholeRowAhead_isToldAtOnce_andTheGapAskedForAfter300ms();
    void wholeRowAhead_untilTheGapIsClosed_saysSo();
    void pageThatWasRefused_isAskedForAgainThoughEventsCome();
    void marksOfAPageWithMoreToCome_countWithTheLastOne();
    void gapClosedByEvents_isLiveAgain();
    void gapClosedByAPage_isLiveAgain();
    void nextNumberAndARowAheadTogether_sayThatThereIsAGap();
    void partialRowAhead_waitsForTheMissingNumber();
    void partialRowAhead_thatIsNotCaughtUpWith_isAskedForAfter300ms();
    void pageBehindLiveEvents_tellsNoOldMembers();
    void eventsDuringCatchingUp_areToldAgainByThePage();
    void lastPage_readBeforeTheNewestEvent_isFollowedByAnother();
};

void SyncGapsTest::oldWholeRow_isToldForItself()
{
    goLive();

    m_streams->take(arrival(4));
    m_streams->flush();

    QCOMPARE(told(0).to, 0);
    QCOMPARE(told(0).messages.size(), 1);
    QCOMPARE(cursor(), 5);
}

void SyncGapsTest::oldPartialRow_isIgnored()
{
    goLive();

    m_streams->take(edit(5));
    m_streams->flush();

    QVERIFY(m_told->isEmpty());
}

void SyncGapsTest::wholeRowAhead_isToldAtOnce_andTheGapAskedForAfter300ms()
{
    goLive();

    m_streams->take(arrival(8));
    m_streams->flush();
    QCOMPARE(told(0).to, 0);
    QCOMPARE(cursor(), 5);
    m_alarms.advance(299ms);
    QVERIFY(m_wanted->isEmpty());
    m_alarms.advance(1ms);

    QCOMPARE(m_wanted->size(), 1);
    QCOMPARE(m_wanted->at(0).at(2).toLongLong(), 5);
    answerPage(kFour, page(kFour, 5, 8));
    QCOMPARE(cursor(), 8);
    QCOMPARE(m_wanted->size(), 1);
}

void SyncGapsTest::wholeRowAhead_untilTheGapIsClosed_saysSo()
{
    goLive();

    m_streams->take(arrival(8));
    m_streams->flush();
    QVERIFY(told(0).hasGap);
    m_streams->take(arrival(6));
    m_streams->flush();
    QVERIFY(told(1).hasGap);
    m_streams->take(arrival(7));
    m_streams->flush();

    QVERIFY(!told(2).hasGap);
    QCOMPARE(told(2).to, 8);
}

void SyncGapsTest::pageThatWasRefused_isAskedForAgainThoughEventsCome()
{
    goLive();
    m_streams->setOpenConversation(kFour); // Its marks are looked at.
    QCOMPARE(m_wanted->size(), 1);
    answerPage(kFour, failure(Error{.code = Error::Code::Throttled}));
    m_streams->take(arrival(6));
    m_streams->flush();
    m_alarms.advance(SyncStreams::kPageRetry);
    QCOMPARE(m_wanted->size(), 2);
}

void SyncGapsTest::marksOfAPageWithMoreToCome_countWithTheLastOne()
{
    m_streams->begin(cursorsAt(5, 3));
    m_streams->resume(delta({kFour}));
    level1::SyncPage first = page(kFour, 5, 6, true);
    first.changes.marksVersion = 9;
    answerPage(kFour, first);
    QCOMPARE(told(0).marksVersion, 0);
    QCOMPARE(m_wanted->at(1).at(3).toLongLong(), 3);

    level1::SyncPage last = page(kFour, 6, 7);
    last.changes.marksVersion = 9;
    answerPage(kFour, last);
    QCOMPARE(told(1).marksVersion, 9);
}

void SyncGapsTest::gapClosedByEvents_isLiveAgain()
{
    goLive();
    m_streams->take(arrival(7));
    m_streams->flush();
    QVERIFY(m_live->isEmpty());

    m_streams->take(arrival(6));
    m_streams->flush();

    QCOMPARE(m_live->size(), 1);
    m_streams->take(arrival(8));
    m_streams->flush();
    QCOMPARE(m_live->size(), 1);
}

void SyncGapsTest::gapClosedByAPage_isLiveAgain()
{
    goLive();
    m_streams->take(arrival(7));
    m_streams->flush();
    m_alarms.advance(SyncStreams::kPatience);

    answerPage(kFour, page(kFour, 5, 7));

    QVERIFY(!told(1).hasGap);
    QCOMPARE(m_live->size(), 1);
}

void SyncGapsTest::nextNumberAndARowAheadTogether_sayThatThereIsAGap()
{
    goLive();

    m_streams->take(arrival(6));
    m_streams->take(arrival(8));
    m_streams->flush();

    QCOMPARE(m_told->size(), 1);
    QCOMPARE(told(0).to, 6);
    QVERIFY(told(0).hasGap);
}

void SyncGapsTest::partialRowAhead_waitsForTheMissingNumber()
{
    goLive();

    m_streams->take(edit(7));
    m_streams->flush();
    QVERIFY(m_told->isEmpty());
    m_streams->take(arrival(6));
    m_streams->flush();

    QCOMPARE(m_told->size(), 1);
    QCOMPARE(told(0).to, 7);
    QCOMPARE(told(0).messages.size(), 1);
    QCOMPARE(told(0).patches.size(), 1);
    m_alarms.advance(1s);
    QVERIFY(m_wanted->isEmpty());
}

void SyncGapsTest::partialRowAhead_thatIsNotCaughtUpWith_isAskedForAfter300ms()
{
    goLive();

    m_streams->take(edit(7));
    m_streams->flush();
    m_alarms.advance(300ms);

    QCOMPARE(m_wanted->size(), 1);
    answerPage(kFour, page(kFour, 5, 7));
    QCOMPARE(m_told->size(), 1);
    QCOMPARE(told(0).to, 7);
    QVERIFY(told(0).patches.isEmpty());
    QCOMPARE(cursor(), 7);
}

void SyncGapsTest::pageBehindLiveEvents_tellsNoOldMembers()
{
    m_streams->begin(cursorsAt(5));
    m_streams->resume(delta({kFour}));
    m_streams->take(arrival(6));
    m_streams->take(arrival(7));
    m_streams->flush();
    level1::SyncPage late = page(kFour, 5, 6);
    late.changes.members.append(MemberChange{.user = UserId(2)});

    answerPage(kFour, late);

    QCOMPARE(told(1).to, 0);
    QVERIFY(told(1).members.isEmpty());
    QCOMPARE(told(1).messages.size(), 1);
    QCOMPARE(cursor(), 7);
}

void SyncGapsTest::eventsDuringCatchingUp_areToldAgainByThePage()
{
    m_streams->begin(cursorsAt(5));
    m_streams->resume(delta({kFour}));
    m_streams->take(arrival(9));
    m_streams->flush();
    QCOMPARE(told(0).to, 0);
    m_alarms.advance(1s);
    QCOMPARE(m_wanted->size(), 1);

    answerPage(kFour, page(kFour, 5, 9));

    QCOMPARE(told(1).to, 9);
    QCOMPARE(m_live->size(), 1);
}

void SyncGapsTest::lastPage_readBeforeTheNewestEvent_isFollowedByAnother()
{
    m_streams->begin(cursorsAt(5));
    m_streams->resume(delta({kFour}));
    m_streams->take(edit(9));

    answerPage(kFour, page(kFour, 5, 7));

    QVERIFY(m_live->isEmpty());
    QCOMPARE(m_wanted->size(), 2);
    answerPage(kFour, page(kFour, 7, 9));
    QCOMPARE(m_live->size(), 1);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SyncGapsTest)
#include "SyncGapsTest.moc"
