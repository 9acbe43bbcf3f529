// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ConversationSearch.h"
#include "storage/Cache.h"
#include "storage/SqlConnection.h"
#include "support/client/Await.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"
#include "sync/ServerSearch.h"

#include <QTest>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace samples;
using namespace std::chrono_literals;

class ConversationSearchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_showTheNewestHitOfThisConversationAndCountAll()
    {
        Fixture f;
        f.put(3);
        f.look(u"tea"_s);
        QCOMPARE(f.search.count(), 3);
        QCOMPARE(f.search.position(), 1);
        QCOMPARE(f.chosen, QList<long long>({3}));
    }

    void olderAndNewer_stepThroughThemAndStopAtTheEnds()
    {
        Fixture f;
        f.put(3);
        f.look(u"tea"_s);
        f.search.newer();
        f.search.older();
        f.search.older();
        f.search.older();
        f.search.newer();
        QCOMPARE(f.chosen, QList<long long>({3, 2, 1, 2}));
        QCOMPARE(f.search.position(), 2);
    }

    void more_thanAPage_areReachedOneAfterTheOther()
    {
        Fixture f;
        f.put(120);
        f.look(u"tea"_s);
        QTRY_COMPARE(f.search.count(), 120);
        for (int step = 1; step < 120; ++step) {
            f.search.older();
            QTRY_COMPARE(f.search.position(), step + 1);
        }
        QCOMPARE(f.chosen.last(), 1);
    }

    void hit_isShownBeforeTheyAreCounted()
    {
        Fixture f;
        f.put(60);
        QList<int> counts;
        QObject::connect(&f.search, &ConversationSearch::chosen, [&] { counts.append(f.search.count()); });
        f.look(u"tea"_s);
        QCOMPARE(counts, QList<int>({50}));
        QTRY_VERIFY(!f.search.isCountOpen());
        QCOMPARE(f.search.count(), 60);
    }

    void manyHits_areCountedUpToALimit()
    {
        Fixture f;
        f.put(ConversationSearch::kCountLimit + 60);
        f.look(u"tea"_s);
        QTRY_COMPARE(f.search.count(), ConversationSearch::kCountLimit);
        QVERIFY(f.search.isCountOpen());
    }

    void nothing_isFound()
    {
        Fixture f;
        f.put(1);
        f.look(u"coffee"_s);
        QCOMPARE(f.search.count(), 0);
        QCOMPARE(f.search.position(), 0);
        QVERIFY(f.chosen.isEmpty());
        QTRY_VERIFY(!f.search.isAskingServer());
        QVERIFY(f.search.notice().isEmpty());
    }

    void serverThatCannotBeAsked_isTold()
    {
        Fixture f;
        f.put(1);
        f.leaveHole();
        f.link.restFails = Error{.code = Error::Code::Offline};
        f.look(u"coffee"_s);
        QTRY_COMPARE(f.search.notice(), u"Nothing was found on this computer, and the server could not be asked."_s);
        f.look(u"tea"_s);
        QTRY_COMPARE(f.search.notice(), u"Only this computer was searched: the server could not be asked."_s);
    }

    void dayThatIsNone_isTold()
    {
        Fixture f;
        f.look(u"tea after:2026-13-01"_s);
        QTRY_COMPARE(f.search.notice(), u"“2026-13-01” is not a day. Write it like 2026-01-31."_s);
    }

    void unreadableCache_isNotNothing()
    {
        Fixture f;
        f.put(1);
        SqlConnection(f.cache.path(), SqlConnection::Access::ReadWrite).execute(u"DROP TABLE search_row"_s);
        f.look(u"tea"_s);
        QTRY_VERIFY(!f.search.notice().isEmpty());
        QCOMPARE(f.search.count(), 0);
    }

    void wordsThatOnlyMatchFurtherBack_areLookedForUpToABound()
    {
        Fixture f;
        f.put(1);
        f.leaveHole();
        for (long long id = 1; id <= 20LL * ServerSearch::kPage; ++id)
            f.link.histories[kChat].append(message(id, kBob, id == 700 ? u"number, seven"_s : u"number"_s));
        f.look(u"\"number seven\""_s);
        QTRY_VERIFY(f.search.notice().startsWith(u"Nothing was found so far."));
        QVERIFY(f.search.mayFindOlder());
        QCOMPARE(f.link.wordsAsked.size(), 2 + ConversationSearch::kRounds);
        f.search.older();
        QTRY_COMPARE(f.search.count(), 1);
    }

    void newOnesMeanwhile_areCountedAndTheShownOneStays()
    {
        Fixture f;
        f.put(3);
        f.look(u"tea"_s);
        f.search.older();
        QCOMPARE(f.search.position(), 2);
        f.put(2, 4);
        f.alarms.advance(1s);
        QTRY_COMPARE(f.search.count(), 5);
        QTRY_COMPARE(f.search.position(), 4);
        QCOMPARE(f.chosen, QList<long long>({3, 2}));
    }

private:
    struct Fixture
    {
        Fixture()
        {
            QObject::connect(&search, &ConversationSearch::chosen,
                             [this](MessageId message) { chosen.append(message.value()); });
        }

        void put(int count, long long first = 1)
        {
            QList<ReceivedMessage> messages{message(1, kBob, u"tea elsewhere"_s, kOther)};
            for (long long id = first; id < first + count; ++id)
                messages.append(message(id, kBob, u"tea"_s));
            QVERIFY(await(cache.write([&](CacheTransaction &transaction) {
                transaction.upsertConversation(conversation());
                transaction.upsertConversation(conversation(kOther));
                transaction.upsertMessages(messages);
            })));
            while (await(cache.search().indexSome())->hasMore) {
            }
        }

        /// Everything is to be asked of the server.
        void leaveHole()
        {
            link.can = {.level = 1, .acknowledgesSends = true, .pagesHistory = true, .resumes = true};
            link.pageSize = ServerSearch::kPage;
            QVERIFY(await(cache.write([](CacheTransaction &transaction) {
                transaction.holes().add(kChat, {.after = MessageId(), .before = MessageId(100'000)});
            })));
        }

        void look(const QString &text)
        {
            search.setQuery(text);
            alarms.advance(1s);
            QTRY_VERIFY(!search.isSearching());
        }

        TestFolder folder;
        ManualClock clock;
        ManualAlarms alarms{clock};
        Cache cache{folder.filePath(u"alice.db"_s), kMe};
        FakeLink link{kMe};
        ConversationSearch search{cache, std::make_unique<ServerSearch>(link, cache), kChat, alarms};
        QList<long long> chosen;
    };
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ConversationSearchTest)
#include "ConversationSearchTest.moc"
