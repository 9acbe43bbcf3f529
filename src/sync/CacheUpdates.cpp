// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/CacheUpdates.h"

#include "storage/CacheTransaction.h"
#include "sync/OutboxMatch.h"

#include <algorithm>
#include <optional>

namespace vatochito::updates {

namespace {

/// Nothing: they were written.
std::optional<Outcome> refusal(CacheTransaction &transaction, ConversationId conversation,
                               const QList<ReceivedMessage> &messages)
{
    if (!transaction.hasConversation(conversation))
        return Outcome::UnknownConversation;
    if (transaction.upsertMessages(messages) == CacheTransaction::Stored::Conflict)
        return Outcome::AnotherServer;
    return {};
}

} // namespace

StoredConversations storeConversations(CacheTransaction &transaction, const QList<ReceivedConversation> &conversations,
                                       bool isWholeList)
{
    StoredConversations stored;
    // Before anything is written: what is set aside then is the cache as it was.
    for (const ReceivedConversation &received : conversations) {
        if (transaction.contradicts(received.conversation) ||
            (received.lastMessage && transaction.contradicts(received.lastMessage->message))) {
            stored.outcome = Outcome::AnotherServer;
            return stored;
        }
    }
    if (isWholeList) {
        const QList<ConversationId> cached = transaction.conversations();
        stored.isFirstList = cached.isEmpty();
        stored.absent = QSet<ConversationId>(cached.cbegin(), cached.cend());
    }
    for (const ReceivedConversation &received : conversations) {
        const ConversationId id = received.conversation.id;
        stored.absent.remove(id);
        transaction.upsertConversation(received);
        MessageId last;
        if (received.lastMessage) {
            last = received.lastMessage->message.id;
            if (const auto refused = refusal(transaction, id, {*received.lastMessage}))
                stored.outcome = *refused;
            else
                confirmMatches(transaction, id, {*received.lastMessage});
        }
        stored.heads.append({.conversation = id, .last = last});
    }
    return stored;
}

Outcome storeHistory(CacheTransaction &transaction, ConversationId conversation, const QList<ReceivedMessage> &history,
                     MessageId announced)
{
    if (const auto refused = refusal(transaction, conversation, history))
        return *refused;
    confirmMatches(transaction, conversation, history);
    MessageId newest;
    for (const ReceivedMessage &received : history) {
        newest = std::max(newest, received.message.id);
        if (received.message.id > announced)
            transaction.report(conversation, received.message.id);
    }
    transaction.raiseHistoryCursor(conversation, newest);
    return Outcome::Stored;
}

Outcome storeArrived(CacheTransaction &transaction, const ReceivedMessage &received, const ClientId &clientId,
                     bool isCurrent)
{
    const ConversationId conversation = received.message.conversation;
    const MessageId id = received.message.id;
    if (const auto refused = refusal(transaction, conversation, {received}))
        return *refused;
    transaction.report(conversation, id);
    if (isCurrent && transaction.historyCursor(conversation))
        transaction.raiseHistoryCursor(conversation, id);
    if (const auto entry = transaction.outboxEntry(clientId))
        transaction.confirm(*entry, id);
    else
        confirmMatches(transaction, conversation, {received});
    return Outcome::Stored;
}

Outcome storeEdited(CacheTransaction &transaction, const ReceivedMessage &received, const ClientId &clientId)
{
    const ConversationId conversation = received.message.conversation;
    if (const auto refused = refusal(transaction, conversation, {received}))
        return *refused;
    transaction.report(conversation, received.message.id);
    if (const auto entry = transaction.outboxEntry(clientId))
        transaction.confirm(*entry, received.message.id);
    return Outcome::Stored;
}

void storeDeleted(CacheTransaction &transaction, ConversationId conversation, MessageId message,
                  const ClientId &clientId)
{
    transaction.deleteMessage(conversation, message);
    transaction.report(conversation, message);
    if (const auto entry = transaction.outboxEntry(clientId))
        transaction.confirm(*entry, message);
}

} // namespace vatochito::updates
