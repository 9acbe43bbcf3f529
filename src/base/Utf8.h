// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vatochito {

/// Well-formed UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing past U+10FFFF.
bool isValidUtf8(std::string_view text);

/// Code points in \a text, which must be valid UTF-8.
std::size_t codePointCount(std::string_view text);

/// Takes the first code point from the front of \a text, which must be valid UTF-8; nothing when it is empty.
std::optional<char32_t> takeCodePoint(std::string_view &text);

/// The first \a count code points of \a text, which must be valid UTF-8.
std::string_view firstCodePoints(std::string_view text, std::size_t count);

} // namespace vatochito
