// SPDX-License-Identifier: GPL-3.0-or-later
#include "BareFanOut.h"

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>

#include <algorithm>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace vatochito::bench {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using Tcp = net::ip::tcp;

namespace {

class Connection : public std::enable_shared_from_this<Connection>
{
public:
    using OnFrame = std::function<void()>;
    using Frame = std::shared_ptr<const std::string>;

    Connection(Tcp::socket socket, OnFrame onFrame) : m_socket(std::move(socket)), m_onFrame(std::move(onFrame)) {}

    void run()
    {
        beast::get_lowest_layer(m_socket).socket().set_option(Tcp::no_delay(true));
        m_socket.async_accept([self = shared_from_this()](beast::error_code error) {
            if (error)
                return;
            self->m_isOpen = true;
            self->read();
            if (!self->m_queue.empty())
                self->write();
        });
    }
    void deliver(const Frame &frame)
    {
        net::post(m_socket.get_executor(), [self = shared_from_this(), frame] {
            self->m_queue.push_back(frame);
            // The client can be through its handshake, and somebody send, before this side has heard that its answer
            // went out. Beast lets a write begin in between, as a client's: masked.
            if (self->m_isOpen && self->m_queue.size() == 1)
                self->write();
        });
    }

private:
    void read()
    {
        m_socket.async_read(m_buffer, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (error)
                return;
            self->m_buffer.clear();
            self->m_onFrame();
            self->read();
        });
    }
    void write()
    {
        m_socket.text(true);
        m_socket.async_write(net::buffer(*m_queue.front()),
                             [self = shared_from_this()](beast::error_code error, std::size_t) {
                                 if (error)
                                     return;
                                 self->m_queue.pop_front();
                                 if (!self->m_queue.empty())
                                     self->write();
                             });
    }

    websocket::stream<beast::tcp_stream> m_socket;
    OnFrame m_onFrame;
    beast::flat_buffer m_buffer;
    std::deque<Frame> m_queue;
    bool m_isOpen = false;
};

} // namespace

struct BareFanOut::Private
{
    explicit Private(std::size_t frameBytes) : frame(std::make_shared<const std::string>(frameBytes, 'x')) {}

    void accept()
    {
        acceptor.async_accept(net::make_strand(context), [this](beast::error_code error, Tcp::socket socket) {
            if (error)
                return;
            auto connection = std::make_shared<Connection>(std::move(socket), [this] { fanOut(); });
            {
                const std::lock_guard lock(mutex);
                connections.push_back(connection);
            }
            connection->run();
            accept();
        });
    }
    void fanOut()
    {
        const std::lock_guard lock(mutex);
        for (const auto &connection : connections)
            connection->deliver(frame);
    }

    Connection::Frame frame;
    net::io_context context;
    Tcp::acceptor acceptor{context, Tcp::endpoint(net::ip::address_v4::loopback(), 0)};
    std::mutex mutex;
    std::vector<std::shared_ptr<Connection>> connections;
    std::vector<std::thread> threads;
};

BareFanOut::BareFanOut(std::size_t frameBytes) : d(std::make_unique<Private>(frameBytes))
{
    d->accept();
    for (unsigned i = 0; i < std::max(2u, std::thread::hardware_concurrency()); ++i)
        d->threads.emplace_back([this] { d->context.run(); });
}

BareFanOut::~BareFanOut()
{
    d->context.stop();
    for (std::thread &thread : d->threads)
        thread.join();
    // The connections use the context: they go first.
    d->connections.clear();
}

unsigned short BareFanOut::port() const
{
    return d->acceptor.local_endpoint().port();
}

} // namespace vatochito::bench
