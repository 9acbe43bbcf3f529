// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Conversation.h"
#include "core/Events.h"
#include "storage/Cache.h"
#include "sync/AbsenceCheck.h"
#include "sync/CacheUpdates.h"
#include "sync/CatchUp.h"
#include "sync/HoleFiller.h"
#include "sync/NumberedIntake.h"
#include "sync/PresenceTracker.h"
#include "sync/ReadReporter.h"
#include "sync/TypingTracker.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace vatochito {

class Link;

/// Keeps the cache like the server: applies events in one transaction each, reads histories when they may have holes,
/// and takes over the polled lists. Subscribes first, fetches second, merges by id. Sends no messages: Outbox does.
/// Thread: the one it was made on.
class SyncEngine final : public QObject
{
    Q_OBJECT

public:
    /// A list that could not be read after connecting is asked for again so soon.
    static constexpr std::chrono::seconds kListRetry{5};

    /// What must outlive this object: all of it.
    SyncEngine(Link &link, Cache &cache, UserId me, AlarmFactory &alarms, QObject *parent = nullptr);
    ~SyncEngine() override;

    /// Looks at what is cached and begins to listen; the link may be started when it is done. Errors: storage.
    QFuture<Status> start();

    /// The conversation on screen; invalid when there is none. Its history is read if it may have holes.
    void setOpenConversation(ConversationId conversation);
    /// A row came into view in the active window: moves my marker, and tells of each newly seen message, where a marker
    /// says it of all before it also of mine. The value is how many of others' were new.
    QFuture<Result<int>> markSeen(ConversationId conversation, MessageId message);
    /// Tells what was seen and not told yet, by another process too.
    void takeUpUntoldReads();
    /// I am writing, or stopped. The caller limits how often.
    void composing(ConversationId conversation, bool isTyping);

    /// Who is typing there just now, but me.
    QList<UserId> typing(ConversationId conversation) const;
    /// Of before this process: something can be shown, and is told of anew where the server numbers its changes.
    bool hasConversations() const { return m_hasConversations; }
    /// The list came from the server at least once since start().
    bool isListLoaded() const { return m_isListLoaded; }
    /// Since the connection came about the list was read, and every history it called for.
    bool isCaughtUp() const { return m_isCaughtUp; }
    /// The history is on its way.
    bool isReadingHistory(ConversationId conversation) const;
    /// A message of mine that was told is still being written: it may be one that waits in the outbox.
    bool isStoringMine(ConversationId conversation) const { return m_storingMine.contains(conversation); }
    /// The socket lives, and nothing that happened before it did is missing any more.
    bool isCurrent(ConversationId conversation) const;

    /// Looks through what was missed; done when isCurrent(). Errors: the link's, storage; Offline when the socket is
    /// lost meanwhile.
    QFuture<Status> catchUp(ConversationId conversation);

    /// Reads the list, now. Errors: the link's.
    QFuture<Status> refreshConversations();
    /// Reads the history, now; several who ask share one reading. Errors: the link's.
    QFuture<Status> refreshHistory(ConversationId conversation);
    /// As HoleFiller has them.
    QFuture<Result<bool>> fillHoles(ConversationId conversation, const ShownPart &shown)
    {
        return m_holes.fill(conversation, shown);
    }
    QFuture<Result<MessageId>> findMoment(ConversationId conversation, Timestamp moment)
    {
        return m_holes.findMoment(conversation, moment);
    }
    QFuture<Result<bool>> surround(ConversationId conversation, MessageId message)
    {
        return m_holes.surround(conversation, message);
    }
    QFuture<Result<ConversationId>> openDirect(UserId other);
    QFuture<Result<ConversationId>> createGroup(const QString &title, const QList<UserId> &members);
    /// \a query of 2 characters or more.
    QFuture<Result<QList<User>>> searchPeople(const QString &query);
    /// The cache is empty of a sudden: what was believed of it is forgotten, and everything read anew.
    void startAnew();
    /// The cache takes things again: what it did not take is read anew.
    void readMissed();
    /// A message of mine that the server stored and answered with: takes it in as if it had arrived, and confirms
    /// \a clientId in the same transaction.
    void adopt(const ReceivedMessage &received, const ClientId &clientId);
    /// The same for a message of mine that the server edited or deleted when asked to.
    void adoptEdit(ConversationId conversation, const MessagePatch &patch, const ClientId &clientId);
    void adoptDeletion(ConversationId conversation, MessageId message, const ClientId &clientId);

Q_SIGNALS:
    void openConversationChanged(vatochito::ConversationId conversation);
    void listLoaded();
    /// isCaughtUp() has become true.
    void caughtUp();
    void readingHistoryChanged(vatochito::ConversationId conversation);
    void typingChanged(vatochito::ConversationId conversation, vatochito::UserId user, bool isTyping);
    /// New to this process, in order of id inside its conversation, caught-up ones too, my own too; each once.
    void messageArrived(const vatochito::Message &message);
    void messageEdited(const vatochito::Message &message);
    void messageDeleted(vatochito::ConversationId conversation, vatochito::MessageId message);
    void messageRead(vatochito::ConversationId conversation, vatochito::MessageId message, vatochito::UserId user);
    void presenceChanged(vatochito::UserId user, bool isOnline);
    void callIncoming(vatochito::ConversationId conversation, const vatochito::CallIncoming &call);
    /// What was seen is in the cache, and waits for a connection.
    void readsKept();
    /// A message of mine is in the cache; what it confirms has been confirmed.
    void ownMessageStored(vatochito::ConversationId conversation);
    /// Gone from my list, or refused: I was removed, or it was deleted.
    void conversationLost(vatochito::ConversationId conversation);
    /// Another server answered under the old address; its cache was set aside and everything is read anew.
    void cacheSetAside();

private:
    using Outcome = updates::Outcome;

    /// Of a process that ended before it could close them.
    void takeUpOpenGaps();
    void listen();
    void applyEvent(ConversationId conversation, const ConversationEvent &event);
    /// What a socket tells comes in its turn; an answer may overtake it.
    enum class ToldBy { Event, Answer };
    void applyArrived(const ReceivedMessage &received, const ClientId &clientId, ToldBy toldBy);
    void applyEdited(const ReceivedMessage &received);
    void applyDeleted(ConversationId conversation, MessageId message, const ClientId &clientId);
    void applyRead(ConversationId conversation, const MessageRead &read);
    enum class Scope { WholeList, Some };
    /// Errors: storage; Cancelled when another server was found behind the address.
    /// \param checkedLife  The subscription that was there before these were asked for.
    QFuture<Status> storeConversations(const QList<ReceivedConversation> &conversations, Scope scope,
                                       std::optional<int> checkedLife = {});
    void lose(ConversationId conversation);
    void remove(ConversationId conversation);
    QFuture<Result<ConversationId>> takeCreated(const QFuture<Result<ReceivedConversation>> &created);
    void setCacheAside();
    void tellLinkTheOrder();
    void followConnection();
    void takeAccount(bool isSnapshot);
    void followResuming();
    void considerCaughtUp();

    Link &m_link;
    Cache &m_cache;
    UserId m_me;
    CatchUp m_catchUp;
    NumberedIntake m_intake;
    HoleFiller m_holes;
    ReadReporter m_readReporter;
    TypingTracker m_typing;
    PresenceTracker m_presence;
    AbsenceCheck m_absences;
    bool m_hasConversations = false;
    bool m_isListening = false;
    bool m_isListLoaded = false;
    bool m_isSettingAside = false;
    bool m_wasConnected = false;
    bool m_isTold = false;         ///< All that a server that resumes had to tell is in the cache.
    bool m_isListFresh = false;    ///< Read since the connection came about.
    bool m_isListDue = false;      ///< A snapshot names no members, and tells of nothing that has gone.
    bool m_isListOutdated = false; ///< Members changed while one was on its way.
    bool m_isCaughtUp = false;
    QHash<ConversationId, int> m_storingMine; ///< How many messages of mine are told and not stored yet.
    std::unique_ptr<Alarm> m_listRetry;
};

} // namespace vatochito
