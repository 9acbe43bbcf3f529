// SPDX-License-Identifier: GPL-3.0-or-later
#include "FanOutClients.h"

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>

#include <functional>
#include <stdexcept>

namespace vatochito::bench {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using Tcp = net::ip::tcp;

namespace {

struct Client
{
    explicit Client(net::io_context &context) : socket(context) {}

    websocket::stream<beast::tcp_stream> socket;
    beast::flat_buffer buffer;
    std::size_t received = 0;
};

} // namespace

struct FanOutClients::Private
{
    void read(Client &client);
    void send();

    net::io_context context{1};
    std::vector<std::unique_ptr<Client>> clients;
    std::string frame;
    std::size_t wanted = 0;
    std::size_t window = 0;
    std::size_t sent = 0;
    std::size_t finished = 0;
    std::size_t bytes = 0;
    bool isSending = false;
};

FanOutClients::FanOutClients() : d(std::make_unique<Private>()) {}

FanOutClients::~FanOutClients() = default;

void FanOutClients::connect(unsigned short port, const std::string &target)
{
    auto client = std::make_unique<Client>(d->context);
    beast::get_lowest_layer(client->socket).connect(Tcp::endpoint(net::ip::address_v4::loopback(), port));
    beast::get_lowest_layer(client->socket).socket().set_option(Tcp::no_delay(true));
    client->socket.handshake("127.0.0.1", target);
    client->socket.text(true);
    d->clients.push_back(std::move(client));
}

std::chrono::duration<double> FanOutClients::run(const std::string &frame, std::size_t count, std::size_t window)
{
    d->frame = frame;
    d->wanted = count;
    d->window = window;
    d->sent = 0;
    d->finished = 0;
    const auto start = std::chrono::steady_clock::now();
    for (const auto &client : d->clients) {
        client->received = 0;
        d->read(*client);
    }
    d->send();
    d->context.restart();
    d->context.run_for(std::chrono::minutes(2));
    if (d->finished != d->clients.size())
        throw std::runtime_error("not every delivery arrived");
    return std::chrono::steady_clock::now() - start;
}

std::size_t FanOutClients::frameBytes() const
{
    return d->bytes;
}

void FanOutClients::Private::read(Client &client)
{
    client.socket.async_read(client.buffer, [this, &client](beast::error_code error, std::size_t size) {
        if (error)
            throw std::runtime_error("a socket broke: " + error.message());
        bytes = size;
        client.buffer.clear();
        ++client.received;
        if (client.received == wanted)
            ++finished;
        else
            read(client);
        if (&client == clients.front().get())
            send();
    });
}

void FanOutClients::Private::send()
{
    if (isSending || sent == wanted || sent - clients.front()->received >= window)
        return;
    isSending = true;
    ++sent;
    clients.front()->socket.async_write(net::buffer(frame), [this](beast::error_code error, std::size_t) {
        if (error)
            throw std::runtime_error("a socket broke: " + error.message());
        isSending = false;
        send();
    });
}

} // namespace vatochito::bench
