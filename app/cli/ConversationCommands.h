// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Command.h"

namespace vatochito::cli {

/// A command that names people by their user names and makes a conversation with them.
class OpeningCommand : public Command
{
public:
    using Command::Command;

protected:
    /// From the cache if they are known, else from the server. Errors: NotFound, the link's.
    Result<User> find(const QString &username);
    ExitCode answer(const Result<ConversationId> &opened);
};

class DirectCommand final : public OpeningCommand
{
public:
    using OpeningCommand::OpeningCommand;

private:
    ExitCode work() override;
    Result<ConversationId> open();
    /// The conversation that is there already, for when the server cannot be reached.
    ConversationId known();
};

class GroupCommand final : public OpeningCommand
{
public:
    using OpeningCommand::OpeningCommand;

private:
    ExitCode work() override;
    Result<ConversationId> create();
};

/// Moves my read marker, and waits until the server has told everybody.
class ReadCommand final : public Command
{
public:
    using Command::Command;

private:
    ExitCode work() override;
    /// Up to where: what was asked for, else the newest. Errors: NotFound for a message that is not there.
    Result<MessageId> position();
    Result<MessageId> marker();
    /// The newest message of somebody else that is there, up to \a upTo: what the server is told of, for one's own need
    /// no reading. Invalid: there is none.
    Result<MessageId> newestOfOthers(MessageId upTo);
    /// \param told  What the server will tell to have been read. False: it is kept, and told by whoever connects next.
    bool tell(MessageId told);
    /// Moves the marker on this computer.
    Status keep(MessageId upTo);
    void print(MessageId upTo);
};

} // namespace vatochito::cli
