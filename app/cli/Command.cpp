// SPDX-License-Identifier: GPL-3.0-or-later
#include "Command.h"

#include "Waiting.h"

namespace vatochito::cli {

namespace {

constexpr std::chrono::seconds kConnectionPatience{15};

} // namespace

ExitCode Command::run()
{
    const ExitCode opened = working().open();
    if (opened != ExitCode::Done)
        return opened;
    const ExitCode code = work();
    working().close();
    return code;
}

People Command::people()
{
    People known;
    known.add({account().me()});
    if (const auto cachedPeople = await(account().conversations().people()))
        known.add(*cachedPeople);
    else
        Printer::complain(cachedPeople.error());
    return known;
}

Status Command::refresh()
{
    if (const Status session = working().beginSession(); !session)
        return session;
    return await(account().engine().refreshConversations());
}

Status Command::refreshHistory(ConversationId conversation)
{
    // A server of level 1 is asked over its socket, once that is there; where none comes about, it is not for want of
    // patience.
    Waiting waiting(kConnectionPatience);
    waiting.lookOn(&account(), &Account::connectionChanged);
    waiting.until([this] {
        const Connection::Status status = account().connection().status;
        return status != Connection::Status::Offline && status != Connection::Status::Connecting &&
               status != Connection::Status::CatchingUp;
    });
    return await(account().engine().refreshHistory(conversation));
}

std::optional<ConversationSummary> Command::cached(ConversationId conversation)
{
    const auto summary = await(account().conversations().one(conversation));
    if (!summary)
        Printer::complain(summary.error());
    else if (!*summary)
        Printer::complain(tr("You are not in this conversation, or it no longer exists."));
    return summary.value_or(std::nullopt);
}

} // namespace vatochito::cli
