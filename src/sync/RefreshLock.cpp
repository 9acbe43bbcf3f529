// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/RefreshLock.h"

#include "core/AbandonedLock.h"

#include <QFile>

#include <utility>

namespace vatochito {

RefreshLock::RefreshLock(const QString &databasePath, AlarmFactory &alarms)
    : m_path(databasePath + QStringLiteral(".refresh.lock")), m_lock(m_path), m_retry(alarms.makeAlarm())
{
    // One that died is told by its process id; see OutboxLease.
    m_lock.setStaleLockTime(std::chrono::milliseconds(kPatience));
}

void RefreshLock::acquire(std::function<void(bool isHeld)> then)
{
    tryAgain(kPatience, std::move(then));
}

void RefreshLock::release()
{
    m_retry->stop();
    m_lock.unlock();
}

void RefreshLock::tryAgain(std::chrono::milliseconds patience, std::function<void(bool isHeld)> then)
{
    removeAbandonedLock(m_path);
    if (m_lock.tryLock(0)) {
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
        then(true);
        return;
    }
    // A folder that takes no lock file has no other process either that could write tokens there.
    if (m_lock.error() != QLockFile::LockFailedError) {
        then(true);
        return;
    }
    if (patience <= std::chrono::milliseconds(0)) {
        then(false);
        return;
    }
    m_retry->start(kRetry, [this, patience, then = std::move(then)] { tryAgain(patience - kRetry, then); });
}

} // namespace vatochito
