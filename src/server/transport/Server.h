// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/AccessWatch.h"
#include "server/chat/SyncWatch.h"
#include "server/transport/ServerContext.h"

#include <memory>
#include <string>

namespace vatochito::server {

/// The running network side: threads, listener, timers, drain.
class Server
{
public:
    /// All must outlive the server. The watches are asked once in TransportLimits::accessCheckInterval.
    Server(ServerContext context, AccessWatch &watch, SyncWatch &syncWatch);
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    /// Listens and logs the address with the real port; port 0 takes a free one. Errors: Unavailable.
    Status listen(const std::string &address, unsigned short port);
    /// Serves until drained by SIGTERM or SIGINT: no new sockets, commands in flight finished, every socket told, at
    /// most limits::kDrainDeadline.
    void run();
    unsigned short port() const;
    /// What a signal does. From any thread.
    void drain();

private:
    struct Private;

    std::unique_ptr<Private> d;
};

} // namespace vatochito::server
