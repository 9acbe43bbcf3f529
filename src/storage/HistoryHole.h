// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ids.h"

#include <limits>

namespace vatochito {

/// Messages with after < id < before may be missing in the cache, or be older than the server's.
struct HistoryHole
{
    MessageId after;
    MessageId before;
    /// What is missing is on its way with the changes: closed once the conversation's cursor gets there. 0: it is not.
    long long closesAt = 0;

    friend bool operator==(const HistoryHole &, const HistoryHole &) = default;
};

/// The rows of a conversation that somebody has before them.
struct ShownPart
{
    MessageId oldest; ///< Of all that are at hand.
    MessageId newest;
    MessageId viewed{}; ///< One that is in view; invalid: the newest.
    int older = 0;      ///< So many cached rows beyond the oldest will be at hand soon.
    int newer = 0;      ///< The same beyond the newest.
};

/// Behind every message there can be.
inline constexpr MessageId kEndOfHistory{std::numeric_limits<long long>::max()};

} // namespace vatochito
