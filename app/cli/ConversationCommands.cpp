// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConversationCommands.h"

#include "Rows.h"
#include "Waiting.h"

#include <algorithm>

namespace vatochito::cli {

using namespace Qt::StringLiterals;

Result<User> OpeningCommand::find(const QString &username)
{
    if (const auto known = people().find(username))
        return *known;
    const auto found = await(account().engine().searchPeople(username));
    if (!found)
        return failure(found.error());
    People matches;
    matches.add(*found);
    if (const auto person = matches.find(username))
        return *person;
    return failure(Error{.code = Error::Code::NotFound, .fields = {{u"detail"_s, {u"User not found."_s}}}});
}

ExitCode OpeningCommand::answer(const Result<ConversationId> &opened)
{
    if (!opened) {
        Printer::complain(opened.error());
        return exitCodeForChange(opened.error());
    }
    printer().answer({{u"id"_s, Rows::id(*opened)}}, QString::number(opened->value()));
    return ExitCode::Done;
}

ExitCode DirectCommand::work()
{
    const Result<ConversationId> opened = open();
    if (opened || exitCodeForReading(opened.error()) != ExitCode::Unreachable)
        return answer(opened);
    const ConversationId conversation = known();
    if (!conversation.isValid())
        return answer(opened);
    Printer::complain(opened.error());
    answer(conversation);
    return ExitCode::Unreachable;
}

Result<ConversationId> DirectCommand::open()
{
    if (const Status session = working().beginSession(); !session)
        return failure(session.error());
    const Result<User> other = find(request().arguments.first());
    if (!other)
        return failure(other.error());
    return await(account().engine().openDirect(other->id));
}

ConversationId DirectCommand::known()
{
    const auto other = people().find(request().arguments.first());
    if (!other)
        return {};
    const auto conversation = await(account().conversations().directWith(other->id));
    return conversation.value_or(std::nullopt).value_or(ConversationId());
}

ExitCode GroupCommand::work()
{
    return answer(create());
}

Result<ConversationId> GroupCommand::create()
{
    if (const Status session = working().beginSession(); !session)
        return failure(session.error());
    QList<UserId> members;
    for (const QString &username : request().arguments.mid(1)) {
        const Result<User> member = find(username);
        if (!member)
            return failure(member.error());
        members.append(member->id);
    }
    return await(account().engine().createGroup(request().arguments.first(), members));
}

Result<MessageId> ReadCommand::position()
{
    if (request().arguments.size() == 1) {
        const auto newest = await(account().messages().newest(request().conversation(), 1));
        if (!newest)
            return failure(newest.error());
        return newest->isEmpty() ? MessageId() : newest->first().id;
    }
    const MessageId wanted(request().arguments.at(1).toLongLong());
    const auto isCached = [this, wanted]() -> Result<bool> {
        const auto message = await(account().messages().one(request().conversation(), wanted));
        return message ? Result<bool>(message->has_value()) : failure(message.error());
    };
    Result<bool> found = isCached();
    if (found && !*found) {
        // A device that is new, or keeps little, has not all that the server has.
        if (const auto read = await(account().engine().surround(request().conversation(), wanted)); !read)
            return failure(read.error());
        found = isCached();
    }
    if (!found)
        return failure(found.error());
    return *found ? Result<MessageId>(wanted) : failure(Error{.code = Error::Code::NotFound});
}

Result<MessageId> ReadCommand::marker()
{
    const auto markers = await(account().conversations().markers(request().conversation()));
    if (!markers)
        return failure(markers.error());
    const auto mine = std::ranges::find(*markers, account().me().id, &ReadMarker::user);
    return mine == markers->cend() ? MessageId() : mine->upTo;
}

Result<MessageId> ReadCommand::newestOfOthers(MessageId upTo)
{
    constexpr int kPage = 200;
    MessageId before(upTo.value() + 1);
    for (;;) {
        const auto page = await(account().messages().olderThan(request().conversation(), before, kPage));
        if (!page)
            return failure(page.error());
        for (const Message &message : *page) {
            if (message.sender != account().me().id && !message.isDeleted)
                return message.id;
        }
        if (page->size() < kPage)
            return MessageId();
        before = page->constLast().id;
    }
}

bool ReadCommand::tell(MessageId told)
{
    bool isTold = false;
    QObject listener;
    QObject::connect(&account().engine(), &SyncEngine::messageRead, &listener,
                     [this, told, &isTold](ConversationId conversation, MessageId message, UserId user) {
                         isTold = isTold || (conversation == request().conversation() && message >= told &&
                                             user == account().me().id);
                     });
    Waiting waiting(request().wait);
    waiting.lookOn(&account().engine(), &SyncEngine::messageRead);
    if (!working().connect())
        return false;
    account().engine().setOpenConversation(request().conversation());
    return waiting.until([&isTold] { return isTold; });
}

Status ReadCommand::keep(MessageId upTo)
{
    const auto kept = await(account().engine().markSeen(request().conversation(), upTo));
    return kept ? Status() : failure(kept.error());
}

void ReadCommand::print(MessageId upTo)
{
    const QJsonObject json{{u"conversation"_s, Rows::id(request().conversation())}, {u"message_id"_s, Rows::id(upTo)}};
    printer().answer(json, QString::number(upTo.value()));
}

ExitCode ReadCommand::work()
{
    const auto isRefused = [](const Status &status) {
        return !status && exitCodeForReading(status.error()) != ExitCode::Unreachable;
    };
    Status fresh = refresh();
    if (!isRefused(fresh) && !cached(request().conversation()))
        return ExitCode::Failed;
    if (fresh)
        fresh = refreshHistory(request().conversation());
    if (isRefused(fresh)) {
        Printer::complain(fresh.error());
        return exitCodeForChange(fresh.error());
    }
    const Result<MessageId> upTo = position();
    const Result<MessageId> before = marker();
    if (!upTo || !before) {
        Printer::complain(upTo ? before.error() : upTo.error());
        return ExitCode::Failed;
    }
    const Result<MessageId> told = newestOfOthers(*upTo);
    if (!told) {
        Printer::complain(told.error());
        return ExitCode::Failed;
    }
    if (*told <= *before) {
        print(*upTo);
        return ExitCode::Done;
    }
    if (Status kept = keep(*upTo); !kept) {
        Printer::complain(kept.error());
        return ExitCode::Failed;
    }
    print(*upTo);
    if (fresh && tell(*told))
        return ExitCode::Done;
    Printer::complain(fresh ? Error{.code = Error::Code::Timeout} : fresh.error());
    return ExitCode::Queued;
}

} // namespace vatochito::cli
