// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/MessageWindow.h"

#include "Samples.h"
#include "models/MessageState.h"
#include "storage/Cache.h"
#include "support/client/ManualClock.h"
#include "support/client/PatientTest.h"
#include "support/client/TestTraces.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

using namespace modeltests;

/// A window on a real cache: what is written there shows in the rows.
class MessageWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void opening_showsTheNewestPage();
    void loadOlder_goesOnToTheStart();
    void newMessage_appears();
    void olderPages_letTheNewestGoAndBringThemBack();
    void unread_areWhereItOpens();
    void showNewest_bringsTheNewestAgain();
    void showMessage_bringsItsSurroundings();
    void showMessage_thatIsNotCachedIsToldSo();
    void newMessage_whileTheNewestAreGone_waitsForThem();
    void manyNewMessagesAtOnce_openWhereTheUnreadBegin();
    void manyNewMessagesAtOnce_doNotMoveWhoReadsAbove();
    void wholeHistoryAtOnce_showsAPageAndKeepsTheRestForLater();
    void queuedMessage_isShownAsWaiting();
    void confirmedMessage_keepsItsRow();
    void cancelledMessage_leaves();
    void changeOfAnotherConversation_isNotShown();

private:
    void open();
    void store(long long first, long long last);
    void readUpTo(long long message);
    /// Loads older pages until the newest row is let go.
    void goBack();
    OutboxEntry enqueue(const QString &text);
    QVariant at(int row, MessageListModel::Role role) const { return m_model->data(m_model->index(row), role); }

    const ConversationId m_conversation{1};
    ManualClock m_clock;
    std::unique_ptr<TestFolder> m_folder;
    std::unique_ptr<Calendar> m_calendar;
    std::unique_ptr<PeopleDirectory> m_people;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<MessageListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<MessageWindow> m_window;
};

void MessageWindowTest::init()
{
    m_folder = std::make_unique<TestFolder>();
    m_calendar = std::make_unique<Calendar>(m_clock);
    m_people = std::make_unique<PeopleDirectory>();
    m_cache = std::make_unique<Cache>(m_folder->filePath(u"me.db"_s), kMe);
    m_model = std::make_unique<MessageListModel>(kMe, *m_people, *m_calendar);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_cache->write([this](CacheTransaction &transaction) {
        for (const long long id : {m_conversation.value(), 2LL}) {
            ReceivedConversation received;
            received.conversation = direct(id, kBob, m_clock.now()).conversation;
            received.people = {person(kMe, u"Alice"_s), person(kBob, u"Bob"_s)};
            transaction.upsertConversation(received);
        }
    });
}

void MessageWindowTest::cleanup()
{
    m_window.reset();
    m_tester.reset();
    m_model.reset();
    m_cache.reset();
}

void MessageWindowTest::open()
{
    m_window = std::make_unique<MessageWindow>(*m_cache, m_conversation, kMe, *m_model);
    QTRY_VERIFY(m_window->isLoaded());
}

void MessageWindowTest::store(long long first, long long last)
{
    const auto stored = m_cache->write([this, first, last](CacheTransaction &transaction) {
        for (long long id = first; id <= last; ++id) {
            Message one = message(id, kBob, m_clock.now() + std::chrono::seconds(id), QString::number(id));
            one.conversation = m_conversation;
            transaction.upsertMessages({{.message = one, .people = {}, .readBy = {}}});
        }
    });
    // Reads run beside writes: what a window is to find must be there before it looks.
    QTRY_VERIFY(stored.isFinished());
}

void MessageWindowTest::readUpTo(long long message)
{
    const auto marked = m_cache->write([this, message](CacheTransaction &transaction) {
        transaction.raiseMarker(m_conversation, {.user = kMe, .upTo = MessageId(message)});
    });
    QTRY_VERIFY(marked.isFinished());
}

void MessageWindowTest::goBack()
{
    while (m_model->reachesNewest()) {
        m_window->setView(m_model->count() - 10, m_model->count() - 1);
        const int before = m_model->rowOf(m_model->oldestId());
        m_window->loadOlder();
        QTRY_VERIFY(!m_window->isLoadingOlder());
        QVERIFY(m_model->count() - 1 != before || !m_model->reachesNewest());
    }
}

OutboxEntry MessageWindowTest::enqueue(const QString &text)
{
    OutboxEntry entry;
    entry.clientId = ClientId(u"client-"_s + text);
    entry.conversation = m_conversation;
    entry.content = text;
    entry.createdAt = m_clock.now();
    const auto stored = m_cache->write([entry](CacheTransaction &transaction) { transaction.enqueue(entry); });
    [&] { QTRY_VERIFY(stored.isFinished()); }();
    return entry;
}

void MessageWindowTest::opening_showsTheNewestPage()
{
    store(1, 100);
    readUpTo(100);
    open();

    QCOMPARE(m_model->count(), MessageWindow::kPage);
    QCOMPARE(at(0, MessageListModel::TextRole).toString(), u"100"_s);
}

void MessageWindowTest::loadOlder_goesOnToTheStart()
{
    store(1, 100);
    readUpTo(100);
    open();

    m_window->loadOlder();
    QVERIFY(m_window->isLoadingOlder());
    QTRY_COMPARE(m_model->count(), 100);
    QVERIFY(!m_window->isLoadingOlder());

    m_window->loadOlder();
    QVERIFY(!m_window->isLoadingOlder());
}

void MessageWindowTest::olderPages_letTheNewestGoAndBringThemBack()
{
    store(1, 1000);
    readUpTo(1000);
    enqueue(u"waiting"_s);
    open();

    goBack();
    QCOMPARE(m_model->count(), MessageWindow::kLimit);
    QVERIFY(m_model->newestId() < MessageId(1000));
    QCOMPARE(m_model->waitingCount(), 0);

    while (!m_model->reachesNewest()) {
        m_window->setView(0, 9);
        const MessageId newest = m_model->newestId();
        m_window->loadNewer();
        QTRY_VERIFY(m_model->newestId() > newest || m_model->reachesNewest());
    }
    QCOMPARE(m_model->newestId(), MessageId(1000));
    QCOMPARE(at(0, MessageListModel::TextRole).toString(), u"waiting"_s);
    QVERIFY(m_model->count() <= MessageWindow::kLimit);
}

void MessageWindowTest::unread_areWhereItOpens()
{
    store(1, 1000);
    readUpTo(500);
    open();

    QCOMPARE(m_model->firstUnread(), MessageId(501));
    QCOMPARE(m_model->rowOfFirstUnread(), MessageWindow::kPage);
    QCOMPARE(at(MessageWindow::kPage, MessageListModel::IsFirstUnreadRole).toBool(), true);
    QVERIFY(!m_model->reachesNewest());
    QVERIFY(!m_model->reachesOldest());
}

void MessageWindowTest::showNewest_bringsTheNewestAgain()
{
    store(1, 1000);
    readUpTo(500);
    open();
    QSignalSpy shown(m_window.get(), &MessageWindow::shown);

    m_window->showNewest();

    QTRY_COMPARE(shown.count(), 1);
    QVERIFY(m_model->reachesNewest());
    QCOMPARE(m_model->newestId(), MessageId(1000));
}

void MessageWindowTest::showMessage_bringsItsSurroundings()
{
    store(1, 1000);
    readUpTo(1000);
    open();
    QSignalSpy shown(m_window.get(), &MessageWindow::shown);

    m_window->showMessage(MessageId(300));

    QTRY_COMPARE(shown.count(), 1);
    QCOMPARE(shown.first().first().value<MessageId>(), MessageId(300));
    QCOMPARE(m_model->rowOf(MessageId(300)), MessageWindow::kPage);
}

void MessageWindowTest::showMessage_thatIsNotCachedIsToldSo()
{
    store(1, 10);
    open();
    QSignalSpy notFound(m_window.get(), &MessageWindow::notFound);

    m_window->showMessage(MessageId(300));

    QTRY_COMPARE(notFound.count(), 1);
    QCOMPARE(m_model->count(), 10);
}

void MessageWindowTest::newMessage_whileTheNewestAreGone_waitsForThem()
{
    store(1, 1000);
    readUpTo(1000);
    open();
    goBack();
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy told(&m_cache->messages(), &MessageStore::changed);

    store(1001, 1001);
    enqueue(u"mine"_s);

    QTRY_COMPARE(told.count(), 1);
    QCOMPARE(inserted.count(), 0);
}

void MessageWindowTest::manyNewMessagesAtOnce_openWhereTheUnreadBegin()
{
    store(1, 100);
    readUpTo(100);
    open();

    store(101, 1000);

    QTRY_COMPARE(m_model->rowOf(MessageId(101)), MessageWindow::kPage);
    QCOMPARE(m_model->firstUnread(), MessageId(101));
}

void MessageWindowTest::manyNewMessagesAtOnce_doNotMoveWhoReadsAbove()
{
    store(1, 100);
    readUpTo(100);
    open();
    m_window->setView(20, 30);

    store(101, 1000);

    QTRY_VERIFY(!m_model->reachesNewest());
    QCOMPARE(m_model->newestId(), MessageId(100));
    QCOMPARE(m_model->count(), MessageWindow::kPage);
}

void MessageWindowTest::newMessage_appears()
{
    store(1, 2);
    open();

    store(3, 3);

    QTRY_COMPARE(m_model->count(), 3);
    QCOMPARE(at(0, MessageListModel::TextRole).toString(), u"3"_s);
}

void MessageWindowTest::wholeHistoryAtOnce_showsAPageAndKeepsTheRestForLater()
{
    store(500, 500);
    readUpTo(500);
    open();

    store(1, 499);
    QTRY_COMPARE(m_model->count(), 1 + MessageWindow::kPage);

    m_window->setView(30, m_model->count() - 1);
    m_window->loadOlder();
    QTRY_COMPARE(m_model->count(), 1 + 2 * MessageWindow::kPage);
    QCOMPARE(at(2 * MessageWindow::kPage, MessageListModel::TextRole).toString(), u"380"_s);
}

void MessageWindowTest::queuedMessage_isShownAsWaiting()
{
    open();
    enqueue(u"hello"_s);

    QTRY_COMPARE(m_model->count(), 1);
    QCOMPARE(at(0, MessageListModel::MessageStateRole).toInt(), int(MessageState::Waiting));
}

void MessageWindowTest::confirmedMessage_keepsItsRow()
{
    const OutboxEntry entry = enqueue(u"hello"_s);
    open();
    QCOMPARE(m_model->count(), 1);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);

    m_cache->write([this, entry](CacheTransaction &transaction) {
        Message stored = message(7, kMe, m_clock.now(), entry.content);
        stored.conversation = m_conversation;
        transaction.upsertMessages({{.message = stored, .people = {}, .readBy = {}}});
        if (const auto queued = transaction.outboxEntry(entry.clientId))
            transaction.confirm(*queued, stored.id);
    });

    QTRY_COMPARE(at(0, MessageListModel::MessageIdRole).toLongLong(), 7);
    QCOMPARE(m_model->count(), 1);
    QCOMPARE(removed.count(), 0);
    QCOMPARE(at(0, MessageListModel::MessageStateRole).toInt(), int(MessageState::Sent));
}

void MessageWindowTest::cancelledMessage_leaves()
{
    const OutboxEntry entry = enqueue(u"hello"_s);
    open();

    m_cache->write([entry](CacheTransaction &transaction) {
        if (const auto queued = transaction.outboxEntry(entry.clientId))
            transaction.cancel(*queued);
    });

    QTRY_COMPARE(m_model->count(), 0);
}

void MessageWindowTest::changeOfAnotherConversation_isNotShown()
{
    open();
    QSignalSpy told(&m_cache->messages(), &MessageStore::changed);

    m_cache->write([this](CacheTransaction &transaction) {
        Message other = message(9, kBob, m_clock.now());
        other.conversation = ConversationId(2);
        transaction.upsertMessages({{.message = other, .people = {}, .readBy = {}}});
    });

    QTRY_COMPARE(told.count(), 1);
    QCOMPARE(m_model->count(), 0);
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::MessageWindowTest)
#include "MessageWindowTest.moc"
