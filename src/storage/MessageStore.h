// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Message.h"

#include <QFuture>
#include <QObject>
#include <QSet>

#include <optional>

namespace vatochito {

class Database;

/// What a conversation opens with.
struct OpeningPage
{
    QList<Message> rows;   ///< Newest first.
    MessageId firstUnread; ///< Others' first undeleted one past my marker; invalid: everything is read.
    bool hasOlder = false; ///< Older ones than these are cached.
    bool hasNewer = false;
};

/// A server's messages in the cache, ordered by id inside their conversation; what still waits is in OutboxStore.
/// `delivery` is filled in from the members' read markers. Written through CacheTransaction.
/// Thread: the owner's; futures finish on the database's (use whenDone).
class MessageStore final : public QObject
{
    Q_OBJECT

public:
    /// \a database must outlive this object. \a me: whose cache it is.
    MessageStore(Database &database, UserId me, QObject *parent = nullptr);

    /// Up to \a limit on each side of the first unread message; without one, the newest \a limit.
    QFuture<Result<OpeningPage>> opening(ConversationId conversation, int limit) const;
    /// Others' first undeleted one past my marker; invalid: everything is read.
    QFuture<Result<MessageId>> firstUnread(ConversationId conversation) const;
    /// The newest \a limit, newest first.
    QFuture<Result<QList<Message>>> newest(ConversationId conversation, int limit) const;
    /// Older than \a before (exclusive), newest first. Fewer than \a limit: the start of what is cached.
    QFuture<Result<QList<Message>>> olderThan(ConversationId conversation, MessageId before, int limit) const;
    /// Newer than \a after (exclusive), oldest first.
    QFuture<Result<QList<Message>>> newerThan(ConversationId conversation, MessageId after, int limit) const;
    /// Up to \a limit on each side of \a middle and itself, newest first.
    QFuture<Result<QList<Message>>> around(ConversationId conversation, MessageId middle, int limit) const;
    QFuture<Result<std::optional<Message>>> one(ConversationId conversation, MessageId message) const;
    /// The message that an operation of mine made or changed, once a server has acknowledged it.
    QFuture<Result<std::optional<Message>>> byClientId(const ClientId &clientId) const;
    /// What an operation of mine made or changed, whether it is cached or not; invalid: no server has confirmed it.
    QFuture<Result<MessageId>> acknowledged(const ClientId &clientId) const;

Q_SIGNALS:
    /// After the commit: whole rows, new or different, in order of id.
    void changed(vatochito::ConversationId conversation, const QList<vatochito::Message> &messages);
    /// After the commit: how many messages of others are new in a history that was read before. Deleted ones do not
    /// count.
    void arrived(vatochito::ConversationId conversation, int count);

private:
    Database &m_database;
    UserId m_me;
};

} // namespace vatochito
