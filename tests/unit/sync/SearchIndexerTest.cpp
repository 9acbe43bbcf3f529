// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/SearchIndexer.h"
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace samples;
using namespace std::chrono_literals;

class SearchIndexerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsEdited_isIndexedOnceItIsQuiet()
    {
        Fixture f;
        f.edit(1, 3);
        QCOMPARE(f.found(), 0);
        f.alarms.advance(SearchIndexer::kQuiet);
        QCOMPARE(f.found(), 3);
    }

    void whatKeepsBeingEdited_doesNotPutItOff()
    {
        Fixture f;
        const auto step = SearchIndexer::kQuiet - 1ms;
        long long id = 0;
        for (auto passed = 0ms; passed < SearchIndexer::kPatience; passed += step) {
            f.edit(++id, 1);
            f.alarms.advance(step);
        }
        QVERIFY(f.found() > 0);
    }

    void more_goesInSlicesUntilNothingIsLeft()
    {
        Fixture f;
        f.edit(1, 2 * SearchStore::kSlice + 1);
        f.alarms.advance(SearchIndexer::kQuiet);
        QCOMPARE(f.found(), SearchStore::kSlice);
        f.alarms.advance(SearchIndexer::kBreath);
        QCOMPARE(f.found(), 2 * SearchStore::kSlice);
        f.alarms.advance(SearchIndexer::kBreath);
        QCOMPARE(f.found(), 2 * SearchStore::kSlice + 1);
        QCOMPARE(f.alarms.activeCount(), 0);
    }

    void whatWasLeftBehind_isIndexedAtTheNextStart()
    {
        TestFolder folder;
        ManualClock clock;
        ManualAlarms alarms(clock);
        const QString path = folder.filePath(u"alice.db"_s);
        {
            Cache cache(path, kMe);
            QVERIFY(await(cache.write([](CacheTransaction &transaction) {
                transaction.upsertConversation(conversation());
                transaction.upsertMessages({message(1, kBob, u"milk"_s)});
            })));
            QVERIFY(await(cache.write([](CacheTransaction &transaction) {
                transaction.patchMessage(kChat, {.id = MessageId(1), .content = u"tea"_s});
            })));
        }
        Cache cache(path, kMe);
        SearchIndexer indexer(cache, alarms);
        QVERIFY(await(cache.opened()));
        QTRY_COMPARE(alarms.activeCount(), 2);
        alarms.advance(SearchIndexer::kQuiet);
        QVERIFY(await(cache.write([](CacheTransaction &) {}))); // behind the slice
        QCOMPARE(await(cache.search().count({.query = SearchQuery::parse(u"tea"_s)})).value(), 1);
    }

private:
    struct Fixture
    {
        Fixture()
        {
            const auto written = await(
                cache.write([](CacheTransaction &transaction) { transaction.upsertConversation(conversation()); }));
            Q_ASSERT(written);
        }

        void edit(long long first, int count)
        {
            QList<ReceivedMessage> messages;
            for (long long id = first; id < first + count; ++id)
                messages.append(message(id, kBob, u"milk"_s));
            QVERIFY(await(cache.write([&](CacheTransaction &transaction) { transaction.upsertMessages(messages); })));
            QVERIFY(await(cache.write([&](CacheTransaction &transaction) {
                for (const ReceivedMessage &one : messages)
                    transaction.patchMessage(kChat, {.id = one.message.id, .content = u"tea"_s});
            })));
        }

        /// After what was asked of the writer before.
        int found()
        {
            const auto settled = await(cache.write([](CacheTransaction &) {}));
            Q_ASSERT(settled);
            QCoreApplication::processEvents();
            return await(cache.search().count({.query = SearchQuery::parse(u"tea"_s)})).value();
        }

        TestFolder folder;
        ManualClock clock;
        ManualAlarms alarms{clock};
        Cache cache{folder.filePath(u"alice.db"_s), kMe};
        SearchIndexer indexer{cache, alarms};
    };
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SearchIndexerTest)
#include "SearchIndexerTest.moc"
