// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Command.h"

namespace vatochito::cli {

/// Brings the cache up to date if it may, then answers from the cache, whether or not the server could be reached.
class ReadingCommand : public Command
{
public:
    using Command::Command;

protected:
    /// Asks the server for what print() needs.
    virtual Status catchUp() { return refresh(); }
    /// Answers from the cache. Not Done: it could not, and the person was told.
    virtual ExitCode print() = 0;

private:
    ExitCode work() final;
};

class WhoAmICommand final : public ReadingCommand
{
public:
    using ReadingCommand::ReadingCommand;

private:
    ExitCode print() override;
};

class ConversationsCommand final : public ReadingCommand
{
public:
    using ReadingCommand::ReadingCommand;

private:
    ExitCode print() override;
};

class MembersCommand final : public ReadingCommand
{
public:
    using ReadingCommand::ReadingCommand;

private:
    ExitCode print() override;
};

/// Has the history of its conversation, the first argument, read before it answers.
class HistoryReader : public ReadingCommand
{
public:
    using ReadingCommand::ReadingCommand;

private:
    Status catchUp() final;
    /// How many messages print() needs at the most.
    virtual int wanted() const = 0;
};

class HistoryCommand final : public HistoryReader
{
public:
    using HistoryReader::HistoryReader;

private:
    ExitCode print() override;
    int wanted() const override { return request().limit; }
    /// Oldest first, what waits in the outbox last.
    Result<QList<Message>> page();
};

} // namespace vatochito::cli
