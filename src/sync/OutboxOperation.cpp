// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/OutboxOperation.h"

#include "core/WhenDone.h"
#include "net/Link.h"
#include "sync/SyncEngine.h"

#include <utility>

namespace vatochito {

namespace {

/// A message, or an answer to one.
class SendOperation final : public OutboxOperation
{
public:
    QueuedChange queue(CacheTransaction &transaction, const OutboxEntry &wish) const override
    {
        return queueSend(transaction, wish);
    }
    // The echo of level 0 does not say what it answers, so a reply goes over REST there.
    bool isConfirmedByEcho(const OutboxEntry &entry) const override { return !entry.reply; }
    void ask(Link &link, const OutboxEntry &entry, QObject *context, Answered answered) const override
    {
        whenDone(link.post(outgoingOf(entry)), context,
                 [name = entry.clientId, answered = std::move(answered)](const Result<ReceivedMessage> &answer) {
                     answered(answer.map([&](const ReceivedMessage &stored) -> Adoption {
                         return [name, stored](SyncEngine &engine) { engine.adopt(stored, name); };
                     }));
                 });
    }
};

class EditOperation final : public OutboxOperation
{
public:
    QueuedChange queue(CacheTransaction &transaction, const OutboxEntry &wish) const override
    {
        return queueEdit(transaction, wish);
    }
    void ask(Link &link, const OutboxEntry &entry, QObject *context, Answered answered) const override
    {
        whenDone(link.edit(entry.conversation, entry.target, entry.content), context,
                 [entry, answered = std::move(answered)](const Result<MessagePatch> &answer) {
                     answered(answer.map([&](const MessagePatch &patch) -> Adoption {
                         return [entry, patch](SyncEngine &engine) {
                             engine.adoptEdit(entry.conversation, patch, entry.clientId);
                         };
                     }));
                 });
    }
};

class DeleteOperation final : public OutboxOperation
{
public:
    QueuedChange queue(CacheTransaction &transaction, const OutboxEntry &wish) const override
    {
        return queueDeletion(transaction, wish);
    }
    void ask(Link &link, const OutboxEntry &entry, QObject *context, Answered answered) const override
    {
        whenDone(link.erase(entry.conversation, entry.target), context,
                 [entry, answered = std::move(answered)](const Status &answer) {
                     answered(answer.map([&]() -> Adoption {
                         return [entry](SyncEngine &engine) {
                             engine.adoptDeletion(entry.conversation, entry.target, entry.clientId);
                         };
                     }));
                 });
    }
};

} // namespace

const OutboxOperation &OutboxOperation::of(OutboxEntry::Operation operation)
{
    static const SendOperation send;
    static const EditOperation edit;
    static const DeleteOperation erase;
    switch (operation) {
    case OutboxEntry::Operation::Send:
        return send;
    case OutboxEntry::Operation::Edit:
        return edit;
    case OutboxEntry::Operation::Delete:
        return erase;
    }
    return send;
}

OutgoingMessage outgoingOf(const OutboxEntry &entry)
{
    return OutgoingMessage{.clientId = entry.clientId,
                           .conversation = entry.conversation,
                           .type = entry.type,
                           .content = entry.content,
                           .replyTo = entry.reply ? entry.reply->id : MessageId()};
}

} // namespace vatochito
