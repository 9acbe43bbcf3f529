// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/channel/ChannelLayer.h"
#include "server/chat/MarksBatch.h"
#include "server/chat/TypingLimit.h"
#include "server/domain/FailPoint.h"
#include "server/store/MessageStore.h"

namespace vatochito::server {

/// What people say to each other: checked, stored, and published once the commit is on disk, never before. The calls
/// with a `done` return at once; it runs after the event was published, in commit order, and must not block.
class ChatService
{
public:
    using Outcome = MessageStore::Outcome;
    using MessageDone = MessageStore::MessageDone;
    using StatusDone = std::function<void(Status)>;

    /// All must outlive the service.
    ChatService(MessageStore &messages, ChannelLayer &channel, const Clock &clock, FailPoints failPoints = {});

    /// \a acknowledge, when given, is told the outcome as soon as the commit is on disk, before anybody else is told.
    /// Errors: Invalid or TooLarge for the content, else as MessageStore::append().
    void send(Draft draft, MessageDone done, MessageDone acknowledge = nullptr);
    /// Errors: as MessageStore::forward().
    void forward(const Forward &forward, MessageDone done);
    /// Errors: as send(), NotFound, Forbidden for another's message.
    void edit(ConversationId conversation, MessageId id, UserId editor, std::string content, MessageDone done);
    /// Deleting twice is success, and told to the others once. Errors: NotFound, Forbidden for another's message.
    void remove(ConversationId conversation, MessageId id, UserId remover, MessageDone done);
    /// Errors: NotFound.
    void markRead(ConversationId conversation, MessageId upTo, UserId reader, StatusDone done);
    void markDelivered(ConversationId conversation, MessageId upTo, UserId receiver, StatusDone done);
    /// Not stored; not told to the typist's own sockets. \a typist must be a member.
    void typing(ConversationId conversation, const User &typist, bool isTyping);

    /// Newest first. From the newest on it holds what was to be sent before this was called: a client of level 0 whose
    /// connection was lost looks here for its message, and sends again what it does not find. Blocks.
    /// Errors: Forbidden for a non-member.
    Result<std::vector<Message>> history(ConversationId conversation, UserId viewer, const HistoryQuery &query);

    /// Publishes what has waited long enough; to be called every limits::kBatchTick.
    void tick() { m_marks.tick(); }

    /// Tells of a marker that has moved, or is to be told again, with what moved within the same second.
    void announceMark(ConversationId conversation, const MarkChange &change);

private:
    MessageStore &m_messages;
    ChannelLayer &m_channel;
    FailPoints m_failPoints;
    TypingLimit m_typing;
    MarksBatch m_marks;
};

} // namespace vatochito::server
