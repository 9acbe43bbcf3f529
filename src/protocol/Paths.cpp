// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Paths.h"

#include <QUrl>

namespace vatochito::paths {

QString root()
{
    return {};
}

QString signIn()
{
    return QStringLiteral("auth/login/");
}

QString registerAccount()
{
    return QStringLiteral("auth/register/");
}

QString refresh()
{
    return QStringLiteral("auth/token/refresh/");
}

QString signOut()
{
    return QStringLiteral("auth/logout/");
}

QString me()
{
    return QStringLiteral("auth/user/");
}

QString person(UserId id)
{
    return QStringLiteral("auth/users/%1/").arg(id.value());
}

QString setOnline(bool isOnline)
{
    return isOnline ? QStringLiteral("auth/users/set-online/") : QStringLiteral("auth/users/set-offline/");
}

QString searchPeople(const QString &query)
{
    return QStringLiteral("chat/users/search/?q=") + QString::fromLatin1(QUrl::toPercentEncoding(query));
}

QString conversations()
{
    return QStringLiteral("chat/conversations/");
}

QString conversation(ConversationId id)
{
    return QStringLiteral("chat/conversations/%1/").arg(id.value());
}

QString createDirect()
{
    return QStringLiteral("chat/conversations/create-direct/");
}

QString messages(ConversationId id)
{
    return QStringLiteral("chat/conversations/%1/messages/").arg(id.value());
}

QString edit(ConversationId conversation, MessageId message)
{
    return messages(conversation) + QStringLiteral("%1/edit/").arg(message.value());
}

QString softDelete(ConversationId conversation, MessageId message)
{
    return messages(conversation) + QStringLiteral("%1/soft-delete/").arg(message.value());
}

QString socket(ConversationId id)
{
    return QStringLiteral("/ws/chat/%1/").arg(id.value());
}

QString accountSocket()
{
    return QStringLiteral("/ws/sync/");
}

} // namespace vatochito::paths
