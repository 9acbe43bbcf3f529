// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Command.h"

#include <chrono>

namespace vatochito::cli {

/// What became of one operation of the outbox.
struct Verdict
{
    enum class Kind { Waiting, Acknowledged, Failed, Gone };

    Kind kind = Kind::Waiting;
    MessageId message;                ///< Once acknowledged.
    std::optional<OutboxEntry> entry; ///< While it is in the outbox.
};

/// A command whose operation is in the outbox: it waits a while for the server's answer.
class OutboxCommand : public Command
{
public:
    using Command::Command;

protected:
    /// Connects, and waits for the server to take \a operation or refuse it for good. Reads the verdict from the cache,
    /// since another process of the profile may be the one that sends.
    Verdict attempt(const ClientId &operation, std::chrono::milliseconds limit);
    static ExitCode exitCode(const Verdict &verdict);

private:
    Result<Verdict> look(const ClientId &operation);
};

class SendCommand final : public OutboxCommand
{
public:
    using OutboxCommand::OutboxCommand;

private:
    ExitCode work() override;
    Draft draft();
};

/// A message of mine that is to be changed.
class ChangeCommand : public OutboxCommand
{
public:
    using OutboxCommand::OutboxCommand;

private:
    ExitCode work() final;
    virtual QFuture<Result<ClientId>> enqueue() = 0;
};

class EditCommand final : public ChangeCommand
{
public:
    using ChangeCommand::ChangeCommand;

private:
    QFuture<Result<ClientId>> enqueue() override;
};

class DeleteCommand final : public ChangeCommand
{
public:
    using ChangeCommand::ChangeCommand;

private:
    QFuture<Result<ClientId>> enqueue() override;
};

/// `outbox`, `outbox cancel`, `outbox retry`.
class OutboxListCommand final : public OutboxCommand
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::cli::OutboxListCommand)

public:
    using OutboxCommand::OutboxCommand;

private:
    ExitCode work() override;
    ExitCode list();
    ExitCode cancel(const OutboxEntry &entry);
    ExitCode retry(const OutboxEntry &entry);
    void print(const OutboxEntry &entry);
};

} // namespace vatochito::cli
