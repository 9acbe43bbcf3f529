// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Message.h"

#include <QList>
#include <QString>

namespace vatochito {

class SqlConnection;

struct IndexProgress
{
    int indexed = 0;
    bool hasMore = false; ///< Messages are left that are not indexed.
};

/// The words of the messages. `message_words` (FTS5, without the texts) has a row a message, whose number rises with
/// the message's birth (`message.word_row`), so that hits come newest first without being sorted; `search_row` says
/// whose it is. A message is indexed in the transaction that stores it; triggers take the words of what is edited or
/// deleted out at once. What was there before the index, what was edited, and the rare one whose row another has, stand
/// in `search_backlog` until indexSome() comes to them. Every function throws SqlFailure.
namespace searchindex {

/// What is indexed of one message.
struct Words
{
    long long row = 0; ///< As `message.word_row` has it.
    ConversationId conversation;
    MessageId message;
    UserId sender;
    QString content;
};
Words wordsOf(const Message &message);

/// Indexes messages that are new. Inside the transaction that stores them. \return How many can be found now.
int add(SqlConnection &connection, QList<Words> words);
/// Indexes up to \a limit messages of the backlog. Inside a transaction.
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
