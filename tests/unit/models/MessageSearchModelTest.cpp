// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/MessageSearchModel.h"
#include "models/SearchExcerpt.h"
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"
#include "sync/ServerSearch.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace samples;
using namespace std::chrono_literals;

class MessageSearchModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_areFoundOnceNoMoreIsTyped()
    {
        Fixture f;
        f.put({message(1, kBob, u"tea & milk"_s), message(2, kMe, u"more tea"_s)});
        f.model.setQuery(u"te"_s);
        f.model.setQuery(u"tea"_s);
        QVERIFY(f.model.isSearching());
        f.settle();
        QCOMPARE(f.model.count(), 2);
        QCOMPARE(f.text(0, MessageSearchModel::ExcerptRole), u"more <u>tea</u>"_s);
        QCOMPARE(f.text(1, MessageSearchModel::ExcerptRole), u"<u>tea</u> &amp; milk"_s);
        QCOMPARE(f.text(1, MessageSearchModel::SpokenExcerptRole), u"tea & milk"_s);
        QCOMPARE(f.text(0, MessageSearchModel::SenderRole), u"You"_s);
        QCOMPARE(f.text(1, MessageSearchModel::TitleRole), u"bob"_s);
    }

    void nothingTyped_isNoSearch()
    {
        Fixture f;
        f.put({message(1, kBob, u"tea"_s)});
        f.model.setQuery(u"tea"_s);
        f.settle();
        f.model.setQuery(u" … "_s);
        QVERIFY(!f.model.isActive());
        QVERIFY(!f.model.isSearching());
        QCOMPARE(f.model.count(), 0);
    }

    void whatIsIndexedLater_appears()
    {
        Fixture f;
        f.store({message(1, kBob, u"milk"_s)});
        QVERIFY(await(f.cache.write([](CacheTransaction &transaction) {
            transaction.patchMessage(kChat, {.id = MessageId(1), .content = u"tea"_s});
        })));
        f.model.setQuery(u"tea"_s);
        f.settle();
        QCOMPARE(f.model.count(), 0);
        QVERIFY(f.model.isPartial());
        f.index();
        f.settle();
        QTRY_COMPARE(f.model.count(), 1);
        QVERIFY(!f.model.isPartial());
    }

    void deletedMessage_leavesTheList()
    {
        Fixture f;
        f.put({message(1, kBob, u"tea"_s)});
        f.model.setQuery(u"tea"_s);
        f.settle();
        QVERIFY(await(
            f.cache.write([](CacheTransaction &transaction) { transaction.deleteMessage(kChat, MessageId(1)); })));
        QTRY_COMPARE(f.model.count(), 0);
    }

    void more_comesByPages()
    {
        Fixture f;
        QList<ReceivedMessage> many;
        for (long long id = 1; id <= MessageSearchModel::kPage + 5; ++id)
            many.append(message(id, kBob, u"tea"_s));
        f.put(many);
        f.model.setQuery(u"tea"_s);
        f.settle();
        QCOMPARE(f.model.count(), MessageSearchModel::kPage);
        f.model.loadMore();
        QTRY_COMPARE(f.model.count(), MessageSearchModel::kPage + 5);
        f.model.loadMore();
        QCOMPARE(f.text(f.model.count() - 1, MessageSearchModel::MessageIdRole), u"1"_s);
    }

    void hitThatChangesWhileMoreIsLoaded_doesNotEndTheLoading()
    {
        Fixture f;
        QList<ReceivedMessage> many;
        for (long long id = 1; id <= MessageSearchModel::kPage + 5; ++id)
            many.append(message(id, kBob, u"tea"_s));
        f.put(many);
        f.model.setQuery(u"tea"_s);
        f.settle();
        f.model.loadMore();
        Q_EMIT f.cache.messages().changed(kChat, {many.last().message});
        Q_EMIT f.cache.messages().changed(kChat, {many.last().message});
        QTRY_COMPARE(f.model.count(), MessageSearchModel::kPage + 5);
    }

    void moreThanTheCacheHas_isAskedOfTheServer()
    {
        Fixture f;
        f.leaveHole();
        for (long long id = 1; id <= ServerSearch::kPage + 30; ++id)
            f.link.histories[kChat].append(message(id, kBob, u"tea"_s));
        f.model.setQuery(u"tea"_s);
        f.settle();
        QTRY_VERIFY(!f.model.isAskingServer());
        f.alarms.advance(1s);
        QTRY_COMPARE(f.model.count(), MessageSearchModel::kPage);
        f.model.loadMore();
        QTRY_COMPARE(f.model.count(), ServerSearch::kPage);
        const QSignalSpy resets(&f.model, &QAbstractItemModel::modelReset);
        f.model.loadMore();
        QTRY_VERIFY(!f.model.isAskingServer());
        f.alarms.advance(1s);
        QTRY_COMPARE(f.model.count(), ServerSearch::kPage + 30);
        QCOMPARE(resets.count(), 0);
    }

    void wordsThatOnlyMatchFurtherBack_areLookedForUpToABound()
    {
        Fixture f;
        f.leaveHole();
        for (long long id = 1; id <= 20LL * ServerSearch::kPage; ++id)
            f.link.histories[kChat].append(message(id, kBob, id == 700 ? u"number, seven"_s : u"number"_s));
        f.model.setQuery(u"\"number seven\""_s);
        f.settle();
        QTRY_VERIFY(f.model.mayFindMore());
        QCOMPARE(f.model.notice(), u"Nothing was found so far. The server has more messages."_s);
        QCOMPARE(f.link.wordsAsked.size(), 2 + MessageSearchModel::kRounds);
        f.model.loadMore();
        QTRY_COMPARE(f.model.count(), 1);
    }

    void fewHits_areJoinedByWhatLiesFurtherBack()
    {
        Fixture f;
        f.leaveHole();
        for (long long id = 1; id <= 3LL * ServerSearch::kPage; ++id)
            f.link.histories[kChat].append(message(id, kBob, id % 100 == 1 ? u"lemon tea"_s : u"lemon"_s));
        f.model.setQuery(u"lemon tea "_s);
        f.settle();
        QTRY_COMPARE(f.model.count(), 2);
        QTRY_VERIFY(!f.model.isAskingServer());
        QVERIFY(f.model.notice().isEmpty());
    }

    void serverThatCannotBeAsked_isTold()
    {
        Fixture f;
        f.put({message(1, kBob, u"tea"_s)});
        f.leaveHole();
        f.link.restFails = Error{.code = Error::Code::Offline};
        f.model.setQuery(u"tea"_s);
        f.settle();
        QTRY_COMPARE(f.model.notice(), u"Only this computer was searched: the server could not be asked."_s);
        QVERIFY(f.model.mayFindMore());
        f.model.setQuery(u"milk"_s);
        f.settle();
        QTRY_COMPARE(f.model.notice(), u"Nothing was found on this computer, and the server could not be asked."_s);
    }

    void dayThatIsNone_isTold()
    {
        Fixture f;
        f.model.setQuery(u"before:2026-13-01"_s);
        f.settle();
        QVERIFY(f.model.isActive());
        QCOMPARE(f.model.notice(), u"“2026-13-01” is not a day. Write it like 2026-01-31."_s);
    }

    void arrival_joinsThoseThatAreShown()
    {
        Fixture f;
        f.put({message(1, kBob, u"tea"_s), message(3, kBob, u"tea"_s)});
        f.model.setQuery(u"tea"_s);
        f.settle();
        const QSignalSpy resets(&f.model, &QAbstractItemModel::modelReset);
        f.put({message(2, kBob, u"tea"_s)});
        f.alarms.advance(1s);
        QTRY_COMPARE(f.model.count(), 3);
        QCOMPARE(f.text(1, MessageSearchModel::MessageIdRole), u"2"_s);
        QCOMPARE(resets.count(), 0);
    }

    void excerptOfALongMessage_beginsShortlyBeforeTheHit()
    {
        const QString content = u"word "_s.repeated(200) + u"before the tea\nbehind it"_s;
        const SearchExcerpt excerpt = excerptOf(content, SearchQuery::parse(u"tea"_s));
        QVERIFY2(excerpt.plain.startsWith(u"…word"_s), qPrintable(excerpt.plain));
        QVERIFY(excerpt.plain.endsWith(u"before the tea behind it"_s));
        QVERIFY(excerpt.styled.contains(u"the <u>tea</u> behind"_s));
    }

    void excerptBesideASender_beginsCloserToTheHit()
    {
        const QString content = u"Shall we all have another tea"_s;
        const SearchQuery tea = SearchQuery::parse(u"tea"_s);
        QCOMPARE(excerptOf(content, tea).plain, u"…all have another tea"_s);
        QCOMPARE(excerptOf(content, tea, u"Bob Builder"_s).plain, u"…tea"_s);
    }

    void excerptWithoutSpaces_stillShowsTheHit()
    {
        const SearchExcerpt excerpt = excerptOf(u"-"_s.repeated(500) + u"tea"_s, SearchQuery::parse(u"tea"_s));
        QCOMPARE(excerpt.plain, u"…tea"_s);
    }

private:
    struct Fixture
    {
        Fixture()
        {
            people.upsert({person(kMe, u"alice"_s), person(kBob, u"bob"_s)});
            store({});
        }

        void store(const QList<ReceivedMessage> &messages)
        {
            QVERIFY(await(cache.write([&](CacheTransaction &transaction) {
                transaction.upsertConversation(conversation());
                transaction.upsertMessages(messages);
            })));
        }

        void index()
        {
            while (await(cache.search().indexSome())->hasMore) {
            }
        }

        void put(const QList<ReceivedMessage> &messages)
        {
            store(messages);
            index();
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

        void settle()
        {
            alarms.advance(1s);
            QTRY_VERIFY(!model.isSearching());
        }

        QString text(int row, int role) { return model.data(model.index(row), role).toString(); }

        TestFolder folder;
        ManualClock clock;
        ManualAlarms alarms{clock};
        Calendar calendar{clock};
        PeopleDirectory people;
        Cache cache{folder.filePath(u"alice.db"_s), kMe};
        FakeLink link{kMe};
        MessageSearchModel model{
            cache, std::make_unique<ServerSearch>(link, cache), kMe, people, calendar, alarms, [](ConversationId id) {
                return std::optional(conversation(id).conversation);
            }};
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    };
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::MessageSearchModelTest)
#include "MessageSearchModelTest.moc"
