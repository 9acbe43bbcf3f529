// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/OutboxMatch.h"

#include "storage/CacheTransaction.h"

#include <algorithm>

namespace vatochito {

namespace {

/// Those of \a received that another device of mine deleted meanwhile and that said what \a entry says.
QList<MessageId> deletedMeanwhile(const CacheTransaction &transaction, const OutboxEntry &entry,
                                  const QList<ReceivedMessage> &received)
{
    QList<MessageId> found;
    const QString wanted = entry.content.trimmed();
    for (const ReceivedMessage &one : received) {
        const Message &message = one.message;
        const bool isLike = message.isDeleted && message.sender == transaction.me() && message.type == entry.type &&
                            message.id > *entry.sentAfter && one.deletedContent.trimmed() == wanted;
        if (!isLike)
            continue;
        const auto stored = transaction.message(message.conversation, message.id);
        if (stored && !stored->clientId.isValid())
            found.append(message.id);
    }
    return found;
}

} // namespace

void confirmMatches(CacheTransaction &transaction, ConversationId conversation, const QList<ReceivedMessage> &received)
{
    const auto isMine = [&transaction](const ReceivedMessage &one) { return one.message.sender == transaction.me(); };
    if (std::ranges::none_of(received, isMine))
        return;
    for (const OutboxEntry &entry : transaction.outbox(conversation)) {
        // Where messages bear names, one that looks like it is another one.
        if (!entry.mayBeOnServer() || (entry.isSentById && transaction.isNumbered()))
            continue;
        const QList<MessageId> candidates =
            transaction.unclaimed(conversation, *entry.sentAfter, entry.type, entry.content) +
            deletedMeanwhile(transaction, entry, received);
        if (!candidates.isEmpty())
            transaction.confirm(entry, *std::min_element(candidates.cbegin(), candidates.cend()));
    }
}

} // namespace vatochito
