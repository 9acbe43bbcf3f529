// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ServerConfig.h"
#include "server/domain/ServerError.h"

namespace vatochito::server {

/// From VATOCHITO_PASSWORD, or typed without echo; never from the command line, which others can read.
/// Errors: Invalid when there is none.
Result<std::string> askPassword(const Environment &environment);

} // namespace vatochito::server
