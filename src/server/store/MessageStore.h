// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/domain/SyncRecords.h"
#include "server/store/Database.h"
#include "server/store/KnownPeople.h"

namespace vatochito::server {

/// Messages and read markers. Every change checks the membership inside its transaction and calls back after the
/// commit, in the order of the commits; reading blocks and is not for strands.
class MessageStore
{
public:
    /// Both must outlive the store.
    MessageStore(Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// A message after a call, and whether the call has changed it.
    struct Outcome
    {
        Message message;
        bool isChanged = true;
    };
    using MessageDone = std::function<void(Result<Outcome>)>;
    using MarkDone = std::function<void(Result<MarkChange>)>;

    /// A draft whose client id the sender has used before is not stored again: its message is answered, unchanged.
    /// Errors: Forbidden for a non-member, Invalid for a `reply_to` of another conversation, Conflict when the client
    /// id belongs to something else.
    void append(Draft draft, MessageDone done);
    /// The message is sent again, by \a forward's sender. Errors: NotFound for a message that the sender does not see,
    /// for one that was deleted, and for a conversation that the sender is not in.
    void forward(const Forward &forward, MessageDone done);
    /// The words it has already change nothing. Errors: NotFound, Forbidden for another's message, Invalid for a
    /// deleted one.
    void edit(ConversationId conversation, MessageId id, UserId editor, std::string content, MessageDone done);
    /// Empties the message. One that is deleted already is left as it is. Errors: NotFound, Forbidden.
    void remove(ConversationId conversation, MessageId id, UserId remover, MessageDone done);
    /// Moves the member's marker forward, never back; what is read has been delivered. Errors: NotFound for a message
    /// of another conversation.
    void markRead(ConversationId conversation, MessageId upTo, UserId reader, MarkDone done);
    void markDelivered(ConversationId conversation, MessageId upTo, UserId receiver, MarkDone done);

    /// What was given to append() until now is stored, or refused, when this returns. Blocks.
    void awaitAppends() { m_database.settle(); }
    /// Newest first. Errors: Forbidden for a non-member.
    Result<std::vector<Message>> history(ConversationId conversation, UserId viewer, const HistoryQuery &query);

private:
    Database &m_database;
    const Clock &m_clock;
    KnownPeople m_senders;
};

} // namespace vatochito::server
