// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QFuture>
#include <QString>

namespace vatochito {

/// What looking through the file of a cache told.
struct CacheInspection
{
    QString fault{}; ///< What SQLite's `quick_check` says first; empty: the file is whole.
    qint64 bytes = 0;
    qint64 logBytes = 0; ///< Of the write-ahead log.
};

/// Looks through the file at \a path by a connection of its own, on a thread of its own, and changes nothing. Takes as
/// long as reading the file. Errors: StorageDamaged, StorageFailed.
QFuture<Result<CacheInspection>> inspectCache(const QString &path);

} // namespace vatochito
