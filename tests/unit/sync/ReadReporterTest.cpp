// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ReadReporter.h"
#include "support/client/FakeLink.h"
#include "support/client/ManualAlarms.h"
#include "support/client/Samples.h"

#include <QTest>

namespace vatochito {

using namespace samples;
using namespace std::chrono_literals;

class ReadReporterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manySeen_areToldOneByOneTwentyASecond()
    {
        Fixture f;
        f.link.goOnline();
        QList<MessageId> seen;
        for (long long id = 1; id <= 30; ++id)
            seen.append(MessageId(id));
        f.reporter.report(kChat, seen);
        f.alarms.advance(999ms);
        QCOMPARE(f.link.reads.size(), 20);
        f.alarms.advance(1s);
        QCOMPARE(f.link.reads.size(), 30);
        QCOMPARE(f.link.reads.last().second, MessageId(30));
    }

    void seenWhileOffline_isToldOnceThereIsAWay()
    {
        Fixture f;
        f.reporter.report(kChat, {MessageId(1)});
        QVERIFY(f.link.reads.isEmpty());
        f.link.goOnline();
        f.reporter.wake();
        QCOMPARE(f.link.reads.size(), 1);
    }

    void conversationWithoutASocket_doesNotHoldUpTheOthers()
    {
        Fixture f;
        f.link.goOnline();
        f.reporter.report(kOther, {MessageId(1)});
        f.reporter.report(kChat, {MessageId(2)});
        QCOMPARE(f.link.reads.size(), 1);
        QCOMPARE(f.link.reads.first().first, kChat);
    }

private:
    struct Fixture
    {
        Fixture() { link.conversationList = {conversation()}; }

        ManualClock clock;
        ManualAlarms alarms{clock};
        FakeLink link{kMe};
        ReadReporter reporter{link, alarms};
    };
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ReadReporterTest)
#include "ReadReporterTest.moc"
