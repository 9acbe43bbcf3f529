// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/ServerError.h"

#include <string>
#include <string_view>

namespace vatochito::server {

/// What the caller may know of \a error: fields with their sentences, or `detail`. Failures of the storage are told
/// in general words only.
std::string errorBody(const ServerError &error);

/// `{"<key>": "<sentence>"}`
std::string sentenceBody(std::string_view key, std::string_view sentence);

/// The 401 of every call whose access token is bad.
std::string accessTokenRefusedBody();

} // namespace vatochito::server
