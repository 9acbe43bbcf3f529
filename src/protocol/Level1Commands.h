// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/SyncChanges.h"
#include "protocol/OutgoingFrame.h"

#include <optional>

/// Frames to a server of level 1 (sync.md). \a id is the client's number of a command, above zero; the answer carries
/// it. Thread: any.
namespace vatochito::level1 {

struct Device
{
    QString name;   ///< "<installation uuid>:<random of the process>"
    QString client; ///< "vatochito/0.1.0"
};

/// \param cursors  Nothing: all is to be told afresh.
OutgoingFrame resume(long long id, const Device &device, const std::optional<SyncCursors> &cursors);
OutgoingFrame sync(long long id, ConversationId conversation, long long after, long long marksAfter, int limit);
OutgoingFrame history(long long id, const HistoryQuery &query);

/// What is to become a message.
struct Draft
{
    ClientId clientId;
    ConversationId conversation;
    MessageType type = MessageType::Text;
    QString content;
    MessageId replyTo{}; ///< Invalid: answers nothing.
};
OutgoingFrame messageSend(long long id, const Draft &draft);
OutgoingFrame messageEdit(long long id, ConversationId conversation, MessageId message, const QString &content);
OutgoingFrame messageDelete(long long id, ConversationId conversation, MessageId message);
OutgoingFrame read(long long id, ConversationId conversation, MessageId upTo);
OutgoingFrame delivered(long long id, ConversationId conversation, MessageId upTo);
OutgoingFrame auth(long long id, const QString &token);

/// These have no answer that carries an id.
OutgoingFrame typing(ConversationId conversation, bool isTyping);
OutgoingFrame ping();

} // namespace vatochito::level1
