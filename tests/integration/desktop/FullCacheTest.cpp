// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppHarness.h"
#include "Stage.h"
#include "models/MessageWindow.h"
#include "storage/Cache.h"
#include "support/client/Await.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QQuickItem>
#include <QQuickStyle>

using namespace Qt::StringLiterals;

namespace vatochito {

/// The real window on what years have filled.
class FullCacheTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void fiveHundredConversations_areAllInTheList();
    void hundredThousandMessages_areLeafedThroughInAFewRows();

private:
    /// The program anew, without a network, with all those messages in its cache; their conversation is opened.
    void startWithMessages();
    /// Where the row of that message begins, from the top of the view; nothing: there is no such row now.
    std::optional<qreal> placeOf(long long message) const;
    /// The message at the upper edge of the view.
    long long topmost() const;
    /// Turns one page and says by how many pixels \a message moved.
    qreal turn(Qt::Key page, long long message);
    /// Whatever is being read for the place that is shown is there.
    bool isSettled() const;
    const MessageListModel &rows() const { return *m_harness->app().conversation()->messages(); }
    /// Brings \a row of the view of \a model to the screen, as scrolling would.
    void scrollTo(const QAbstractItemModel *model, int row);

    std::unique_ptr<AppHarness> m_harness;
    std::unique_ptr<Stage> m_stage;
};

namespace {

constexpr int kConversations = 500;

constexpr int kMessages = 100'000;
/// In one transaction.
constexpr int kBatch = 5'000;
/// Around what is seen; one more page comes before the far end goes.
constexpr int kMostRows = MessageWindow::kLimit + MessageWindow::kPage;

ReceivedMessage numbered(int number)
{
    // Shorter than what the search for words outside of databases looks at: it would look for each of them.
    return samples::message(number, number % 2 == 0 ? samples::kMe : samples::kBob, u"no %1"_s.arg(number));
}

void fill(const QString &file)
{
    Cache cache(file, samples::kMe);
    QVERIFY(await(cache.opened()));
    for (int first = 1; first <= kMessages; first += kBatch) {
        QVERIFY(await(cache.write([first](CacheTransaction &transaction) {
            QList<ReceivedMessage> batch;
            for (int number = first; number < first + kBatch; ++number)
                batch.append(numbered(number));
            transaction.upsertMessages(batch);
            transaction.raiseMarker(samples::kChat, {.user = samples::kMe, .upTo = batch.last().message.id});
        })));
    }
}

QString titleOf(int number)
{
    return u"Conversation %1"_s.arg(number);
}

} // namespace

void FullCacheTest::initTestCase()
{
    QQuickStyle::setStyle(u"Basic"_s);
}

void FullCacheTest::init()
{
    m_harness = std::make_unique<AppHarness>();
    m_stage = std::make_unique<Stage>(*m_harness);
    m_stage->resize({1000, 640});
}

void FullCacheTest::cleanup()
{
    m_stage.reset();
    m_harness.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void FullCacheTest::scrollTo(const QAbstractItemModel *model, int row)
{
    constexpr int kVisible = 3; // QQuickItemView::PositionMode
    QQuickItem *view = m_stage->viewOf(model);
    QVERIFY(view);
    QVERIFY(QMetaObject::invokeMethod(view, "positionViewAtIndex", Q_ARG(int, row), Q_ARG(int, kVisible)));
}

void FullCacheTest::fiveHundredConversations_areAllInTheList()
{
    m_harness->setFurnisher([](FakeLink &server) {
        server.conversationList.clear();
        for (int number = 1; number <= kConversations; ++number) {
            const ConversationId id(1000 + number);
            // The first was spoken in last.
            ReceivedConversation one =
                samples::conversation(id, samples::message(10'000 - number, samples::kBob, u"Hello"_s, id));
            one.conversation.type = ConversationType::Group;
            one.conversation.title = titleOf(number);
            server.conversationList.append(one);
        }
    });
    m_harness->signIn();
    const ConversationListModel *list = m_harness->app().conversations();
    QTRY_COMPARE(list->count(), kConversations);
    QTRY_VERIFY(m_stage->sees(titleOf(1)));

    scrollTo(list, kConversations - 1);
    QTRY_VERIFY(m_stage->sees(titleOf(kConversations)));
    scrollTo(list, kConversations / 2);
    QTRY_VERIFY(m_stage->sees(titleOf(kConversations / 2 + 1)));
}

void FullCacheTest::startWithMessages()
{
    m_harness->signIn();
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    m_stage.reset();
    m_harness->restart([this] { fill(m_harness->databaseFile()); });
    m_stage = std::make_unique<Stage>(*m_harness);
    m_stage->resize({1000, 640});
    QTRY_COMPARE(m_harness->app().conversations()->count(), 1);
    m_harness->app().openConversation(samples::kChat.value());
    QTRY_VERIFY(rows().count() > 0);
}

std::optional<qreal> FullCacheTest::placeOf(long long message) const
{
    const QQuickItem *row = m_stage->rowOf(&rows(), rows().rowOf(MessageId(message)));
    return row ? std::optional(row->mapToItem(m_stage->viewOf(&rows()), {}).y()) : std::nullopt;
}

long long FullCacheTest::topmost() const
{
    QQuickItem *view = m_stage->viewOf(&rows());
    int row = -1;
    QMetaObject::invokeMethod(view, "indexAt", Q_RETURN_ARG(int, row), Q_ARG(qreal, view->width() / 2),
                              Q_ARG(qreal, view->property("contentY").toReal() + 1));
    return rows().index(row).data(MessageListModel::MessageIdRole).toLongLong();
}

qreal FullCacheTest::turn(Qt::Key page, long long message)
{
    const qreal before = placeOf(message).value();
    m_stage->press(page);
    return placeOf(message).value() - before;
}

bool FullCacheTest::isSettled() const
{
    const QQuickItem *view = m_stage->viewOf(&rows());
    return (rows().reachesOldest() || !view->property("isNearLast").toBool()) &&
           (rows().reachesNewest() || !view->property("isNearFirst").toBool());
}

void FullCacheTest::hundredThousandMessages_areLeafedThroughInAFewRows()
{
    startWithMessages();
    QTRY_VERIFY(m_stage->sees(numbered(kMessages).message.content));
    QVERIFY(rows().count() <= kMostRows);

    for (int page = 1; page <= 40; ++page) {
        const long long message = topmost();
        const qreal height = m_stage->viewOf(&rows())->height();
        const qreal moved = turn(Qt::Key_PageUp, message);
        QVERIFY2(std::abs(moved - 0.9 * height) <= 1, qPrintable(u"page %1: %2"_s.arg(page).arg(moved)));

        const qreal place = placeOf(message).value();
        QTRY_VERIFY(isSettled());

        QCOMPARE(placeOf(message).value(), place);
        QVERIFY2(rows().count() <= kMostRows, qPrintable(QString::number(rows().count())));
    }
    QVERIFY(topmost() < kMessages - 2 * MessageWindow::kLimit);
    QVERIFY(!rows().reachesNewest());

    m_harness->app().conversation()->showDay(u"2026-01-01"_s);

    QTRY_VERIFY(m_stage->sees(numbered(1).message.content));
    QTRY_VERIFY(isSettled());
    QVERIFY(rows().reachesOldest());
    QVERIFY(rows().count() <= kMostRows);

    QVERIFY(m_stage->click(u"chevron-down"_s));

    QTRY_VERIFY(m_stage->sees(numbered(kMessages).message.content));
    QVERIFY(rows().count() <= kMostRows);
}

} // namespace vatochito

QTEST_MAIN(vatochito::FullCacheTest)
#include "FullCacheTest.moc"
