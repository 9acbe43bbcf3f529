// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/SyncChanges.h"

#include <QJsonArray>
#include <QJsonObject>

/// The objects of level 1 (sync.md, Bodies) as values. An object that lacks what it cannot be without is Malformed;
/// anything else that is missing is empty. A list with one row that cannot be read is Malformed as a whole: what it
/// tells would be taken for all there is.
namespace vatochito::level1 {

/// A deleted message has no content and no attachments, whatever the server sent.
Result<ReceivedMessage> readMessage(const QJsonObject &object);
/// \a rev is the frame's.
Result<MessagePatch> readPatch(const QJsonObject &object, long long rev);
Result<MyConversation> readMyConversation(const QJsonObject &object);
ConversationInfo readInfo(const QJsonObject &object);

Result<QList<ReceivedMessage>> readMessages(const QJsonArray &array);
Result<QList<MemberChange>> readMembers(const QJsonArray &array);
Result<QList<MemberMark>> readMarks(const QJsonArray &array);
Result<QList<MyConversation>> readMyConversations(const QJsonArray &array);
/// Those that cannot be read are left out: accounts can be deleted.
QList<User> readPeople(const QJsonArray &array);

} // namespace vatochito::level1
