// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/Content.h"

#include "base/Utf8.h"
#include "server/domain/Limits.h"

#include <algorithm>
#include <string>

namespace vatochito::server {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kWhiteSpace = " \t\r\n\v\f";
    const auto first = text.find_first_not_of(kWhiteSpace);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kWhiteSpace) - first + 1);
}

Status checkContent(std::string_view content)
{
    if (content.size() > limits::kContentBytes) {
        auto error = ServerError::field("content", "Ensure this field has no more than 65536 bytes.");
        error.code = ServerError::Code::TooLarge;
        return failure(std::move(error));
    }
    if (content.find('\0') != std::string_view::npos)
        return failure(ServerError::field("content", "Null characters are not allowed."));
    if (!isValidUtf8(content))
        return failure(ServerError::field("content", "Not a valid string."));
    if (trimmed(content).empty())
        return failure(ServerError::field("content", "This field may not be blank."));
    return {};
}

namespace {

/// What cannot be seen and is no part of an emoji: controls, spaces, and what turns the direction of reading.
bool isInvisible(char32_t c)
{
    return (c >= 0x80 && c < 0xA1) || c == 0xAD || (c >= 0x2000 && c <= 0x206F && c != 0x200D) || c == 0x3000 ||
           c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFB);
}

} // namespace

Status checkEmoji(std::string_view emoji)
{
    constexpr char32_t kKeycap = 0x20E3;
    if (emoji.empty())
        return failure(ServerError::invalid("emoji required."));
    const ServerError noEmoji = ServerError::invalid("This is not an emoji.");
    if (emoji.size() > limits::kEmojiBytes || !isValidUtf8(emoji))
        return failure(noEmoji);
    std::u32string characters;
    while (const auto next = takeCodePoint(emoji))
        characters += *next;
    const auto plain = std::count_if(characters.begin(), characters.end(), [](char32_t c) { return c < 0x80; });
    const bool isKeycap =
        plain == 1 && characters.front() > U' ' && characters.front() < 0x7F && characters.back() == kKeycap;
    if ((plain > 0 && !isKeycap) || std::any_of(characters.begin(), characters.end(), isInvisible))
        return failure(noEmoji);
    return {};
}

bool isClientId(std::string_view text)
{
    return !text.empty() && text.size() <= limits::kClientIdBytes &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

} // namespace vatochito::server
