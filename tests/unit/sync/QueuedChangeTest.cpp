// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/QueuedChange.h"
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QTest>

namespace vatochito {

using namespace samples;

/// Where among what waits already a change of one's own message goes.
class QueuedChangeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_cache = std::make_unique<Cache>(m_folder->filePath(QStringLiteral("alice.db")), kMe);
        const auto written = m_cache->write([](CacheTransaction &transaction) {
            transaction.upsertConversation(conversation());
            transaction.upsertMessages({message(50, kMe, QStringLiteral("typo"))});
        });
        QVERIFY(await(written));
    }
    void cleanup() { m_cache.reset(); }

    void editAfterAFailedOneAndOneOnItsWay_comesLast()
    {
        const OutboxEntry failed = queued(edit(QStringLiteral("first")));
        update(failed, OutboxEntry::State::Failed, {});
        const OutboxEntry onItsWay = queued(edit(QStringLiteral("second")));
        update(onItsWay, OutboxEntry::State::Waiting, MessageId(50));

        const OutboxEntry third = queued(edit(QStringLiteral("third")));

        const QList<OutboxEntry> rows = stored();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.first().clientId, onItsWay.clientId);
        QCOMPARE(rows.first().content, QStringLiteral("second"));
        QCOMPARE(rows.last().clientId, third.clientId);
        QCOMPARE(rows.last().content, QStringLiteral("third"));
    }

    void editAfterAFailedOne_takesItsPlaceAndIsTried()
    {
        const OutboxEntry failed = queued(edit(QStringLiteral("first")));
        update(failed, OutboxEntry::State::Failed, {});

        const OutboxEntry second = queued(edit(QStringLiteral("second")));

        QCOMPARE(second.clientId, failed.clientId);
        QCOMPARE(stored().size(), 1);
        QCOMPARE(stored().first().state, OutboxEntry::State::Waiting);
        QCOMPARE(stored().first().content, QStringLiteral("second"));
    }

    void editOfAFailedMessageThatMayBeOnTheServerByName_followsIt()
    {
        const OutboxEntry send = failedSend(MessageId(49));
        const OutboxEntry change = queued(editOf(send, QStringLiteral("first")));
        const QList<OutboxEntry> rows = stored();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.first().state, OutboxEntry::State::Waiting);
        QCOMPARE(rows.first().content, QStringLiteral("frist"));
        QCOMPARE(rows.last().clientId, change.clientId);
        QCOMPARE(rows.last().refersTo, send.clientId);
    }

    void deletionOfAFailedMessageThatMayBeOnTheServerByName_followsIt()
    {
        const OutboxEntry send = failedSend(MessageId(49));
        OutboxEntry deletion = editOf(send, {});
        deletion.operation = OutboxEntry::Operation::Delete;
        QVERIFY(
            await(m_cache->write([deletion](CacheTransaction &transaction) { queueDeletion(transaction, deletion); })));
        const QList<OutboxEntry> rows = stored();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.first().state, OutboxEntry::State::Waiting);
        QCOMPARE(rows.last().operation, OutboxEntry::Operation::Delete);
    }

    void editOfAFailedAnswer_takesWhatItAnswersAlong()
    {
        const OutboxEntry original = failedSend({});
        OutboxEntry answer;
        answer.clientId = ClientId(QStringLiteral("answer"));
        answer.conversation = kChat;
        answer.content = QStringLiteral("yse");
        answer.refersTo = original.clientId;
        answer.reply = ReplyExcerpt{MessageId(), kMe, original.content};
        QVERIFY(await(m_cache->write([answer](CacheTransaction &transaction) { queueSend(transaction, answer); })));

        queued(editOf(answer, QStringLiteral("yes")));

        const QList<OutboxEntry> rows = stored();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.first().state, OutboxEntry::State::Waiting);
        QCOMPARE(rows.last().state, OutboxEntry::State::Waiting);
        QCOMPARE(rows.last().content, QStringLiteral("yes"));
        QCOMPARE(rows.last().refersTo, original.clientId);
    }

    void editOfAFailedMessage_replacesTheEditThatFailedWithIt()
    {
        const OutboxEntry send = failedSend(MessageId(49));
        const OutboxEntry earlier = queued(editOf(send, QStringLiteral("second")));
        update(earlier, OutboxEntry::State::Failed, {});
        update(send, OutboxEntry::State::Failed, {});

        queued(editOf(send, QStringLiteral("third")));

        const QList<OutboxEntry> rows = stored();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().clientId, send.clientId);
        QCOMPARE(rows.first().content, QStringLiteral("third"));
    }

private:
    OutboxEntry failedSend(std::optional<MessageId> sentAfter)
    {
        OutboxEntry send;
        send.clientId = ClientId(QStringLiteral("send"));
        send.conversation = kChat;
        send.content = QStringLiteral("frist");
        std::ignore = await(m_cache->write([send](CacheTransaction &transaction) { transaction.enqueue(send); }));
        send.isSentById = true;
        update(send, OutboxEntry::State::Failed, sentAfter);
        return send;
    }

    static OutboxEntry editOf(const OutboxEntry &send, const QString &content)
    {
        OutboxEntry entry;
        entry.clientId = ClientId(QStringLiteral("change of ") + content);
        entry.operation = OutboxEntry::Operation::Edit;
        entry.refersTo = send.clientId;
        entry.content = content;
        return entry;
    }

    OutboxEntry edit(const QString &content)
    {
        OutboxEntry entry;
        entry.clientId = ClientId(QStringLiteral("edit-%1").arg(++m_edits));
        entry.operation = OutboxEntry::Operation::Edit;
        entry.conversation = kChat;
        entry.target = MessageId(50);
        entry.content = content;
        return entry;
    }

    /// What stands in the file for \a change afterwards.
    OutboxEntry queued(const OutboxEntry &change)
    {
        const auto written = m_cache->write([change](CacheTransaction &transaction) {
            return *transaction.outboxEntry(queueEdit(transaction, change).clientId);
        });
        return await(written).value();
    }

    void update(OutboxEntry entry, OutboxEntry::State state, std::optional<MessageId> sentAfter)
    {
        entry.state = state;
        entry.sentAfter = sentAfter;
        QVERIFY(await(m_cache->write([entry](CacheTransaction &transaction) { transaction.updateOutbox(entry); })));
    }

    QList<OutboxEntry> stored() { return await(m_cache->outbox().all()).value(); }

    int m_edits = 0;
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::QueuedChangeTest)
#include "QueuedChangeTest.moc"
