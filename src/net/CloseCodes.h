// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "net/Reconnector.h"

#include <chrono>
#include <optional>

namespace vatochito {

struct SyncEnd;

/// What the end of an account's socket asks of the client (sync.md, Close codes).
struct CloseVerdict
{
    enum class What {
        BackOff,    ///< Another attempt, not before `wait`.
        ComeBack,   ///< Nothing failed: again after `wait`.
        Refresh,    ///< The token is not wanted any more; Session finds out why.
        GoQuietly,  ///< A newer connection of this device is there.
        AskServer,  ///< It is busy, and says elsewhere for how long.
        NotOffered, ///< Nobody there knows such a socket.
    };

    What what = What::BackOff;
    Error::Code reason = Error::Code::Offline;
    std::chrono::milliseconds wait{};
};

constexpr int kProtocolErrorCode = 4400;

/// \param departsIn  How long the server had asked to wait when it told that it goes; nothing: it did not.
CloseVerdict judge(const SyncEnd &end, std::optional<std::chrono::milliseconds> departsIn, const Random &random);

} // namespace vatochito
