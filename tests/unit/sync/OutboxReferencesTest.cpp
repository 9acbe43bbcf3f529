// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutboxScene.h"
#include "support/client/Await.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

namespace vatochito {

using namespace samples;

/// What waits and refers to something that waits, too.
class OutboxReferencesTest final : public QObject, private OutboxScene
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        QVERIFY(await(
            m_cache->write([](CacheTransaction &transaction) { transaction.upsertConversation(conversation()); })));
    }

    void cleanup() { end(); }

    void replyToWhatWaits_answersTheIdItWasGiven()
    {
        const ClientId first = enqueue(QStringLiteral("first"));
        QVERIFY(
            await(m_outbox->enqueue({.conversation = kChat,
                                     .content = QStringLiteral("second"),
                                     .reply = ReplyExcerpt{.id = {}, .sender = kMe, .excerpt = QStringLiteral("first")},
                                     .answers = first})));
        m_link->goOnline();
        QTRY_COMPARE(m_link->posted.size(), 1);
        QTRY_VERIFY(m_outbox->isEmpty());
        QCOMPARE(m_link->posted.first().replyTo, MessageId(1000));
    }

    void replyToWhatHasGoneMeanwhile_answersItsId()
    {
        m_link->goOnline();
        const ClientId first = enqueue(QStringLiteral("first"));
        QTRY_VERIFY(m_outbox->isEmpty());
        QVERIFY(
            await(m_outbox->enqueue({.conversation = kChat,
                                     .content = QStringLiteral("second"),
                                     .reply = ReplyExcerpt{.id = {}, .sender = kMe, .excerpt = QStringLiteral("first")},
                                     .answers = first})));
        QTRY_COMPARE(m_link->posted.size(), 1);
        QCOMPARE(m_link->posted.first().replyTo, MessageId(1000));
    }

    void editOfWhatHasNotGone_replacesItsWords()
    {
        const ClientId first = enqueue(QStringLiteral("frist"));
        QCOMPARE(await(m_outbox->editWaiting(first, QStringLiteral("first"))).value(), first);
        m_link->goOnline();
        QTRY_VERIFY(m_outbox->isEmpty());
        QCOMPARE(m_link->sentTexts(), QStringList({QStringLiteral("first")}));
        QVERIFY(m_link->edits.isEmpty());
    }

    void editOfWhatIsOnItsWay_followsIt()
    {
        m_link->echoes = false;
        m_link->goOnline();
        const ClientId first = enqueue(QStringLiteral("frist"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        QVERIFY(await(m_outbox->editWaiting(first, QStringLiteral("first"))));
        Q_EMIT m_link->eventReceived(kChat, MessageArrived{m_link->histories[kChat].first()});
        QTRY_COMPARE(m_link->edits.size(), 1);
        QCOMPARE(m_link->edits.first().message, MessageId(1000));
        QCOMPARE(m_link->edits.first().content, QStringLiteral("first"));
        QTRY_VERIFY(m_outbox->isEmpty());
    }

    void deletionOfWhatHasNotGone_takesItOut()
    {
        const ClientId first = enqueue(QStringLiteral("never mind"));
        QVERIFY(await(m_outbox->eraseWaiting(first)));
        QVERIFY(await(m_cache->outbox().all()).value().isEmpty());
    }

    void deletionOfWhatIsOnItsWay_followsIt()
    {
        m_link->echoes = false;
        m_link->goOnline();
        const ClientId first = enqueue(QStringLiteral("never mind"));
        QTRY_COMPARE(m_link->sent.size(), 1);
        QVERIFY(await(m_outbox->eraseWaiting(first)));
        Q_EMIT m_link->eventReceived(kChat, MessageArrived{m_link->histories[kChat].first()});
        QTRY_COMPARE(m_link->erased.size(), 1);
        QCOMPARE(m_link->erased.first().second, MessageId(1000));
    }

    void messageThatFails_takesItsRepliesAlongAndBack()
    {
        m_link->can.acknowledgesSends = true;
        m_link->restFails = Error{.code = Error::Code::Forbidden};
        const ClientId first = enqueue(QStringLiteral("first"));
        const auto second =
            await(m_outbox->enqueue({.conversation = kChat,
                                     .content = QStringLiteral("second"),
                                     .reply = ReplyExcerpt{.id = {}, .sender = kMe, .excerpt = QStringLiteral("first")},
                                     .answers = first}));
        m_link->goOnline();
        QTRY_COMPARE(failedRows(), QList<ClientId>({first, *second}));

        m_link->restFails = {};
        QVERIFY(await(m_outbox->retry(first)));
        QTRY_VERIFY(m_outbox->isEmpty());
        QVERIFY(await(m_cache->outbox().all()).value().isEmpty());
        QCOMPARE(m_link->posted.last().replyTo, m_link->histories[kChat].first().message.id);
    }

    void messageThatFails_takesAllThatHangsOnItAlongAndBack()
    {
        m_link->can.acknowledgesSends = true;
        m_link->restFails = Error{.code = Error::Code::Forbidden};
        const ClientId first = enqueue(QStringLiteral("first"));
        const ClientId second = answer(first, QStringLiteral("second"));
        const ClientId third = answer(second, QStringLiteral("third"));
        m_link->goOnline();
        QTRY_COMPARE(failedRows(), QList<ClientId>({first, second, third}));

        m_link->restFails = {};
        // Whichever is tried again: none can go without what it answers.
        QVERIFY(await(m_outbox->retry(third)));
        QTRY_VERIFY(m_outbox->isEmpty());
        const auto history = m_link->histories[kChat];
        QCOMPARE(history.size(), 3);
        QCOMPARE(m_link->posted.last().content, QStringLiteral("third"));
        QCOMPARE(m_link->posted.last().replyTo, history.at(1).message.id);
    }

    void replyToWhatHasFailedMeanwhile_failsAtOnce()
    {
        m_link->can.acknowledgesSends = true;
        m_link->restFails = Error{.code = Error::Code::Forbidden};
        const ClientId first = enqueue(QStringLiteral("first"));
        m_link->goOnline();
        QTRY_COMPARE(failedRows(), QList<ClientId>({first}));
        const ClientId second = answer(first, QStringLiteral("second"));
        QCOMPARE(failedRows(), QList<ClientId>({first, second}));
    }

    void replyToWhatWasCancelled_failsAndIsThenSentWithoutIt()
    {
        const ClientId first = enqueue(QStringLiteral("first"));
        const auto second =
            await(m_outbox->enqueue({.conversation = kChat,
                                     .content = QStringLiteral("second"),
                                     .reply = ReplyExcerpt{.id = {}, .sender = kMe, .excerpt = QStringLiteral("first")},
                                     .answers = first}));
        QVERIFY(await(m_outbox->cancel(first)));
        QCOMPARE(failedRows(), QList<ClientId>({*second}));

        m_link->goOnline();
        QVERIFY(await(m_outbox->retry(*second)));
        QTRY_VERIFY(m_outbox->isEmpty());
        QTRY_COMPARE(m_link->sentTexts(), QStringList({QStringLiteral("second")}));
    }

private:
    ClientId answer(const ClientId &first, const QString &content)
    {
        return await(m_outbox->enqueue({.conversation = kChat,
                                        .content = content,
                                        .reply = ReplyExcerpt{.id = {}, .sender = kMe, .excerpt = QStringLiteral("…")},
                                        .answers = first}))
            .value();
    }

    QList<ClientId> failedRows()
    {
        QList<ClientId> failed;
        const QList<OutboxEntry> entries = await(m_cache->outbox().all()).value();
        for (const OutboxEntry &entry : entries) {
            if (entry.state == OutboxEntry::State::Failed)
                failed.append(entry.clientId);
        }
        return failed;
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::OutboxReferencesTest)
#include "OutboxReferencesTest.moc"
