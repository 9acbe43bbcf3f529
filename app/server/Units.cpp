// SPDX-License-Identifier: GPL-3.0-or-later
#include "Units.h"

#include <charconv>
#include <limits>

namespace vatochito::server {

namespace {

/// Takes the digits from the front; nothing without any, and for zero.
std::optional<long long> takeCount(std::string_view &text)
{
    long long count = 0;
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || count <= 0)
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(stopped - text.data()));
    return count;
}

std::optional<long long> multiplied(long long count, long long unit)
{
    if (count > std::numeric_limits<long long>::max() / unit)
        return std::nullopt;
    return count * unit;
}

} // namespace

std::optional<std::chrono::seconds> parseDuration(std::string_view text)
{
    const auto count = takeCount(text);
    if (!count || text.size() != 1)
        return std::nullopt;
    const char unit = text.front();
    const long long seconds = unit == 's' ? 1 : unit == 'm' ? 60 : unit == 'h' ? 3'600 : unit == 'd' ? 86'400 : 0;
    if (seconds == 0)
        return std::nullopt;
    const auto total = multiplied(*count, seconds);
    // A hundred years are enough for a token, and keep every sum of times in range.
    if (!total || *total > 100LL * 366 * 86'400)
        return std::nullopt;
    return std::chrono::seconds(*total);
}

std::optional<std::size_t> parseSize(std::string_view text)
{
    const auto count = takeCount(text);
    if (!count)
        return std::nullopt;
    const long long unit = text.empty() ? 1 : text == "KiB" ? 1'024 : text == "MiB" ? 1'048'576 : 0;
    if (unit == 0)
        return std::nullopt;
    const auto total = multiplied(*count, unit);
    if (!total)
        return std::nullopt;
    return static_cast<std::size_t>(*total);
}

} // namespace vatochito::server
