// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/CacheLimit.h"
#include "support/client/Await.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <memory>

namespace vatochito {

using namespace Qt::StringLiterals;
using namespace samples;

class CacheLimitTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_cache = std::make_unique<Cache>(m_folder->filePath(u"alice.db"_s), kMe);
        m_limit = std::make_unique<CacheLimit>(*m_cache, m_alarms);
        store(1, kMessages);
        read(kMessages);
    }

    void cleanup()
    {
        m_limit.reset();
        m_cache.reset();
    }

    void withoutLimit_everythingStays()
    {
        QCOMPARE(m_alarms.activeCount(), 0);
        QCOMPARE(oldest(), MessageId(1));
    }

    void smallerThanTheLimit_everythingStays()
    {
        limitTo(1LL << 30);
        QCOMPARE(oldest(), MessageId(1));
    }

    void tooLarge_losesTheOldestAndKnowsThatTheyAreMissing()
    {
        const long long before = bytes();
        limitTo(before * 8 / 10);
        QVERIFY(oldest() > MessageId(1));
        QVERIFY(bytes() <= before * 8 / 10);
        const QList<HistoryHole> holes =
            await(m_cache->write([](CacheTransaction &transaction) { return transaction.holes().of(kChat); })).value();
        QCOMPARE(holes, QList({HistoryHole{.after = MessageId(), .before = oldest()}}));
    }

    void whatIsRemoved_isFoundNoMore()
    {
        limitTo(1);
        QCOMPARE(await(m_cache->search().count({.query = SearchQuery::parse(u"tea"_s)})).value(),
                 CacheTransaction::kNewestKept);
    }

    void newestOfEach_stayHoweverSmallTheLimit()
    {
        limitTo(1);
        QCOMPARE(oldest(), MessageId(kMessages - CacheTransaction::kNewestKept + 1));
    }

    void unread_stay()
    {
        store(kMessages + 1, 2 * kMessages);
        limitTo(1);
        QCOMPARE(oldest(), MessageId(kMessages));
    }

    void conversationOnTheScreen_staysUntilItIsLeft()
    {
        m_limit->spare(kChat);
        limitTo(1);
        QCOMPARE(oldest(), MessageId(1));

        m_limit->spare({});
        m_alarms.advance(CacheLimit::kInterval);
        settle();

        QVERIFY(oldest() > MessageId(1));
    }

    void whatWaits_stays()
    {
        QVERIFY(await(m_cache->write([](CacheTransaction &transaction) {
            OutboxEntry entry;
            entry.clientId = ClientId(u"mine"_s);
            entry.conversation = kChat;
            entry.content = u"later"_s;
            transaction.enqueue(entry);
        })));
        limitTo(1);
        QCOMPARE(await(m_cache->outbox().all()).value().size(), 1);
    }

    void whatComesLater_isLookedAtAgain()
    {
        limitTo(bytes() + 4096);
        QCOMPARE(oldest(), MessageId(1));
        store(kMessages + 1, 3 * kMessages);
        read(3 * kMessages);
        m_alarms.advance(CacheLimit::kInterval);
        settle();
        QVERIFY(oldest() > MessageId(1));
    }

private:
    static constexpr long long kMessages = 1'500;

    void store(long long first, long long last)
    {
        QList<ReceivedMessage> messages;
        for (long long id = first; id <= last; ++id)
            messages.append(message(id, kBob, u"tea "_s + QString(200, u'x')));
        QVERIFY(await(m_cache->write([&](CacheTransaction &transaction) {
            transaction.upsertConversation(conversation());
            transaction.upsertMessages(messages);
        })));
    }

    void read(long long upTo)
    {
        QVERIFY(await(m_cache->write([upTo](CacheTransaction &transaction) {
            transaction.raiseMarker(kChat, ReadMarker{.user = kMe, .upTo = MessageId(upTo)});
        })));
    }

    void limitTo(long long limit)
    {
        m_limit->setBytes(limit);
        settle();
    }

    /// Until the next look is the one after the interval.
    void settle()
    {
        for (int slice = 0; slice < 20; ++slice) {
            m_alarms.advance(CacheLimit::kBreath);
            QVERIFY(await(m_cache->write([](CacheTransaction &) {})));
            QCoreApplication::processEvents();
        }
    }

    MessageId oldest() { return await(m_cache->messages().newerThan(kChat, MessageId(), 1)).value().first().id; }

    long long bytes()
    {
        return await(m_cache->write([](CacheTransaction &transaction) { return transaction.bytesUsed(); })).value();
    }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<CacheLimit> m_limit;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::CacheLimitTest)
#include "CacheLimitTest.moc"
