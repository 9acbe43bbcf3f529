// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFile>
#include <QString>

namespace vatochito {

/// The file was last written so long ago; less than nothing: by a clock that was put back since.
inline bool makeOld(const QString &path, int seconds)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) &&
           file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-seconds), QFileDevice::FileModificationTime);
}

/// What a process leaves that dies while it makes a lock file.
inline bool leaveEmptyLock(const QString &path, int seconds = 5)
{
    return QFile(path).open(QIODevice::WriteOnly) && makeOld(path, seconds);
}

} // namespace vatochito
