// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"
#include "net/HttpClient.h"
#include "net/Link.h"
#include "net/RestClient.h"
#include "protocol/Level0Bodies.h"

#include <QFuture>
#include <QList>

namespace vatochito {

/// What a server of level 0 is asked over REST (compat.md): each call once, its answer decoded. No state.
/// Thread: the one it was made on; futures finish there.
class Level0Api
{
public:
    /// All of them must outlive this object.
    Level0Api(ServerAddress address, Transport &transport, TokenSource &tokens, AlarmFactory &alarms);

    /// What it says of itself to everybody.
    QFuture<Result<level0::Greeting>> greeting();
    QFuture<Result<QList<ReceivedConversation>>> conversations();
    QFuture<Result<ReceivedConversation>> conversation(ConversationId conversation);
    /// All of it.
    QFuture<Result<HistoryPage>> history(ConversationId conversation);
    QFuture<Result<QList<User>>> searchPeople(const QString &query);
    QFuture<Result<User>> person(UserId id);
    QFuture<Result<ReceivedConversation>> createDirect(UserId other);
    QFuture<Result<ReceivedConversation>> createGroup(const QString &title, const QList<UserId> &members);

    QFuture<Result<ReceivedMessage>> post(const OutgoingMessage &message);
    QFuture<Result<MessagePatch>> edit(ConversationId conversation, MessageId message, const QString &content);
    QFuture<Status> erase(ConversationId conversation, MessageId message);
    /// A server that does not know it (404) is fine.
    QFuture<Status> setOnline(bool isOnline);

    /// Connections that are kept open for the next call may be dead.
    void forgetConnections() { m_http.forgetConnections(); }

private:
    HttpClient m_http;
    RestClient m_rest;
};

} // namespace vatochito
