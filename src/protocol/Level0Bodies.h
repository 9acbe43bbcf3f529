// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"
#include "core/Credentials.h"
#include "core/Error.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QStringList>

/// Bodies of REST answers. A list with one row that cannot be read is Malformed as a whole: it tells what there is, and
/// a row left out would be taken for one that is gone. Thread: any.
namespace vatochito::level0 {

/// What `GET /api/` says.
struct Greeting
{
    QString message;
    QString version;
    int syncLevel = 0;
};

Result<Greeting> decodeGreeting(const QByteArray &body);
Result<Credentials> decodeCredentials(const QByteArray &body);
/// `refresh` may be missing: then it is empty.
Result<Tokens> decodeRefreshed(const QByteArray &body);
Result<User> decodeUser(const QByteArray &body);
Result<QList<User>> decodeUsers(const QByteArray &body);
Result<ReceivedConversation> decodeConversation(const QByteArray &body);
Result<QList<ReceivedConversation>> decodeConversations(const QByteArray &body);
Result<ReceivedMessage> decodeMessage(const QByteArray &body);
/// Oldest first, though the wire has them newest first.
Result<QList<ReceivedMessage>> decodeHistory(const QByteArray &body);

/// The sentences of a refusal by field; a bare list comes under "non_field_errors", a single string as a list of one.
/// Empty when \a body is not JSON.
QMap<QString, QStringList> decodeRefusal(const QByteArray &body);

} // namespace vatochito::level0
