// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/ContactService.h"
#include "server/transport/Router.h"

namespace vatochito::server {

/// `chat/contacts/`: whom one has in one's list (compat.md, People).
void addContactRoutes(Router &router, ContactService &contacts);

} // namespace vatochito::server
