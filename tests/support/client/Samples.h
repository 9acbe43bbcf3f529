// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"

namespace vatochito::samples {

inline constexpr UserId kMe{1};
inline constexpr UserId kBob{2};
inline constexpr ConversationId kChat{4};
inline constexpr ConversationId kOther{5};

User person(UserId id, const QString &username);
/// Between me and bob. \a last: its last message, if any.
ReceivedConversation conversation(ConversationId id = kChat, std::optional<ReceivedMessage> last = {});
/// Born \a id seconds after the start of 2026.
ReceivedMessage message(long long id, UserId sender, const QString &content, ConversationId conversation = kChat);

} // namespace vatochito::samples
