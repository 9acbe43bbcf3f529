// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"
#include "core/Ids.h"

#include <QString>

namespace vatochito {

class SqlConnection;

struct IndexProgress
{
    int indexed = 0;
    bool hasMore = false; ///< Messages are left that are not indexed.
};

/// The words of the messages. `message_words` (FTS5, without the texts) has a row a message, whose number rises with
/// the message's birth, so that hits come newest first without being sorted; `search_row` says whose it is. A message
/// that is new, or whose words changed, stands in `search_backlog` until indexSome() comes to it; triggers see to both,
/// and take the words of what is edited or deleted out at once. Every function throws SqlFailure.
namespace searchindex {

/// Indexes up to \a limit messages. Inside a transaction.
IndexProgress indexSome(SqlConnection &connection, int limit);
/// Forgets every word. The messages are to be removed in the same transaction.
void clear(SqlConnection &connection);
/// Messages are still to be indexed.
bool hasBacklog(SqlConnection &connection);

/// The first row that a message born at \a moment may have.
long long rowAt(Timestamp moment);
/// The word that stands in the column `place` of every message of \a conversation.
QString placeOf(ConversationId conversation);
/// … of every message by \a sender.
QString placeOf(UserId sender);

} // namespace searchindex
} // namespace vatochito
