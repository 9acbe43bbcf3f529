// SPDX-License-Identifier: GPL-3.0-or-later
#include "NumberedScene.h"
#include "sync/OutboxLane.h"

namespace vatochito {

/// The outbox on a server that answers each send, and tells it as a change besides.
class NumberedOutboxTest final : public QObject, private NumberedScene
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        beginNumbered();
        m_link->holdsPosts = true;
        beLive();
        enqueue(QStringLiteral("first"));
        enqueue(QStringLiteral("second"));
        QTRY_COMPARE(m_link->posted.size(), 1);
    }

    void cleanup() { end(); }

    void answerBeforeTheEvent_theNextIsSentOnceItIsStored()
    {
        m_link->answerPost(first());
        QTRY_COMPARE(m_link->posted.size(), 2);
        QCOMPARE(waiting(), QStringList{QStringLiteral("second")});
    }

    void answerAfterTheEventThatConfirmed_theNextIsSentAtOnce()
    {
        confirmByEvent();
        ReceivedMessage again = first();
        again.isDuplicate = true;
        again.rev = 0;
        m_link->answerPost(again);
        QTRY_COMPARE(m_link->posted.size(), 2);
    }

    void noAnswerAfterTheEventThatConfirmed_theNextIsSentAtOnce()
    {
        confirmByEvent();
        m_link->answerPost(failure(Error{.code = Error::Code::Timeout}));
        QTRY_COMPARE(m_link->posted.size(), 2);
    }

    void answerAfterAllHasFailed_isTakenAllTheSame()
    {
        Q_EMIT m_engine->conversationLost(kChat);
        QTRY_COMPARE(states(), QList<OutboxEntry::State>({OutboxEntry::State::Failed, OutboxEntry::State::Failed}));
        m_link->answerPost(first());
        QTRY_COMPARE(waiting(), QStringList{QStringLiteral("second")});
        QTRY_VERIFY(row(3));
    }

    void answerAfterAnotherProcessSends_isTakenAllTheSame()
    {
        m_outbox->setSending(false);
        m_link->answerPost(first());
        QTRY_COMPARE(waiting(), QStringList{QStringLiteral("second")});
        QCOMPARE(m_link->posted.size(), 1);
    }

    void connectionsLostWithAMessageOnThem_makeItWaitLongerEachTime()
    {
        loseConnection();
        QTRY_COMPARE(m_link->posted.size(), 2);
        loseConnection();
        settleAndTell();
        QCOMPARE(m_link->posted.size(), 2);
        m_alarms.advance(OutboxLane::kRetryWait);
        QTRY_COMPARE(m_link->posted.size(), 3);
        loseConnection();
        settleAndTell();
        m_alarms.advance(OutboxLane::kRetryWait);
        settleAndTell();
        QCOMPARE(m_link->posted.size(), 3);
        m_alarms.advance(OutboxLane::kRetryWait);
        QTRY_COMPARE(m_link->posted.size(), 4);
    }

private:
    /// As the server stored it.
    ReceivedMessage first() const
    {
        ReceivedMessage stored = numbered(3, kMe, "first", 4);
        stored.message.clientId = m_link->posted.first().clientId;
        return stored;
    }

    /// With what is on its way.
    void loseConnection()
    {
        m_link->answerPost(failure(Error{.code = Error::Code::Offline}));
        m_link->goOffline();
        m_link->goOnline();
    }

    QList<OutboxEntry::State> states()
    {
        QList<OutboxEntry::State> states;
        const QList<OutboxEntry> rows = await(m_cache->outbox().all()).value();
        for (const OutboxEntry &entry : rows)
            states.append(entry.state);
        return states;
    }

    void confirmByEvent()
    {
        tell({.conversation = kChat, .to = 4, .messages = {first()}});
        QTRY_COMPARE(waiting(), QStringList{QStringLiteral("second")});
        settleAndTell();
        QCOMPARE(m_link->posted.size(), 1);
    }

    QStringList waiting()
    {
        QStringList contents;
        const QList<OutboxEntry> rows = await(m_cache->outbox().all()).value();
        for (const OutboxEntry &entry : rows)
            contents.append(entry.content);
        return contents;
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::NumberedOutboxTest)
#include "NumberedOutboxTest.moc"
