// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/TypingTracker.h"
#include "support/client/ManualAlarms.h"
#include "support/client/Samples.h"

#include <QTest>

namespace vatochito {

using namespace samples;
using namespace std::chrono_literals;

class TypingTrackerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notice_isForgottenAfterSixSeconds()
    {
        Fixture f;
        f.tracker.set(kChat, kBob, true);
        QCOMPARE(f.tracker.in(kChat), QList<UserId>{kBob});
        f.alarms.advance(5999ms);
        QCOMPARE(f.tracker.in(kChat).size(), 1);
        f.alarms.advance(1ms);
        QCOMPARE(f.tracker.in(kChat).size(), 0);
        QCOMPARE(f.told, 2);
    }

    void renewedNotice_lastsOnAndIsToldOnce()
    {
        Fixture f;
        f.tracker.set(kChat, kBob, true);
        f.alarms.advance(4s);
        f.tracker.set(kChat, kBob, true);
        f.alarms.advance(4s);
        QCOMPARE(f.tracker.in(kChat).size(), 1);
        QCOMPARE(f.told, 1);
    }

    void conversations_areKeptApart()
    {
        Fixture f;
        f.tracker.set(kChat, kBob, true);
        QCOMPARE(f.tracker.in(kOther).size(), 0);
        f.tracker.set(kOther, kBob, false);
        QCOMPARE(f.tracker.in(kChat).size(), 1);
    }

private:
    struct Fixture
    {
        ManualClock clock;
        ManualAlarms alarms{clock};
        int told = 0;
        TypingTracker tracker{alarms, [this](ConversationId, UserId, bool) { ++told; }};
    };
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::TypingTrackerTest)
#include "TypingTrackerTest.moc"
