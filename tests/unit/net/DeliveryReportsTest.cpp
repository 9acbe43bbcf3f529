// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/DeliveryReports.h"

#include "support/client/ManualAlarms.h"

#include <QCoreApplication>
#include <QSet>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

class DeliveryReportsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void delivered_isToldOnceASecond();
    void whatCannotBeTold_isKept();
    void forgotten_isNotTold();
    void manyConversations_areToldAFewASecond();
    void refusedForNow_isToldWhenTheWaitIsOver();
    void refusedForNow_withoutAWait_isToldAfterAPause();
    void refused_whenSomethingNewerCameMeanwhile_isNotToldBesideIt();

private:
    static void turn() { QCoreApplication::processEvents(); }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    bool m_isPossible = true;
    QStringList m_told;
    std::unique_ptr<DeliveryReports> m_reports;
};

void DeliveryReportsTest::init()
{
    m_told.clear();
    m_isPossible = true;
    m_reports = std::make_unique<DeliveryReports>(m_alarms, [this](ConversationId conversation, MessageId upTo) {
        if (m_isPossible)
            m_told.append(u"%1 %2"_s.arg(conversation.value()).arg(upTo.value()));
        return m_isPossible;
    });
}

void DeliveryReportsTest::delivered_isToldOnceASecond()
{
    m_reports->delivered(ConversationId(4), MessageId(1));
    turn();
    m_reports->delivered(ConversationId(4), MessageId(2));
    m_reports->delivered(ConversationId(4), MessageId(3));
    turn();
    QCOMPARE(m_told, QStringList{u"4 1"_s});

    m_alarms.advance(1s);

    QCOMPARE(m_told, QStringList({u"4 1"_s, u"4 3"_s}));
    m_alarms.advance(10s);
    QCOMPARE(m_told.size(), 2);
}

void DeliveryReportsTest::whatCannotBeTold_isKept()
{
    m_isPossible = false;
    m_reports->delivered(ConversationId(4), MessageId(1));
    turn();
    m_isPossible = true;

    m_reports->tellNow();

    QCOMPARE(m_told, QStringList{u"4 1"_s});
}

void DeliveryReportsTest::forgotten_isNotTold()
{
    m_reports->delivered(ConversationId(4), MessageId(1));

    m_reports->forget();
    turn();

    QVERIFY(m_told.isEmpty());
}

void DeliveryReportsTest::manyConversations_areToldAFewASecond()
{
    constexpr qsizetype kMany = 2 * DeliveryReports::kMostAtOnce + 10;
    for (int i = 1; i <= kMany; ++i)
        m_reports->delivered(ConversationId(i), MessageId(1));
    turn();
    QCOMPARE(m_told.size(), DeliveryReports::kMostAtOnce);

    m_alarms.advance(1s);
    QCOMPARE(m_told.size(), 2 * DeliveryReports::kMostAtOnce);
    m_alarms.advance(1s);

    QCOMPARE(QSet<QString>(m_told.cbegin(), m_told.cend()).size(), kMany);
    m_alarms.advance(10s);
    QCOMPARE(m_told.size(), kMany);
}

void DeliveryReportsTest::refusedForNow_isToldWhenTheWaitIsOver()
{
    m_reports->delivered(ConversationId(4), MessageId(1));
    turn();

    m_reports->refused(ConversationId(4), MessageId(1), 7s);
    m_reports->delivered(ConversationId(5), MessageId(9));
    turn();
    m_alarms.advance(6999ms);
    QCOMPARE(m_told, QStringList{u"4 1"_s});
    m_alarms.advance(1ms);

    QCOMPARE(m_told, QStringList({u"4 1"_s, u"4 1"_s, u"5 9"_s}));
}

void DeliveryReportsTest::refusedForNow_withoutAWait_isToldAfterAPause()
{
    m_reports->delivered(ConversationId(4), MessageId(1));
    turn();

    m_reports->refused(ConversationId(4), MessageId(1), 0ms);
    m_alarms.advance(DeliveryReports::kPause - 1ms);
    QCOMPARE(m_told.size(), 1);
    m_alarms.advance(1ms);

    QCOMPARE(m_told, QStringList({u"4 1"_s, u"4 1"_s}));
}

void DeliveryReportsTest::refused_whenSomethingNewerCameMeanwhile_isNotToldBesideIt()
{
    m_reports->delivered(ConversationId(4), MessageId(1));
    turn();
    m_reports->delivered(ConversationId(4), MessageId(3));

    m_reports->refused(ConversationId(4), MessageId(1), 2s);
    turn();
    m_alarms.advance(10s);

    QCOMPARE(m_told, QStringList({u"4 1"_s, u"4 3"_s}));
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::DeliveryReportsTest)
#include "DeliveryReportsTest.moc"
