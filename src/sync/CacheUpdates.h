// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"
#include "core/SyncChanges.h"

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
    Gap,                 ///< What comes before it is not cached, because it could not be written. Nothing was written.
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

/// Which part of a history \a page is, as it was asked for by \a query.
struct HistoryPart
{
    HistoryQuery query;
    HistoryPage page;
};

/// A part of a history, or all of it. What is newer than \a announced is told of even if another process of the
/// profile stored it.
Outcome storeHistory(CacheTransaction &transaction, const HistoryPart &part, MessageId announced);

/// Messages of a history that were looked for, without those between them.
Outcome storeFound(CacheTransaction &transaction, ConversationId conversation, const HistoryPage &page);

/// What one conversation's changes did.
struct StoredChanges
{
    Outcome outcome = Outcome::Stored;
    QList<Message> arrived;      ///< Were not cached before, or not announced; in order of id.
    QList<Message> edited;       ///< Have other words than before.
    QList<MessageId> deleted;    ///< Were not before.
    QList<MemberMark> read;      ///< Got further.
    QList<UserId> unknownPeople; ///< Named, and never heard of.
    MessageId newest{};          ///< Of what arrived from others.
};

/// What happened in a conversation of a server that numbers changes, and the cursors, all at once. What is newer than
/// \a announced arrives even if a list or another process of the profile stored it.
StoredChanges storeChanges(CacheTransaction &transaction, const ConversationChanges &changes, MessageId announced);

/// What changed of what is mine, and its number, all at once.
struct StoredAccount
{
    Outcome outcome = Outcome::Stored;
    QSet<ConversationId> absent;   ///< Cached, and not in the snapshot.
    QList<ConversationId> removed; ///< I am not in them any more.
    bool isPutBack = false;        ///< The server was put back to an earlier state.
};
StoredAccount storeAccount(CacheTransaction &transaction, const AccountChanges &changes);

/// A message as it happened. \a clientId: of the row it confirms, where that is known.
/// \param after  The one that was told before it; invalid: none was. Nothing: something before it may be missing.
/// Unless
///     that one is stored as well, what is whole does not reach up to this one.
Outcome storeArrived(CacheTransaction &transaction, const ReceivedMessage &received, const ClientId &clientId,
                     const std::optional<MessageId> &after);

Outcome storeEdited(CacheTransaction &transaction, const ReceivedMessage &received);
/// What my own edit made of a message; the event that tells everybody follows.
void storeEditAnswer(CacheTransaction &transaction, ConversationId conversation, const MessagePatch &patch,
                     const ClientId &clientId);
/// \a clientId: of the row it confirms, where it answers one.
void storeDeleted(CacheTransaction &transaction, ConversationId conversation, MessageId message,
                  const ClientId &clientId);

} // namespace updates
} // namespace vatochito
