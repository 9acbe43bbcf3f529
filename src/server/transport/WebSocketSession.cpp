// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/WebSocketSession.h"

#include "server/wire/Frames.h"

#include <spdlog/spdlog.h>

#include <chrono>

namespace vatochito::server {

namespace {

using SteadyClock = std::chrono::steady_clock;
using Ending = FrameSocket::Ending;

// RFC 6455, section 7.4.1.
constexpr unsigned kNormal = 1000;
constexpr unsigned kGoingAway = 1001;
constexpr unsigned kPolicyError = 1008;
constexpr unsigned kTooLarge = 1009;
constexpr unsigned kInternalError = 1011;

} // namespace

WebSocketSession::WebSocketSession(std::unique_ptr<FrameSocket> socket, ServerContext &server,
                                   SocketGate::Admission admission, std::string loggedPath, std::string peer)
    : m_socket(std::move(socket))
    , m_server(server)
    , m_admission(std::move(admission))
    , m_path(std::move(loggedPath))
    , m_peer(std::move(peer))
    , m_commands(server.limits.commandsPerSecond, server.limits.commandsPerSecond * limits::kCommandBurstSeconds,
                 SteadyClock::now())
{
}

void WebSocketSession::run()
{
    m_server.connections.add(shared_from_this());
    // Before the 101: whoever reads it may ask REST for the history at once, and what is said after that must come
    // through here.
    m_server.hub.subscribe(shared_from_this());
    const bool isPosted = m_server.lanes.post(Lane::Requests, user(), [self = shared_from_this()] {
        const Status confirmed = self->m_server.gate.confirm(self->m_admission);
        self->m_socket->post([self, confirmed] { self->onConfirmed(confirmed); });
    });
    if (!isPosted)
        onConfirmed(failure(ServerError::unavailable("The server is busy.")));
}

void WebSocketSession::onConfirmed(const Status &confirmed)
{
    // Nothing that is told meanwhile goes out before the 101, and with this never.
    if (!confirmed) {
        spdlog::info("WebSocket REJECT {} [{}]", m_path, m_peer);
        m_socket->close(kPolicyError, Ending::Drop, nullptr);
    }
    m_socket->accept(shared_from_this());
}

void WebSocketSession::onOpened()
{
    spdlog::info("WebSocket CONNECT {} [{}]", m_path, m_peer);
    m_isOpen = true;
    m_socket->wakeAfter(limits::kSocketLife);
}

void WebSocketSession::onWake()
{
    m_socket->close(kNormal, Ending::Flush, nullptr);
}

void WebSocketSession::deliver(const Frame &frame)
{
    m_socket->post([self = shared_from_this(), frame] { self->m_socket->send(frame, Importance::Always); });
}

void WebSocketSession::endAccess()
{
    // 1008, although level 0 names no code for it: 1000 would say that all is well. A client that comes back is told
    // 403, asks REST why, and learns there whether its session or its membership is over.
    m_socket->post([self = shared_from_this()] { self->m_socket->close(kPolicyError, Ending::Drop, nullptr); });
}

void WebSocketSession::drain()
{
    m_socket->post([self = shared_from_this()] { self->m_socket->close(kGoingAway, Ending::Flush, nullptr); });
}

void WebSocketSession::onFrame(std::string_view frame, bool isText)
{
    const auto command = isText ? parseSocketCommand(frame) : std::nullopt;
    if (!command)
        return m_socket->close(kInternalError, Ending::Drop, nullptr);
    const std::size_t wholeSteps = frame.size() / limits::kBytesPerCommand;
    const double cost = 1 + static_cast<double>(wholeSteps);
    std::visit([this](const auto &known) { execute(known); }, *command);
    const auto wait = m_commands.take(SteadyClock::now(), cost);
    if (wait.count() > 0)
        m_socket->delayReading(wait);
}

void WebSocketSession::onTooLarge()
{
    m_socket->close(kTooLarge, Ending::Drop, nullptr);
}

void WebSocketSession::execute(const command::Ping &)
{
    m_pings.addPing();
    answerPings();
}

void WebSocketSession::answerPings()
{
    static const Frame kPong = std::make_shared<const std::string>(frames::pong());
    for (std::size_t due = m_pings.takeDue(); due > 0; --due)
        m_socket->send(kPong, Importance::Always);
}

void WebSocketSession::execute(const command::Send &send)
{
    Draft draft;
    draft.conversation = conversation();
    draft.sender = user();
    draft.type = send.type;
    draft.content = send.content;
    m_server.chat.send(std::move(draft), messageDone("message.send"));
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
    m_server.chat.edit(conversation(), edit.message, user(), edit.content, messageDone("message.edit"));
}

void WebSocketSession::execute(const command::Remove &remove)
{
    m_server.chat.remove(conversation(), remove.message, user(), messageDone("message.delete"));
}

void WebSocketSession::execute(const command::Unknown &)
{
    spdlog::debug("command ignored: path={} peer={}", m_path, m_peer);
}

std::function<void(const Status &)> WebSocketSession::commandDone(const char *name)
{
    m_socket->beginCommand();
    return [self = shared_from_this(), name, command = m_pings.beginCommand()](const Status &status) {
        self->m_socket->post([self, command, name, status] { self->onCommandDone(command, name, status); });
    };
}

ChatService::MessageDone WebSocketSession::messageDone(const char *name)
{
    return [done = commandDone(name)](const Result<ChatService::Outcome> &outcome) {
        done(outcome ? Status() : Status(failure(outcome.error())));
    };
}

void WebSocketSession::onCommandDone(std::uint64_t command, const char *name, const Status &status)
{
    m_pings.endCommand(command);
    if (!status) {
        spdlog::warn("command refused: type={} path={} peer={} reason={}", name, m_path, m_peer,
                     toString(status.error().code));
        if (std::string_view(name) == "message.send" && status.error().code == ServerError::Code::Forbidden)
            m_socket->close(kPolicyError, Ending::Drop, nullptr);
    }
    answerPings();
    m_socket->endCommand();
}

void WebSocketSession::onTooSlow()
{
    spdlog::warn("socket cut off: path={} peer={} reason=slow reader", m_path, m_peer);
    m_socket->cutOff();
}

void WebSocketSession::onEnded()
{
    m_server.hub.unsubscribe(*this);
    m_server.connections.remove(*this);
    if (m_isOpen)
        spdlog::info("WebSocket DISCONNECT {} [{}]", m_path, m_peer);
}

} // namespace vatochito::server
