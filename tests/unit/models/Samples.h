// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"
#include "core/Message.h"
#include "storage/ConversationStore.h"

#include <chrono>

namespace vatochito::modeltests {

inline const UserId kMe{1};
inline const UserId kBob{2};
inline const UserId kCharlie{3};

inline User person(UserId id, const QString &name)
{
    User user;
    user.id = id;
    user.username = name.toLower();
    user.displayName = name;
    return user;
}

inline Message message(long long id, UserId sender, Timestamp at, const QString &text = QStringLiteral("text"))
{
    Message message;
    message.id = MessageId(id);
    message.conversation = ConversationId(1);
    message.sender = sender;
    message.content = text;
    message.createdAt = at;
    message.delivery = sender == kMe ? Delivery::Sent : Delivery::None;
    return message;
}

/// One of mine that is still in the outbox.
inline Message waiting(const QString &clientId, Timestamp at, const QString &text = QStringLiteral("text"))
{
    Message waiting = message(0, kMe, at, text);
    waiting.clientId = ClientId(clientId);
    waiting.delivery = Delivery::Pending;
    return waiting;
}

inline ConversationSummary direct(long long id, UserId other, Timestamp lastActivity)
{
    ConversationSummary summary;
    summary.conversation.id = ConversationId(id);
    summary.conversation.type = ConversationType::Direct;
    summary.conversation.members = {Member{.user = kMe}, Member{.user = other}};
    summary.lastActivity = lastActivity;
    return summary;
}

inline ConversationSummary group(long long id, const QString &title, Timestamp lastActivity)
{
    ConversationSummary summary = direct(id, kBob, lastActivity);
    summary.conversation.type = ConversationType::Group;
    summary.conversation.title = title;
    summary.conversation.members.append(Member{.user = kCharlie});
    return summary;
}

} // namespace vatochito::modeltests
