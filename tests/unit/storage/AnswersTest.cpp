// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/FatalLog.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QSignalSpy>
#include <QTest>

namespace vatochito {

using namespace samples;
using namespace Qt::StringLiterals;

namespace {

constexpr MessageId kOriginal{9};
constexpr MessageId kAnswer{10};

} // namespace

/// What an answer shows of the message it answers, in whatever order they come and change.
class AnswersTest final : public QObject
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
    }
    void cleanup() { m_cache.reset(); }

    void editOfTheOriginal_showsInTheAnswer()
    {
        store(original(u"as written"_s));
        store(answer(u"as written"_s));
        patch({.id = kOriginal, .rev = 12, .content = u"mended"_s});
        QCOMPARE(reply().excerpt, u"mended"_s);
        QVERIFY(!reply().isDeleted);
    }

    void editOfTheOriginal_isToldOfTheAnswer()
    {
        store(original(u"as written"_s));
        store(answer(u"as written"_s));
        QSignalSpy told(&m_cache->messages(), &MessageStore::changed);
        patch({.id = kOriginal, .rev = 12, .content = u"mended"_s});
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().at(1).value<QList<Message>>().size(), 2);
    }

    void deletionOfTheOriginal_leavesNoWordOfIt()
    {
        store(original(u"these words are gone"_s));
        store(answer(u"these words are gone"_s));
        QVERIFY(isInTheFile("these words are gone"));
        patch({.id = kOriginal, .rev = 12, .isDeleted = true});
        QVERIFY(!isInTheFile("these words are gone"));
        QVERIFY(reply().isDeleted);
    }

    void deletionOfAnOriginalThatIsNotCached_leavesNoWordOfIt()
    {
        store(answer(u"these words are gone"_s));
        patch({.id = kOriginal, .rev = 12, .isDeleted = true});
        QCOMPARE(reply().excerpt, QString());
        QVERIFY(!isInTheFile("these words are gone"));
    }

    void answerOfBeforeAnEdit_thatComesAfterIt_showsTheEdit()
    {
        store(original(u"as written"_s));
        patch({.id = kOriginal, .rev = 12, .content = u"mended"_s});
        store(answer(u"as written"_s));
        QCOMPARE(reply().excerpt, u"mended"_s);
    }

    void answerOfBeforeTheDeletionOfAnOriginalThatIsNotCached_showsNothing()
    {
        patch({.id = kOriginal, .rev = 12, .isDeleted = true});
        store(answer(u"as written"_s));
        QCOMPARE(reply().excerpt, QString());
    }

    void originalThatComesAfterItsAnswer_showsInIt()
    {
        store(answer(u"as written"_s));
        store(original(u"mended"_s, 12));
        QCOMPARE(reply().excerpt, u"mended"_s);
    }

    void answerOfMineThatWasAcknowledged_saysWhoWroteTheOriginal()
    {
        store(original(u"as written"_s));
        ReceivedMessage mine = answer({});
        mine.message.reply->sender = {};
        store(mine);
        QCOMPARE(reply().sender, kBob);
        QCOMPARE(reply().excerpt, u"as written"_s);
    }

    void answerToAnUnknownMessage_showsWhatTheServerSays()
    {
        store(answer(u"as written"_s));
        QCOMPARE(reply(), (ReplyExcerpt{.id = kOriginal, .sender = kBob, .excerpt = u"as written"_s}));
    }

    void longOriginal_showsItsFirstHundredCharacters()
    {
        const QString smiles = u"\U0001F642"_s.repeated(150);
        store(original(smiles));
        store(answer(smiles));
        QCOMPARE(reply().excerpt, smiles.left(200));
    }

    void answerWithAllOfALongOriginal_changesNothingTheSecondTime()
    {
        const QString words = u"ક"_s.repeated(150);
        store(answer(words));
        write([&words](CacheTransaction &transaction) {
            QCOMPARE(transaction.upsertMessages({answer(words)}), CacheTransaction::Stored::Same);
        });
    }

    void waitingAnswer_followsItsOriginal()
    {
        store(original(u"these words are gone"_s));
        enqueueAnswer(u"these words are gone"_s);
        patch({.id = kOriginal, .rev = 12, .isDeleted = true});
        QCOMPARE(await(m_cache->outbox().all())->constFirst().reply->excerpt, QString());
        QVERIFY(!isInTheFile("these words are gone"));
    }

    void answerWrittenAfterItsOriginalWasDeleted_waitsWithoutItsWords()
    {
        store(original(u"these words are gone"_s));
        patch({.id = kOriginal, .rev = 12, .isDeleted = true});
        enqueueAnswer(u"these words are gone"_s);
        const ReplyExcerpt shown = *await(m_cache->outbox().all())->constFirst().reply;
        QCOMPARE(shown.excerpt, QString());
        QVERIFY(shown.isDeleted);
    }

    void answerThatAServerSendsWithDeletedWords_changesNothingTheSecondTime()
    {
        store(original(u"as written"_s));
        store(answer(u"as written"_s));
        patch({.id = kOriginal, .rev = 12, .isDeleted = true});
        write([](CacheTransaction &transaction) {
            QCOMPARE(transaction.upsertMessages({answer(u"as written"_s)}), CacheTransaction::Stored::Same);
        });
    }

    void deletionOfAnOriginalWithoutWords_isToldOfTheAnswer()
    {
        store(original({}));
        store(answer({}));
        QSignalSpy told(&m_cache->messages(), &MessageStore::changed);
        patch({.id = kOriginal, .rev = 12, .isDeleted = true});
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().at(1).value<QList<Message>>().size(), 2);
    }

    void deletionOfAnOriginalThatIsNotCached_isKnownOfTheAnswer()
    {
        store(answer(u"as written"_s));
        patch({.id = kOriginal, .rev = 12, .isDeleted = true});
        QVERIFY(reply().isDeleted);
    }

private:
    void open() { m_cache = std::make_unique<Cache>(m_folder->filePath(u"alice.db"_s), kMe); }
    template <typename Fn>
    void write(Fn fn)
    {
        QVERIFY(await(m_cache->write(fn)));
    }
    static ReceivedMessage original(const QString &content, long long rev = 10)
    {
        ReceivedMessage received = message(kOriginal.value(), kBob, content);
        received.rev = rev;
        return received;
    }
    static ReceivedMessage answer(const QString &excerpt)
    {
        ReceivedMessage received = message(kAnswer.value(), kMe, u"yes"_s);
        received.message.reply = ReplyExcerpt{.id = kOriginal, .sender = kBob, .excerpt = excerpt};
        received.rev = 11;
        return received;
    }
    void store(const ReceivedMessage &received)
    {
        write([received](CacheTransaction &transaction) { transaction.upsertMessages({received}); });
    }
    void enqueueAnswer(const QString &excerpt)
    {
        OutboxEntry waiting;
        waiting.clientId = ClientId(u"c1"_s);
        waiting.conversation = kChat;
        waiting.content = u"yes"_s;
        waiting.reply = ReplyExcerpt{.id = kOriginal, .sender = kBob, .excerpt = excerpt};
        write([waiting](CacheTransaction &transaction) { transaction.enqueue(waiting); });
    }
    void patch(const MessagePatch &patch)
    {
        write([patch](CacheTransaction &transaction) { transaction.patchMessage(kChat, patch); });
    }
    ReplyExcerpt reply() const { return *await(m_cache->messages().one(kChat, kAnswer)).value()->reply; }
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

QTEST_GUILESS_MAIN(vatochito::AnswersTest)
#include "AnswersTest.moc"
