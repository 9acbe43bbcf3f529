// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutboxCommands.h"

#include "Rows.h"
#include "Waiting.h"

namespace vatochito::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How often the cache is asked what another process has done.
constexpr auto kLook = 100ms;

QString stateName(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::Acknowledged:
        return u"sent"_s;
    case Verdict::Kind::Failed:
    case Verdict::Kind::Gone:
        return u"failed"_s;
    case Verdict::Kind::Waiting:
        return u"pending"_s;
    }
    return {};
}

} // namespace

Result<Verdict> OutboxCommand::look(const ClientId &operation)
{
    const auto entry = await(account().outboxRows().one(operation));
    if (!entry)
        return failure(entry.error());
    if (*entry) {
        const bool isFailed = (*entry)->state == OutboxEntry::State::Failed;
        return Verdict{isFailed ? Verdict::Kind::Failed : Verdict::Kind::Waiting, {}, *entry};
    }
    const auto message = await(account().messages().acknowledged(operation));
    if (!message)
        return failure(message.error());
    if (message->isValid())
        return Verdict{Verdict::Kind::Acknowledged, *message, {}};
    return Verdict{Verdict::Kind::Gone, {}, {}};
}

Verdict OutboxCommand::attempt(const ClientId &operation, std::chrono::milliseconds limit)
{
    Waiting waiting(limit);
    waiting.lookOn(&account().outboxRows(), &OutboxStore::changed);
    waiting.lookOn(&account().outboxRows(), &OutboxStore::removed);
    waiting.lookOn(&account().session(), &Session::stateChanged);
    waiting.lookEvery(kLook);
    const Status connecting = working().connect();
    if (!connecting)
        Printer::complain(connecting.error());

    Verdict verdict;
    waiting.until([this, &operation, &verdict, &connecting] {
        const auto seen = look(operation);
        if (!seen) {
            Printer::complain(seen.error());
            return true;
        }
        verdict = *seen;
        const bool mayComeTrue = connecting && account().session().state() != Session::State::Over;
        return verdict.kind != Verdict::Kind::Waiting || !mayComeTrue;
    });
    return verdict;
}

ExitCode OutboxCommand::exitCode(const Verdict &verdict)
{
    switch (verdict.kind) {
    case Verdict::Kind::Acknowledged:
        return ExitCode::Done;
    case Verdict::Kind::Failed:
        if (verdict.entry && verdict.entry->lastError)
            Printer::complain(*verdict.entry->lastError);
        return ExitCode::Failed;
    case Verdict::Kind::Gone:
        return ExitCode::Failed;
    case Verdict::Kind::Waiting:
        return ExitCode::Queued;
    }
    return ExitCode::Failed;
}

Draft SendCommand::draft()
{
    Draft draft{request().conversation(), request().arguments.at(1), std::nullopt};
    if (!request().replyTo.isValid())
        return draft;
    draft.reply = ReplyExcerpt{.id = request().replyTo, .sender = {}};
    // What is shown beside the answer while it waits; the server makes its own.
    constexpr int kExcerptLength = 100;
    const auto answered = await(account().messages().one(draft.conversation, request().replyTo));
    if (answered && *answered) {
        draft.reply->sender = (*answered)->sender;
        draft.reply->excerpt = (*answered)->content.left(kExcerptLength);
    }
    return draft;
}

ExitCode SendCommand::work()
{
    const Result<ClientId> operation = await(account().outbox().enqueue(draft()));
    if (!operation) {
        Printer::complain(operation.error());
        return ExitCode::Failed;
    }
    const Verdict verdict = attempt(*operation, request().wait);
    const QJsonObject json{
        {u"client_id"_s, operation->toString()},
        {u"id"_s, Rows::id(verdict.message)},
        {u"state"_s, stateName(verdict.kind)},
    };
    const bool isSent = verdict.kind == Verdict::Kind::Acknowledged;
    printer().answer(json, isSent ? QString::number(verdict.message.value()) : operation->toString());
    return exitCode(verdict);
}

ExitCode ChangeCommand::work()
{
    const Result<ClientId> operation = await(enqueue());
    if (!operation) {
        Printer::complain(operation.error());
        return ExitCode::Failed;
    }
    const Verdict verdict = attempt(*operation, request().wait);
    const QJsonObject json{{u"client_id"_s, operation->toString()}, {u"state"_s, stateName(verdict.kind)}};
    printer().answer(json, operation->toString());
    return exitCode(verdict);
}

QFuture<Result<ClientId>> EditCommand::enqueue()
{
    return account().outbox().edit(request().conversation(), request().message(), request().arguments.at(2));
}

QFuture<Result<ClientId>> DeleteCommand::enqueue()
{
    return account().outbox().erase(request().conversation(), request().message());
}

ExitCode OutboxListCommand::work()
{
    if (request().arguments.isEmpty())
        return list();

    const ClientId operation(request().arguments.at(1));
    const auto entry = await(account().outboxRows().one(operation));
    if (!entry) {
        Printer::complain(entry.error());
        return ExitCode::Failed;
    }
    if (!*entry) {
        Printer::complain(tr("There is nothing of that name in the outbox."));
        return ExitCode::Failed;
    }
    return request().arguments.first() == "cancel"_L1 ? cancel(**entry) : retry(**entry);
}

ExitCode OutboxListCommand::list()
{
    const auto entries = await(account().outboxRows().all());
    if (!entries) {
        Printer::complain(entries.error());
        return ExitCode::Failed;
    }
    for (const OutboxEntry &entry : *entries)
        print(entry);
    return ExitCode::Done;
}

ExitCode OutboxListCommand::cancel(const OutboxEntry &entry)
{
    if (const Status cancelled = await(account().outbox().cancel(entry.clientId)); !cancelled) {
        Printer::complain(cancelled.error());
        return ExitCode::Failed;
    }
    print(entry);
    return ExitCode::Done;
}

ExitCode OutboxListCommand::retry(const OutboxEntry &entry)
{
    if (const Status retried = await(account().outbox().retry(entry.clientId)); !retried) {
        Printer::complain(retried.error());
        return ExitCode::Failed;
    }
    const Verdict verdict = attempt(entry.clientId, request().wait);
    print(verdict.entry.value_or(entry));
    return exitCode(verdict);
}

void OutboxListCommand::print(const OutboxEntry &entry)
{
    printer().answer(Rows::json(entry), Rows::text(entry));
}

} // namespace vatochito::cli
