// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"
#include "support/client/TestTraces.h"

#include <QSignalSpy>

namespace vatochito {

using namespace samples;

/// Two processes of one profile are told the same things by the server, and one of them stores each first. The models
/// of the other must hear of it all the same.
class SharedCacheTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        const QString file = m_folder->filePath(QStringLiteral("alice.db"));
        m_first = std::make_unique<Cache>(file, kMe);
        QVERIFY(await(m_first->write([](CacheTransaction &transaction) {
            transaction.upsertConversation(conversation());
            transaction.upsertMessages({message(1, kMe, QStringLiteral("mine"))});
        })));
        m_second = std::make_unique<Cache>(file, kMe);
        QVERIFY(await(m_second->conversations().all()));
    }

    void cleanup()
    {
        m_second.reset();
        m_first.reset();
    }

    void conversationOfMineThatTheOtherStored_isTold()
    {
        const MyConversation mine{.id = kOther, .title = QStringLiteral("Fresh")};
        QVERIFY(isTold(&ConversationStore::changed,
                       [mine](CacheTransaction &transaction) { transaction.upsertMine(mine); }));
    }

    void titleThatTheOtherStored_isTold()
    {
        const ConversationInfo info{.type = ConversationType::Group, .title = QStringLiteral("New"), .owner = kMe};
        QVERIFY(isTold(&ConversationStore::changed,
                       [info](CacheTransaction &transaction) { transaction.updateInfo(kChat, info); }));
    }

    void removalThatTheOtherStored_isTold()
    {
        QVERIFY(isTold(&ConversationStore::removed,
                       [](CacheTransaction &transaction) { transaction.removeConversation(kChat); }));
    }

    void presenceThatTheOtherStored_isTold()
    {
        QVERIFY(isTold(&ConversationStore::peopleChanged,
                       [](CacheTransaction &transaction) { transaction.setPresence(kBob, true); }));
    }

    void readingThatTheOtherStored_isToldOfTheMessagesThatWereRead()
    {
        QSignalSpy changed(&m_second->messages(), &MessageStore::changed);
        const auto read = [](CacheTransaction &transaction) {
            transaction.raiseMark(kChat, {.user = kBob, .read = MessageId(1), .delivered = MessageId(1)});
        };
        QVERIFY(await(m_first->write(read)));
        QVERIFY(await(m_second->write(read)));
        QTRY_COMPARE(changed.size(), 1);
        const auto messages = changed.first().at(1).value<QList<Message>>();
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages.first().delivery, Delivery::Read);
    }

    void deliveryThatIsNewToTheFile_isToldOfItsMessagesAlone()
    {
        const auto delivered = [](long long upTo) {
            return [upTo](CacheTransaction &transaction) {
                transaction.raiseMark(kChat, {.user = kBob, .read = MessageId(1), .delivered = MessageId(upTo)});
            };
        };
        QVERIFY(await(m_first->write([](CacheTransaction &transaction) {
            transaction.upsertMessages({message(2, kMe, QStringLiteral("mine too"))});
        })));
        QVERIFY(await(m_second->write(delivered(1))));
        QSignalSpy changed(&m_second->messages(), &MessageStore::changed);
        QVERIFY(await(m_second->write(delivered(2))));
        QTRY_COMPARE(changed.size(), 1);
        const auto messages = changed.first().at(1).value<QList<Message>>();
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages.first().id, MessageId(2));
    }

    void withoutTheOther_whatIsWrittenAgainIsNoNews()
    {
        Cache alone(m_folder->filePath(QStringLiteral("bob.db")), kBob);
        const auto write = [](CacheTransaction &transaction) { transaction.upsertConversation(conversation()); };
        QVERIFY(await(alone.write(write)));
        QSignalSpy changed(&alone.conversations(), &ConversationStore::changed);
        QVERIFY(await(alone.write(write)));
        QVERIFY(changed.isEmpty());
    }

private:
    template <typename Signal, typename Write>
    bool isTold(Signal signal, Write write)
    {
        QSignalSpy told(&m_second->conversations(), signal);
        if (!await(m_first->write(write)) || !await(m_second->write(write)))
            return false;
        return waitFor([&told] { return !told.isEmpty(); });
    }

    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_first;
    std::unique_ptr<Cache> m_second;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SharedCacheTest)
#include "SharedCacheTest.moc"
