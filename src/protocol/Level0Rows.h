// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"
#include "core/Error.h"
#include "core/Message.h"
#include "core/User.h"

#include <QJsonObject>

/// The objects of level 0 (compat.md, People, Conversations, Messages) as values. An object that lacks what it cannot
/// be without (its id, its conversation, its time) is Malformed; anything else that is missing is empty.
namespace vatochito::level0 {

Result<User> readUser(const QJsonObject &object);
Result<ReceivedConversation> readConversation(const QJsonObject &object);
/// A deleted message loses content and attachments here, whatever the server sent.
Result<ReceivedMessage> readMessage(const QJsonObject &object);

} // namespace vatochito::level0
