// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DraftKeeper.h"

#include "Samples.h"
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/TestTraces.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

using namespace modeltests;

class DraftKeeperTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void typedWords_areOnTheDiskWithinASecond();
    void typingOn_doesNotPutItOff();
    void leaving_writesAtOnce();
    void openedAgain_hasTheWords();
    void wordsTypedBeforeTheOldOnesCame_stay();
    void clearedWords_areForgotten();
    void draft_isToldAsPartOfItsConversation();
    void conversationThatIsNotCached_keepsItsWords();

private:
    void open(long long conversation = 1);
    /// What another start of the program would find.
    QString stored(long long conversation = 1)
    {
        return await(m_cache->drafts().of(ConversationId(conversation))).value();
    }
    /// Waits for the writes that were asked for.
    void settle()
    {
        QVERIFY(await(m_cache->write([](CacheTransaction &) {})));
    }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<DraftKeeper> m_keeper;
};

void DraftKeeperTest::init()
{
    m_folder = std::make_unique<TestFolder>();
    m_cache = std::make_unique<Cache>(m_folder->filePath(u"me.db"_s), kMe);
    const Status written = await(m_cache->write([this](CacheTransaction &transaction) {
        ReceivedConversation received;
        received.conversation = direct(1, kBob, m_clock.now()).conversation;
        transaction.upsertConversation(received);
    }));
    QVERIFY(written);
}

void DraftKeeperTest::cleanup()
{
    m_keeper.reset();
    m_cache.reset();
}

void DraftKeeperTest::open(long long conversation)
{
    m_keeper = std::make_unique<DraftKeeper>(*m_cache, ConversationId(conversation), m_clock, m_alarms);
    stored(conversation); // behind the keeper's own reading
}

void DraftKeeperTest::typedWords_areOnTheDiskWithinASecond()
{
    open();
    m_keeper->set(u"hello"_s);
    settle();
    QCOMPARE(stored(), QString());

    m_alarms.advance(1s);
    settle();
    QCOMPARE(stored(), u"hello"_s);
}

void DraftKeeperTest::typingOn_doesNotPutItOff()
{
    open();
    for (int letters = 1; letters <= 10; ++letters) {
        m_keeper->set(QString(letters, u'a'));
        m_alarms.advance(100ms);
    }
    settle();
    QCOMPARE(stored(), QString(10, u'a'));
}

void DraftKeeperTest::leaving_writesAtOnce()
{
    open();
    m_keeper->set(u"hello"_s);
    m_keeper.reset();
    settle();
    QCOMPARE(stored(), u"hello"_s);
}

void DraftKeeperTest::openedAgain_hasTheWords()
{
    open();
    m_keeper->set(u"hello"_s);
    m_keeper.reset();
    settle();

    m_keeper = std::make_unique<DraftKeeper>(*m_cache, ConversationId(1), m_clock, m_alarms);
    QSignalSpy restored(m_keeper.get(), &DraftKeeper::restored);
    QTRY_COMPARE(restored.count(), 1);
    QCOMPARE(m_keeper->text(), u"hello"_s);
}

void DraftKeeperTest::wordsTypedBeforeTheOldOnesCame_stay()
{
    open();
    m_keeper->set(u"old"_s);
    m_keeper.reset();
    settle();

    m_keeper = std::make_unique<DraftKeeper>(*m_cache, ConversationId(1), m_clock, m_alarms);
    m_keeper->set(u"new"_s);
    stored();
    QCOMPARE(m_keeper->text(), u"new"_s);
    m_keeper->flush();
    settle();
    QCOMPARE(stored(), u"new"_s);
}

void DraftKeeperTest::clearedWords_areForgotten()
{
    open();
    m_keeper->set(u"hello"_s);
    m_keeper->flush();
    m_keeper->set({});
    m_keeper->flush();
    settle();
    QCOMPARE(stored(), QString());
}

void DraftKeeperTest::draft_isToldAsPartOfItsConversation()
{
    open();
    QSignalSpy changed(&m_cache->conversations(), &ConversationStore::changed);
    m_keeper->set(u"hello"_s);
    m_keeper->flush();
    settle();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().value<QList<ConversationSummary>>().first().draft, u"hello"_s);
}

void DraftKeeperTest::conversationThatIsNotCached_keepsItsWords()
{
    open(99);
    m_keeper->set(u"hello"_s);
    m_keeper->flush();
    settle();
    QCOMPARE(stored(99), u"hello"_s);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::DraftKeeperTest)
#include "DraftKeeperTest.moc"
