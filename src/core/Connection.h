// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <QMetaType>

#include <chrono>

namespace vatochito {

/// The link to the server as a person may know it.
struct Connection
{
    enum class Status {
        SignedOut,
        Offline, ///< Not trying: nothing to connect with yet (no token read), or stopped.
        Connecting,
        CatchingUp, ///< The socket lives; what was missed is on its way.
        Online,
        Waiting,     ///< Between two of the five attempts; see attempt and retryAt.
        Unreachable, ///< All attempts used up; a quiet probe goes on, and a Hint starts afresh.
    };
    /// As people know them from the browser (compat.md, The socket).
    enum class SocketState { Connecting = 0, Open = 1, Closing = 2, Closed = 3 };

    Status status = Status::Offline;
    SocketState socket = SocketState::Closed;
    int attempt = 0;                                 ///< 1 to Backoff::kAttempts while Waiting or retrying, else 0.
    std::chrono::seconds nominalWait{};              ///< While Waiting: what the log says.
    std::chrono::steady_clock::time_point retryAt{}; ///< While Waiting.
    Error::Code reason = Error::Code::Offline;       ///< Of the last loss; while Waiting or Unreachable.

    friend bool operator==(const Connection &, const Connection &) = default;
};

/// Why trying to connect may have become worth it.
enum class Hint {
    TryNow,         ///< The person asked for it.
    NetworkChanged, ///< Up, or another one: what was open may be dead without a word.
    Woke,           ///< From sleep; the same.
    NewToken,
    Focused, ///< Somebody looks. At most every 10 s it counts.
};

} // namespace vatochito

Q_DECLARE_METATYPE(vatochito::Connection)
