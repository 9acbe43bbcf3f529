// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/OutboxStore.h"

#include <optional>

namespace vatochito {

class CacheTransaction;

/// What became of the wish to change a message.
struct QueuedChange
{
    ClientId clientId; ///< Of the row that waits for it: a new one, or an earlier one that now says this.
    std::optional<Error> refusal;
};

/// Queues a message. What it answers has been given its id by now, or gives it later.
QueuedChange queueSend(CacheTransaction &transaction, const OutboxEntry &send);
/// Puts a failed one back, and what failed with it. What it answered was cancelled: then it answers nothing.
void queueAgain(CacheTransaction &transaction, OutboxEntry entry);
/// Takes one out. What waits to change it goes with it, what answers it fails.
void cancelQueued(CacheTransaction &transaction, const OutboxEntry &entry);
/// It failed for good: what refers to it cannot be done either. The value: those that failed with it.
QList<ClientId> failReferring(CacheTransaction &transaction, const ClientId &failed);

/// Queue an edit or a deletion of a message of mine behind what waits already, and drop what it makes pointless: words
/// that were replaced before they went out, edits of what is to go. Refusals: Forbidden for somebody else's message,
/// NotFound for one that is deleted or about to be. One that is not cached is for the server to judge. One that has no
/// id yet (OutboxEntry::refersTo) is changed before it goes out where that is still possible. All throw SqlFailure.
/// Thread: the writer's.
QueuedChange queueEdit(CacheTransaction &transaction, const OutboxEntry &edit);
QueuedChange queueDeletion(CacheTransaction &transaction, const OutboxEntry &deletion);

} // namespace vatochito
