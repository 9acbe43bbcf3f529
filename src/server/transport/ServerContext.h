// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/AnnotationService.h"
#include "server/chat/ChatService.h"
#include "server/chat/SyncService.h"
#include "server/domain/Limits.h"
#include "server/transport/ConnectionRegistry.h"
#include "server/transport/Router.h"
#include "server/transport/SocketGate.h"

namespace vatochito::server {

struct TransportLimits
{
    std::size_t frameBytes = limits::kDefaultFrameBytes;
    double commandsPerSecond = limits::kDefaultCommandRate;
    std::chrono::milliseconds headerDeadline = limits::kHeaderDeadline;
    std::chrono::seconds accessCheckInterval = limits::kAccessCheckInterval;
    bool offersSync = true; ///< Level 1; without it `/ws/sync/` is a path that nobody knows.
};

/// What all connections of one server share. Outlives every one of them.
struct ServerContext
{
    const Router &router;
    AuthService &auth;
    SocketGate &gate;
    ChatService &chat;
    AnnotationService &annotations;
    Hub &hub;
    SyncService &sync;
    const Lanes &lanes;
    PersonSeats &searches;
    ConnectionRegistry &connections;
    const Clock &clock;
    TransportLimits limits;
};

} // namespace vatochito::server
