// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppHarness.h"
#include "Stage.h"
#include "support/client/PatientTest.h"
#include "support/client/Samples.h"

#include <QQuickItem>
#include <QQuickStyle>

using namespace Qt::StringLiterals;

namespace vatochito {

/// The real window on a list that years have filled.
class FullCacheTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void fiveHundredConversations_areAllInTheList();

private:
    /// Brings \a row of the view of \a model to the screen, as scrolling would.
    void scrollTo(const QAbstractItemModel *model, int row);

    std::unique_ptr<AppHarness> m_harness;
    std::unique_ptr<Stage> m_stage;
};

namespace {

constexpr int kConversations = 500;

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

} // namespace vatochito

QTEST_MAIN(vatochito::FullCacheTest)
#include "FullCacheTest.moc"
