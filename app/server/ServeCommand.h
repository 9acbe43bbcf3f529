// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ServerConfig.h"

namespace vatochito::server {

/// Serves until a signal ends it. \return the exit code.
int serve(const ServerConfig &config);

} // namespace vatochito::server
