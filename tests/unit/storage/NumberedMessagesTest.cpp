// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/FatalLog.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QTest>

namespace vatochito {

using namespace samples;
using namespace Qt::StringLiterals;

/// Rows whose changes are numbered (sync.md, Live), in whatever order they come.
class NumberedMessagesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        open();
        write([](CacheTransaction &transaction) {
            transaction.upsertConversation(conversation());
            transaction.beginSnapshot({.isSnapshot = true, .epoch = u"e1"_s, .account = 1});
        });
        store(u"as written"_s, 10);
    }
    void cleanup() { m_cache.reset(); }

    void edit_andThenTheRowOfBeforeIt_theEditStays()
    {
        edit(u"mended"_s, 11);
        store(u"as written"_s, 10);
        QCOMPARE(content(), u"mended"_s);
    }

    void edit_andThenTheRowOfAfterIt_theRowCounts()
    {
        edit(u"mended"_s, 11);
        store(u"mended again"_s, 12);
        QCOMPARE(content(), u"mended again"_s);
    }

    void rowOfAfterAnEdit_andThenTheEdit_theRowStays()
    {
        store(u"mended again"_s, 12);
        edit(u"mended"_s, 11);
        QCOMPARE(content(), u"mended again"_s);
    }

    void editByAnotherDevice_andThenTheAnswerToALaterTry_theEditStays()
    {
        edit(u"mended"_s, 11);
        store(u"as written"_s, 0);
        QCOMPARE(content(), u"mended"_s);
    }

    void deletionByAnotherDevice_andThenTheAnswerToALaterTry_theDeletionStays()
    {
        remove(MessageId(9), 11);
        store(u"as written"_s, 0);
        QCOMPARE(content(), QString());
    }

    void snapshot_andThenARowWithASmallerNumber_theRowCounts()
    {
        write([](CacheTransaction &transaction) {
            transaction.beginSnapshot({.isSnapshot = true, .epoch = u"e2"_s, .account = 1});
        });
        store(u"of another epoch"_s, 3);
        QCOMPARE(content(), u"of another epoch"_s);
    }

    void editAfterASnapshot_andThenTheRowOfBeforeIt_theEditStays()
    {
        write([](CacheTransaction &transaction) {
            transaction.beginSnapshot({.isSnapshot = true, .epoch = u"e2"_s, .account = 1});
        });
        edit(u"mended"_s, 4);
        store(u"as written"_s, 3);
        QCOMPARE(content(), u"mended"_s);
    }

    void editAfterASnapshot_andThenAnotherMessageOfThatId_theMessageCounts()
    {
        write([](CacheTransaction &transaction) {
            transaction.beginSnapshot({.isSnapshot = true, .epoch = u"e2"_s, .account = 1});
        });
        edit(u"mended"_s, 4);
        ReceivedMessage another = message(9, kBob, u"born later"_s);
        another.message.createdAt = another.message.createdAt + std::chrono::hours(1);
        another.rev = 3;
        store(another);
        QCOMPARE(content(), u"born later"_s);
    }

    void changeOfSomethingElse_isNoEditAndTakesTheNumber()
    {
        store(u"as written"_s, 2);
        write([](CacheTransaction &transaction) {
            transaction.patchMessage(kChat, MessagePatch{.id = MessageId(9), .rev = 5});
        });
        const Message row = await(m_cache->messages().one(kChat, MessageId(9))).value().value();
        QCOMPARE(row.content, u"as written"_s);
        QVERIFY(!row.editedAt);
        store(u"of before"_s, 4);
        QCOMPARE(content(), u"as written"_s);
    }

    void changeOfSomethingElse_afterASnapshot_leavesTheRowOutOfDate()
    {
        store(u"as written"_s, 2);
        write([](CacheTransaction &transaction) {
            transaction.beginSnapshot({.isSnapshot = true, .epoch = u"e2"_s, .account = 1});
            transaction.patchMessage(kChat, MessagePatch{.id = MessageId(9), .rev = 12});
        });
        store(u"mended"_s, 9);
        QCOMPARE(content(), u"mended"_s);
    }

    void editOfAMessageNotCached_andThenItsRowOfBefore_theEditCounts()
    {
        patch(MessageId(8), u"mended"_s, 12);
        store(message(8, kBob, u"as written"_s), 10);
        QCOMPARE(content(MessageId(8)), u"mended"_s);
    }

    void editOfAMessageNotCached_andThenItsRowOfAfter_theRowCounts()
    {
        patch(MessageId(8), u"mended"_s, 12);
        store(message(8, kBob, u"mended again"_s), 13);
        QCOMPARE(content(MessageId(8)), u"mended again"_s);
    }

    void twoEditsOfAMessageNotCachedOutOfTurn_andThenItsRow_theLaterCounts()
    {
        patch(MessageId(8), u"mended again"_s, 13);
        patch(MessageId(8), u"mended"_s, 12);
        store(message(8, kBob, u"as written"_s), 10);
        QCOMPARE(content(MessageId(8)), u"mended again"_s);
    }

    void editOfAMessageNotCached_andThenAnotherEpoch_theEditIsForgotten()
    {
        patch(MessageId(8), u"mended"_s, 12);
        write([](CacheTransaction &transaction) {
            transaction.beginSnapshot({.isSnapshot = true, .epoch = u"e2"_s, .account = 1});
        });
        store(message(8, kBob, u"of another epoch"_s), 3);
        QCOMPARE(content(MessageId(8)), u"of another epoch"_s);
    }

    void editOfAMessageNotCached_andThenItsDeletion_noWordsAreKept()
    {
        patch(MessageId(8), u"these words are gone"_s, 12);
        QVERIFY(isInTheFile("these words are gone"));
        remove(MessageId(8), 13);
        QVERIFY(!isInTheFile("these words are gone"));
    }

    void deletionOfAMessageNotCached_andThenAnEditOfBeforeIt_noWordsAreKept()
    {
        remove(MessageId(8), 13);
        patch(MessageId(8), u"these words are gone"_s, 12);
        QVERIFY(!isInTheFile("these words are gone"));
    }

    void deletionOfAMessageNotCached_andThenItsRowOfBeforeTwice_theDeletionStays()
    {
        remove(MessageId(8), 13);
        store(message(8, kBob, u"as written"_s), 10);
        store(message(8, kBob, u"as written"_s), 10);
        QVERIFY(isDeleted(MessageId(8)));
    }

    void deletionOfAMessageNotCached_andThenAnotherEpoch_theDeletionIsForgotten()
    {
        remove(MessageId(8), 13);
        write([](CacheTransaction &transaction) {
            transaction.beginSnapshot({.isSnapshot = true, .epoch = u"e2"_s, .account = 1});
        });
        store(message(8, kBob, u"of another epoch"_s), 3);
        QCOMPARE(content(MessageId(8)), u"of another epoch"_s);
    }

    void moreEditsThanAreKeptOfMessagesNotCached_theLatestAreKept()
    {
        write([](CacheTransaction &transaction) {
            for (int id = 20; id < 1030; ++id)
                transaction.patchMessage(kChat, MessagePatch{.id = MessageId(id), .rev = id, .content = u"mended"_s});
        });
        store(message(20, kBob, u"as written"_s), 10);
        QCOMPARE(content(MessageId(20)), u"as written"_s);
        store(message(1029, kBob, u"as written"_s), 10);
        QCOMPARE(content(MessageId(1029)), u"mended"_s);
    }

private:
    void open() { m_cache = std::make_unique<Cache>(m_folder->filePath(u"alice.db"_s), kMe); }
    template <typename Fn>
    void write(Fn fn)
    {
        QVERIFY(await(m_cache->write(fn)));
    }
    void store(const ReceivedMessage &received)
    {
        write([received](CacheTransaction &transaction) { transaction.upsertMessages({received}); });
    }
    void store(ReceivedMessage received, long long rev)
    {
        received.rev = rev;
        store(received);
    }
    void store(const QString &content, long long rev) { store(message(9, kBob, content), rev); }
    void patch(MessageId id, const QString &content, long long rev)
    {
        write([id, content, rev](CacheTransaction &transaction) {
            transaction.patchMessage(kChat, MessagePatch{.id = id, .rev = rev, .content = content});
        });
    }
    void remove(MessageId id, long long rev)
    {
        write([id, rev](CacheTransaction &transaction) {
            transaction.patchMessage(kChat, MessagePatch{.id = id, .rev = rev, .isDeleted = true});
        });
    }
    void edit(const QString &content, long long rev) { patch(MessageId(9), content, rev); }
    QString content(MessageId id = MessageId(9)) const
    {
        return await(m_cache->messages().one(kChat, id)).value()->content;
    }
    bool isDeleted(MessageId id) const { return await(m_cache->messages().one(kChat, id)).value()->isDeleted; }
    /// Closes the cache for it, so that nothing is in the WAL alone.
    bool isInTheFile(const QByteArray &words)
    {
        m_cache.reset();
        const bool isThere = m_folder->holds(u"alice.db"_s, words);
        open();
        return isThere;
    }

    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::NumberedMessagesTest)
#include "NumberedMessagesTest.moc"
