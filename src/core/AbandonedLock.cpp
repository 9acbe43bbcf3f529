// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/AbandonedLock.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLockFile>
#include <QThread>

#include <chrono>

namespace vatochito {

namespace {

/// Far more than lies between making the file and writing into it.
constexpr std::chrono::milliseconds kMaking{20};

bool isEmpty(const QFileInfo &file)
{
    return file.exists() && file.size() == 0;
}

} // namespace

void removeAbandonedLock(const QString &path)
{
    const QFileInfo file(path);
    if (!isEmpty(file))
        return;
    const std::chrono::milliseconds age(file.lastModified().msecsTo(QDateTime::currentDateTimeUtc()));
    if (std::chrono::abs(age) < kMaking)
        QThread::msleep(kMaking.count());
    // One that is held has the system's own lock on it, which keeps it.
    if (isEmpty(QFileInfo(path)))
        QLockFile(path).removeStaleLockFile();
}

} // namespace vatochito
