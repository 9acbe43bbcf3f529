// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/transport/Router.h"

namespace vatochito::server {

/// `GET /api/`, `/healthz` (the process lives) and `/readyz` (\a ready answers success).
void addStatusRoutes(Router &router, std::function<Status()> ready, bool offersSync = true);

} // namespace vatochito::server
