// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vatochito {

/// A moment in UTC, to the microsecond, as the wire carries it (compat.md, Messages).
using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;

/// "2026-11-23T06:14:13.978824Z"
std::string toIso8601(Timestamp moment);

/// Reads ISO 8601 with `Z` or an offset and with 0 to 6 digits of fraction (more are cut). Nothing for anything else.
std::optional<Timestamp> parseIso8601(std::string_view text);

/// Microseconds since 1970, as both databases store it.
constexpr long long toMicros(Timestamp moment)
{
    return moment.time_since_epoch().count();
}

constexpr Timestamp fromMicros(long long micros)
{
    return Timestamp(std::chrono::microseconds(micros));
}

} // namespace vatochito
