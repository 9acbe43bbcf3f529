// SPDX-License-Identifier: GPL-3.0-or-later
#include "NumberedScene.h"
#include "core/WhenDone.h"
#include "sync/CatchUp.h"
#include "sync/NumberedIntake.h"

#include <QSemaphore>
#include <QSignalSpy>

#include <array>
#include <memory>

namespace vatochito {

/// What is told faster than it can be written, of a server that numbers its changes.
class NumberedBatchTest final : public QObject, private NumberedScene
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_busy = std::make_shared<QSemaphore>();
        beginNumbered();
        beLive();
    }
    void cleanup() { end(); }

    void eventsThatWaitTogether_areWrittenInOneGo()
    {
        const QSemaphoreReleaser waiting = keepWriterBusy();
        const long long before = m_cache->writes();
        tellNew(3, 5);
        QCOMPARE(m_cache->writes(), before + 1);
        m_busy->release();
        QTRY_COMPARE(m_arrived, texts({"one", "two", "three", "four", "five"}));
        QCOMPARE(stored().heads.value(kChat), 6);
    }

    void eventAfterAnotherWrite_staysBehindIt()
    {
        const QSemaphoreReleaser waiting = keepWriterBusy();
        tellNew(3, 3);
        bool wasThere = true;
        m_cache->write([&wasThere](CacheTransaction &transaction) {
            wasThere = transaction.message(kChat, MessageId(4)).has_value();
        });
        tellNew(4, 4);
        m_busy->release();
        QTRY_COMPARE(m_arrived.last(), QStringLiteral("four"));
        QVERIFY(!wasThere);
    }

    void eventsBehindAGap_waitForItAmongOthers()
    {
        const QSemaphoreReleaser waiting = keepWriterBusy();
        tellNew(3, 3);
        tell({.conversation = kChat, .hasGap = true, .messages = {numbered(5, kBob, "five", 6)}});
        tell({.conversation = kChat, .to = 5, .from = 4, .hasGap = true, .messages = {numbered(4, kBob, "four", 5)}});
        m_busy->release();
        QTRY_VERIFY(row(5).has_value());
        QCOMPARE(stored().heads.value(kChat), 5);
        QCOMPARE(m_arrived, texts({"one", "two", "three"}));
    }

    void editOfAMessageThatWaitsWithIt_isToldAsEdited()
    {
        const QSemaphoreReleaser waiting = keepWriterBusy();
        tellNew(3, 3);
        tell({.conversation = kChat,
              .to = 5,
              .from = 4,
              .patches = {{.id = MessageId(3), .rev = 5, .content = QStringLiteral("mended")}}});
        QSignalSpy changed(&m_cache->messages(), &MessageStore::changed);
        m_busy->release();
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(1).value<QList<Message>>().first().content, QStringLiteral("mended"));
    }

    void conversationThatIsNotCached_holdsNoOtherUp()
    {
        const QSemaphoreReleaser waiting = keepWriterBusy();
        tell({.conversation = kOther, .to = 2, .from = 1, .messages = {numbered(9, kBob, "where", 2, kOther)}});
        tellNew(3, 3);
        m_busy->release();
        QTRY_COMPARE(m_arrived.last(), QStringLiteral("three"));
    }

    void eventAfterOneThatTheCacheRefusedUnseen_isWrittenAnew()
    {
        const TestFolder folder;
        Cache refusing(folder.path(), kMe); // a folder is no file
        FakeLink link(kMe);
        link.can = {.level = 1, .acknowledgesSends = true, .pagesHistory = true, .resumes = true};
        CatchUp catchUp(link, refusing, kMe,
                        [](const ReceivedConversation &, int) { return readyFuture<void>(Status()); });
        const NumberedIntake intake(link, refusing, catchUp, kMe);
        const ConversationChanges event{.conversation = kChat, .to = 2, .from = 1};
        Q_EMIT link.changesReceived(event);
        QTRY_COMPARE(link.resumptions, 1);
        const long long before = refusing.writes();
        Q_EMIT link.changesReceived(event);
        QCOMPARE(refusing.writes(), before + 1);
    }

private:
    /// Bob's messages with these ids, each as an event of its own with the number after its id.
    void tellNew(int first, int last)
    {
        static constexpr std::array kWords{"", "one", "two", "three", "four", "five"};
        for (int id = first; id <= last; ++id)
            tell({.conversation = kChat,
                  .to = id + 1,
                  .from = id,
                  .messages = {numbered(id, kBob, kWords.at(static_cast<std::size_t>(id)), id + 1)}});
    }

    /// Until m_busy is released, which the end of the test does at the latest.
    [[nodiscard]] QSemaphoreReleaser keepWriterBusy()
    {
        m_cache->write([this, busy = m_busy](CacheTransaction &) {
            m_isBusy.release();
            busy->acquire();
        });
        m_isBusy.acquire();
        return QSemaphoreReleaser(m_busy.get());
    }

    QSemaphore m_isBusy;
    std::shared_ptr<QSemaphore> m_busy; ///< The writer may outlive this.
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::NumberedBatchTest)
#include "NumberedBatchTest.moc"
