// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/PresenceTracker.h"
#include "support/client/ManualAlarms.h"
#include "support/client/Samples.h"

#include <QTest>

#include <optional>
#include <utility>

namespace vatochito {

using namespace samples;

class PresenceTrackerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_told.clear();
        m_tracker.emplace(kMe, m_alarms, [this](UserId user, bool isOnline) { m_told.append({user, isOnline}); });
    }

    void seenForTheFirstTime_isNoChange()
    {
        m_tracker->note({bob(true)});
        QVERIFY(m_told.isEmpty());
    }

    void goneAndBack_isToldEachTimeOnce()
    {
        m_tracker->note({bob(true)});
        m_tracker->note({bob(false)});
        m_tracker->note({bob(false)});
        m_tracker->note({bob(true)});
        QCOMPARE(m_told, (QList<std::pair<UserId, bool>>{{kBob, false}, {kBob, true}}));
    }

    void hidden_changesNothing()
    {
        m_tracker->note({bob(true)});
        m_tracker->note({person(kBob, QStringLiteral("bob"))});
        m_tracker->note({bob(true)});
        QVERIFY(m_told.isEmpty());
    }

    void doubted_whoeverIsNotNamedAgain_hasGone()
    {
        m_tracker->note({bob(true)});
        m_tracker->note(UserId(3), true);
        m_tracker->doubt();
        m_tracker->note(UserId(3), true);
        QVERIFY(m_told.isEmpty());
        m_alarms.advance(PresenceTracker::kDoubtLimit);
        QCOMPARE(m_told, (QList<std::pair<UserId, bool>>{{kBob, false}}));
    }

    void myself_isNotTold()
    {
        User me = person(kMe, QStringLiteral("alice"));
        me.isOnline = true;
        m_tracker->note({me});
        me.isOnline = false;
        m_tracker->note({me});
        QVERIFY(m_told.isEmpty());
    }

private:
    static User bob(bool isOnline)
    {
        User bob = person(kBob, QStringLiteral("bob"));
        bob.isOnline = isOnline;
        return bob;
    }

    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    QList<std::pair<UserId, bool>> m_told;
    std::optional<PresenceTracker> m_tracker;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::PresenceTrackerTest)
#include "PresenceTrackerTest.moc"
