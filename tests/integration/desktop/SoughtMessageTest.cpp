// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppHarness.h"
#include "models/Moments.h"
#include "support/client/Await.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace vatochito {

using namespace samples;

namespace {

constexpr long long kNewest = 1000;
constexpr int kPage = 200;

/// A thousand messages with bob, of which a computer reads the newest page by itself.
void furnish(FakeLink &server)
{
    QList<ReceivedMessage> history;
    for (long long id = 1; id <= kNewest; ++id) {
        history.append(message(id, kBob, u"words %1"_s.arg(id)));
        history.last().rev = id + 1;
    }
    server.can = {.level = 1, .acknowledgesSends = true, .pagesHistory = true, .resumes = true};
    server.pageSize = kPage;
    server.conversationList = {conversation(kChat, history.last())};
    server.histories.insert(kChat, history);
}

} // namespace

/// A hit, or a message that is answered, is gone to where the cache lacks it.
class SoughtMessageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void beyondTheCache_isFetchedAndShownWithItsSurroundings();
    void beyondTheCacheAndOffline_isSaidNotToBeHere();
    void goneFromTheServer_isSaidNotToBeHere();
    void fetchedAfterSomebodyWentToTheNewest_movesNothing();
    void fetchedAfterSomebodyWentToAnother_leavesThatOneInView();
    void day_isLookedForAndShown();
    void dayFoundAfterSomebodyWentToTheNewest_movesNothing();
    void dayOffline_isSaidNotToBeHere();

private:
    ConversationController &opened() { return *m_harness->app().conversation(); }
    const MessageListModel &rows() { return *opened().messages(); }
    /// Goes to \a messageId; the server has been asked for it, and answers with releaseHistories().
    void goToWithoutAnAnswer(qint64 messageId);
    QList<double> shown() const;
    /// That of the first message there is, which is not cached.
    static QString firstDay()
    {
        return Moments::local(message(1, kBob, {}).message.createdAt).date().toString(Qt::ISODate);
    }
    bool isCached(long long messageId)
    {
        return await(m_harness->cache().messages().one(kChat, MessageId(messageId))).value().has_value();
    }
    /// Until whatever waited for the cache has gone on.
    void settle()
    {
        for (int i = 0; i < 8; ++i)
            await(m_harness->cache().write([](CacheTransaction &) {}));
    }

    std::unique_ptr<AppHarness> m_harness;
    std::unique_ptr<QSignalSpy> m_shown;
    qsizetype m_asked = 0; ///< Histories, until it was open.
};

void SoughtMessageTest::init()
{
    m_harness = std::make_unique<AppHarness>();
    m_harness->setFurnisher(furnish);
    m_harness->signIn();
    FakeLink &link = m_harness->link();
    link.connectAlone();
    Q_EMIT link.accountChanged({.isSnapshot = true,
                                .epoch = u"e1"_s,
                                .account = 10,
                                .conversations = {{.id = kChat, .title = u"alice - bob"_s, .head = kNewest + 1}}});
    link.goOnline();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    QTRY_VERIFY(isCached(kNewest));
    m_harness->app().openConversation(kChat.value());
    // It opens where the unread ones begin.
    opened().showNewest();
    QTRY_VERIFY(rows().contains(MessageId(kNewest)) && rows().reachesNewest());
    settle();
    QVERIFY(!isCached(300));
    m_shown = std::make_unique<QSignalSpy>(&opened(), &ConversationController::shown);
    m_asked = link.historiesAsked.size();
}

void SoughtMessageTest::cleanup()
{
    m_shown.reset();
    m_harness.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void SoughtMessageTest::goToWithoutAnAnswer(qint64 messageId)
{
    FakeLink &link = m_harness->link();
    link.holdsHistories = true;
    const qsizetype asked = link.historiesAsked.size();
    opened().showMessage(messageId);
    QTRY_COMPARE(link.historiesAsked.size(), asked + 1);
}

QList<double> SoughtMessageTest::shown() const
{
    QList<double> messages;
    for (const QList<QVariant> &arguments : *m_shown)
        messages.append(arguments.first().toDouble());
    return messages;
}

void SoughtMessageTest::beyondTheCache_isFetchedAndShownWithItsSurroundings()
{
    opened().showMessage(300);
    QTRY_COMPARE(shown(), QList<double>{300});
    QVERIFY(rows().contains(MessageId(280)) && rows().contains(MessageId(320)));
    QVERIFY(!rows().reachesNewest());
    QCOMPARE(opened().sendError(), QString());
}

void SoughtMessageTest::beyondTheCacheAndOffline_isSaidNotToBeHere()
{
    m_harness->link().restFails = Error{.code = Error::Code::Offline};
    m_harness->link().goOffline();
    opened().showMessage(300);
    QTRY_COMPARE(opened().sendError(), u"That message is not on this computer."_s);
    QVERIFY(rows().contains(MessageId(kNewest)));
    QVERIFY(shown().isEmpty());
}

void SoughtMessageTest::goneFromTheServer_isSaidNotToBeHere()
{
    m_harness->link().histories[kChat].removeIf(
        [](const ReceivedMessage &received) { return received.message.id == MessageId(300); });
    opened().showMessage(300);
    QTRY_COMPARE(opened().sendError(), u"That message is not on this computer."_s);
    QVERIFY(rows().contains(MessageId(kNewest)));
}

void SoughtMessageTest::fetchedAfterSomebodyWentToTheNewest_movesNothing()
{
    goToWithoutAnAnswer(300);
    opened().showNewest();
    QTRY_COMPARE(shown(), QList<double>{0});
    m_harness->link().releaseHistories();
    QTRY_VERIFY(isCached(300));
    settle();
    QVERIFY(rows().reachesNewest());
    QCOMPARE(shown(), QList<double>{0});
}

void SoughtMessageTest::fetchedAfterSomebodyWentToAnother_leavesThatOneInView()
{
    goToWithoutAnAnswer(300);
    opened().showMessage(600);
    m_harness->link().releaseHistories();
    QTRY_VERIFY(shown().contains(600));
    QTRY_VERIFY(isCached(300));
    settle();
    QVERIFY(!shown().contains(300));
    QVERIFY(rows().contains(MessageId(600)));
}

void SoughtMessageTest::day_isLookedForAndShown()
{
    FakeLink &link = m_harness->link();
    link.holdsHistories = true;
    opened().showDay(firstDay());
    QVERIFY(opened().isSeekingDay());
    QTRY_COMPARE(link.historiesAsked.size(), m_asked + 1);
    link.releaseHistories();
    QTRY_COMPARE(shown(), QList<double>{1});
    QVERIFY(!opened().isSeekingDay());
    settle();
    QCOMPARE(opened().sendError(), QString());
}

void SoughtMessageTest::dayFoundAfterSomebodyWentToTheNewest_movesNothing()
{
    FakeLink &link = m_harness->link();
    link.holdsHistories = true;
    opened().showDay(firstDay());
    QTRY_COMPARE(link.historiesAsked.size(), m_asked + 1);
    opened().showNewest();
    QVERIFY(!opened().isSeekingDay());
    link.releaseHistories();
    QTRY_VERIFY(isCached(1));
    settle();
    QVERIFY(rows().reachesNewest());
    QCOMPARE(shown(), QList<double>{0});
}

void SoughtMessageTest::dayOffline_isSaidNotToBeHere()
{
    m_harness->link().restFails = Error{.code = Error::Code::Offline};
    m_harness->link().goOffline();
    opened().showDay(firstDay());
    QTRY_COMPARE(opened().sendError(),
                 u"The messages of that day are not on this computer. Here is what comes after it."_s);
}

} // namespace vatochito

QTEST_MAIN(vatochito::SoughtMessageTest)
#include "SoughtMessageTest.moc"
