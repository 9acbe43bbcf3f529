// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"

#include <QString>

namespace vatochito {

/// The names that the wire, the cache and the rows of vatochito-cli share: "text", "image" …
QString typeName(MessageType type);
/// Unknown names are Text.
MessageType messageTypeNamed(const QString &name);

/// "direct", "group", "channel".
QString typeName(ConversationType type);
/// Unknown names are Direct.
ConversationType conversationTypeNamed(const QString &name);

} // namespace vatochito
