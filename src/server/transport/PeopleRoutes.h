// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/PeopleService.h"
#include "server/transport/Router.h"

namespace vatochito::server {

/// Me, the others, search, presence. \a people must outlive the router.
void addPeopleRoutes(Router &router, PeopleService &people);

} // namespace vatochito::server
