// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/PeopleService.h"
#include "server/transport/Router.h"

namespace vatochito::server {

/// What somebody has set for themselves: read, changed, and as it was at first. \a people must outlive the router.
void addSettingsRoutes(Router &router, PeopleService &people);

} // namespace vatochito::server
