// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/channel/ChannelLayer.h"
#include "server/store/MessageStore.h"

namespace vatochito::server {

/// What people say to each other: checked, stored, and published once the commit is on disk, never before. The calls
/// with a `done` return at once; it runs after the event was published, in commit order, and must not block.
class ChatService
{
public:
    using MessageDone = MessageStore::MessageDone;
    using StatusDone = MessageStore::StatusDone;

    /// Both must outlive the service.
    ChatService(MessageStore &messages, ChannelLayer &channel) : m_messages(messages), m_channel(channel) {}

    /// Errors: Invalid or TooLarge for the content, Forbidden for a non-member.
    void send(Draft draft, MessageDone done);
    /// Errors: as send(), NotFound, Forbidden for another's message.
    void edit(ConversationId conversation, MessageId id, UserId editor, std::string content, MessageDone done);
    /// Deleting twice is success, and told to the others once. Errors: NotFound, Forbidden for another's message.
    void remove(ConversationId conversation, MessageId id, UserId remover, StatusDone done);
    /// Errors: NotFound.
    void markRead(ConversationId conversation, MessageId upTo, UserId reader, StatusDone done);
    /// Not stored; not told to the typist's own sockets.
    void typing(ConversationId conversation, const User &typist, bool isTyping);

    /// Newest first. Blocks. Errors: Forbidden for a non-member.
    Result<std::vector<Message>> history(ConversationId conversation, UserId viewer, const HistoryQuery &query);

private:
    void publish(ConversationId conversation, std::string frame, UserId except = UserId());

    MessageStore &m_messages;
    ChannelLayer &m_channel;
};

} // namespace vatochito::server
