// SPDX-License-Identifier: GPL-3.0-or-later
#include "EngineScene.h"
#include "storage/SqlConnection.h"

#include <QSignalSpy>

namespace vatochito {

/// What the sockets of level 0 do not bring, or bring out of turn, is told all the same: once and in order.
class MissedMessagesTest final : public QObject, private EngineScene
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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

    void eventAfterOneThatCouldNotBeStored_isNotTakenForTheEndOfWhatIsWhole()
    {
        goLive();
        m_link->receive(message(1, kBob, QStringLiteral("a")));
        QTRY_COMPARE(m_arrived, texts({"a"}));
        m_link->restFails = Error{.code = Error::Code::Offline};
        {
            SqlConnection other(path(), SqlConnection::Access::ReadWrite);
            other.execute(QStringLiteral("CREATE TRIGGER refuse BEFORE INSERT ON message WHEN new.id = 2"
                                         " BEGIN SELECT RAISE(ABORT, 'not this one'); END"));
        }
        // Written together, so that the second does not know of the first one's failure.
        m_link->receive(message(2, kBob, QStringLiteral("b")));
        m_link->receive(message(3, kBob, QStringLiteral("c")));
        QTRY_COMPARE(summary().newestCached, MessageId(3));
        QVERIFY(!await(m_cache->messages().one(kChat, MessageId(2))).value());
        QCOMPARE(summary().wholeUpTo, MessageId(1));
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

    void polledLastMessageBeyondTheCache_readsTheHistory()
    {
        goLive();
        m_link->storeSilently(message(1, kBob, QStringLiteral("from REST")));
        Q_EMIT m_link->conversationsPolled(m_link->conversationList);
        QTRY_COMPARE(m_arrived, texts({"from REST"}));
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

    void newestStoredByAProcessThatHadNotCaughtUp_theHoleIsReadAndToldAtTheNextStart()
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
        QTRY_COMPARE(m_arrived, texts({"a", "never seen", "stored alone"}));
    }

private:
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
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::MissedMessagesTest)
#include "MissedMessagesTest.moc"
