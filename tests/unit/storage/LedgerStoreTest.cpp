// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/LedgerStore.h"
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

namespace vatochito {

using namespace samples;

class LedgerStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_cache = std::make_unique<Cache>(m_folder->filePath(QStringLiteral("alice.db")), kMe);
        write([](CacheTransaction &transaction) { transaction.upsertConversation(conversation()); });
    }

    void cleanup() { m_cache.reset(); }

    void conversationWithNothingCounted_hasARowOfNoughts()
    {
        QCOMPARE(rows(), QList<LedgerRow>({LedgerRow{.conversation = kChat, .cursor = {}, .head = {}}}));
    }

    void whatIsCounted_isInTheRow()
    {
        write([](CacheTransaction &transaction) {
            for (const LedgerCount what : {LedgerCount::Sent, LedgerCount::Sent, LedgerCount::Acknowledged,
                                           LedgerCount::Duplicate, LedgerCount::GapFound, LedgerCount::GapFilled})
                transaction.count(kChat, what);
        });
        const LedgerRow row = rows().first();
        QCOMPARE(row.sent, 2);
        QCOMPARE(row.acknowledged, 1);
        QCOMPARE(row.duplicates, 1);
        QCOMPARE(row.gapsFound, 1);
        QCOMPARE(row.gapsFilled, 1);
    }

    void whatWaitsAndWhatFailed_areCountedFromTheOutbox()
    {
        write([](CacheTransaction &transaction) {
            OutboxEntry entry;
            entry.conversation = kChat;
            entry.clientId = ClientId(QStringLiteral("a"));
            transaction.enqueue(entry);
            entry.clientId = ClientId(QStringLiteral("b"));
            entry = transaction.enqueue(entry);
            entry.state = OutboxEntry::State::Failed;
            transaction.updateOutbox(entry);
        });
        QCOMPARE(rows().first().waiting, 1);
        QCOMPARE(rows().first().failed, 1);
    }

    void cursorAndHead_areThereWhereChangesAreNumbered()
    {
        QVERIFY(!rows().first().cursor);
        write([](CacheTransaction &transaction) {
            transaction.beginSnapshot({.isSnapshot = true, .epoch = QStringLiteral("e"), .account = 1});
            transaction.raiseSyncCursor(kChat, 7);
            transaction.raiseServerHead(kChat, 9);
        });
        QCOMPARE(rows().first().cursor, std::optional<long long>(7));
        QCOMPARE(rows().first().head, std::optional<long long>(9));
    }

    void conversationThatWasLeft_keepsItsAccount()
    {
        write([](CacheTransaction &transaction) {
            transaction.count(kChat, LedgerCount::Sent);
            transaction.removeConversation(kChat);
        });
        QCOMPARE(rows().first().sent, 1);
    }

private:
    template <typename Fn>
    void write(Fn fn)
    {
        QVERIFY(await(m_cache->write(fn)));
    }
    QList<LedgerRow> rows() { return await(m_cache->ledger().all()).value(); }

    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::LedgerStoreTest)
#include "LedgerStoreTest.moc"
