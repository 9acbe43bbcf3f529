// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/Content.h"

#include "base/Utf8.h"
#include "server/domain/Limits.h"

#include <algorithm>

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

bool isClientId(std::string_view text)
{
    return !text.empty() && text.size() <= limits::kClientIdBytes &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

} // namespace vatochito::server
