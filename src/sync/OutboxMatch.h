// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Message.h"

namespace vatochito {

class CacheTransaction;

/// Confirms what was sent by what is cached (compat.md, "No client id"): of the rows that were put on the wire, the
/// oldest takes the oldest message of mine that is newer than what was known then, has the same type and content, and
/// belongs to no other row. \a received was just written: of a message that was deleted meanwhile it alone still tells
/// what it said.
void confirmMatches(CacheTransaction &transaction, ConversationId conversation, const QList<ReceivedMessage> &received);

} // namespace vatochito
