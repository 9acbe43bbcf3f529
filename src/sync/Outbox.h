// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "storage/Cache.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <unordered_map>

namespace vatochito {

class Clock;
class Link;
class SyncEngine;

/// A message to be sent.
struct Draft
{
    ConversationId conversation;
    QString content;
    std::optional<ReplyExcerpt> reply;
};

/// Sends what is in OutboxStore: in order inside a conversation with one in flight, 8 conversations at once, never
/// twice (sync.md, Outbox rules; compat.md, "No client id"). Only the process that holds the profile's lease sends.
/// Thread: the one it was made on.
class Outbox final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kConversationsAtOnce = 8;
    /// Without an echo for this long on a live socket the message counts as uncertain.
    static constexpr std::chrono::seconds kEchoDeadline{10};

    /// What must outlive this object: all of it.
    Outbox(Link &link, SyncEngine &engine, Cache &cache, UserId me, const Clock &clock, AlarmFactory &alarms,
           QObject *parent = nullptr);
    ~Outbox() override;

    /// Rejected: nothing but blanks. TooLarge: more than kMaxContentBytes.
    static Status check(const QString &content);

    /// The row is in SQLite when the future is done, and shown from then on. Errors: check()'s, storage.
    QFuture<Result<ClientId>> enqueue(const Draft &draft);
    /// Tries a failed one again, at its old place.
    QFuture<Status> retry(const ClientId &clientId);
    /// Forgets one. If it is on its way, the server may still have it.
    QFuture<Status> cancel(const ClientId &clientId);

    /// Whether this process sends. Off until told otherwise.
    void setSending(bool isSending);
    /// Looks at the rows again: another process added one.
    void wake();

Q_SIGNALS:
    /// Acknowledged by the server as \a message.
    void confirmed(const vatochito::ClientId &clientId, vatochito::ConversationId conversation,
                   vatochito::MessageId message);
    /// Finally: it stepped out of the queue.
    void failed(const vatochito::ClientId &clientId, const vatochito::Error &reason);
    /// Rows were added or changed here while another process may be the one that sends.
    void rowsChanged();

private:
    class Lane;

    Lane &lane(ConversationId conversation);
    void pump();

    Link &m_link;
    SyncEngine &m_engine;
    Cache &m_cache;
    UserId m_me;
    const Clock &m_clock;
    AlarmFactory &m_alarms;
    std::unordered_map<ConversationId, std::unique_ptr<Lane>> m_lanes;
    bool m_isSending = false;
};

} // namespace vatochito
