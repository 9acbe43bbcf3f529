// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace vatochito::server {

/// "Mon, 23 Nov 2026 06:14:13 GMT" (RFC 9110, 5.6.7): clients learn from it that their clock is wrong.
std::string httpDate(std::chrono::system_clock::time_point moment);

} // namespace vatochito::server
