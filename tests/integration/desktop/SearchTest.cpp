// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppHarness.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

using namespace samples;

/// From what is typed to the message on the screen.
class SearchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void messageOfAnotherConversation_isOpenedAtItsPlace();
    void wordsOfTheSearch_standOutUntilItEnds();
    void searchOfAConversation_jumpsToTheHitWithItsSurroundings();
    void offline_everythingIsFound();
    void day_isShownFromItsFirstMessage();

private:
    void lookFor(const QString &words);
    QString linkedText(long long message);

    std::unique_ptr<AppHarness> m_harness;
};

namespace {

/// A thousand messages with bob, a minute apart; each hundredth is about tea.
void furnish(FakeLink &server)
{
    QList<ReceivedMessage> history;
    for (long long id = 1; id <= 1000; ++id) {
        history.append(message(id, kBob, id % 100 == 0 ? u"tea %1"_s.arg(id) : u"words %1"_s.arg(id)));
        history.last().message.createdAt += std::chrono::minutes(id);
    }
    server.conversationList.clear();
    server.conversationList.append(conversation(kChat, history.last()));
    server.histories.insert(kChat, history);
}

} // namespace

void SearchTest::init()
{
    m_harness = std::make_unique<AppHarness>();
    m_harness->setFurnisher(furnish);
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    // Opened once, it is on this computer.
    m_harness->app().openConversation(kChat.value());
    QTRY_VERIFY(m_harness->app().conversation()->messages()->count() > 60);
    m_harness->app().closeConversation();
}

void SearchTest::cleanup()
{
    m_harness.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void SearchTest::lookFor(const QString &words)
{
    m_harness->app().messageSearch()->setQuery(words);
    // Time for the index and for whoever types.
    QVERIFY(waitFor([this] {
        m_harness->alarms().advance(1s);
        return m_harness->app().messageSearch()->count() == 10;
    }));
}

QString SearchTest::linkedText(long long message)
{
    const MessageListModel &model = *m_harness->app().conversation()->messages();
    const int row = model.rowOf(MessageId(message));
    return row < 0 ? u"not there"_s : model.data(model.index(row), MessageListModel::LinkedTextRole).toString();
}

void SearchTest::messageOfAnotherConversation_isOpenedAtItsPlace()
{
    lookFor(u"tea"_s);
    m_harness->app().openMessage(kChat.value(), 300);
    QSignalSpy shown(m_harness->app().conversation(), &ConversationController::shown);
    QTRY_COMPARE(shown.count(), 1);
    QCOMPARE(shown.first().first().toDouble(), 300.0);
    const MessageListModel &model = *m_harness->app().conversation()->messages();
    QVERIFY(model.contains(MessageId(290)) && model.contains(MessageId(310)));
    QVERIFY(!model.reachesNewest());
}

void SearchTest::wordsOfTheSearch_standOutUntilItEnds()
{
    lookFor(u"tea"_s);
    m_harness->app().openMessage(kChat.value(), 300);
    QTRY_COMPARE(linkedText(300), u"<u>tea</u> 300"_s);
    QCOMPARE(linkedText(301), QString());
    m_harness->app().messageSearch()->setQuery({});
    QCOMPARE(linkedText(300), QString());
}

void SearchTest::searchOfAConversation_jumpsToTheHitWithItsSurroundings()
{
    lookFor(u"tea"_s);
    m_harness->app().openConversation(kChat.value());
    ConversationController &opened = *m_harness->app().conversation();
    QSignalSpy shown(&opened, &ConversationController::shown);
    opened.search()->setQuery(u"tea"_s);
    m_harness->alarms().advance(1s);
    QTRY_COMPARE(opened.search()->count(), 10);
    QTRY_VERIFY(!shown.isEmpty() && shown.last().first().toDouble() == 1000.0);
    opened.search()->older();
    QTRY_COMPARE(shown.last().first().toDouble(), 900.0);
    QCOMPARE(linkedText(900), u"<u>tea</u> 900"_s);
    QVERIFY(opened.messages()->contains(MessageId(895)));
}

void SearchTest::offline_everythingIsFound()
{
    m_harness->link().goOffline();
    lookFor(u"tea"_s);
    m_harness->app().openMessage(kChat.value(), 100);
    QTRY_COMPARE(linkedText(100), u"<u>tea</u> 100"_s);
}

void SearchTest::day_isShownFromItsFirstMessage()
{
    m_harness->app().openConversation(kChat.value());
    ConversationController &opened = *m_harness->app().conversation();
    QTRY_VERIFY(opened.messages()->count() > 0);
    QSignalSpy shown(&opened, &ConversationController::shown);
    // All of them were written on the first day of 2026.
    opened.showDay(u"2025-12-31"_s);
    QTRY_COMPARE(shown.count(), 1);
    QCOMPARE(shown.first().first().toDouble(), 1.0);
    opened.showDay(u"2026-02-01"_s);
    QTRY_COMPARE(shown.count(), 2);
    QCOMPARE(shown.last().first().toDouble(), 0.0); // nothing since: the newest
    QCOMPARE(opened.dayOf(1000), u"2026-01-01"_s);
    opened.showDay(u"nonsense"_s);
    QCOMPARE(shown.count(), 2);
}

} // namespace vatochito

QTEST_MAIN(vatochito::SearchTest)
#include "SearchTest.moc"
