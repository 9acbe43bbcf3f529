// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vatochito::server {

/// The path and the query of a request line, decoded. The query may hold a token: only pathForLog() may be logged.
class RequestTarget
{
public:
    /// Nothing for anything but origin form (RFC 9112, section 3.2.1).
    static std::optional<RequestTarget> parse(std::string_view text);

    const std::string &path() const { return m_path; }
    /// path() short and in printable ASCII, so that a stranger can neither forge nor flood log lines.
    std::string pathForLog() const;
    /// The first value of \a name.
    std::optional<std::string> parameter(std::string_view name) const;

private:
    std::string m_path;
    std::vector<std::pair<std::string, std::string>> m_parameters;
};

} // namespace vatochito::server
