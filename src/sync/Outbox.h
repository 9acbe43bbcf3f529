// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "storage/Cache.h"
#include "sync/OutboxLane.h"
#include "sync/QueuedChange.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

namespace vatochito {

class Clock;

/// A message to be sent.
struct Draft
{
    ConversationId conversation;
    QString content;
    std::optional<ReplyExcerpt> reply{};
    ClientId answers{};       ///< A message of mine that the reply answers and that no server has given an id yet.
    bool isKeptDraft = false; ///< Its words are what is kept as begun in the conversation, which is empty with it.
};

/// Does what is in OutboxStore: in order inside a conversation with one in flight, 8 conversations at once, never
/// twice (sync.md, Outbox rules; compat.md, "No client id"). Only the process that holds the profile's lease sends; the
/// rows of the others it finds when it is woken. Thread: the one it was made on.
class Outbox final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kConversationsAtOnce = 8;

    /// What must outlive this object: all of it.
    Outbox(Link &link, SyncEngine &engine, Cache &cache, const Clock &clock, AlarmFactory &alarms,
           QObject *parent = nullptr);
    ~Outbox() override;

    /// Rejected: nothing but blanks. TooLarge: more than kMaxContentBytes.
    static Status check(const QString &content);

    /// The row is in SQLite when the future is done, and shown from then on. Errors: check()'s, storage.
    QFuture<Result<ClientId>> enqueue(const Draft &draft);
    /// Other words for a message of mine. What is not on its way yet is replaced, and then keeps its client id.
    /// Errors: check()'s, storage, and those of queueEdit().
    QFuture<Result<ClientId>> edit(ConversationId conversation, MessageId message, const QString &content);
    /// Deletes a message of mine for everybody; edits of it that still wait are dropped.
    /// Errors: storage, and those of queueDeletion().
    QFuture<Result<ClientId>> erase(ConversationId conversation, MessageId message);
    /// The same for a message of mine that no server has acknowledged yet, as far as it knows. What has not gone out
    /// yet is replaced, or cancelled; else the change follows it. Errors: check()'s, storage, NotFound.
    QFuture<Result<ClientId>> editWaiting(const ClientId &message, const QString &content);
    QFuture<Result<ClientId>> eraseWaiting(const ClientId &message);
    /// Tries a failed one again, at its old place. NotFound: there is none.
    QFuture<Status> retry(const ClientId &clientId);
    /// Forgets one. If it is on its way, the server may still have it. NotFound: there is none.
    QFuture<Status> cancel(const ClientId &clientId);

    /// Whether this process sends. Off until told otherwise.
    void setSending(bool isSending);
    /// Looks at the rows again: another process added, confirmed or cancelled one.
    void wake();
    /// Nothing waits that this process knows of; failed ones do not count.
    bool isEmpty() const;

Q_SIGNALS:
    /// Acknowledged by the server as \a message.
    void confirmed(const vatochito::ClientId &clientId, vatochito::ConversationId conversation,
                   vatochito::MessageId message);
    /// Finally: it stepped out of the queue.
    void failed(const vatochito::ClientId &clientId, const vatochito::Error &reason);
    /// A row was added or changed here, while another process is the one that sends.
    void holderNeeded();

private:
    /// The rows as they are in the file.
    struct Rows
    {
        QList<OutboxEntry> stored;
        QHash<ClientId, MessageId> gone; ///< Known here, but not in the file; with what confirmed them.
    };

    OutboxEntry makeEntry(OutboxEntry::Operation operation, ConversationId conversation, const QString &content) const;
    QFuture<Result<ClientId>> queue(const OutboxEntry &entry, bool isKeptDraft = false);
    OutboxLane &lane(ConversationId conversation);
    void pump();
    void read();
    void readSoon();
    void compare(const Rows &rows);
    void failAll(ConversationId conversation, const Error &reason);
    QFuture<Status> change(const ClientId &clientId, std::function<void(CacheTransaction &, OutboxEntry)> how);
    void watchOthers();
    /// Something was changed here just now.
    void watchOthersClosely();

    OutboxWorld m_world;
    const Clock &m_clock;
    std::unique_ptr<Alarm> m_lookAgain; ///< While another process sends what this one waits for.
    std::chrono::milliseconds m_lookWait;
    std::unique_ptr<Alarm> m_readAgain; ///< The file, after it was read a moment ago.
    bool m_isReading = false;
    QSet<ClientId> m_announced; ///< By the store, since the last reading began: newer than what that finds.
    std::unordered_map<ConversationId, std::unique_ptr<OutboxLane>> m_lanes;
    bool m_isSending = false;
    int m_term = 0;      ///< How often that has changed.
    int m_knownTerm = 0; ///< All that was in the file when this one began is known: what is older goes first.
};

} // namespace vatochito
