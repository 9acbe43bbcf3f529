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

QueuedChange again(CacheTransaction &transaction, OutboxEntry entry)
{
    entry.state = OutboxEntry::State::Waiting;
    entry.lastError = {};
    transaction.updateOutbox(entry);
    return {.clientId = entry.clientId, .refusal = {}};
}

} // namespace

QueuedChange queueEdit(CacheTransaction &transaction, const OutboxEntry &edit)
{
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

QueuedChange queueDeletion(CacheTransaction &transaction, const OutboxEntry &deletion)
{
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
