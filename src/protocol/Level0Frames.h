// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Events.h"
#include "protocol/OutgoingFrame.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// Frames of the conversation socket (compat.md, The socket). Thread: any.
namespace vatochito::level0 {

/// A frame from the server, and what happened by it.
struct IncomingFrame
{
    QString type;
    MessageId message;                      ///< The one it is about; invalid when it is about none.
    std::optional<ConversationEvent> event; ///< Nothing: a pong, a type of another version, data that is null.

    bool isPong() const;
};

/// Errors: Malformed when it is not a JSON object with a type, or an event lacks what it cannot be without.
Result<IncomingFrame> decodeFrame(const QByteArray &frame);

OutgoingFrame ping();
OutgoingFrame messageSend(const QString &content, MessageType type);
OutgoingFrame typing(bool isTyping);
OutgoingFrame messageRead(MessageId message);

} // namespace vatochito::level0
