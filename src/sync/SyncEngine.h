// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Conversation.h"
#include "core/Events.h"
#include "storage/Cache.h"
#include "sync/ReadReporter.h"
#include "sync/TypingTracker.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>

namespace vatochito {

class Clock;
class Link;

/// Keeps the cache like the server: applies events in one transaction each, reads histories when they may have holes,
/// and takes over the polled lists. Subscribes first, fetches second, merges by id. Sends no messages: Outbox does.
/// Thread: the one it was made on.
class SyncEngine final : public QObject
{
    Q_OBJECT

public:
    SyncEngine(Link &link, Cache &cache, UserId me, AlarmFactory &alarms, QObject *parent = nullptr);
    ~SyncEngine() override;

    /// Loads what is cached and begins to listen. The link is started by its owner.
    void start();

    /// The conversation on screen; invalid when there is none. Its history is read if it may have holes.
    void setOpenConversation(ConversationId conversation);
    /// A row came into view in the active window.
    void markSeen(ConversationId conversation, MessageId message);
    /// I am writing, or stopped. The caller limits how often.
    void composing(ConversationId conversation, bool isTyping);

    /// Who is typing there just now, but me.
    QList<UserId> typing(ConversationId conversation) const;
    /// The list came from the server at least once since start().
    bool isListLoaded() const { return m_isListLoaded; }
    /// The history is on its way.
    bool isReadingHistory(ConversationId conversation) const;

    /// Reads the list, now. Errors: the link's.
    QFuture<Status> refreshConversations();
    /// Reads the history, now; several who ask share one reading. Errors: the link's.
    QFuture<Status> refreshHistory(ConversationId conversation);
    QFuture<Result<ConversationId>> openDirect(UserId other);
    QFuture<Result<ConversationId>> createGroup(const QString &title, const QList<UserId> &members);
    /// \a query of 2 characters or more.
    QFuture<Result<QList<User>>> searchPeople(const QString &query);

Q_SIGNALS:
    void listLoaded();
    void readingHistoryChanged(vatochito::ConversationId conversation);
    void typingChanged(vatochito::ConversationId conversation);
    /// New to this process, in order of id inside its conversation, caught-up ones too, my own too; each once.
    void messageArrived(const vatochito::Message &message);
    void messageEdited(const vatochito::Message &message);
    void messageDeleted(vatochito::ConversationId conversation, vatochito::MessageId message);
    void messageRead(vatochito::ConversationId conversation, vatochito::MessageId message, vatochito::UserId user);
    void presenceChanged(vatochito::UserId user, bool isOnline);
    void callIncoming(vatochito::ConversationId conversation, const vatochito::CallIncoming &call);
    /// The history of \a conversation is in the cache up to the last event.
    void historyCaughtUp(vatochito::ConversationId conversation);
    /// A message I sent may have come back: Outbox matches it with what it sent.
    void ownMessageStored(vatochito::ConversationId conversation);
    /// Gone from my list, or refused: I was removed, or it was deleted.
    void conversationLost(vatochito::ConversationId conversation);
    /// Another server answered under the old address; its cache was set aside and everything is read anew.
    void cacheSetAside();

private:
    struct Progress
    {
        MessageId announced; ///< Newest id this process has told of, or found in the cache at start.
        bool isLive = false; ///< Subscribed, and the history was read since: events follow without a gap.
        bool isReading = false;
        bool mayHaveHoles = true;   ///< Something may be missing: read the history when it is on screen.
        QList<Message> unannounced; ///< Arrived while the history is on its way.
        std::shared_ptr<QPromise<Status>> reading;
        QFuture<Status> readingFuture;
    };

    void listen();
    void applyEvent(ConversationId conversation, const ConversationEvent &event);
    void applyArrived(ConversationId conversation, const ReceivedMessage &received);
    void applyEdited(ConversationId conversation, const ReceivedMessage &received);
    void applyDeleted(ConversationId conversation, MessageId message);
    void applyRead(ConversationId conversation, const MessageRead &read);
    void applyConversations(const QList<ReceivedConversation> &conversations);
    QFuture<Result<bool>> storeConversations(const QList<ReceivedConversation> &conversations, bool isWholeList);
    void applyHistory(ConversationId conversation, const QList<ReceivedMessage> &history);
    void finishReading(ConversationId conversation, Status status);
    void readIfNeeded(ConversationId conversation);
    void notePresence(const QList<ReceivedConversation> &conversations);
    void announce(ConversationId conversation, QList<Message> messages);
    void setCacheAside();
    void tellLinkTheOrder();

    Link &m_link;
    Cache &m_cache;
    UserId m_me;
    ReadReporter m_readReporter;
    TypingTracker m_typing;
    QHash<ConversationId, Progress> m_progress;
    QHash<UserId, bool> m_presence;
    ConversationId m_open;
    bool m_isListLoaded = false;
    bool m_isLoaded = false; ///< The cache was looked at; before that nothing is announced.
};

} // namespace vatochito
