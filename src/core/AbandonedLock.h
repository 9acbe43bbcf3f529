// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vatochito {

/// Removes the lock file at \a path (QLockFile's, also that of a QSettings file: `….lock`) if its maker died before its
/// process id was in it: killed between the two, or with the computer before the disk had it. QLockFile cannot tell
/// such a file from one that is just being made, and waits for 30 s, or for ever where age counts for nothing. One that
/// somebody holds is left. To be called before each locking; any thread, which may have to wait 20 ms.
void removeAbandonedLock(const QString &path);

} // namespace vatochito
