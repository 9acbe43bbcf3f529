// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"

#include <QList>
#include <QSet>

namespace vatochito {

class CacheTransaction;

/// What one transaction of the cache does with one thing the server told. Each confirms the outbox rows it proves to be
/// stored. Thread: the writer's.
namespace updates {

enum class Outcome {
    Stored,
    UnknownConversation, ///< Nothing was written.
    AnotherServer, ///< A known id was born at another moment: the cache is of another server. Nothing was written.
};

struct StoredConversations
{
    struct Head
    {
        ConversationId conversation;
        MessageId last; ///< Invalid: it has no message yet.
    };

    QList<Head> heads;
    QSet<ConversationId> absent; ///< Are cached, and not in the whole list.
    bool isFirstList = false;    ///< Nothing was cached before.
    Outcome outcome = Outcome::Stored;
};

/// Conversations with their last messages. \a isWholeList: those it does not name are told.
StoredConversations storeConversations(CacheTransaction &transaction, const QList<ReceivedConversation> &conversations,
                                       bool isWholeList);

/// A whole history. What is newer than \a announced is told of even if another process of the profile stored it.
Outcome storeHistory(CacheTransaction &transaction, ConversationId conversation, const QList<ReceivedMessage> &history,
                     MessageId announced);

/// A message as it happened. \a clientId: of the row it confirms, where that is known.
/// \param isCurrent  Nothing before it is missing.
Outcome storeArrived(CacheTransaction &transaction, const ReceivedMessage &received, const ClientId &clientId,
                     bool isCurrent);

/// \a clientId: of the row it confirms, where it answers one.
Outcome storeEdited(CacheTransaction &transaction, const ReceivedMessage &received, const ClientId &clientId);
void storeDeleted(CacheTransaction &transaction, ConversationId conversation, MessageId message,
                  const ClientId &clientId);

} // namespace updates
} // namespace vatochito
