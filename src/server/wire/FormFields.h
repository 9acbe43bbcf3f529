// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/ServerError.h"

#include <string>
#include <string_view>
#include <vector>

/// The bodies that HTML forms send. Bounded by limits::kFormFields; memory grows with the body and no faster.
namespace vatochito::server {

struct FormField
{
    std::string name;
    std::string value; ///< of a file: empty, what it holds is not kept
    bool isFile = false;
};

/// application/x-www-form-urlencoded, as the URL standard of WHATWG reads it: escapes that are none stay as they are.
/// Errors: Invalid, "Form parse error - …".
Result<std::vector<FormField>> parseUrlEncoded(std::string_view body);

/// multipart/form-data (RFC 7578). Errors: Invalid, "Multipart form parse error - …".
Result<std::vector<FormField>> parseMultipart(std::string_view body, std::string_view boundary);

} // namespace vatochito::server
