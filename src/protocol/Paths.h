// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ids.h"

#include <QString>

/// Paths of the REST interface after `/api/` (compat.md).
namespace vatochito::paths {

QString root();

QString signIn();
QString registerAccount();
QString refresh();
QString signOut();
QString me();
QString person(UserId id);
QString setOnline(bool isOnline);
/// \a query is what a person typed; it comes out encoded.
QString searchPeople(const QString &query);

QString conversations();
QString conversation(ConversationId id);
QString createDirect();
QString messages(ConversationId id);
QString edit(ConversationId conversation, MessageId message);
QString softDelete(ConversationId conversation, MessageId message);

/// Of the socket, from the server's root: `/ws/chat/<id>/`.
QString socket(ConversationId id);
/// Of a whole account, of level 1.
QString accountSocket();

} // namespace vatochito::paths
