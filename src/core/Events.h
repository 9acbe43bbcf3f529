// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"

#include <variant>

namespace vatochito {

/// What a server tells of one conversation while it happens (compat.md, The socket).
struct MessageArrived
{
    ReceivedMessage received;
};
struct MessageEdited
{
    ReceivedMessage received;
};
struct MessageDeleted
{
    MessageId message;
};
struct MessageRead
{
    MessageId message;
    UserId user;
};
struct TypingChanged
{
    UserId user;
    bool isTyping = false;
};
/// Another client rings; this version only says so.
struct CallIncoming
{
    UserId caller;
    QString callerName;
};

using ConversationEvent =
    std::variant<MessageArrived, MessageEdited, MessageDeleted, MessageRead, TypingChanged, CallIncoming>;

} // namespace vatochito
