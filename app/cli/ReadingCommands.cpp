// SPDX-License-Identifier: GPL-3.0-or-later
#include "ReadingCommands.h"

#include "Rows.h"
#include "Waiting.h"

#include <algorithm>

namespace vatochito::cli {

ExitCode ReadingCommand::work()
{
    ExitCode reached = ExitCode::Done;
    if (!request().isOffline) {
        if (const Status fresh = catchUp(); !fresh) {
            Printer::complain(fresh.error());
            reached = exitCodeForReading(fresh.error());
            if (reached != ExitCode::Unreachable)
                return reached;
        }
    }
    const ExitCode printed = print();
    return reached == ExitCode::Done ? printed : reached;
}

ExitCode WhoAmICommand::print()
{
    printer().answer(Rows::json(account(), account().level()), Rows::text(account()));
    return ExitCode::Done;
}

ExitCode ConversationsCommand::print()
{
    const auto summaries = await(account().conversations().all());
    if (!summaries) {
        Printer::complain(summaries.error());
        return ExitCode::Failed;
    }
    const People known = people();
    const Rows rows(known, account().me().id);
    for (const ConversationSummary &summary : *summaries)
        printer().answer(rows.json(summary), rows.text(summary));
    return ExitCode::Done;
}

ExitCode MembersCommand::print()
{
    const auto summary = cached(request().conversation());
    if (!summary)
        return ExitCode::Failed;
    const People known = people();
    const Rows rows(known, account().me().id);
    for (const Member &member : summary->conversation.members)
        printer().answer(rows.json(member), rows.text(member));
    return ExitCode::Done;
}

Status HistoryReader::catchUp()
{
    const ConversationId conversation = request().conversation();
    if (const Status fresh = refresh(); !fresh)
        return fresh;
    const auto summary = await(account().conversations().one(conversation));
    if (!summary)
        return failure(summary.error());
    // A level 0 server answers an empty history for a conversation I am not in; print() says what is the matter.
    if (!*summary)
        return {};
    if (const Status read = refreshHistory(conversation); !read)
        return read;
    // Where a history comes by pages, as many as were asked for.
    const MessageId end = request().before.isValid() ? request().before : kEndOfHistory;
    for (;;) {
        const auto filled =
            await(account().engine().fillHoles(conversation, {.oldest = end, .newest = end, .older = wanted()}));
        if (!filled)
            return failure(filled.error());
        if (!*filled)
            return {};
    }
}

Result<QList<Message>> HistoryCommand::page()
{
    const ConversationId conversation = request().conversation();
    const MessageId before = request().before;
    const int limit = request().limit;
    Result<QList<Message>> messages =
        await(before.isValid() ? account().messages().olderThan(conversation, before, limit)
                               : account().messages().newest(conversation, limit));
    if (!messages)
        return messages;
    std::ranges::reverse(*messages);
    if (before.isValid())
        return messages;

    const auto waiting = await(account().outboxRows().ofConversation(conversation));
    if (!waiting)
        return failure(waiting.error());
    for (const OutboxEntry &entry : *waiting) {
        if (entry.operation == OutboxEntry::Operation::Send)
            messages->append(entry.asMessage(account().me().id));
    }
    if (messages->size() > limit)
        messages->remove(0, messages->size() - limit);
    return messages;
}

ExitCode HistoryCommand::print()
{
    const auto messages = page();
    if (!messages) {
        Printer::complain(messages.error());
        return ExitCode::Failed;
    }
    if (messages->isEmpty() && !cached(request().conversation()))
        return ExitCode::Failed;
    const People known = people();
    const Rows rows(known, account().me().id);
    for (const Message &message : *messages)
        printer().answer(rows.json(message), rows.text(message));
    return ExitCode::Done;
}

} // namespace vatochito::cli
