// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/ServerError.h"

#include <string_view>

namespace vatochito::server {

/// \a text without white space at both ends.
std::string_view trimmed(std::string_view text);

/// Whether \a content may be a message: valid UTF-8 without NUL, at most limits::kContentBytes, not blank.
/// Errors: Invalid or TooLarge with a sentence for the field `content`.
Status checkContent(std::string_view content);

/// Whether \a emoji may stand under a message: nothing of ASCII but what a keycap (U+20E3) encloses, nothing that
/// cannot be seen, at most limits::kEmojiBytes. What else Unicode counts as one changes every year. Errors: Invalid.
Status checkEmoji(std::string_view emoji);

/// Whether \a text may be what a client calls its own message: visible ASCII, at most limits::kClientIdBytes.
bool isClientId(std::string_view text);

} // namespace vatochito::server
