// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/transport/Router.h"

namespace vatochito::server {

/// Register, sign in, refresh, sign out. \a auth must outlive the router.
void addAuthRoutes(Router &router, AuthService &auth);

} // namespace vatochito::server
