// SPDX-License-Identifier: GPL-3.0-or-later
#include "SyncSenders.h"

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

#include <algorithm>
#include <charconv>
#include <deque>
#include <functional>
#include <stdexcept>
#include <string_view>

namespace vatochito::bench {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using Tcp = net::ip::tcp;
using SteadyClock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

namespace {

constexpr std::string_view kMessageNew = R"({"type":"message.new")";
constexpr std::string_view kPong = R"({"type":"pong")";
constexpr std::string_view kAck = R"({"type":"ack")";

/// The number after \a mark in \a frame.
std::size_t numberAfter(std::string_view frame, std::string_view mark)
{
    const auto found = frame.find(mark);
    if (found == std::string_view::npos)
        throw std::runtime_error("a frame without " + std::string(mark));
    std::size_t number = 0;
    std::from_chars(frame.data() + found + mark.size(), frame.data() + frame.size(), number);
    return number;
}

struct Socket
{
    Socket(net::io_context &context, long long itsConversation) : stream(context), conversation(itsConversation) {}

    websocket::stream<beast::tcp_stream> stream;
    long long conversation;
    beast::flat_buffer buffer;
    std::deque<std::string> waiting; ///< the first is on its way
};

} // namespace

struct SyncSenders::Private
{
    using OnFrame = std::function<void(Socket &, std::string_view)>;

    void read(Socket &socket)
    {
        socket.stream.async_read(socket.buffer, [this, &socket](beast::error_code error, std::size_t) {
            if (isDone)
                return;
            if (error)
                throw std::runtime_error("a socket broke: " + error.message() + ", " +
                                         std::to_string(socket.stream.reason().code) + ' ' +
                                         socket.stream.reason().reason.c_str());
            const auto data = socket.buffer.data();
            const std::string_view frame(static_cast<const char *>(data.data()), data.size());
            onFrame(socket, frame);
            socket.buffer.clear();
            read(socket);
        });
    }
    void send(Socket &socket, std::string frame)
    {
        socket.waiting.push_back(std::move(frame));
        if (socket.waiting.size() == 1)
            write(socket);
    }
    void write(Socket &socket)
    {
        socket.stream.async_write(net::buffer(socket.waiting.front()),
                                  [this, &socket](beast::error_code error, std::size_t) {
                                      if (error)
                                          throw std::runtime_error("a socket broke: " + error.message());
                                      socket.waiting.pop_front();
                                      if (!socket.waiting.empty())
                                          write(socket);
                                  });
    }
    std::string message(const Socket &socket, std::size_t contentBytes)
    {
        const std::string number = std::to_string(++sent);
        return R"({"type":"message.send","id":)" + number + R"(,"conversation":)" +
               std::to_string(socket.conversation) + R"(,"client_id":"bench-)" + number + '-' +
               std::to_string(socket.conversation) + R"(","content":")" + std::string(contentBytes, 'x') + "\"}";
    }
    /// Reads and sends until finish() is called.
    Milliseconds run(OnFrame handler, const std::function<void()> &begin)
    {
        onFrame = std::move(handler);
        isDone = false;
        if (!isReading) {
            for (const auto &socket : sockets)
                read(*socket);
            isReading = true;
        }
        const auto start = SteadyClock::now();
        begin();
        context.restart();
        context.run_for(std::chrono::minutes(3));
        if (!isFinished)
            throw std::runtime_error("not everything arrived");
        isFinished = false;
        return SteadyClock::now() - start;
    }
    void finish()
    {
        isFinished = true;
        context.stop();
    }

    unsigned short port = 0;
    net::io_context context{1};
    std::vector<std::unique_ptr<Socket>> sockets;
    OnFrame onFrame;
    std::size_t sent = 0;
    std::size_t frameBytes = 0;
    bool isReading = false;
    bool isDone = false;
    bool isFinished = false;
};

SyncSenders::SyncSenders(unsigned short port) : d(std::make_unique<Private>())
{
    d->port = port;
}

SyncSenders::~SyncSenders()
{
    d->isDone = true;
}

void SyncSenders::connect(const std::string &accessToken, long long conversation)
{
    auto socket = std::make_unique<Socket>(d->context, conversation);
    auto &stream = socket->stream;
    beast::get_lowest_layer(stream).connect(Tcp::endpoint(net::ip::address_v4::loopback(), d->port));
    beast::get_lowest_layer(stream).socket().set_option(Tcp::no_delay(true));
    stream.set_option(websocket::stream_base::decorator([accessToken](websocket::request_type &request) {
        request.set(beast::http::field::authorization, "Bearer " + accessToken);
    }));
    stream.handshake("127.0.0.1", "/ws/sync/");
    stream.text(true);
    const std::string resume =
        R"({"type":"resume","id":1,"device":"bench-)" + std::to_string(d->sockets.size()) + R"(","fresh":true})";
    stream.write(net::buffer(resume));
    for (bool hasResumed = false; !hasResumed; socket->buffer.clear()) {
        stream.read(socket->buffer);
        hasResumed = beast::buffers_to_string(socket->buffer.data()).starts_with(R"({"type":"resumed")");
    }
    d->sockets.push_back(std::move(socket));
}

double SyncSenders::acknowledged(std::size_t messages, std::size_t contentBytes)
{
    std::size_t acks = 0, begun = 0;
    const auto next = [&](Socket &socket) {
        if (begun++ < messages)
            d->send(socket, d->message(socket, contentBytes));
    };
    const Milliseconds time = d->run(
        [&](Socket &socket, std::string_view frame) {
            if (!frame.starts_with(kAck))
                return;
            if (++acks == messages)
                return d->finish();
            next(socket);
        },
        [&] {
            for (const auto &socket : d->sockets)
                next(*socket);
        });
    return static_cast<double>(messages) / time.count() * 1'000;
}

double SyncSenders::delivered(std::size_t messages, std::size_t contentBytes, std::size_t window)
{
    Socket &sender = *d->sockets.front();
    std::size_t deliveries = 0, begun = 0;
    const std::size_t wanted = messages * d->sockets.size();
    const auto next = [&] {
        if (begun++ < messages)
            d->send(sender, d->message(sender, contentBytes));
    };
    const Milliseconds time = d->run(
        [&](Socket &socket, std::string_view frame) {
            if (!frame.starts_with(kMessageNew))
                return;
            d->frameBytes = frame.size();
            if (&socket == &sender)
                next();
            if (++deliveries == wanted)
                d->finish();
        },
        [&] {
            for (std::size_t i = 0; i < window; ++i)
                next();
        });
    return static_cast<double>(wanted) / time.count() * 1'000;
}

std::vector<Milliseconds> SyncSenders::latencies(std::size_t messages, std::size_t contentBytes, double perSecond)
{
    const std::size_t first = d->sent + 1;
    std::vector<SteadyClock::time_point> sentAt;
    std::vector<Milliseconds> times;
    net::steady_timer timer(d->context);
    const auto start = SteadyClock::now();
    std::function<void()> sendNext = [&] {
        timer.expires_at(start + std::chrono::duration_cast<SteadyClock::duration>(
                                     std::chrono::duration<double>(static_cast<double>(sentAt.size()) / perSecond)));
        timer.async_wait([&](beast::error_code error) {
            if (error)
                return;
            sentAt.push_back(SteadyClock::now());
            d->send(*d->sockets.front(), d->message(*d->sockets.front(), contentBytes));
            if (sentAt.size() < messages)
                sendNext();
        });
    };
    d->run(
        [&](Socket &, std::string_view frame) {
            if (!frame.starts_with(kMessageNew))
                return;
            const std::size_t number = numberAfter(frame, R"("client_id":"bench-)");
            times.emplace_back(SteadyClock::now() - sentAt.at(number - first));
            if (times.size() == messages * d->sockets.size())
                d->finish();
        },
        sendNext);
    std::sort(times.begin(), times.end());
    return times;
}

std::size_t SyncSenders::idle(std::chrono::milliseconds time, std::chrono::milliseconds pingEvery)
{
    net::steady_timer end(d->context, time), turn(d->context);
    const auto between = std::chrono::duration_cast<SteadyClock::duration>(pingEvery) / d->sockets.size();
    std::size_t pinged = 0, pongs = 0;
    const auto start = SteadyClock::now();
    std::function<void()> pingNext = [&] {
        turn.expires_at(start + between * pinged);
        turn.async_wait([&](beast::error_code error) {
            if (error)
                return;
            d->send(*d->sockets.at(pinged++ % d->sockets.size()), R"({"type":"ping"})");
            pingNext();
        });
    };
    d->run([&](Socket &, std::string_view frame) { pongs += frame.starts_with(kPong) ? 1 : 0; },
           [&] {
               pingNext();
               end.async_wait([this](beast::error_code) { d->finish(); });
           });
    return pongs;
}

std::size_t SyncSenders::frameBytes() const
{
    return d->frameBytes;
}

} // namespace vatochito::bench
