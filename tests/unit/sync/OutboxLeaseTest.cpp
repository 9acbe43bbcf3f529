// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/OutboxLease.h"
#include "support/client/LockFiles.h"
#include "support/client/ManualAlarms.h"
#include "support/client/PatientTest.h"
#include "support/client/TestTraces.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

namespace vatochito {

using namespace std::chrono_literals;

class OutboxLeaseTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_path = m_folder->filePath(QStringLiteral("alice.db"));
    }

    void second_getsItWhenTheFirstLetsGo()
    {
        OutboxLease first(m_path, m_alarms);
        OutboxLease second(m_path, m_alarms);
        first.acquire();
        second.acquire();
        QVERIFY(first.isHeld());
        QVERIFY(!second.isHeld());

        QSignalSpy acquired(&second, &OutboxLease::acquired);
        first.release();
        m_alarms.advance(1s);
        QCOMPARE(acquired.count(), 1);
        QVERIFY(second.isHeld());
    }

    void lockOfAProcessThatDiedWhileMakingIt_isTakenAtOnce()
    {
        QVERIFY(leaveEmptyLock(m_path + QStringLiteral(".lock")));
        OutboxLease lease(m_path, m_alarms);
        lease.acquire();
        QVERIFY(lease.isHeld());
    }

    void ring_reachesTheHolder()
    {
        OutboxLease holder(m_path, m_alarms);
        OutboxLease other(m_path, m_alarms);
        holder.acquire();
        QSignalSpy rang(&holder, &OutboxLease::rang);
        other.ring();
        QVERIFY(rang.wait());
    }

    void ring_fromWhereTemporaryFilesLieElsewhere_reachesTheHolder()
    {
        OutboxLease holder(m_path, m_alarms);
        holder.acquire();
        QSignalSpy rang(&holder, &OutboxLease::rang);
        const QByteArray usual = qgetenv("TMPDIR");
        const TestFolder elsewhere;
        qputenv("TMPDIR", QFile::encodeName(elsewhere.path()));
        OutboxLease other(m_path, m_alarms);
        other.ring();
        usual.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", usual);
        QVERIFY(rang.wait());
    }

    void ring_whereThePathOfTheSocketHasNoRoom_reachesTheHolder()
    {
        const QString folder = m_folder->filePath(QString(100, u'x'));
        QVERIFY(QDir().mkdir(folder));
        OutboxLease holder(folder + QStringLiteral("/alice.db"), m_alarms);
        OutboxLease other(folder + QStringLiteral("/alice.db"), m_alarms);
        holder.acquire();
        QSignalSpy rang(&holder, &OutboxLease::rang);
        other.ring();
        QVERIFY(rang.wait());
    }

    void ring_withNobodyThere_isQuiet()
    {
        OutboxLease other(m_path, m_alarms);
        other.ring();
        QTRY_VERIFY(other.findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly).size() <= 1);
    }

    void leftoverBell_isTakenOver()
    {
        {
            OutboxLease dead(m_path, m_alarms);
            dead.acquire();
        }
        OutboxLease holder(m_path, m_alarms);
        holder.acquire();
        OutboxLease other(m_path, m_alarms);
        QSignalSpy rang(&holder, &OutboxLease::rang);
        other.ring();
        QVERIFY(rang.wait());
    }

private:
    ManualClock m_clock;
    ManualAlarms m_alarms{m_clock};
    std::unique_ptr<TestFolder> m_folder;
    QString m_path;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::OutboxLeaseTest)
#include "OutboxLeaseTest.moc"
