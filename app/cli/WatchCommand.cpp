// SPDX-License-Identifier: GPL-3.0-or-later
#include "WatchCommand.h"

#include "Interrupt.h"
#include "Waiting.h"
#include "Watcher.h"

namespace vatochito::cli {

ExitCode WatchCommand::work()
{
    QList<ConversationId> conversations;
    for (qsizetype i = 0; i < request().arguments.size(); ++i)
        conversations.append(request().conversation(i));

    Interrupt interrupt;
    const Watcher watcher(account(), people(), conversations, printer());
    Session &session = account().session();
    Waiting waiting(request().duration);
    waiting.lookOn(&interrupt, &Interrupt::asked);
    waiting.lookOn(&watcher, &Watcher::unheard);
    waiting.lookOn(&session, &Session::stateChanged);
    waiting.lookOn(&session, &Session::vaultTroubleChanged);

    if (const Status connecting = working().connect(); !connecting) {
        Printer::complain(connecting.error());
        return exitCodeForReading(connecting.error());
    }
    // Among more conversations than have sockets, one that is watched gets its own.
    if (!conversations.isEmpty())
        account().engine().setOpenConversation(conversations.first());
    const auto mayNotConnect = [&session] {
        return session.state() == Session::State::Over ||
               (session.state() == Session::State::Resuming && session.vaultTrouble());
    };
    waiting.until([&] { return interrupt.isAsked() || !Printer::isHeard() || mayNotConnect(); });
    if (!mayNotConnect())
        return ExitCode::Done;
    Printer::complain(session.vaultTrouble().value_or(Error{.code = Error::Code::SessionOver}));
    return ExitCode::NotSignedIn;
}

} // namespace vatochito::cli
