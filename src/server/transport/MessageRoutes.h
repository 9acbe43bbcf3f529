// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/ChatService.h"
#include "server/transport/Router.h"

namespace vatochito::server {

/// The history, whole or by pages, and sending, editing and deleting over REST. \a chat must outlive the router.
void addMessageRoutes(Router &router, ChatService &chat);

} // namespace vatochito::server
