// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/server/WireClient.h"

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/json.hpp>

#include <chrono>
#include <stdexcept>
#include <utility>

namespace vatochito::server {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using Tcp = net::ip::tcp;

namespace {

/// Nobody waits so long but for a server that hangs: every commit waits for a disk that a build may keep busy.
constexpr std::chrono::seconds kPatience{30};

Tcp::endpoint localEndpoint(unsigned short port)
{
    return {net::ip::address_v4::loopback(), port};
}

/// Runs what was started on \a context until it is done. Throws when that takes too long.
void finish(net::io_context &context, const char *what)
{
    context.restart();
    context.run_for(kPatience);
    if (!context.stopped())
        throw std::runtime_error(std::string("timed out: ") + what);
}

} // namespace

RestAnswer rest(unsigned short port, const std::string &method, const std::string &target, const std::string &body,
                const std::string &accessToken, const std::string &contentType)
{
    net::io_context context;
    beast::tcp_stream stream(context);
    stream.connect(localEndpoint(port));
    http::request<http::string_body> request(http::string_to_verb(method), target, 11);
    request.set(http::field::host, "127.0.0.1");
    request.keep_alive(false);
    if (!accessToken.empty())
        request.set(http::field::authorization, "Bearer " + accessToken);
    if (!body.empty())
        request.set(http::field::content_type, contentType);
    request.body() = body;
    request.prepare_payload();
    http::write(stream, request);

    beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(1'000'000'000);
    beast::error_code error;
    http::async_read(stream, buffer, parser, [&error](beast::error_code e, std::size_t) { error = e; });
    finish(context, "an HTTP answer");
    if (error)
        throw std::runtime_error("no HTTP answer: " + error.message());
    const auto &response = parser.get();
    RestAnswer answer;
    answer.status = response.result_int();
    answer.body = response.body().empty() ? boost::json::value() : boost::json::parse(response.body());
    answer.retryAfter = std::string(response[http::field::retry_after]);
    return answer;
}

std::string rawExchange(unsigned short port, const std::string &bytes)
{
    WireConnection connection(port);
    connection.send(bytes);
    return connection.readToEnd();
}

struct WireConnection::Private
{
    net::io_context context;
    Tcp::socket socket{context};
    std::string received;
};

WireConnection::WireConnection(unsigned short port) : d(std::make_unique<Private>())
{
    d->socket.connect(localEndpoint(port));
}

WireConnection::~WireConnection() = default;

WireConnection::WireConnection(WireConnection &&) noexcept = default;

void WireConnection::send(const std::string &bytes)
{
    beast::error_code ignored;
    net::write(d->socket, net::buffer(bytes), ignored);
}

std::string WireConnection::readUntil(const std::string &marker)
{
    beast::error_code error;
    std::size_t count = 0;
    net::async_read_until(d->socket, net::dynamic_buffer(d->received), marker,
                          [&](beast::error_code e, std::size_t bytes) {
                              error = e;
                              count = bytes;
                          });
    finish(d->context, "an answer");
    if (error)
        throw std::runtime_error("the connection ended: " + error.message());
    const std::string answer = d->received.substr(0, count);
    d->received.erase(0, count);
    return answer;
}

std::string WireConnection::readToEnd()
{
    net::async_read(d->socket, net::dynamic_buffer(d->received), [](beast::error_code, std::size_t) {});
    finish(d->context, "the end of a connection");
    return std::exchange(d->received, {});
}

struct WireSocket::Private
{
    net::io_context context;
    websocket::stream<beast::tcp_stream> socket{context};
    beast::flat_buffer buffer;
};

WireSocket::WireSocket() : d(std::make_unique<Private>()) {}

WireSocket::~WireSocket() = default;

WireSocket::WireSocket(WireSocket &&) noexcept = default;

unsigned WireSocket::open(unsigned short port, const std::string &target, const std::string &authorization)
{
    if (!authorization.empty()) {
        d->socket.set_option(websocket::stream_base::decorator([authorization](websocket::request_type &request) {
            request.set(http::field::authorization, authorization);
        }));
    }
    beast::get_lowest_layer(d->socket).connect(localEndpoint(port));
    beast::get_lowest_layer(d->socket).socket().set_option(Tcp::no_delay(true));
    websocket::response_type response;
    beast::error_code error;
    d->socket.async_handshake(response, "127.0.0.1", target, [&error](beast::error_code e) { error = e; });
    finish(d->context, "a handshake");
    if (error && error != websocket::error::upgrade_declined)
        throw std::runtime_error("no handshake: " + error.message());
    return response.result_int();
}

void WireSocket::send(const std::string &text)
{
    d->socket.text(true);
    d->socket.write(net::buffer(text));
}

void WireSocket::sendBinary(const std::string &bytes)
{
    d->socket.binary(true);
    d->socket.write(net::buffer(bytes));
}

std::optional<std::string> WireSocket::receiveText()
{
    beast::error_code error;
    d->buffer.clear();
    d->socket.async_read(d->buffer, [&error](beast::error_code e, std::size_t) { error = e; });
    finish(d->context, "a frame");
    if (error)
        return std::nullopt;
    return beast::buffers_to_string(d->buffer.data());
}

boost::json::value WireSocket::receive()
{
    const auto text = receiveText();
    if (!text)
        throw std::runtime_error("the socket was closed with " + std::to_string(closeCode()));
    return boost::json::parse(*text);
}

unsigned WireSocket::closeCode() const
{
    const auto code = d->socket.reason().code;
    return code == websocket::close_code::none ? 1006 : code;
}

void WireSocket::close()
{
    beast::error_code ignored;
    d->socket.close(websocket::close_code::normal, ignored);
}

} // namespace vatochito::server
