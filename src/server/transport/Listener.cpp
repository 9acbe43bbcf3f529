// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/Listener.h"

#include "server/transport/HttpSession.h"

#include <spdlog/spdlog.h>

namespace vatochito::server {

Listener::Listener(IoThreads &threads, ServerContext &server)
    : m_threads(threads)
    , m_server(server)
    , m_acceptor(net::make_strand(threads.first()))
    , m_retry(m_acceptor.get_executor())
{
}

Status Listener::open(const std::string &address, unsigned short port)
{
    beast::error_code error;
    const auto failed = [&error, &address, port](const char *what) {
        return failure(ServerError::unavailable(std::string("cannot ") + what + ' ' + address + ':' +
                                                std::to_string(port) + ": " + error.message()));
    };
    const auto ip = net::ip::make_address(address, error);
    if (error)
        return failed("read the address");
    const Tcp::endpoint endpoint(ip, port);
    m_acceptor.open(endpoint.protocol(), error);
    if (error)
        return failed("open");
    m_acceptor.set_option(net::socket_base::reuse_address(true), error);
    if (error)
        return failed("configure");
    m_acceptor.bind(endpoint, error);
    if (error)
        return failed("listen on");
    m_acceptor.listen(net::socket_base::max_listen_connections, error);
    if (error)
        return failed("listen on");
    accept();
    return {};
}

void Listener::close()
{
    net::post(m_acceptor.get_executor(), [this] {
        beast::error_code ignored;
        m_acceptor.close(ignored);
        m_retry.cancel();
    });
}

void Listener::accept()
{
    m_acceptor.async_accept(net::make_strand(m_threads.next()), [this](beast::error_code error, Tcp::socket socket) {
        if (error == net::error::operation_aborted || !m_acceptor.is_open())
            return;
        if (error) {
            // Usually no file descriptors are left: others must close first.
            spdlog::warn("accept failed: reason={} retry_in_ms=100", error.message());
            return retrySoon();
        }
        std::make_shared<HttpSession>(std::move(socket), m_server)->run();
        accept();
    });
}

void Listener::retrySoon()
{
    m_retry.expires_after(std::chrono::milliseconds(100));
    m_retry.async_wait([this](beast::error_code error) {
        if (!error)
            accept();
    });
}

} // namespace vatochito::server
