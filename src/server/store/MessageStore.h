// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/domain/Records.h"
#include "server/store/Database.h"

namespace vatochito::server {

/// Messages and read markers. Every change checks the membership inside its transaction and calls back after the
/// commit, in the order of the commits; reading blocks and is not for strands.
class MessageStore
{
public:
    /// Both must outlive the store.
    MessageStore(Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    using MessageDone = std::function<void(Result<Message>)>;
    using StatusDone = std::function<void(Status)>;
    /// Whether the call changed anything.
    using ChangeDone = std::function<void(Result<bool>)>;

    /// Errors: Forbidden for a non-member, Invalid for a `reply_to` of another conversation.
    void append(Draft draft, MessageDone done);
    /// Errors: NotFound, Forbidden for another's message, Invalid for a deleted one.
    void edit(ConversationId conversation, MessageId id, UserId editor, std::string content, MessageDone done);
    /// Empties the message. One that is deleted already is left as it is. Errors: as edit().
    void remove(ConversationId conversation, MessageId id, UserId remover, ChangeDone done);
    /// Moves the member's marker forward, never back. Errors: NotFound for a message of another conversation.
    void markRead(ConversationId conversation, MessageId upTo, UserId reader, StatusDone done);

    /// Newest first. Errors: Forbidden for a non-member.
    Result<std::vector<Message>> history(ConversationId conversation, UserId viewer, const HistoryQuery &query);

private:
    Database &m_database;
    const Clock &m_clock;
};

} // namespace vatochito::server
