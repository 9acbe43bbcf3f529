// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Utf8.h"

#include <algorithm>

namespace vatochito {

namespace {

constexpr bool isContinuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/// Length of the sequence that \a text starts with, or 0 when it is not well-formed (RFC 3629, section 4).
std::size_t sequenceLength(std::string_view text)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = at(0);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (!isContinuation(at(i)))
            return 0;
    }
    const unsigned char second = at(1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
    return overlong || outside ? 0 : length;
}

} // namespace

bool isValidUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::size_t codePointCount(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char byte) { return !isContinuation(static_cast<unsigned char>(byte)); }));
}

std::optional<char32_t> takeCodePoint(std::string_view &text)
{
    if (text.empty())
        return std::nullopt;
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = sequenceLength(text);
    // Of the lead byte a sequence of n bytes leaves 7 - n bits, and a single byte all seven.
    char32_t codePoint = length == 1 ? byteAt(0) : byteAt(0) & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i)
        codePoint = codePoint << 6 | (byteAt(i) & 0x3Fu);
    text.remove_prefix(length);
    return codePoint;
}

std::string_view firstCodePoints(std::string_view text, std::size_t count)
{
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
        if (!isContinuation(static_cast<unsigned char>(text[end])) && count-- == 0)
            break;
    }
    return text.substr(0, end);
}

} // namespace vatochito
