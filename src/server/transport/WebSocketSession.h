// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/transport/Beast.h"
#include "server/transport/SendQueue.h"
#include "server/transport/ServerContext.h"
#include "server/transport/TokenBucket.h"
#include "server/wire/SocketCommand.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <set>

namespace vatochito::server {

/// One level 0 socket of one person in one conversation, from the handshake to its end. One read and one write are in
/// flight at most. Level 0 has no error frame: what cannot be done is logged and left out, and who sends faster than
/// allowed is read more slowly, so that nobody's words are dropped. On its own strand.
class WebSocketSession final : public Subscriber,
                               public ClientConnection,
                               public std::enable_shared_from_this<WebSocketSession>
{
public:
    /// \a server must outlive the session.
    WebSocketSession(beast::tcp_stream stream, ServerContext &server, SocketGate::Admission admission,
                     std::string loggedPath, std::string peer);

    void run(http::request<http::string_body> request);

    ConversationId conversation() const override { return m_admission.conversation; }
    UserId user() const override { return m_admission.user->id; }
    const std::string &accessId() const override { return m_admission.accessId; }
    void deliver(const Frame &frame) override;
    void endAccess() override;
    void drain() override;

private:
    void onAccepted();
    void startLifeTimer();

    void read();
    void onRead();
    void forgetFrame();
    /// Reads on when nothing speaks against it: the rate, the commands in flight, the end.
    void readOn();
    void delayRead(std::chrono::milliseconds delay);

    void execute(const command::Ping &);
    void execute(const command::Send &send);
    void execute(const command::Typing &typing);
    void execute(const command::MarkRead &markRead);
    void execute(const command::Edit &edit);
    void execute(const command::Remove &remove);
    void execute(const command::Unknown &);
    /// What a ChatService call is given: comes back to the strand and ends the command.
    std::function<void(const Status &)> commandDone(const char *name);
    void onCommandDone(std::uint64_t command, const char *name, const Status &status);
    /// A pong says that everything sent before its ping has been dealt with: clients tell by it whether what they sent
    /// was stored (sync.md, Outbox rules). Deployed servers work one command after the other.
    void answerPings();

    void enqueue(Frame frame);
    void write();
    void onWritten(beast::error_code error);

    /// Flush sends what is queued first.
    enum class Ending { Flush, Drop };
    void closeWith(websocket::close_code code, Ending ending);
    void continueClosing();
    void cutOff(const char *reason);
    void end();

    ServerContext &m_server;
    websocket::stream<beast::tcp_stream> m_socket;
    http::request<http::string_body> m_request;
    SocketGate::Admission m_admission;
    std::string m_path;
    std::string m_peer;
    beast::flat_buffer m_buffer;
    SendQueue m_queue;
    TokenBucket m_commands;
    net::steady_timer m_readDelay;
    net::steady_timer m_life;
    std::uint64_t m_nextCommand = 0;
    std::set<std::uint64_t> m_inFlight;   ///< Commands by their number.
    std::deque<std::uint64_t> m_pingsDue; ///< For each the number of the first command after it.
    std::optional<websocket::close_code> m_closing;
    bool m_isOpen = false;
    bool m_isReading = false;
    bool m_isDelayed = false;
    bool m_isWriting = false;
    bool m_isCloseSent = false;
    bool m_hasEnded = false;
};

} // namespace vatochito::server
