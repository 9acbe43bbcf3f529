// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Cache.h"
#include "storage/SqlConnection.h"
#include "support/client/Await.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <memory>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace samples;

using Ids = QList<long long>;

class SearchStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_cache = std::make_unique<Cache>(m_folder->filePath(u"alice.db"_s), kMe);
        write([](CacheTransaction &transaction) {
            transaction.upsertConversation(conversation());
            transaction.upsertConversation(conversation(kOther));
        });
    }

    void cleanup() { m_cache.reset(); }

    void words_areFoundInAnyOrderNewestFirst()
    {
        put({message(1, kBob, u"tea and milk"_s), message(2, kBob, u"milk"_s), message(3, kMe, u"Milk, more TEA"_s)});
        QCOMPARE(found(u"tea milk "_s), Ids({3, 1}));
        QCOMPARE(found(u"milk "_s), Ids({3, 2, 1}));
    }

    void lastWord_isAPrefixUntilASpaceEndsIt()
    {
        put({message(1, kBob, u"morning"_s), message(2, kBob, u"more"_s)});
        QCOMPARE(found(u"mor"_s), Ids({2, 1}));
        QCOMPARE(found(u"mo"_s), Ids({2, 1}));
        QCOMPARE(found(u"morn"_s), Ids({1}));
        QCOMPARE(found(u"mor "_s), Ids());
    }

    void phrase_isFoundOnlyAsItStands()
    {
        put({message(1, kBob, u"good morning all"_s), message(2, kBob, u"morning is good"_s)});
        QCOMPARE(found(u"\"good morning\""_s), Ids({1}));
        QCOMPARE(found(u"\"good mor"_s), Ids({1}));
    }

    void gujarati_isFoundByWholeSigns()
    {
        put({message(1, kBob, u"કેમ છો?"_s), message(2, kBob, u"કિમ"_s), message(3, kBob, u"કેમછો👋"_s)});
        QCOMPARE(found(u"કિમ"_s), Ids({2}));
        QCOMPARE(found(u"કેમ"_s), Ids({3, 1}));
        QCOMPARE(found(u"કેમ "_s), Ids({1}));
        QCOMPARE(found(u"છો"_s), Ids({1}));
        QCOMPARE(found(u"ક"_s), Ids());
    }

    void combiningMarksMixedScriptsAndEmoji_cutWordsWhereAReaderWould()
    {
        put({message(1, kBob, u"cafe\u0301 ગયો"_s), message(2, kBob, u"Hello👋કેમ"_s), message(3, kBob, u"cafe"_s),
             message(4, kBob, u"ક્ષમા અને HTTP૨"_s)});
        QCOMPARE(found(u"cafe "_s), Ids({3}));
        QCOMPARE(found(u"cafe\u0301"_s), Ids({1}));
        QCOMPARE(found(u"hello કેમ"_s), Ids({2}));
        QCOMPARE(found(u"ક્ષમા http૨"_s), Ids({4}));
        QCOMPARE(found(u"👋"_s), Ids());
    }

    void phraseAcrossAPictureOfAHeart_isFoundAsItIsWritten()
    {
        put({message(1, kBob, u"I ❤️ you so much"_s), message(2, kBob, u"I and you"_s)});
        QCOMPARE(found(u"\"I ❤️ you\""_s), Ids({1}));
        QCOMPARE(found(u"\"you so much\""_s), Ids({1}));
    }

    void dayAlone_findsWhatWasSaidSince()
    {
        put({message(1, kBob, u"tea"_s), message(90'000, kBob, u"milk"_s)});
        MessageSearch search;
        search.query.since = message(2, kMe, {}).message.createdAt;
        QCOMPARE(found(search), Ids({90'000}));
        QCOMPARE(await(m_cache->search().count(search)).value(), 1);
    }

    void dayThatIsNone_findsNothing()
    {
        put({message(1, kBob, u"tea"_s)});
        QCOMPARE(found(u"tea before:2026-13-01"_s), Ids());
    }

    void count_endsAtItsLimit()
    {
        put({message(1, kBob, u"tea"_s), message(2, kBob, u"tea"_s), message(3, kBob, u"tea"_s)});
        const MessageSearch search{.query = SearchQuery::parse(u"tea"_s)};
        QCOMPARE(await(m_cache->search().count(search, 2)).value(), 2);
        QCOMPARE(await(m_cache->search().count(search, 4)).value(), 3);
    }

    void whateverIsTyped_isNoOperator_data()
    {
        QTest::addColumn<QString>("typed");
        for (const QString &typed :
             {u"\""_s, u"tea OR milk"_s, u"NOT tea"_s, u"content:milk"_s, u"place:c4"_s, u"tea*)("_s, u"^tea"_s,
              u"NEAR(tea milk)"_s, u"{a b}:c"_s, u"'; DROP TABLE message; --"_s, u"\u0000\u0001"_s, u"tea \" AND"_s,
              u"-"_s, u"+tea"_s, QString(QChar(0xD83D)), u"from:"_s, u"from:\""_s, u"after:x"_s, QString(5000, u'(')})
            QTest::newRow(qPrintable(typed.left(20))) << typed;
    }

    void whateverIsTyped_isNoOperator()
    {
        QFETCH(QString, typed);
        put({message(1, kBob, u"milk"_s)});
        QCOMPARE(found(typed), Ids());
        QCOMPARE(found(u"milk"_s), Ids({1}));
    }

    void conversationSenderAndDates_narrowTheSearch()
    {
        write([](CacheTransaction &transaction) { transaction.upsertPerson(named(kBob, u"Bob Patel"_s)); });
        put({message(1, kBob, u"tea"_s), message(2, kMe, u"tea"_s), message(3, kBob, u"tea"_s, kOther),
             message(90'000, kBob, u"tea"_s)});
        MessageSearch search{.query = SearchQuery::parse(u"tea"_s), .conversation = kOther};
        QCOMPARE(found(search), Ids({3}));
        QCOMPARE(found(u"from:patel tea"_s), Ids({90'000, 3, 1}));
        QCOMPARE(found(u"from:alice"_s), Ids({2}));
        QCOMPARE(found(u"from:nobody tea"_s), Ids());
        search = {.query = SearchQuery::parse(u"tea"_s), .conversation = {}};
        search.query.since = message(2, kMe, {}).message.createdAt;
        QCOMPARE(found(search), Ids({90'000, 3, 2}));
        search.query.until = message(3, kMe, {}).message.createdAt;
        QCOMPARE(found(search), Ids({2}));
    }

    void pages_goOnWhereTheLastEnded()
    {
        QList<ReceivedMessage> messages;
        for (long long id = 1; id <= 25; ++id)
            messages.append(message(id, kBob, u"tea"_s));
        put(messages);
        Ids all;
        MessageSearch search{.query = SearchQuery::parse(u"tea"_s), .limit = 10};
        do {
            const SearchPage page = await(m_cache->search().find(search)).value();
            for (const Message &hit : page.hits)
                all.append(hit.id.value());
            search.before = page.next;
        } while (search.before > 0);
        QCOMPARE(all.size(), 25);
        QVERIFY(std::is_sorted(all.crbegin(), all.crend()));
        QCOMPARE(await(m_cache->search().count({.query = SearchQuery::parse(u"tea"_s)})).value(), 25);
    }

    void orderIsByBirth_whateverCameFirst()
    {
        put({message(9, kBob, u"tea"_s)});
        put({message(3, kBob, u"tea"_s, kOther), message(12, kBob, u"tea"_s, kOther)});
        QCOMPARE(found(u"tea"_s), Ids({12, 9, 3}));
    }

    void sameIdInTwoConversations_isTwoMessages()
    {
        put({message(1, kBob, u"tea"_s), message(1, kBob, u"tea and milk"_s, kOther)});
        QCOMPARE(found(u"tea"_s).size(), 2);
        write([](CacheTransaction &transaction) { transaction.deleteMessage(kChat, MessageId(1)); });
        QCOMPARE(found(u"tea"_s).size(), 1);
        QCOMPARE(found(u"milk"_s), Ids({1}));
    }

    void moreInOneSecondThanItsRows_areAllFound()
    {
        QList<ReceivedMessage> messages;
        for (long long id = 1; id <= 10'000; ++id) {
            messages.append(message(id, kBob, u"tea %1"_s.arg(id)));
            messages.last().message.createdAt = message(1, kBob, {}).message.createdAt;
        }
        put(messages);
        QCOMPARE(await(m_cache->search().count({.query = SearchQuery::parse(u"tea"_s)})).value(), 10'000);
        QCOMPARE(found(u"9999"_s), Ids({9999}));
    }

    void momentsThatMakeNoSense_areIndexedAllTheSame()
    {
        ReceivedMessage ancient = message(1, kBob, u"tea"_s);
        ancient.message.createdAt = fromMicros(std::numeric_limits<long long>::min() + 1);
        ReceivedMessage far = message(2, kBob, u"tea"_s);
        far.message.createdAt = fromMicros(std::numeric_limits<long long>::max());
        put({ancient, far});
        QCOMPARE(found(u"tea"_s), Ids({2, 1}));
    }

    void editedMessage_isFoundByItsNewWordsAlone()
    {
        put({message(1, kBob, u"tea"_s)});
        ReceivedMessage edited = message(1, kBob, u"coffee"_s);
        edited.message.editedAt = edited.message.createdAt + std::chrono::seconds(5);
        write([&](CacheTransaction &transaction) { transaction.upsertMessages({edited}); });
        QCOMPARE(found(u"tea"_s), Ids()); // at once, before its new words are indexed
        index();
        QCOMPARE(found(u"tea"_s), Ids());
        QCOMPARE(found(u"coffee"_s), Ids({1}));
        QVERIFY(!indexHolds(u"tea"_s));
    }

    void deletedMessage_leavesTheIndex()
    {
        put({message(1, kBob, u"secretword"_s), message(2, kBob, u"other"_s)});
        write([](CacheTransaction &transaction) { transaction.deleteMessage(kChat, MessageId(1)); });
        QCOMPARE(found(u"secretword"_s), Ids());
        QVERIFY(!indexHolds(u"secretword"_s));
    }

    void conversationThatWasLeft_takesItsWordsAlong()
    {
        put({message(1, kBob, u"tea"_s), message(2, kBob, u"tea"_s, kOther)});
        write([](CacheTransaction &transaction) { transaction.removeConversation(kChat); });
        QCOMPARE(found(u"tea"_s), Ids({2}));
        QCOMPARE(await(m_cache->search().count({.query = SearchQuery::parse(u"tea"_s)})).value(), 1);
    }

    void newMessage_isFoundInTheTransactionThatStoredIt()
    {
        write([](CacheTransaction &transaction) { transaction.upsertMessages({message(1, kBob, u"tea"_s)}); });
        QVERIFY(page(u"tea"_s).isWhole);
        QCOMPARE(found(u"tea"_s), Ids({1}));
    }

    void newMessagesWhoseRowIsTaken_areFoundAsWell()
    {
        // 4096 apart and of the same second.
        write([](CacheTransaction &transaction) {
            for (const long long id : {1LL, 4097LL, 8193LL}) {
                ReceivedMessage one = message(id, kBob, u"tea"_s);
                one.message.createdAt = fromMicros(7'000'000);
                transaction.upsertMessages({one});
            }
        });
        QVERIFY(!page(u"tea"_s).isWhole);
        index();
        index();
        QCOMPARE(found(u"tea"_s), Ids({8193, 4097, 1}));
        write([](CacheTransaction &transaction) {
            transaction.deleteMessage(kChat, MessageId(4097));
            transaction.patchMessage(kChat, {.id = MessageId(8193), .content = u"coffee"_s});
        });
        index();
        QCOMPARE(found(u"tea"_s), Ids({1}));
        QCOMPARE(found(u"coffee"_s), Ids({8193}));
        QVERIFY(indexHolds(u"coffee"_s));
    }

    void removedBeforeItWasIndexed_isNoMatter()
    {
        write([](CacheTransaction &transaction) { transaction.upsertMessages({message(1, kBob, u"milk"_s)}); });
        write([](CacheTransaction &transaction) {
            transaction.patchMessage(kChat, {.id = MessageId(1), .content = u"tea"_s});
        });
        write([](CacheTransaction &transaction) { transaction.removeConversation(kChat); });
        index();
        QCOMPARE(found(u"tea"_s), Ids());
    }

    void whatIsNotIndexedYet_isToldAndIndexedInSlices()
    {
        QList<ReceivedMessage> messages;
        for (long long id = 1; id <= 10; ++id)
            messages.append(message(id, kBob, u"milk"_s));
        write([&](CacheTransaction &transaction) { transaction.upsertMessages(messages); });
        write([&](CacheTransaction &transaction) {
            for (const ReceivedMessage &one : messages)
                transaction.patchMessage(kChat, {.id = one.message.id, .content = u"tea"_s});
        });
        QVERIFY(!page(u"tea"_s).isWhole);
        const auto progress = await(m_cache->search().indexSome(4));
        QCOMPARE(progress->indexed, 4);
        QVERIFY(progress->hasMore);
        QCOMPARE(found(u"tea"_s).size(), 4);
        index();
        QVERIFY(page(u"tea"_s).isWhole);
        QCOMPARE(found(u"tea"_s).size(), 10);
    }

    void cacheSetAside_isFoundNoMore()
    {
        put({message(1, kBob, u"tea"_s)});
        QVERIFY(await(m_cache->setAside()));
        QCOMPARE(found(u"tea"_s), Ids());
        QVERIFY(!indexHolds(u"tea"_s));
        write([](CacheTransaction &transaction) { transaction.upsertConversation(conversation()); });
        put({message(1, kBob, u"tea again"_s)});
        QCOMPARE(found(u"tea"_s), Ids({1}));
    }

    void firstSince_isTheFirstMessageOfTheDay()
    {
        put({message(10, kBob, u"a"_s), message(20, kBob, u"b"_s), message(21, kBob, u"c"_s, kOther),
             message(4'000'000'000'000, kBob, u"d"_s)});
        QCOMPARE(firstSince(0), 10);
        QCOMPARE(firstSince(10), 10);
        QCOMPARE(firstSince(11), 20);
        QCOMPARE(firstSince(21), 4'000'000'000'000);
        QCOMPARE(firstSince(4'000'000'000'001), 0);
        QCOMPARE(await(m_cache->search().firstSince(ConversationId(99), {})).value(), MessageId());
    }

private:
    static User named(UserId id, const QString &name)
    {
        User user = person(id, u"bob"_s);
        user.displayName = name;
        return user;
    }

    template <typename Fn>
    void write(Fn fn)
    {
        QVERIFY(await(m_cache->write(fn)));
    }

    void index()
    {
        while (await(m_cache->search().indexSome())->hasMore) {
        }
    }

    void put(const QList<ReceivedMessage> &messages)
    {
        write([&](CacheTransaction &transaction) { transaction.upsertMessages(messages); });
        index();
    }

    SearchPage page(const QString &typed)
    {
        return await(m_cache->search().find({.query = SearchQuery::parse(typed)})).value();
    }

    Ids found(const QString &typed) { return found(MessageSearch{.query = SearchQuery::parse(typed)}); }

    Ids found(const MessageSearch &search)
    {
        const auto page = await(m_cache->search().find(search));
        Ids ids;
        for (const Message &hit : page.value().hits)
            ids.append(hit.id.value());
        return ids;
    }

    long long firstSince(long long second)
    {
        return await(m_cache->search().firstSince(kChat, message(second, kMe, {}).message.createdAt)).value().value();
    }

    /// Asked of the index itself, whatever its rows are joined to.
    bool indexHolds(const QString &word)
    {
        SqlConnection look(m_cache->path(), SqlConnection::Access::Look);
        Statement query(look, u"SELECT 1 FROM message_words WHERE message_words MATCH ?"_s);
        return query.bind(word).next();
    }

    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SearchStoreTest)
#include "SearchStoreTest.moc"
