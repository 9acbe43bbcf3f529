// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace vatochito::server {

/// "90s", "15m", "12h", "30d"; nothing for anything else, zero included.
std::optional<std::chrono::seconds> parseDuration(std::string_view text);

/// "10MiB", "512KiB", "4096" bytes; nothing for anything else, zero included.
std::optional<std::size_t> parseSize(std::string_view text);

} // namespace vatochito::server
