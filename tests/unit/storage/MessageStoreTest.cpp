// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QTest>

namespace vatochito {

using namespace samples;

class MessageStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_cache = std::make_unique<Cache>(m_folder.filePath(QStringLiteral("alice.db")), kMe);
        const Status written = await(m_cache->write([](CacheTransaction &transaction) {
            transaction.upsertConversation(conversation());
            transaction.upsertConversation(conversation(kOther));
            QList<ReceivedMessage> messages;
            for (long long id = 1; id <= 10; ++id)
                messages.append(message(id * 10, kBob, QString::number(id)));
            messages.append(message(55, kBob, QStringLiteral("elsewhere"), kOther));
            transaction.upsertMessages(messages);
        }));
        QVERIFY(written);
    }

    void newest_givesTheNewestFirst() { QCOMPARE(ids(store().newest(kChat, 3)), ids({100, 90, 80})); }

    void olderThan_goesOnWhereThePageEnded()
    {
        QCOMPARE(ids(store().olderThan(kChat, MessageId(80), 3)), ids({70, 60, 50}));
        QCOMPARE(ids(store().olderThan(kChat, MessageId(20), 3)), ids({10}));
    }

    void newerThan_givesTheOldestFirst() { QCOMPARE(ids(store().newerThan(kChat, MessageId(80), 5)), ids({90, 100})); }

    void around_givesBothSides() { QCOMPARE(ids(store().around(kChat, MessageId(50), 2)), ids({70, 60, 50, 40, 30})); }

    void opening_withUnreadOnesIsAroundTheFirst()
    {
        const auto raised = await(m_cache->write([](CacheTransaction &transaction) {
            transaction.raiseMarker(kOther, {.user = kMe, .upTo = MessageId(200)});
            QList<ReceivedMessage> messages;
            for (long long id = 200; id <= 210; ++id)
                messages.append(message(id, id == 201 ? kMe : kBob, QString::number(id), kOther));
            transaction.upsertMessages(messages);
            transaction.deleteMessage(kOther, MessageId(202));
        }));
        QVERIFY(raised);
        const OpeningPage page = await(store().opening(kOther, 2)).value();
        QCOMPARE(page.firstUnread, MessageId(203)); // neither mine nor a deleted one
        QCOMPARE(page.rows.first().id, MessageId(205));
        QCOMPARE(page.rows.last().id, MessageId(201));
        QVERIFY(page.hasOlder && page.hasNewer);
        QCOMPARE(await(store().firstUnread(kOther)).value(), MessageId(203));
    }

    void opening_whenEverythingIsReadIsTheNewest()
    {
        const auto raised = await(m_cache->write([](CacheTransaction &transaction) {
            transaction.raiseMarker(kChat, {.user = kMe, .upTo = MessageId(100)});
        }));
        QVERIFY(raised);
        const OpeningPage page = await(store().opening(kChat, 3)).value();
        QVERIFY(!page.firstUnread.isValid());
        QCOMPARE(page.rows.first().id, MessageId(100));
        QVERIFY(page.hasOlder && !page.hasNewer);
    }

    void unknownConversation_isAnEmptyList()
    {
        QCOMPARE(ids(store().newest(ConversationId(99), 3)), QList<long long>());
    }

private:
    using Page = QFuture<Result<QList<Message>>>;

    MessageStore &store() { return m_cache->messages(); }

    static QList<long long> ids(std::initializer_list<long long> values) { return values; }

    static QList<long long> ids(const Page &page)
    {
        QList<long long> found;
        const Result<QList<Message>> messages = await(page);
        for (const Message &message : messages.value())
            found.append(message.id.value());
        return found;
    }

    TestFolder m_folder;
    std::unique_ptr<Cache> m_cache;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::MessageStoreTest)
#include "MessageStoreTest.moc"
