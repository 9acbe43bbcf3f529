// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QTest>

#include <algorithm>

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

    void newMessages_areToldAsTheyAreRead()
    {
        const QList<Message> told = toldOf([](CacheTransaction &transaction) {
            transaction.upsertConversation(conversation(kThird));
            ReceivedMessage forwarded = message(1, kBob, QStringLiteral("half a pair: ") + QChar(0xd83d), kThird);
            forwarded.message.isForwarded = true;
            ReceivedMessage edited = message(2, kBob, QStringLiteral("mended"), kThird);
            edited.message.editedAt = edited.message.createdAt + std::chrono::seconds(1);
            edited.message.clientId = ClientId(QStringLiteral("bobs"));
            ReceivedMessage answer = message(3, kBob, QStringLiteral("yes"), kThird);
            answer.message.reply = ReplyExcerpt{.id = MessageId(1), .sender = kBob, .excerpt = QString()};
            ReceivedMessage picture = message(4, kBob, QString(), kThird);
            picture.message.attachments = {Attachment{.id = 7, .name = QStringLiteral("a.png"), .bytes = 3}};
            const ReceivedMessage mine = message(5, kMe, QStringLiteral("mine"), kThird);
            transaction.upsertMessages({forwarded, edited, answer, picture, mine});
        });
        QList<Message> read = await(store().newest(kThird, 9)).value();
        std::reverse(read.begin(), read.end());
        QCOMPARE(told.size(), 5);
        QCOMPARE(told, read);
    }

    void newMessage_changedInTheSameWrite_isToldAsItIsThen()
    {
        const QList<Message> told = toldOf([](CacheTransaction &transaction) {
            transaction.upsertMessages(
                {message(300, kBob, QStringLiteral("first")), message(301, kBob, QStringLiteral("gone"))});
            transaction.patchMessage(kChat, {.id = MessageId(300), .content = QStringLiteral("then")});
            transaction.deleteMessage(kChat, MessageId(301));
        });
        QCOMPARE(told.size(), 2);
        QCOMPARE(told.first().content, QStringLiteral("then"));
        QVERIFY(told.last().isDeleted && told.last().content.isEmpty());
    }

    void newMessage_goneWithItsConversation_isNeitherToldNorFound()
    {
        const QList<Message> told = toldOf([](CacheTransaction &transaction) {
            transaction.upsertConversation(conversation(kFourth));
            transaction.upsertMessages({message(400, kBob, QStringLiteral("nowhere"), kFourth)});
            transaction.removeConversation(kFourth);
        });
        QVERIFY(told.isEmpty());
        QCOMPARE(await(m_cache->search().count({.query = SearchQuery::parse(QStringLiteral("nowhere"))})).value(), 0);
    }

private:
    static constexpr ConversationId kThird{6};
    static constexpr ConversationId kFourth{7};

    using Page = QFuture<Result<QList<Message>>>;

    MessageStore &store() { return m_cache->messages(); }

    /// The rows that one write makes the store tell of.
    template <typename Fn>
    QList<Message> toldOf(Fn fn)
    {
        QList<Message> told;
        const auto connection = connect(&store(), &MessageStore::changed, this,
                                        [&told](ConversationId, const QList<Message> &rows) { told += rows; });
        const bool isWritten = await(m_cache->write(fn)).has_value();
        disconnect(connection);
        return isWritten ? told : QList<Message>();
    }

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
