// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/transport/ServerContext.h"
#include "server/wire/SyncFrames.h"

#include <functional>
#include <memory>

namespace vatochito::server {

/// Where the answers to a device's commands go. Thread: the socket's strand, but for post().
class DeviceReplies
{
public:
    virtual ~DeviceReplies() = default;

    /// Runs \a task on the strand. Thread: any.
    virtual void post(std::function<void()> task) = 0;
    /// Every command that is not answered at once is counted until it is.
    virtual void beginCommand() = 0;
    virtual void endCommand() = 0;
    virtual void reply(std::string frame) = 0;
    virtual void refuse(long long id, const ServerError &error, syncframes::ForbiddenMeans forbidden) = 0;
};

/// Carries out what a device asks about conversations (sync.md, Commands): reads where it may block, changes through
/// the services. Each is answered once: with what was read, with an ack when it is on disk, or with an error. Thread:
/// the socket's strand.
class DeviceCommands
{
public:
    using Replies = std::shared_ptr<DeviceReplies>;

    /// \a server must outlive every command.
    DeviceCommands(ServerContext &server, UserId user);

    void execute(const synccommand::Changes &changes, const Replies &replies);
    void execute(const synccommand::History &history, const Replies &replies);
    void execute(const synccommand::Send &send, const Replies &replies);
    void execute(const synccommand::Edit &edit, const Replies &replies);
    void execute(const synccommand::Remove &remove, const Replies &replies);
    void execute(const synccommand::React &react, const Replies &replies);
    void execute(const synccommand::PinMessage &pin, const Replies &replies);
    void execute(const synccommand::Mark &mark, const Replies &replies);

private:
    /// Asks for a frame where it may block, and replies with it.
    void answer(long long id, Lane lane, const Replies &replies, std::function<Result<std::string>()> read);

    ServerContext &m_server;
    UserId m_user;
};

} // namespace vatochito::server
