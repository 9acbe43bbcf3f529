// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ServerConfig.h"
#include "server/domain/FailPoint.h"

namespace vatochito::server {

/// Serves until a signal ends it. \return the exit code. \a failPoints is for the tests' own program alone.
int serve(const ServerConfig &config, const FailPoints &failPoints = {});

} // namespace vatochito::server
