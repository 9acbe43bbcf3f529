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

    friend bool operator==(const HistoryHole &, const HistoryHole &) = default;
};

/// Behind every message there can be.
inline constexpr MessageId kEndOfHistory{std::numeric_limits<long long>::max()};

} // namespace vatochito
