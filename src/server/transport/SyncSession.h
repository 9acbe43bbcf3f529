// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/SyncSubscriber.h"
#include "server/transport/DeviceCommands.h"
#include "server/transport/FrameSocket.h"
#include "server/transport/HeldEvents.h"
#include "server/transport/SyncDeadlines.h"
#include "server/transport/TokenBucket.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace vatochito::server {

/// One level 1 socket (sync.md): a device of one person, from the handshake to its end. Every command is answered.
/// Events are told from the resume on, whose answer tells of those before; what comes while it is read waits for the
/// answer. On its socket's strand.
class SyncSession final : public SyncSubscriber,
                          public ClientConnection,
                          public FrameSocketOwner,
                          public DeviceReplies,
                          public std::enable_shared_from_this<SyncSession>
{
public:
    /// \a server must outlive the session.
    SyncSession(std::unique_ptr<FrameSocket> socket, ServerContext &server, SocketGate::SyncAdmission admission,
                std::string peer);

    void run();

    UserId user() const override { return m_user; }
    std::string accessId() const override;
    std::string device() const override;
    bool showsReceipts() const override { return m_showsReceipts; }
    void personChanged(const UserPtr &person) override;
    void deliver(const SyncDelivery &delivery) override;
    void endAccess() override;
    void supersede() override;
    void drain() override;

    void onOpened() override;
    void onFrame(std::string_view frame, bool isText) override;
    void onTooLarge() override;
    void onWake() override;
    void onTooSlow() override;
    void onEnded() override;

    void post(std::function<void()> task) override { m_socket->post(std::move(task)); }
    void beginCommand() override { m_socket->beginCommand(); }
    void endCommand() override { m_socket->endCommand(); }
    void reply(std::string frame) override { send(std::move(frame)); }
    void refuse(long long id, const ServerError &error, syncframes::ForbiddenMeans forbidden) override;

private:
    enum class Stage { Joining, Joined, Live };

    void execute(const synccommand::Ping &);
    void execute(const synccommand::Resume &resume);
    void execute(const synccommand::Auth &auth);
    void execute(const synccommand::Typing &typing);
    void execute(const synccommand::Faulty &faulty);
    template <typename Command>
    void execute(const Command &command)
    {
        m_commands.execute(command, shared_from_this());
    }

    /// False: the command costs more than may be asked for now; it was answered.
    bool mayAfford(long long id, std::size_t frameBytes);
    void onJoined(const Status &joined);
    void onAdmitted(const Result<UserPtr> &person);
    /// Ends a connection that could not be let in.
    void leaveOutside(const ServerError &error);
    void beginResume();
    void finishResume(const Result<std::string> &resumed);
    void onAuthenticated(long long id, Result<AuthService::Caller> caller);
    void send(std::string frame, Importance importance = Importance::Always);
    void refuse(long long id, const syncframes::Refusal &refusal);
    void leave(unsigned code, std::string_view reason, FrameSocket::Ending ending,
               std::chrono::milliseconds retryAfter = {});
    /// If it must leave.
    void tellDeparture();
    void pass(const SyncDelivery &delivery);
    /// Sleeps until the next thing that is to be done by itself.
    void sleep();
    void setToken(const AuthService::Caller &caller);

    std::unique_ptr<FrameSocket> m_socket;
    ServerContext &m_server;
    SocketGate::SyncAdmission m_admission;
    UserPtr m_person; ///< nobody with id 0 when the admission was refused
    const UserId m_user;
    std::string m_peer;
    TokenBucket m_rate;
    DeviceCommands m_commands;

    std::atomic<bool> m_showsReceipts;
    mutable std::mutex m_identityMutex; ///< of the two that others ask for
    std::string m_accessId;
    std::string m_device;

    Stage m_stage = Stage::Joining;
    std::optional<synccommand::Resume> m_resume; ///< the one that waits or is worked on
    HeldEvents m_held;
    std::unordered_map<ConversationId, long long> m_sent; ///< the last rev of each conversation

    SyncDeadlines m_deadlines;
    bool m_isOpen = false;
    bool m_isLeaving = false;
};

} // namespace vatochito::server
