// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/HeaderValue.h"

#include "server/domain/Content.h"

#include <algorithm>

namespace vatochito::server {

namespace {

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

/// Takes everything before the first of \a stops from the front of \a text; the stop stays.
std::string_view takeUntil(std::string_view &text, std::string_view stops)
{
    const auto end = std::min(text.find_first_of(stops), text.size());
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(end);
    return trimmed(taken);
}

/// Takes a quoted string whose opening mark is gone; nothing when it does not end.
std::optional<std::string> takeQuoted(std::string_view &text)
{
    std::string value;
    while (!text.empty()) {
        const char c = text.front();
        text.remove_prefix(1);
        if (c == '"')
            return value;
        // A backslash before anything else is itself: some clients send the paths of their files.
        const bool isEscape = c == '\\' && !text.empty() && (text.front() == '"' || text.front() == '\\');
        value += isEscape ? text.front() : c;
        if (isEscape)
            text.remove_prefix(1);
    }
    return std::nullopt;
}

} // namespace

HeaderValue HeaderValue::parse(std::string_view text)
{
    HeaderValue value;
    value.m_word = lowered(takeUntil(text, ";"));
    while (!text.empty()) {
        text.remove_prefix(1); // the semicolon
        const std::string name = lowered(takeUntil(text, "=;"));
        if (!text.starts_with('='))
            continue;
        text.remove_prefix(1);
        text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
        if (!text.starts_with('"')) {
            value.m_parameters.emplace_back(name, takeUntil(text, ";"));
            continue;
        }
        text.remove_prefix(1);
        auto quoted = takeQuoted(text);
        if (!quoted)
            break;
        value.m_parameters.emplace_back(name, std::move(*quoted));
        takeUntil(text, ";");
    }
    return value;
}

std::optional<std::string> HeaderValue::parameter(std::string_view name) const
{
    const auto found = std::find_if(m_parameters.begin(), m_parameters.end(),
                                    [name](const auto &parameter) { return parameter.first == name; });
    if (found == m_parameters.end())
        return std::nullopt;
    return found->second;
}

} // namespace vatochito::server
