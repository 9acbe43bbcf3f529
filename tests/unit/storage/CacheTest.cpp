// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/FatalLog.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

namespace vatochito {

using namespace samples;
using Stored = CacheTransaction::Stored;

class CacheTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_cache = std::make_unique<Cache>(m_folder->filePath(QStringLiteral("alice.db")), kMe);
        store([](CacheTransaction &transaction) { transaction.upsertConversation(conversation()); });
    }

    void cleanup() { m_cache.reset(); }

    void newMessage_isToldWholeAndIsInTheFileByThen()
    {
        int told = 0;
        connect(&m_cache->messages(), &MessageStore::changed, this,
                [&](ConversationId conversation, const QList<Message> &messages) {
                    ++told;
                    QCOMPARE(conversation, kChat);
                    QCOMPARE(messages.size(), 1);
                    QCOMPARE(messages.first().content, QStringLiteral("કેમ છો?"));
                    QVERIFY(await(m_cache->messages().one(kChat, MessageId(9))).value());
                });
        upsert({message(9, kBob, QStringLiteral("કેમ છો?"))});
        QCOMPARE(told, 1);
    }

    void sameAgain_changesNothingAndTellsNothing()
    {
        upsert({message(9, kBob, QStringLiteral("Hello!"))});
        QSignalSpy messages(&m_cache->messages(), &MessageStore::changed);
        QSignalSpy conversations(&m_cache->conversations(), &ConversationStore::changed);
        QCOMPARE(upsert({message(9, kBob, QStringLiteral("Hello!"))}), Stored::Same);
        store([](CacheTransaction &transaction) { transaction.upsertConversation(conversation()); });
        QCOMPARE(messages.count(), 0);
        QCOMPARE(conversations.count(), 0);
    }

    void halfOfAPair_leavesTheLetterAfterIt()
    {
        const QString half = QStringLiteral("half ") + QChar(0xD83D) + QStringLiteral(" alone");
        upsert({message(9, kBob, half)});
        QCOMPARE(one(9).content, QStringLiteral("half \uFFFD alone"));
        QCOMPARE(upsert({message(9, kBob, half)}), Stored::Same);
    }

    void anotherBirth_isAConflictAndWritesNothing()
    {
        upsert({message(9, kBob, QStringLiteral("Hello!"))});
        ReceivedMessage stranger = message(9, kBob, QStringLiteral("other"));
        stranger.message.createdAt += std::chrono::microseconds(1);
        QCOMPARE(upsert({message(8, kBob, QStringLiteral("new")), stranger}), Stored::Conflict);
        QVERIFY(!await(m_cache->messages().one(kChat, MessageId(8))).value());
        QCOMPARE(one(9).content, QStringLiteral("Hello!"));
    }

    void deletion_isNotUndoneByAnOlderReading()
    {
        upsert({message(9, kBob, QStringLiteral("secret"))});
        store([](CacheTransaction &transaction) { transaction.deleteMessage(kChat, MessageId(9)); });
        upsert({message(9, kBob, QStringLiteral("secret"))});
        QVERIFY(one(9).isDeleted);
        QCOMPARE(one(9).content, QString());
    }

    void deletionBeforeTheMessageIsCached_holdsWhenItComes()
    {
        store([](CacheTransaction &transaction) { transaction.deleteMessage(kChat, MessageId(9)); });
        upsert({message(8, kBob, QStringLiteral("a")), message(9, kBob, QStringLiteral("secret"))});
        QVERIFY(one(9).isDeleted);
        QCOMPARE(one(9).content, QString());
        QVERIFY(!one(8).isDeleted);
    }

    void deletionInAConversationThatIsNotCached_isNothing()
    {
        store([](CacheTransaction &transaction) { transaction.deleteMessage(kOther, MessageId(9)); });
        QVERIFY(!await(m_cache->messages().one(kOther, MessageId(9))).value());
    }

    void edit_isNotUndoneByAnOlderReading()
    {
        ReceivedMessage edited = message(9, kBob, QStringLiteral("better"));
        edited.message.editedAt = edited.message.createdAt + std::chrono::seconds(5);
        upsert({edited});
        upsert({message(9, kBob, QStringLiteral("first"))});
        QCOMPARE(one(9).content, QStringLiteral("better"));
    }

    void bobsMarker_turnsMyOlderMessagesRead()
    {
        upsert({message(7, kMe, QStringLiteral("a")), message(8, kBob, QStringLiteral("b")),
                message(9, kMe, QStringLiteral("c"))});
        QCOMPARE(one(7).delivery, Delivery::Sent);
        QSignalSpy changed(&m_cache->messages(), &MessageStore::changed);
        store([](CacheTransaction &transaction) {
            transaction.raiseMarker(kChat, ReadMarker{.user = kBob, .upTo = MessageId(8)});
        });
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(1).value<QList<Message>>().size(), 1);
        QCOMPARE(one(7).delivery, Delivery::Read);
        QCOMPARE(one(8).delivery, Delivery::None);
        QCOMPARE(one(9).delivery, Delivery::Sent);
    }

    void marker_neverGoesBack()
    {
        upsert({message(7, kMe, QStringLiteral("a"))});
        store([](CacheTransaction &transaction) {
            transaction.raiseMarker(kChat, ReadMarker{.user = kBob, .upTo = MessageId(9)});
            transaction.raiseMarker(kChat, ReadMarker{.user = kBob, .upTo = MessageId(3)});
        });
        QCOMPARE(one(7).delivery, Delivery::Read);
    }

    void unread_countsOthersUndeletedPastMyMarker()
    {
        ReceivedMessage deleted = message(6, kBob, QString());
        deleted.message.isDeleted = true;
        upsert({message(5, kBob, QStringLiteral("a")), deleted, message(7, kMe, QStringLiteral("b")),
                message(8, kBob, QStringLiteral("c"))});
        QCOMPARE(summary().unreadCount, 2);
        store([](CacheTransaction &transaction) {
            transaction.raiseMarker(kChat, ReadMarker{.user = kMe, .upTo = MessageId(5)});
        });
        QCOMPARE(summary().unreadCount, 1);
    }

    void unread_isCountedUpToItsLimit()
    {
        QList<ReceivedMessage> many;
        for (int id = 1; id <= ConversationSummary::kUnreadCounted + 50; ++id)
            many.append(message(id, kBob, QStringLiteral("a")));
        upsert(many);
        QCOMPARE(summary().unreadCount, ConversationSummary::kUnreadCounted);
    }

    void waitingMessage_isTheLastOneAndIsInTheFileBeforeItIsShown()
    {
        upsert({message(5, kBob, QStringLiteral("a"))});
        int told = 0;
        connect(&m_cache->outbox(), &OutboxStore::changed, this, [&](const QList<OutboxEntry> &entries) {
            ++told;
            const auto stored = await(m_cache->outbox().one(entries.first().clientId)).value();
            QVERIFY(stored);
            QCOMPARE(stored->content, QStringLiteral("soon"));
        });
        enqueue(QStringLiteral("c1"), QStringLiteral("soon"));
        QCOMPARE(told, 1);
        QCOMPARE(summary().lastMessage->content, QStringLiteral("soon"));
        QCOMPARE(summary().lastMessage->delivery, Delivery::Pending);
    }

    void unclaimed_comparesTrimmedAndSkipsWhatIsTaken()
    {
        enqueue(QStringLiteral("c1"), QStringLiteral("ok"));
        upsert({message(5, kMe, QStringLiteral("ok")), message(6, kMe, QStringLiteral(" ok\n")),
                message(7, kBob, QStringLiteral("ok")), message(8, kMe, QStringLiteral("ok"))});
        store([](CacheTransaction &transaction) {
            transaction.confirm(*transaction.outboxEntry(ClientId(QStringLiteral("c1"))), MessageId(8));
        });
        const auto found = await(m_cache->write([](CacheTransaction &transaction) {
            return transaction.unclaimed(kChat, MessageId(5), MessageType::Text, QStringLiteral("ok "));
        }));
        QCOMPARE(found.value(), QList<MessageId>{MessageId(6)});
    }

    void vanishedConversation_takesItsMessagesButNotWhatWaits()
    {
        upsert({message(5, kBob, QStringLiteral("a"))});
        enqueue(QStringLiteral("c1"), QStringLiteral("soon"));
        QSignalSpy removed(&m_cache->conversations(), &ConversationStore::removed);
        store([](CacheTransaction &transaction) { transaction.removeConversation(kChat); });
        QCOMPARE(removed.count(), 1);
        QVERIFY(!await(m_cache->messages().one(kChat, MessageId(5))).value());
        QCOMPARE(await(m_cache->outbox().all()).value().size(), 1);
    }

    void setAside_keepsACopyAndLetsTheOutboxStepOut()
    {
        FatalLog log;
        log.announce(QStringLiteral("cache set aside"));
        upsert({message(5, kBob, QStringLiteral("a"))});
        enqueue(QStringLiteral("c1"), QStringLiteral("soon"));
        store([](CacheTransaction &transaction) {
            OutboxEntry entry = *transaction.outboxEntry(ClientId(QStringLiteral("c1")));
            entry.sentAfter = MessageId(5);
            transaction.updateOutbox(entry);
        });
        QVERIFY(await(m_cache->setAside()));
        QCOMPARE(await(m_cache->conversations().all()).value().size(), 0);
        const auto waiting = await(m_cache->outbox().all()).value();
        QCOMPARE(waiting.size(), 1);
        QVERIFY(!waiting.first().mayBeOnServer());
        QCOMPARE(waiting.first().state, OutboxEntry::State::Failed);
        QCOMPARE(waiting.first().lastError->code, Error::Code::OtherServer);
        QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("*.aside-*")}).size(), 1);
    }

    void claim_byAnotherUserName_setsEverythingAside()
    {
        FatalLog log;
        log.announce(QStringLiteral("cache set aside"));
        QCOMPARE(await(m_cache->claim(person(kMe, QStringLiteral("alice")))).value(), false);
        QCOMPARE(await(m_cache->claim(person(kMe, QStringLiteral("alice")))).value(), false);
        enqueue(QStringLiteral("c1"), QStringLiteral("alice's"));
        QCOMPARE(await(m_cache->claim(person(kMe, QStringLiteral("mallory")))).value(), true);
        QCOMPARE(await(m_cache->outbox().all()).value().size(), 0);
        QCOMPARE(await(m_cache->conversations().all()).value().size(), 0);
    }

private:
    template <typename Fn>
    void store(Fn fn)
    {
        QVERIFY(await(m_cache->write(fn)));
    }

    Stored upsert(const QList<ReceivedMessage> &messages)
    {
        return await(m_cache->write(
                         [messages](CacheTransaction &transaction) { return transaction.upsertMessages(messages); }))
            .value();
    }

    void enqueue(const QString &clientId, const QString &content)
    {
        store([clientId, content](CacheTransaction &transaction) {
            OutboxEntry entry;
            entry.clientId = ClientId(clientId);
            entry.conversation = kChat;
            entry.content = content;
            transaction.enqueue(entry);
        });
    }

    Message one(long long id) { return *await(m_cache->messages().one(kChat, MessageId(id))).value(); }
    ConversationSummary summary() { return *await(m_cache->conversations().one(kChat)).value(); }

    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::CacheTest)
#include "CacheTest.moc"
