// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/SyncReports.h"

#include "support/client/ManualAlarms.h"

#include <QCoreApplication>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace vatochito {

class SyncReportsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readInOneTurn_isOneReportAConversation();
    void delivered_isToldOnceASecond();
    void whatCannotBeTold_isKept();
    void throttledRead_isToldAgainWhenTheServerSays();
    void forgotten_isNotTold();

private:
    static void turn() { QCoreApplication::processEvents(); }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    bool m_isPossible = true;
    QStringList m_told;
    std::unique_ptr<SyncReports> m_reports;
};

void SyncReportsTest::init()
{
    m_told.clear();
    m_isPossible = true;
    m_reports = std::make_unique<SyncReports>(
        m_alarms, [this](SyncReports::Kind kind, ConversationId conversation, MessageId upTo) {
            if (m_isPossible)
                m_told.append(u"%1 %2 %3"_s.arg(kind == SyncReports::Kind::Read ? u"read"_s : u"delivered"_s)
                                  .arg(conversation.value())
                                  .arg(upTo.value()));
            return m_isPossible;
        });
}

void SyncReportsTest::readInOneTurn_isOneReportAConversation()
{
    m_reports->read(ConversationId(4), MessageId(1));
    m_reports->read(ConversationId(4), MessageId(3));
    m_reports->read(ConversationId(4), MessageId(2));
    QVERIFY(m_told.isEmpty());
    turn();

    QCOMPARE(m_told, QStringList{u"read 4 3"_s});
}

void SyncReportsTest::delivered_isToldOnceASecond()
{
    m_reports->delivered(ConversationId(4), MessageId(1));
    turn();
    m_reports->delivered(ConversationId(4), MessageId(2));
    m_reports->delivered(ConversationId(4), MessageId(3));
    turn();
    QCOMPARE(m_told, QStringList{u"delivered 4 1"_s});

    m_alarms.advance(1s);

    QCOMPARE(m_told, QStringList({u"delivered 4 1"_s, u"delivered 4 3"_s}));
    m_alarms.advance(10s);
    QCOMPARE(m_told.size(), 2);
}

void SyncReportsTest::whatCannotBeTold_isKept()
{
    m_isPossible = false;
    m_reports->read(ConversationId(4), MessageId(1));
    turn();
    m_isPossible = true;

    m_reports->tellNow();

    QCOMPARE(m_told, QStringList{u"read 4 1"_s});
}

void SyncReportsTest::throttledRead_isToldAgainWhenTheServerSays()
{
    m_reports->readAgain(ConversationId(4), MessageId(1), 2s);
    m_alarms.advance(1999ms);
    QVERIFY(m_told.isEmpty());
    m_alarms.advance(1ms);

    QCOMPARE(m_told, QStringList{u"read 4 1"_s});
}

void SyncReportsTest::forgotten_isNotTold()
{
    m_reports->read(ConversationId(4), MessageId(1));
    m_reports->delivered(ConversationId(4), MessageId(1));

    m_reports->forget();
    turn();

    QVERIFY(m_told.isEmpty());
}

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::SyncReportsTest)
#include "SyncReportsTest.moc"
