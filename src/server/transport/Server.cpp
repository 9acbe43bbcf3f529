// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/Server.h"

#include "server/transport/IoThreads.h"
#include "server/transport/Listener.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <csignal>
#include <thread>

namespace vatochito::server {

struct Server::Private
{
    Private(ServerContext shared, AccessWatch &accessWatch, SyncWatch &otherWatch)
        : server(shared), watch(accessWatch), syncWatch(otherWatch), signals(strand, SIGTERM, SIGINT)
    {
    }

    void awaitSignal();
    void awaitAccessCheck();
    void awaitTick();
    void drain();
    void awaitEmpty(std::chrono::steady_clock::time_point deadline);

    ServerContext server;
    AccessWatch &watch;
    SyncWatch &syncWatch;
    IoThreads threads{std::max(2u, std::thread::hardware_concurrency())};
    net::strand<IoThreads::Executor> strand{threads.first()};
    net::signal_set signals;
    net::steady_timer accessTimer{strand};
    net::steady_timer tickTimer{strand};
    net::steady_timer drainTimer{strand};
    Listener listener{threads, server};
};

Server::Server(ServerContext context, AccessWatch &watch, SyncWatch &syncWatch)
    : d(std::make_unique<Private>(context, watch, syncWatch))
{
}

Server::~Server()
{
    // Whoever is still subscribed uses the threads, which end here.
    d->server.hub.clear();
    d->server.sync.clear();
}

Status Server::listen(const std::string &address, unsigned short port)
{
    if (Status opened = d->listener.open(address, port); !opened)
        return opened;
    d->awaitSignal();
    d->awaitAccessCheck();
    d->awaitTick();
    const Tcp::endpoint endpoint = d->listener.endpoint();
    const std::string host =
        endpoint.address().is_v6() ? '[' + endpoint.address().to_string() + ']' : endpoint.address().to_string();
    spdlog::info("Listening on TCP address {}:{}", host, endpoint.port());
    return {};
}

void Server::run()
{
    d->threads.run();
}

unsigned short Server::port() const
{
    return d->listener.endpoint().port();
}

void Server::drain()
{
    net::post(d->strand, [this] { d->drain(); });
}

void Server::Private::awaitSignal()
{
    signals.async_wait([this](beast::error_code error, int) {
        if (!error)
            drain();
    });
}

void Server::Private::awaitAccessCheck()
{
    accessTimer.expires_after(server.limits.accessCheckInterval);
    accessTimer.async_wait([this](beast::error_code error) {
        if (error)
            return;
        const bool isPosted = server.lanes.post(Lane::Checks, UserId(), [this] {
            for (const Status &checked : {watch.check(), syncWatch.check()}) {
                if (!checked)
                    spdlog::warn("access check failed: detail={} retry_in_ms=1000", checked.error().detail);
            }
            net::post(strand, [this] { awaitAccessCheck(); });
        });
        if (!isPosted)
            awaitAccessCheck();
    });
}

void Server::Private::awaitTick()
{
    tickTimer.expires_after(limits::kBatchTick);
    tickTimer.async_wait([this](beast::error_code error) {
        if (error)
            return;
        server.chat.tick();
        server.sync.tick();
        awaitTick();
    });
}

void Server::Private::drain()
{
    if (server.connections.isDraining())
        return;
    spdlog::info("draining: connections={}", server.connections.count());
    const auto deadline = std::chrono::steady_clock::now() + limits::longestDrain(server.connections.count());
    server.connections.drain();
    awaitEmpty(deadline);
}

void Server::Private::awaitEmpty(std::chrono::steady_clock::time_point deadline)
{
    // The listener stays open until the end, so that /readyz can say no.
    if (server.connections.count() == 0 || std::chrono::steady_clock::now() >= deadline) {
        spdlog::info("drained: connections_left={}", server.connections.count());
        threads.stop();
        return;
    }
    drainTimer.expires_after(std::chrono::milliseconds(20));
    drainTimer.async_wait([this, deadline](beast::error_code error) {
        if (!error)
            awaitEmpty(deadline);
    });
}

} // namespace vatochito::server
