// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/Await.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"
#include "sync/Outbox.h"
#include "sync/SyncEngine.h"

namespace vatochito {

using namespace samples;

/// What waits and refers to something that waits, too.
class OutboxReferencesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_cache = std::make_unique<Cache>(m_folder->filePath(QStringLiteral("alice.db")), kMe);
        m_link = std::make_unique<FakeLink>(kMe);
        m_link->conversationList = {conversation()};
        m_engine = std::make_unique<SyncEngine>(*m_link, *m_cache, kMe, m_alarms);
        m_outbox = std::make_unique<Outbox>(*m_link, *m_engine, *m_cache, m_clock, m_alarms);
        QVERIFY(await(m_engine->start()));
        QVERIFY(await(
            m_cache->write([](CacheTransaction &transaction) { transaction.upsertConversation(conversation()); })));
        m_outbox->setSending(true);
    }

    void cleanup()
    {
        m_outbox.reset();
        m_engine.reset();
        m_link.reset();
        m_cache.reset();
    }

    void replyToWhatWaits_answersTheIdItWasGiven()
    {
        const ClientId first = send(QStringLiteral("first"));
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
        const ClientId first = send(QStringLiteral("first"));
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
        const ClientId first = send(QStringLiteral("frist"));
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
        const ClientId first = send(QStringLiteral("frist"));
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
        const ClientId first = send(QStringLiteral("never mind"));
        QVERIFY(await(m_outbox->eraseWaiting(first)));
        QVERIFY(await(m_cache->outbox().all()).value().isEmpty());
    }

    void deletionOfWhatIsOnItsWay_followsIt()
    {
        m_link->echoes = false;
        m_link->goOnline();
        const ClientId first = send(QStringLiteral("never mind"));
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
        const ClientId first = send(QStringLiteral("first"));
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

    void replyToWhatWasCancelled_failsAndIsThenSentWithoutIt()
    {
        const ClientId first = send(QStringLiteral("first"));
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
    ClientId send(const QString &text)
    {
        return await(m_outbox->enqueue({.conversation = kChat, .content = text})).value();
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

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<FakeLink> m_link;
    std::unique_ptr<SyncEngine> m_engine;
    std::unique_ptr<Outbox> m_outbox;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::OutboxReferencesTest)
#include "OutboxReferencesTest.moc"
