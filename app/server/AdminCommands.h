// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ServerConfig.h"

#include <ostream>

namespace vatochito::server {

/// The subcommands for whoever runs the server; they work on the database beside a running server. Answers go to
/// \a out, complaints to \a err. \return the exit code: 0 done, 1 failed, 2 usage.
int runAdminCommand(const ServerConfig &config, const Environment &environment, std::ostream &out, std::ostream &err);

} // namespace vatochito::server
