// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/Subscriber.h"
#include "server/transport/FrameSocket.h"
#include "server/transport/PingOrder.h"
#include "server/transport/ServerContext.h"
#include "server/transport/TokenBucket.h"
#include "server/wire/SocketCommand.h"

namespace vatochito::server {

/// One level 0 socket of one person in one conversation, from the handshake to its end. Level 0 has no error frame:
/// what cannot be done is logged and left out, and who sends faster than allowed is read more slowly, so that nobody's
/// words are dropped. On its socket's strand.
class WebSocketSession final : public Subscriber,
                               public ClientConnection,
                               public FrameSocketOwner,
                               public std::enable_shared_from_this<WebSocketSession>
{
public:
    /// \a server must outlive the session.
    WebSocketSession(std::unique_ptr<FrameSocket> socket, ServerContext &server, SocketGate::Admission admission,
                     std::string loggedPath, std::string peer);

    void run();

    ConversationId conversation() const override { return m_admission.conversation; }
    UserId user() const override { return m_admission.user->id; }
    const std::string &accessId() const override { return m_admission.accessId; }
    void deliver(const Frame &frame) override;
    void endAccess() override;
    void drain() override;

    void onOpened() override;
    void onFrame(std::string_view frame, bool isText) override;
    void onTooLarge() override;
    void onWake() override;
    void onTooSlow() override;
    void onEnded() override;

private:
    void onConfirmed(const Status &confirmed);
    void execute(const command::Ping &);
    void execute(const command::Send &send);
    void execute(const command::Typing &typing);
    void execute(const command::MarkRead &markRead);
    void execute(const command::Edit &edit);
    void execute(const command::Remove &remove);
    void execute(const command::Unknown &);
    /// What a ChatService call is given: comes back to the strand and ends the command.
    std::function<void(const Status &)> commandDone(const char *name);
    ChatService::MessageDone messageDone(const char *name);
    void onCommandDone(std::uint64_t command, const char *name, const Status &status);
    void answerPings();

    std::unique_ptr<FrameSocket> m_socket;
    ServerContext &m_server;
    SocketGate::Admission m_admission;
    std::string m_path;
    std::string m_peer;
    TokenBucket m_commands;
    PingOrder m_pings;
    bool m_isOpen = false;
};

} // namespace vatochito::server
