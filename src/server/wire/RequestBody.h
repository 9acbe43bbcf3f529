// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/ServerError.h"
#include "server/wire/FormFields.h"

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vatochito::server {

/// The fields that came with a request, as JSON or as a form. Values of the wrong kind are errors of their field; null
/// is the same as absent unless somebody asks. Of a form's repeated field the last value counts, but for lists.
class RequestBody
{
public:
    /// Whether a body of \a contentType can be read; an empty one is JSON.
    static bool understands(std::string_view contentType);
    /// An empty body has no fields. Errors: Invalid, "JSON parse error - …" and the like for forms.
    static Result<RequestBody> parse(std::string_view body, std::string_view contentType = {});

    bool has(std::string_view key) const;
    bool isNull(std::string_view key) const;
    /// 0: absent, or an empty list. 1: a value that is no list.
    std::size_t count(std::string_view key) const;
    /// Errors: Invalid for anything but a string.
    Result<std::optional<std::string>> text(std::string_view key) const;
    /// As text(), and Invalid when absent or blank.
    Result<std::string> requiredText(std::string_view key) const;
    /// Also in the words that forms use for it. Errors: Invalid.
    Result<std::optional<bool>> flag(std::string_view key) const;
    /// A number above zero, also written as a string; an empty string is absent. Errors: Invalid.
    Result<std::optional<long long>> id(std::string_view key) const;
    /// Absent is an empty list. Errors: Invalid.
    Result<std::vector<long long>> ids(std::string_view key) const;

private:
    static Result<RequestBody> fromJson(std::string_view body);
    static Result<RequestBody> fromForm(const Result<std::vector<FormField>> &fields);
    /// The one that counts, or null.
    const boost::json::value *find(std::string_view key) const;

    /// Of a form every value is a list of what came under its name: strings, and an empty object for each file.
    boost::json::object m_object;
    bool m_isForm = false;
};

} // namespace vatochito::server
