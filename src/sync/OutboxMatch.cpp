// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/OutboxMatch.h"

#include "storage/CacheTransaction.h"

namespace vatochito {

void confirmMatches(CacheTransaction &transaction, ConversationId conversation)
{
    for (const OutboxEntry &entry : transaction.outbox(conversation)) {
        if (!entry.mayBeOnServer())
            continue;
        const QList<MessageId> candidates =
            transaction.unclaimed(conversation, *entry.sentAfter, entry.type, entry.content);
        if (!candidates.isEmpty())
            transaction.confirm(entry, candidates.first());
    }
}

} // namespace vatochito
