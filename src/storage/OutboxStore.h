// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Message.h"

#include <QFuture>
#include <QObject>

#include <optional>

namespace vatochito {

class Database;

/// Something I did that no server has acknowledged yet. Lives in SQLite until it is confirmed or cancelled.
struct OutboxEntry
{
    enum class Operation { Send, Edit, Delete };
    enum class State { Waiting, Failed };

    long long sequence = 0; ///< The order of writing.
    ClientId clientId;
    Operation operation = Operation::Send;
    ConversationId conversation;
    MessageId target; ///< The message of mine to be edited or deleted; invalid for a Send.
    MessageType type = MessageType::Text;
    QString content; ///< Of a Send, or what an Edit makes of its target; empty for a Delete.
    std::optional<ReplyExcerpt> reply;
    Timestamp createdAt;
    State state = State::Waiting;
    int attempts = 0;
    /// The newest id known in the conversation when bytes last went out; nothing: they never did. While it is set, the
    /// server may have done it already (compat.md, "No client id").
    std::optional<MessageId> sentAfter;
    /// Whenever bytes went out they bore the client id: it can simply be sent again to a server that knows those.
    bool isSentById = false;
    /// An operation of mine whose message this one answers, edits or deletes, while that has no id of a server yet.
    ClientId refersTo{};
    std::optional<Error> lastError;

    /// The server may have stored it already. An edit or a deletion may simply be repeated.
    bool mayBeOnServer() const { return operation == Operation::Send && sentAfter.has_value(); }
    /// A Send as a conversation shows it: pending or failed, without an id.
    Message asMessage(UserId me) const;

    friend bool operator==(const OutboxEntry &left, const OutboxEntry &right);
};

/// What waits to be acknowledged. Written through CacheTransaction by Outbox.
/// Thread: the owner's; futures finish on the database's (use whenDone).
class OutboxStore final : public QObject
{
    Q_OBJECT

public:
    /// \a database must outlive this object.
    explicit OutboxStore(Database &database, QObject *parent = nullptr);

    /// In order of writing, the failed ones too.
    QFuture<Result<QList<OutboxEntry>>> all() const;
    QFuture<Result<QList<OutboxEntry>>> ofConversation(ConversationId conversation) const;
    QFuture<Result<std::optional<OutboxEntry>>> one(const ClientId &clientId) const;

Q_SIGNALS:
    /// After the commit: whole rows, new or different.
    void changed(const QList<vatochito::OutboxEntry> &entries);
    /// Confirmed (then \a message is the server's row that it made or changed) or cancelled (then it is invalid).
    void removed(vatochito::ConversationId conversation, const vatochito::ClientId &clientId,
                 vatochito::MessageId message);

private:
    Database &m_database;
};

} // namespace vatochito
