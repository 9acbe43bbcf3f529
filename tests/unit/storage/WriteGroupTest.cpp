// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Cache.h"
#include "storage/SqlConnection.h"
#include "support/client/Await.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QSemaphore>

#include <memory>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace samples;

class WriteGroupTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_busy = std::make_shared<QSemaphore>();
        m_folder = std::make_unique<TestFolder>();
        m_cache = std::make_unique<Cache>(m_folder->filePath(u"alice.db"_s), kMe);
        QVERIFY(await(
            m_cache->write([](CacheTransaction &transaction) { transaction.upsertConversation(conversation()); })));
    }

    void cleanup() { m_cache.reset(); }

    void thoseThatWait_areToldOfOnce()
    {
        int told = 0;
        connect(&m_cache->messages(), &MessageStore::changed, this,
                [&](ConversationId, const QList<Message> &messages) {
                    ++told;
                    QCOMPARE(messages.size(), 3);
                });
        const QSemaphoreReleaser waiting = keepWriterBusy();
        QFuture<Result<int>> last;
        for (long long id = 1; id <= 3; ++id)
            last = store(id);
        m_busy->release();
        QCOMPARE(await(last).value(), 3);
        QCOMPARE(told, 1);
    }

    void oneThatFails_leavesTheOthersWholeAndNothingOfItself()
    {
        const QSemaphoreReleaser waiting = keepWriterBusy();
        const auto first = store(1);
        const auto second = m_cache->write([](CacheTransaction &transaction) {
            transaction.upsertMessages({message(2, kBob, u"never"_s)});
            throw SqlFailure{Error{.code = Error::Code::StorageFailed}};
        });
        const auto third = store(3);
        m_busy->release();
        QVERIFY(await(first));
        QCOMPARE(await(second).error().code, Error::Code::StorageFailed);
        QVERIFY(await(third));
        QVERIFY(await(m_cache->messages().one(kChat, MessageId(1))).value());
        QVERIFY(!await(m_cache->messages().one(kChat, MessageId(2))).value());
        QVERIFY(await(m_cache->messages().one(kChat, MessageId(3))).value());
        QCOMPARE(await(m_cache->search().count({.query = SearchQuery::parse(u"never"_s)})).value(), 0);
    }

    void fullDisk_failsAllOfThem()
    {
        const QSemaphoreReleaser waiting = keepWriterBusy();
        const auto first = store(1);
        const auto second =
            m_cache->write([](CacheTransaction &) { throw SqlFailure{Error{.code = Error::Code::StorageFull}}; });
        m_busy->release();
        QCOMPARE(await(first).error().code, Error::Code::StorageFull);
        QCOMPARE(await(second).error().code, Error::Code::StorageFull);
        QVERIFY(!await(m_cache->messages().one(kChat, MessageId(1))).value());
    }

    void cacheSetAside_isEmptyOfWhatWasWrittenBeforeAndHasWhatComesAfter()
    {
        const QSemaphoreReleaser waiting = keepWriterBusy();
        const auto before = store(1);
        const auto aside = m_cache->setAside();
        const auto after = m_cache->write([](CacheTransaction &transaction) {
            transaction.upsertConversation(conversation());
            transaction.upsertMessages({message(2, kBob, u"after"_s)});
        });
        m_busy->release();
        QVERIFY(await(before));
        QVERIFY(await(aside));
        QVERIFY(await(after));
        QVERIFY(!await(m_cache->messages().one(kChat, MessageId(1))).value());
        QVERIFY(await(m_cache->messages().one(kChat, MessageId(2))).value());
    }

    void moreThanOneGroupHolds_areAllDoneInOrder()
    {
        const QSemaphoreReleaser waiting = keepWriterBusy();
        QList<QFuture<Result<int>>> all;
        for (long long id = 1; id <= 3 * static_cast<long long>(WriteGroup::kMost) + 1; ++id)
            all.append(store(id));
        m_busy->release();
        for (qsizetype at = 0; at < all.size(); ++at)
            QCOMPARE(await(all.at(at)).value(), int(at) + 1);
    }

private:
    /// Until m_busy is released, which the end of the test does at the latest.
    [[nodiscard]] QSemaphoreReleaser keepWriterBusy()
    {
        m_cache->write([this, busy = m_busy](CacheTransaction &) {
            m_isBusy.release();
            busy->acquire();
        });
        m_isBusy.acquire();
        return QSemaphoreReleaser(m_busy.get(), 1);
    }

    QFuture<Result<int>> store(long long id)
    {
        return m_cache->write([id](CacheTransaction &transaction) {
            transaction.upsertMessages({message(id, kBob, u"tea"_s)});
            return int(id);
        });
    }

    QSemaphore m_isBusy;
    std::shared_ptr<QSemaphore> m_busy;
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::WriteGroupTest)
#include "WriteGroupTest.moc"
