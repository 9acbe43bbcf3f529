// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/AbandonedLock.h"
#include "support/client/LockFiles.h"
#include "support/client/PatientTest.h"
#include "support/client/TestTraces.h"

#include <QFile>
#include <QLockFile>

namespace vatochito {

class AbandonedLockTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<TestFolder>();
        m_path = m_folder->filePath(QStringLiteral("a.lock"));
    }

    void emptyForLong_isRemoved()
    {
        QVERIFY(leaveEmptyLock(m_path));
        removeAbandonedLock(m_path);
        QVERIFY(!QFile::exists(m_path));
    }

    void emptyOfATimeToCome_isRemoved()
    {
        QVERIFY(leaveEmptyLock(m_path, -3600));
        removeAbandonedLock(m_path);
        QVERIFY(!QFile::exists(m_path));
    }

    void emptyForAMoment_isRemovedToo()
    {
        QVERIFY(leaveEmptyLock(m_path, 0));
        removeAbandonedLock(m_path);
        QVERIFY(!QFile::exists(m_path));
    }

    void ofALivingProcess_isLeft()
    {
        QLockFile held(m_path);
        QVERIFY(held.tryLock());
        QVERIFY(makeOld(m_path, 5));
        removeAbandonedLock(m_path);
        QVERIFY(QFile::exists(m_path));
    }

    void heldThoughEmpty_isLeft()
    {
        QLockFile held(m_path);
        QVERIFY(held.tryLock());
        QVERIFY(QFile::resize(m_path, 0));
        QVERIFY(makeOld(m_path, 5));
        removeAbandonedLock(m_path);
        QVERIFY(QFile::exists(m_path));
    }

    void noLock_isNoTrouble()
    {
        removeAbandonedLock(m_path);
        QVERIFY(!QFile::exists(m_path));
    }

private:
    std::unique_ptr<TestFolder> m_folder;
    QString m_path;
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::AbandonedLockTest)
#include "AbandonedLockTest.moc"
