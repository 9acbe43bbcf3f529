// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"

#include <QLockFile>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace vatochito {

/// Held by the one process of a profile that refreshes an account's tokens: refresh tokens rotate, and two that use the
/// same one would look like a thief to the server. Thread: the one it was made on.
class RefreshLock final
{
public:
    static constexpr std::chrono::milliseconds kRetry{100};
    /// One refresh takes less, unless its process hangs.
    static constexpr std::chrono::seconds kPatience{30};

    /// \param databasePath  The lock lies beside it as `….refresh.lock`.
    RefreshLock(const QString &databasePath, AlarmFactory &alarms);

    /// \param then  Told true as soon as it is held, perhaps before this returns; false after kPatience. One at a time.
    void acquire(std::function<void(bool isHeld)> then);
    void release();

private:
    void tryAgain(std::chrono::milliseconds patience, std::function<void(bool isHeld)> then);

    const QString m_path;
    QLockFile m_lock;
    std::unique_ptr<Alarm> m_retry;
};

} // namespace vatochito
