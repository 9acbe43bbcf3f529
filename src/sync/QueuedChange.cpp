// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/QueuedChange.h"

#include "storage/CacheTransaction.h"

namespace vatochito {

namespace {

using Operation = OutboxEntry::Operation;

std::optional<Error> refusal(const CacheTransaction &transaction, const OutboxEntry &change)
{
    const auto target = transaction.message(change.conversation, change.target);
    if (target && target->sender != transaction.me())
        return Error{.code = Error::Code::Forbidden, .detail = QStringLiteral("not my message")};
    if (target && target->isDeleted)
        return Error{.code = Error::Code::NotFound, .detail = QStringLiteral("deleted")};
    return {};
}

/// Changes of the same message that have not been acknowledged.
QList<OutboxEntry> changesOf(const CacheTransaction &transaction, const OutboxEntry &change, Operation operation)
{
    QList<OutboxEntry> found = transaction.outbox(change.conversation);
    found.removeIf([&change, operation](const OutboxEntry &entry) {
        return entry.operation != operation || entry.target != change.target;
    });
    return found;
}

/// It may arrive after what is queued now.
bool isOnItsWay(const OutboxEntry &entry)
{
    return entry.state == OutboxEntry::State::Waiting && entry.sentAfter;
}

/// A server may have it under its name, and takes no other words under that.
bool isBoundToItsWords(const OutboxEntry &send)
{
    return isOnItsWay(send) || (send.sentAfter && send.isSentById);
}

/// A wish to change a message that may have no id yet: with that id if it has been given one, else as it is.
Result<OutboxEntry> resolve(const CacheTransaction &transaction, OutboxEntry wish)
{
    if (!wish.refersTo.isValid())
        return wish;
    if (const auto send = transaction.outboxEntry(wish.refersTo)) {
        wish.conversation = send->conversation;
        return wish;
    }
    const auto sent = transaction.messageNamed(wish.refersTo);
    if (!sent)
        return failure(Error{.code = Error::Code::NotFound, .detail = QStringLiteral("no such operation")});
    wish.conversation = sent->conversation;
    wish.target = sent->id;
    wish.refersTo = {};
    return wish;
}

/// As it is here, with other words perhaps.
QueuedChange again(CacheTransaction &transaction, OutboxEntry entry)
{
    entry.lastError = {};
    transaction.updateOutbox(entry);
    if (entry.state == OutboxEntry::State::Failed)
        queueAgain(transaction, entry);
    return {.clientId = entry.clientId, .refusal = {}};
}

void fail(CacheTransaction &transaction, OutboxEntry &entry)
{
    entry.state = OutboxEntry::State::Failed;
    entry.lastError = Error{.code = Error::Code::NotFound, .detail = QStringLiteral("refers to what was not sent")};
    transaction.updateOutbox(entry);
}

/// Follows \a send, which goes once more if it has failed: with the id it has or gets, the change can be made.
QueuedChange queueBehind(CacheTransaction &transaction, const OutboxEntry &send, const OutboxEntry &change)
{
    if (send.state == OutboxEntry::State::Failed)
        queueAgain(transaction, send);
    return {.clientId = transaction.enqueue(change).clientId, .refusal = {}};
}

} // namespace

QueuedChange queueSend(CacheTransaction &transaction, const OutboxEntry &send)
{
    OutboxEntry entry = send;
    if (entry.refersTo.isValid() && entry.reply && !transaction.outboxEntry(entry.refersTo)) {
        entry.reply->id = transaction.messageOf(entry.refersTo);
        entry.refersTo = {};
        // It was cancelled while this one was written.
        if (!entry.reply->id.isValid())
            entry.reply.reset();
    }
    const auto target = transaction.outboxEntry(entry.refersTo);
    OutboxEntry queued = transaction.enqueue(entry);
    // It waits for nothing: what it answers has failed, and takes it along again when it is tried again.
    if (target && target->state == OutboxEntry::State::Failed)
        fail(transaction, queued);
    return {.clientId = queued.clientId, .refusal = {}};
}

void queueAgain(CacheTransaction &transaction, OutboxEntry entry)
{
    if (entry.refersTo.isValid() && !transaction.outboxEntry(entry.refersTo)) {
        entry.refersTo = {};
        entry.reply.reset();
    }
    // It cannot go without what it answers, which takes it along.
    if (const auto target = transaction.outboxEntry(entry.refersTo);
        target && target->state == OutboxEntry::State::Failed) {
        queueAgain(transaction, *target);
        return;
    }
    entry.state = OutboxEntry::State::Waiting;
    entry.lastError = {};
    transaction.updateOutbox(entry);
    for (const OutboxEntry &referring : transaction.outboxReferringTo(entry.clientId)) {
        if (referring.state == OutboxEntry::State::Failed)
            queueAgain(transaction, referring);
    }
}

QList<ClientId> failReferring(CacheTransaction &transaction, const ClientId &failed)
{
    QList<ClientId> fallen;
    const QList<OutboxEntry> referring = transaction.outboxReferringTo(failed);
    for (OutboxEntry entry : referring) {
        fail(transaction, entry);
        fallen.append(entry.clientId);
        fallen += failReferring(transaction, entry.clientId);
    }
    return fallen;
}

void cancelQueued(CacheTransaction &transaction, const OutboxEntry &entry)
{
    for (const OutboxEntry &referring : transaction.outboxReferringTo(entry.clientId)) {
        if (referring.operation != Operation::Send)
            transaction.cancel(referring);
    }
    failReferring(transaction, entry.clientId);
    transaction.cancel(entry);
}

QueuedChange queueEdit(CacheTransaction &transaction, const OutboxEntry &wish)
{
    const auto resolved = resolve(transaction, wish);
    if (!resolved)
        return {.clientId = {}, .refusal = resolved.error()};
    OutboxEntry edit = *resolved;
    if (edit.refersTo.isValid()) {
        OutboxEntry send = *transaction.outboxEntry(edit.refersTo);
        if (isBoundToItsWords(send))
            return queueBehind(transaction, send, edit);
        for (const OutboxEntry &earlier : transaction.outboxReferringTo(send.clientId)) {
            if (earlier.operation == Operation::Edit)
                transaction.cancel(earlier);
        }
        send.content = edit.content;
        send.sentAfter = {};
        return again(transaction, send);
    }
    if (const auto refused = refusal(transaction, edit))
        return {.clientId = {}, .refusal = refused};
    if (!changesOf(transaction, edit, Operation::Delete).isEmpty()) {
        return {.clientId = {},
                .refusal = Error{.code = Error::Code::NotFound, .detail = QStringLiteral("about to be deleted")}};
    }
    // The last one decides the place: these words must reach the server after all the others.
    std::optional<OutboxEntry> last;
    for (const OutboxEntry &earlier : changesOf(transaction, edit, Operation::Edit)) {
        if (last && !isOnItsWay(*last))
            transaction.cancel(*last);
        last = earlier;
    }
    if (!last || isOnItsWay(*last))
        return {.clientId = transaction.enqueue(edit).clientId, .refusal = {}};
    last->content = edit.content;
    last->sentAfter = {};
    return again(transaction, *last);
}

QueuedChange queueDeletion(CacheTransaction &transaction, const OutboxEntry &wish)
{
    const auto resolved = resolve(transaction, wish);
    if (!resolved)
        return {.clientId = {}, .refusal = resolved.error()};
    OutboxEntry deletion = *resolved;
    if (deletion.refersTo.isValid()) {
        const OutboxEntry send = *transaction.outboxEntry(deletion.refersTo);
        if (isBoundToItsWords(send))
            return queueBehind(transaction, send, deletion);
        cancelQueued(transaction, send);
        return {.clientId = send.clientId, .refusal = {}};
    }
    if (const auto refused = refusal(transaction, deletion))
        return {.clientId = {}, .refusal = refused};
    for (const OutboxEntry &edit : changesOf(transaction, deletion, Operation::Edit))
        transaction.cancel(edit);
    const QList<OutboxEntry> earlier = changesOf(transaction, deletion, Operation::Delete);
    if (!earlier.isEmpty())
        return again(transaction, earlier.first());
    return {.clientId = transaction.enqueue(deletion).clientId, .refusal = {}};
}

} // namespace vatochito
