// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ConversationSearch.h"
#include "storage/Cache.h"
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
        QCOMPARE(f.search.count(), 120);
        for (int step = 1; step < 120; ++step) {
            f.search.older();
            QTRY_COMPARE(f.search.position(), step + 1);
        }
        QCOMPARE(f.chosen.last(), 1);
    }

    void nothing_isFound()
    {
        Fixture f;
        f.put(1);
        f.look(u"coffee"_s);
        QCOMPARE(f.search.count(), 0);
        QCOMPARE(f.search.position(), 0);
        QVERIFY(f.chosen.isEmpty());
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
