// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/StrongId.h"

namespace vatochito::server {

using UserId = StrongId<struct UserIdTag>;
using ConversationId = StrongId<struct ConversationIdTag>;
using MemberId = StrongId<struct MemberIdTag>;
using MessageId = StrongId<struct MessageIdTag>;
using ContactId = StrongId<struct ContactIdTag>;
using ReactionId = StrongId<struct ReactionIdTag>;

} // namespace vatochito::server
