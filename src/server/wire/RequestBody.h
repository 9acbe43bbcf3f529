// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/ServerError.h"

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vatochito::server {

/// The JSON object that came with a request. Values of the wrong kind are errors of their field; null is the same as
/// absent.
class RequestBody
{
public:
    /// An empty body is an empty object. Errors: Invalid, "JSON parse error - …".
    static Result<RequestBody> parse(std::string_view body);

    bool has(std::string_view key) const;
    /// Errors: Invalid for anything but a string.
    Result<std::optional<std::string>> text(std::string_view key) const;
    /// As text(), and Invalid when absent or blank.
    Result<std::string> requiredText(std::string_view key) const;
    /// A number above zero, also written as a string. Errors: Invalid.
    Result<std::optional<long long>> id(std::string_view key) const;
    /// Absent is an empty list. Errors: Invalid.
    Result<std::vector<long long>> ids(std::string_view key) const;

private:
    boost::json::object m_object;
};

} // namespace vatochito::server
