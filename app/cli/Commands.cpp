// SPDX-License-Identifier: GPL-3.0-or-later
#include "Commands.h"

#include "ConversationCommands.h"
#include "ExportCommand.h"
#include "LedgerCommand.h"
#include "OutboxCommands.h"
#include "ReadingCommands.h"
#include "SearchCommand.h"
#include "WatchCommand.h"

#include <QHash>

namespace vatochito::cli {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
std::unique_ptr<Command> make(const CommandContext &context)
{
    return std::make_unique<T>(context);
}

} // namespace

std::unique_ptr<Command> makeCommand(const CommandContext &context)
{
    static const QHash<QString, std::unique_ptr<Command> (*)(const CommandContext &)> makers{
        {u"whoami"_s, make<WhoAmICommand>},   {u"conversations"_s, make<ConversationsCommand>},
        {u"direct"_s, make<DirectCommand>},   {u"group"_s, make<GroupCommand>},
        {u"members"_s, make<MembersCommand>}, {u"history"_s, make<HistoryCommand>},
        {u"read"_s, make<ReadCommand>},       {u"send"_s, make<SendCommand>},
        {u"edit"_s, make<EditCommand>},       {u"delete"_s, make<DeleteCommand>},
        {u"watch"_s, make<WatchCommand>},     {u"outbox"_s, make<OutboxListCommand>},
        {u"search"_s, make<SearchCommand>},   {u"export"_s, make<ExportCommand>},
        {u"ledger"_s, make<LedgerCommand>},
    };
    const auto maker = makers.value(context.request.command);
    return maker ? maker(context) : nullptr;
}

} // namespace vatochito::cli
