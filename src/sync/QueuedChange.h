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

/// Queue an edit or a deletion of a message of mine behind what waits already, and drop what it makes pointless: words
/// that were replaced before they went out, edits of what is to go. Refusals: Forbidden for somebody else's message,
/// NotFound for one that is deleted or about to be. One that is not cached is for the server to judge. Both throw
/// SqlFailure. Thread: the writer's.
QueuedChange queueEdit(CacheTransaction &transaction, const OutboxEntry &edit);
QueuedChange queueDeletion(CacheTransaction &transaction, const OutboxEntry &deletion);

} // namespace vatochito
