// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Conversation.h"
#include "storage/Cache.h"
#include "sync/CacheUpdates.h"

#include <QHash>
#include <QObject>
#include <QPromise>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

namespace vatochito {

class Link;

/// Knows of each conversation whether something may be missing in the cache, reads the history when it may, and tells
/// of each new message once and in order. Subscribed first, fetched second. Thread: the one it was made on.
class CatchUp final : public QObject
{
    Q_OBJECT

public:
    /// How many histories of a first list are read without being opened: as many as get a socket.
    static constexpr int kReadAtFirstSight = 8;
    /// Stores a conversation that was asked for during the subscription \a life; takeHeads() follows.
    using StoreChecked = std::function<QFuture<Status>(const ReceivedConversation &received, int life)>;

    /// What must outlive this object: link and cache.
    CatchUp(Link &link, Cache &cache, UserId me, StoreChecked storeChecked, QObject *parent = nullptr);
    ~CatchUp() override;

    /// What the cache held at the start is not new, up to \a announced.
    /// \param hasHole  Something older than the newest may be missing: a process that ended had not caught up.
    /// \param isRead  Its history was read, or at least its newest part.
    void know(ConversationId conversation, MessageId announced, bool hasHole, bool isRead);
    /// A process that ended had found something missing there.
    void knowOpenGaps(const QList<ConversationId> &conversations);
    /// A list told of messages that have not been read yet.
    bool isBehind() const { return !m_behind.isEmpty(); }
    void setOpenConversation(ConversationId conversation) { m_open = conversation; }

    bool isReadingHistory(ConversationId conversation) const;
    /// The socket lives, and nothing that happened before it did is missing any more.
    bool isCurrent(ConversationId conversation) const;
    /// Done when isCurrent(). Errors: the link's, storage; Offline when the socket is lost meanwhile.
    QFuture<Status> becomeCurrent(ConversationId conversation);
    /// Reads the history, now; several who ask share one reading. Errors: the link's, storage.
    QFuture<Status> refreshHistory(ConversationId conversation);

    /// The newest messages as a list tells them, which has been stored.
    /// \param checkedLife  The subscription that was there before the list was asked for.
    void takeHeads(const updates::StoredConversations &stored, std::optional<int> checkedLife);
    /// A message that happened, and is being stored. \return The newest of its conversation that was before it in turn,
    /// which may not be stored yet, or never; invalid: there was none. Nothing: something before it may be missing.
    std::optional<MessageId> takeTurn(const Message &message);
    /// A message that happened, and is in the cache now.
    void takeArrived(const Message &message);
    /// A message of mine that an answer told of. What others wrote before it may still be on its way, or lost with a
    /// socket that nobody knows to be dead yet: it counts with its echo, with the history, or once the socket has
    /// proved that it told all there was.
    void takeAnswered(const Message &message);
    /// Everything is told anew: of each of \a conversations the newest part is to be read.
    void takeSnapshot(const QList<ConversationId> &conversations);
    /// The server was put back to an earlier state, where \a newest is the last message.
    void putBack(ConversationId conversation, MessageId newest);
    /// What happened in a conversation and is in the cache now; conversationLive() follows once a gap is closed.
    void takeChanges(const ConversationChanges &changes, const QList<Message> &arrived);
    /// The newest message this process has told of, or found in the cache at start.
    MessageId announced(ConversationId conversation) const { return m_progress.value(conversation).announced; }
    /// Its newest part is in the cache, or on its way into it.
    bool isRead(ConversationId conversation) const;
    void lose(ConversationId conversation);
    /// Something of it could not be stored: events follow with a gap from now on.
    void miss(ConversationId conversation);
    /// The cache takes things again: what it did not take is read anew.
    void readMissed();
    /// The cache was emptied: everything is new. Who waits gets Cancelled.
    void startOver();

Q_SIGNALS:
    /// isBehind() is over.
    void caughtUp();
    void readingHistoryChanged(vatochito::ConversationId conversation);
    /// New to this process; each once.
    void messageArrived(const vatochito::Message &message);
    void ownMessageStored(vatochito::ConversationId conversation);
    /// A history was read of a conversation that is not cached.
    void unknownConversation();
    void anotherServerFound();

private:
    /// What this process knows of one conversation beyond the cache.
    struct Progress
    {
        MessageId announced;        ///< The newest this process has told of, or found in the cache at start.
        MessageId inTurn;           ///< The newest that came while nothing was missing.
        bool hasHole = false;       ///< Something older may be missing all the same.
        bool isGapOpen = false;     ///< Something was missed and is not all here yet.
        bool wasRead = false;       ///< Before the last snapshot.
        bool isRead = false;        ///< The newest part of the history is cached.
        bool isSubscribed = false;  ///< The socket lives.
        bool isCurrent = false;     ///< And nothing was missed before it did: events follow without a gap.
        QList<Message> unannounced; ///< Arrived while something older may still be missing.
        std::shared_ptr<QPromise<Status>> reading;    ///< Of the history on its way.
        std::shared_ptr<QPromise<Status>> catchingUp; ///< Somebody waits for isCurrent.
        int lives = 0;       ///< Counts subscriptions, to know whether one lasted through a reading.
        int checkedLife = 0; ///< The one that a check for what was missed is on its way for; 0: none is.
    };

    void endBehind(ConversationId conversation);
    void onLive(ConversationId conversation);
    void onLost(ConversationId conversation, const Error &reason);
    void checkForMissed(ConversationId conversation);
    void endCheck(ConversationId conversation, int life, const Status &status);
    void endCatchUp(ConversationId conversation, const Status &status);
    /// One reading of the newest part: page by page back to what was announced, where pages are to be had.
    struct Reading
    {
        ConversationId conversation;
        int livesBefore = 0;
        int pages = 0;
        MessageId before{};
        QList<Message> messages{};
    };
    void readPage(const Reading &reading);
    void applyPage(Reading reading, const HistoryPage &page);
    void finishPages(const Reading &reading);
    /// What came with a history is here as much as what came by itself.
    void tellDelivered(const Reading &reading);
    void settle(ConversationId conversation);
    void openGap(ConversationId conversation);
    void closeGap(ConversationId conversation);
    void finishReading(ConversationId conversation, const Status &status);
    void proveTold(const Message &message);
    void announce(ConversationId conversation, QList<Message> messages);

    Link &m_link;
    Cache &m_cache;
    UserId m_me;
    StoreChecked m_storeChecked;
    QHash<ConversationId, Progress> m_progress;
    QSet<ConversationId> m_missed; ///< Where something could not be stored.
    QSet<ConversationId> m_behind;
    ConversationId m_open;
};

} // namespace vatochito
