// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/transport/Beast.h"
#include "server/transport/IoThreads.h"
#include "server/transport/ServerContext.h"

namespace vatochito::server {

/// Accepts connections and gives each a strand of its own, on the threads by turns.
class Listener
{
public:
    /// Both must outlive the listener.
    Listener(IoThreads &threads, ServerContext &server);

    /// Port 0 takes a free one. Errors: Unavailable.
    Status open(const std::string &address, unsigned short port);
    void close();
    Tcp::endpoint endpoint() const { return m_acceptor.local_endpoint(); }

private:
    void accept();
    void retrySoon();

    IoThreads &m_threads;
    ServerContext &m_server;
    Tcp::acceptor m_acceptor;
    net::steady_timer m_retry;
};

} // namespace vatochito::server
