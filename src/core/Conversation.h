// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Message.h"
#include "core/User.h"

#include <QList>
#include <QString>

#include <optional>

namespace vatochito {

enum class ConversationType { Direct, Group, Channel };

struct Member
{
    UserId user;
    QString nickname{};
    bool isAdmin = false;

    friend bool operator==(const Member &, const Member &) = default;
};

/// A conversation I am in. A direct one's title is made from its other member (compat.md, Conversations).
struct Conversation
{
    ConversationId id;
    ConversationType type = ConversationType::Direct;
    QString title; ///< As the server has it.
    UserId owner;
    QString description;
    Timestamp createdAt;
    Timestamp updatedAt;
    QList<Member> members;

    friend bool operator==(const Conversation &, const Conversation &) = default;
};

/// A conversation as it came from a server, with the people it names.
struct ReceivedConversation
{
    Conversation conversation;
    QList<User> people;
    std::optional<ReceivedMessage> lastMessage;
    int unreadCount = 0; ///< As the server counts; level 0 counts my own too (compat.md, Quirks).
};

} // namespace vatochito
