// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"
#include "core/Error.h"

#include <QFuture>
#include <QObject>

#include <optional>

namespace vatochito {

class Database;

/// A conversation as a list shows it.
struct ConversationSummary
{
    /// Nobody counts further: with each message that comes all of them are counted anew.
    static constexpr int kUnreadCounted = 1000;

    Conversation conversation;
    std::optional<Message> lastMessage; ///< The newest waiting one of mine, else the newest in the cache.
    Timestamp lastActivity;
    QString draft;              ///< Words begun and not sent; see DraftStore.
    int unreadCount = 0;        ///< Others' undeleted messages past my marker, up to kUnreadCounted; compat.md, Quirks.
    MessageId readUpTo;         ///< My own marker.
    MessageId newestCached;     ///< Of a server; invalid when none is cached.
    bool isHistoryRead = false; ///< False: what is cached is not known to be whole.
    MessageId wholeUpTo;        ///< Up to where it is, once it was read.
    bool isNewestMissing = false; ///< All was told anew, and its newest part has not been read since.

    /// Something older than the newest may be missing: whoever stored that one had not caught up.
    bool hasHole() const { return isHistoryRead && wholeUpTo < newestCached; }

    friend bool operator==(const ConversationSummary &, const ConversationSummary &) = default;
};

/// People, conversations, members and read markers in the cache: what is read of them, and word of what changed.
/// Written through CacheTransaction. Thread: the owner's; futures finish on the database's (use whenDone).
class ConversationStore final : public QObject
{
    Q_OBJECT

public:
    /// \a database must outlive this object. \a me: whose cache it is.
    ConversationStore(Database &database, UserId me, QObject *parent = nullptr);

    /// Newest activity first.
    QFuture<Result<QList<ConversationSummary>>> all() const;
    /// Nothing for a conversation that is not cached.
    QFuture<Result<std::optional<ConversationSummary>>> one(ConversationId conversation) const;
    /// Everybody the cache knows, me too.
    QFuture<Result<QList<User>>> people() const;
    /// People whose user or display name holds \a text, but me. For a search while offline.
    QFuture<Result<QList<User>>> peopleNamedLike(const QString &text) const;
    /// The direct conversation with \a other, if it is cached.
    QFuture<Result<std::optional<ConversationId>>> directWith(UserId other) const;
    /// How far each member has read.
    QFuture<Result<QList<ReadMarker>>> markers(ConversationId conversation) const;

Q_SIGNALS:
    /// After the commit, whole rows.
    void changed(const QList<vatochito::ConversationSummary> &conversations);
    void removed(const QList<vatochito::ConversationId> &conversations);
    void peopleChanged(const QList<vatochito::User> &people);
    /// Everything was replaced at once; read anew.
    void reset();

private:
    Database &m_database;
    UserId m_me;
};

} // namespace vatochito
