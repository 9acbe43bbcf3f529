// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vatochito::server {

/// A header like `form-data; name="content"`: a word, and parameters after semicolons (RFC 9110, section 5.6.6).
class HeaderValue
{
public:
    /// Reads what is well-formed, up to the first thing that is not.
    static HeaderValue parse(std::string_view text);

    /// In lower case.
    const std::string &word() const { return m_word; }
    /// \a name in lower case.
    std::optional<std::string> parameter(std::string_view name) const;

private:
    std::string m_word;
    std::vector<std::pair<std::string, std::string>> m_parameters;
};

} // namespace vatochito::server
