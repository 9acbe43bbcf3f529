// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CommandLine.h"
#include "ExitCode.h"
#include "People.h"
#include "Printer.h"
#include "WorkingAccount.h"

#include <QCoreApplication>

namespace vatochito::cli {

/// What every command is given. All of it outlives the command.
struct CommandContext
{
    const Request &request;
    const Printer &printer;
    WorkingAccount &working;
};

/// One thing that was asked for. Reads from top to bottom: it waits where it must (Waiting.h).
class Command
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::cli::Command)

public:
    explicit Command(const CommandContext &context) : m_context(context) {}
    virtual ~Command() = default;
    Q_DISABLE_COPY_MOVE(Command)

    /// Opens the account, works, and leaves politely whatever came of it.
    ExitCode run();

protected:
    /// Its account is open.
    virtual ExitCode work() = 0;

    const Request &request() const { return m_context.request; }
    const Printer &printer() const { return m_context.printer; }
    WorkingAccount &working() { return m_context.working; }
    Account &account() { return m_context.working.account(); }

    /// Everybody the cache knows.
    People people();
    /// Session and list of conversations, from the server. Errors as for WorkingAccount::beginSession(), or the link's.
    Status refresh();
    /// The newest part of a history, from the server. refresh() has been called. Errors: the link's, storage.
    Status refreshHistory(ConversationId conversation);
    /// Nothing: it is not in the cache, and the person was told.
    std::optional<ConversationSummary> cached(ConversationId conversation);

private:
    CommandContext m_context;
};

} // namespace vatochito::cli
