// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/ConversationService.h"
#include "server/transport/Router.h"

namespace vatochito::server {

/// Mine, one, create, create-direct, add-member. \a conversations must outlive the router.
void addConversationRoutes(Router &router, ConversationService &conversations);

} // namespace vatochito::server
