// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/WhenDone.h"
#include "net/SyncLink.h"

#include <QPromise>

#include <memory>
#include <utility>

/// What is asked of a server of level 1 on its socket.
namespace vatochito {

namespace {

/// A future, and what finishes it.
template <typename T>
struct Asked
{
    std::shared_ptr<QPromise<Result<T>>> promise = std::make_shared<QPromise<Result<T>>>();
    QFuture<Result<T>> future = begin();

    void finish(Result<T> result) const
    {
        promise->addResult(std::move(result));
        promise->finish();
    }

private:
    QFuture<Result<T>> begin() const
    {
        promise->start();
        return promise->future();
    }
};

Error unreadable()
{
    return Error{.code = Error::Code::Malformed, .detail = QStringLiteral("another answer than was asked for")};
}

ReceivedMessage messageOf(const OutgoingMessage &outgoing, const level1::Ack &ack, UserId me)
{
    ReceivedMessage received;
    Message &message = received.message;
    message.id = ack.message;
    message.clientId = outgoing.clientId;
    message.conversation = outgoing.conversation;
    message.sender = me;
    message.type = outgoing.type;
    message.content = outgoing.content;
    message.createdAt = *ack.createdAt;
    // Whom it answers is told by the event; here only what.
    if (outgoing.replyTo.isValid())
        message.reply = ReplyExcerpt{outgoing.replyTo, UserId()};
    // Of what the server had stored before, the number may be that of an edit by another device: these words are not
    // what it numbers.
    received.rev = ack.isDuplicate ? 0 : ack.rev;
    received.isDuplicate = ack.isDuplicate;
    return received;
}

} // namespace

QFuture<Result<ReceivedMessage>> SyncLink::post(const OutgoingMessage &message)
{
    const auto &hello = m_socket ? m_socket->hello() : std::nullopt;
    if (hello && message.content.toUtf8().size() > hello->mostContentBytes)
        return readyFuture(Result<ReceivedMessage>(failure(Error{.code = Error::Code::TooLarge})));
    const Asked<ReceivedMessage> asked;
    const level1::Draft draft{message.clientId, message.conversation, message.type, message.content, message.replyTo};
    ask([draft](long long id) { return level1::messageSend(id, draft); },
        [asked, message, me = hello ? hello->user : UserId()](const SyncCommands::Answer &answer) {
            const auto *ack = answer ? answer->as<level1::Ack>() : nullptr;
            if (!answer)
                asked.finish(failure(answer.error()));
            else if (ack && ack->message.isValid() && ack->createdAt)
                asked.finish(messageOf(message, *ack, me));
            else
                asked.finish(failure(unreadable()));
        });
    return asked.future;
}

QFuture<Result<MessagePatch>> SyncLink::edit(ConversationId conversation, MessageId message, const QString &content)
{
    const Asked<MessagePatch> asked;
    ask([=](long long id) { return level1::messageEdit(id, conversation, message, content); },
        [asked, message, content](const SyncCommands::Answer &answer) {
            const auto *ack = answer ? answer->as<level1::Ack>() : nullptr;
            // Under its number, since the words of a later edit by another device may be stored already.
            if (answer)
                asked.finish(MessagePatch{.id = message, .rev = ack ? ack->rev : 0, .content = content});
            else
                asked.finish(failure(answer.error()));
        });
    return asked.future;
}

QFuture<Status> SyncLink::erase(ConversationId conversation, MessageId message)
{
    const Asked<void> asked;
    ask([=](long long id) { return level1::messageDelete(id, conversation, message); },
        [asked](const SyncCommands::Answer &answer) {
            asked.finish(answer ? Status() : Status(failure(answer.error())));
        });
    return asked.future;
}

QFuture<Result<HistoryPage>> SyncLink::history(const HistoryQuery &query)
{
    const Asked<HistoryPage> asked;
    askForHistory(query, [asked](Result<HistoryPage> page) { asked.finish(std::move(page)); });
    return asked.future;
}

void SyncLink::askForHistory(const HistoryQuery &query, const std::function<void(Result<HistoryPage>)> &take)
{
    ask([query](long long id) { return level1::history(id, query); },
        [this, query, take, snapshots = m_snapshots](const SyncCommands::Answer &answer) {
            const auto *page = answer ? answer->as<level1::HistoryAnswer>() : nullptr;
            // What changed between a page and a snapshot is told by neither.
            if (answer && snapshots != m_snapshots)
                askForHistory(query, take);
            else if (!answer)
                take(failure(answer.error()));
            else if (page && page->conversation == query.conversation)
                take(page->page);
            else
                take(failure(unreadable()));
        });
}

QFuture<Status> SyncLink::proveDelivery(ConversationId)
{
    return m_socket ? m_socket->prove(kProofLimit) : readyFuture(Status(failure(Error{.code = Error::Code::Offline})));
}

void SyncLink::sendTyping(ConversationId conversation, bool isTyping)
{
    if (isReady())
        m_socket->send(level1::typing(conversation, isTyping));
}

QFuture<Status> SyncLink::tellRead(ConversationId conversation, MessageId upTo)
{
    if (!isReady())
        return readyFuture(Status(failure(Error{.code = Error::Code::Offline})));
    const Asked<void> asked;
    ask([=](long long id) { return level1::read(id, conversation, upTo); },
        [asked](const SyncCommands::Answer &answer) {
            asked.finish(answer ? Status() : Status(failure(answer.error())));
        });
    return asked.future;
}

void SyncLink::tellDelivered(ConversationId conversation, MessageId message)
{
    if (m_isStarted)
        m_reports.delivered(conversation, message);
}

bool SyncLink::reportDelivered(ConversationId conversation, MessageId upTo)
{
    if (!isReady())
        return false;
    ask([=](long long id) { return level1::delivered(id, conversation, upTo); },
        [this, conversation, upTo](const SyncCommands::Answer &answer) {
            if (answer)
                return;
            // Lost with the connection, perhaps: again over the next one.
            if (answer.error().code == Error::Code::Offline)
                m_reports.delivered(conversation, upTo);
            else if (answer.error().isTransient())
                m_reports.refused(conversation, upTo, answer.error().retryAfter);
        });
    return true;
}

} // namespace vatochito
