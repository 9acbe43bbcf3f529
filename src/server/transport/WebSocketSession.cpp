// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/WebSocketSession.h"

#include "server/wire/Frames.h"

#include <spdlog/spdlog.h>

#include <chrono>

namespace vatochito::server {

namespace {

using SteadyClock = std::chrono::steady_clock;

Status withoutValue(const Result<Message> &message)
{
    if (message)
        return {};
    return failure(message.error());
}

} // namespace

WebSocketSession::WebSocketSession(beast::tcp_stream stream, ServerContext &server, SocketGate::Admission admission,
                                   std::string loggedPath, std::string peer)
    : m_server(server)
    , m_socket(std::move(stream))
    , m_admission(std::move(admission))
    , m_path(std::move(loggedPath))
    , m_peer(std::move(peer))
    , m_commands(server.limits.commandsPerSecond, server.limits.commandsPerSecond * limits::kCommandBurstSeconds,
                 SteadyClock::now())
    , m_readDelay(m_socket.get_executor())
    , m_life(m_socket.get_executor())
{
}

void WebSocketSession::run(http::request<http::string_body> request)
{
    m_request = std::move(request);
    beast::get_lowest_layer(m_socket).expires_never();
    websocket::stream_base::timeout timeout;
    timeout.handshake_timeout = limits::kHandshakeDeadline;
    timeout.idle_timeout = limits::kKeepAlive;
    // Other clients send no pings of their own: ours keep them alive and find the dead ones.
    timeout.keep_alive_pings = true;
    m_socket.set_option(timeout);
    m_socket.read_message_max(m_server.limits.frameBytes);

    m_server.connections.add(shared_from_this());
    // Before the 101: whoever reads it may ask REST for the history at once, and what is said after that must come
    // through here.
    m_server.hub.subscribe(shared_from_this());
    m_socket.async_accept(m_request, [self = shared_from_this()](beast::error_code error) {
        if (error)
            return self->end();
        self->onAccepted();
    });
}

void WebSocketSession::onAccepted()
{
    spdlog::info("WebSocket CONNECT {} [{}]", m_path, m_peer);
    m_isOpen = true;
    m_socket.text(true);
    startLifeTimer();
    if (!m_queue.isEmpty())
        write();
    // A drain may have come during the handshake: what is queued goes out first, and reading finds the peer's close.
    if (m_closing)
        continueClosing();
    read();
}

void WebSocketSession::startLifeTimer()
{
    m_life.expires_after(limits::kSocketLife);
    m_life.async_wait([weak = weak_from_this()](beast::error_code error) {
        const auto self = weak.lock();
        if (!error && self)
            self->closeWith(websocket::close_code::normal, Ending::Flush);
    });
}

void WebSocketSession::deliver(const Frame &frame)
{
    net::post(m_socket.get_executor(), [self = shared_from_this(), frame] { self->enqueue(frame); });
}

void WebSocketSession::endAccess()
{
    // 1008, although level 0 names no code for it: 1000 would say that all is well. A client that comes back is told
    // 403, asks REST why, and learns there whether its session or its membership is over.
    net::post(m_socket.get_executor(),
              [self = shared_from_this()] { self->closeWith(websocket::close_code::policy_error, Ending::Drop); });
}

void WebSocketSession::drain()
{
    net::post(m_socket.get_executor(),
              [self = shared_from_this()] { self->closeWith(websocket::close_code::going_away, Ending::Flush); });
}

void WebSocketSession::read()
{
    m_isReading = true;
    m_socket.async_read(m_buffer, [self = shared_from_this()](beast::error_code error, std::size_t) {
        self->m_isReading = false;
        if (error)
            return self->end();
        self->onRead();
    });
}

void WebSocketSession::onRead()
{
    // Nothing new is begun once the end is decided; reading on is what finds the peer's close frame.
    if (m_closing) {
        forgetFrame();
        return read();
    }
    const auto bytes = m_buffer.data();
    const std::string_view frame(static_cast<const char *>(bytes.data()), bytes.size());
    const auto command = m_socket.got_text() ? parseSocketCommand(frame) : std::nullopt;
    const std::size_t wholeSteps = frame.size() / limits::kBytesPerCommand;
    const double cost = 1 + static_cast<double>(wholeSteps);
    forgetFrame();
    if (!command) {
        closeWith(websocket::close_code::internal_error, Ending::Drop);
        return read();
    }
    std::visit([this](const auto &known) { execute(known); }, *command);
    const auto wait = m_commands.take(SteadyClock::now(), cost);
    if (wait.count() > 0)
        return delayRead(wait);
    readOn();
}

void WebSocketSession::forgetFrame()
{
    m_buffer.clear();
    // One large frame must not cost its memory for the life of the socket.
    if (m_buffer.capacity() > limits::kCommandBytes)
        m_buffer.shrink_to_fit();
}

void WebSocketSession::readOn()
{
    const bool isFull = m_inFlight.size() >= limits::kCommandsInFlight;
    if (m_isReading || m_isDelayed || m_hasEnded || (isFull && !m_closing))
        return;
    read();
}

void WebSocketSession::delayRead(std::chrono::milliseconds delay)
{
    m_isDelayed = true;
    m_readDelay.expires_after(delay);
    m_readDelay.async_wait([self = shared_from_this()](beast::error_code) {
        self->m_isDelayed = false;
        self->readOn();
    });
}

void WebSocketSession::execute(const command::Ping &)
{
    m_pingsDue.push_back(m_nextCommand);
    answerPings();
}

void WebSocketSession::answerPings()
{
    static const Frame kPong = std::make_shared<const std::string>(frames::pong());
    while (!m_pingsDue.empty() && (m_inFlight.empty() || *m_inFlight.begin() >= m_pingsDue.front())) {
        m_pingsDue.pop_front();
        enqueue(kPong);
    }
}

void WebSocketSession::execute(const command::Send &send)
{
    Draft draft;
    draft.conversation = conversation();
    draft.sender = user();
    draft.type = send.type;
    draft.content = send.content;
    m_server.chat.send(std::move(draft), [done = commandDone("message.send")](const Result<Message> &message) {
        done(withoutValue(message));
    });
}

void WebSocketSession::execute(const command::Typing &typing)
{
    m_server.chat.typing(conversation(), *m_admission.user, typing.isTyping);
}

void WebSocketSession::execute(const command::MarkRead &markRead)
{
    m_server.chat.markRead(conversation(), markRead.message, user(), commandDone("message.read"));
}

void WebSocketSession::execute(const command::Edit &edit)
{
    m_server.chat.edit(
        conversation(), edit.message, user(), edit.content,
        [done = commandDone("message.edit")](const Result<Message> &message) { done(withoutValue(message)); });
}

void WebSocketSession::execute(const command::Remove &remove)
{
    m_server.chat.remove(conversation(), remove.message, user(), commandDone("message.delete"));
}

void WebSocketSession::execute(const command::Unknown &)
{
    spdlog::debug("command ignored: path={} peer={}", m_path, m_peer);
}

std::function<void(const Status &)> WebSocketSession::commandDone(const char *name)
{
    const std::uint64_t command = m_nextCommand++;
    m_inFlight.insert(command);
    return [self = shared_from_this(), command, name](const Status &status) {
        net::post(self->m_socket.get_executor(),
                  [self, command, name, status] { self->onCommandDone(command, name, status); });
    };
}

void WebSocketSession::onCommandDone(std::uint64_t command, const char *name, const Status &status)
{
    m_inFlight.erase(command);
    if (!status) {
        spdlog::warn("command refused: type={} path={} peer={} reason={}", name, m_path, m_peer,
                     toString(status.error().code));
        if (std::string_view(name) == "message.send" && status.error().code == ServerError::Code::Forbidden)
            closeWith(websocket::close_code::policy_error, Ending::Drop);
    }
    answerPings();
    if (m_closing)
        continueClosing();
    readOn();
}

void WebSocketSession::enqueue(Frame frame)
{
    if (m_hasEnded || m_isCloseSent ||
        (m_closing && *m_closing != websocket::close_code::going_away && *m_closing != websocket::close_code::normal))
        return;
    if (!m_queue.push(std::move(frame), SteadyClock::now()))
        return cutOff("slow reader");
    if (m_isOpen && !m_isWriting)
        write();
}

void WebSocketSession::write()
{
    m_isWriting = true;
    // The frame is kept by the handler, so that the queue may be emptied meanwhile.
    const Frame frame = m_queue.front();
    m_socket.async_write(net::buffer(*frame), [self = shared_from_this(), frame](beast::error_code error, std::size_t) {
        self->onWritten(error);
    });
}

void WebSocketSession::onWritten(beast::error_code error)
{
    m_isWriting = false;
    if (error)
        return end();
    m_queue.pop();
    if (!m_queue.isEmpty())
        return write();
    if (m_closing)
        continueClosing();
}

void WebSocketSession::closeWith(websocket::close_code code, Ending ending)
{
    if (m_closing || m_hasEnded)
        return;
    m_closing = code;
    if (ending == Ending::Drop)
        m_queue.keepFirst();
    // Nobody waits for what may not be delivered any more; the write in flight cannot be taken back.
    if (ending == Ending::Drop && !m_isWriting && !m_queue.isEmpty())
        m_queue.pop();
    continueClosing();
}

void WebSocketSession::continueClosing()
{
    const bool awaitsCommands = !m_inFlight.empty() && *m_closing == websocket::close_code::going_away;
    if (!m_isOpen || m_isCloseSent || m_isWriting || !m_queue.isEmpty() || awaitsCommands)
        return;
    m_isCloseSent = true;
    m_socket.async_close(*m_closing, [self = shared_from_this()](beast::error_code) { self->end(); });
}

void WebSocketSession::cutOff(const char *reason)
{
    spdlog::warn("socket cut off: path={} peer={} reason={}", m_path, m_peer, reason);
    beast::get_lowest_layer(m_socket).close();
    end();
}

void WebSocketSession::end()
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_life.cancel();
    m_readDelay.cancel();
    m_server.hub.unsubscribe(*this);
    m_server.connections.remove(*this);
    if (m_isOpen)
        spdlog::info("WebSocket DISCONNECT {} [{}]", m_path, m_peer);
}

} // namespace vatochito::server
