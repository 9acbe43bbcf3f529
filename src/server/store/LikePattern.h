// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vatochito::server {

/// \a text as a LIKE pattern that finds it anywhere, for `ESCAPE '\'`.
std::string containsPattern(std::string_view text);

} // namespace vatochito::server
