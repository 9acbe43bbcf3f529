// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Connection.h"
#include "core/Conversation.h"
#include "core/Events.h"
#include "core/SyncChanges.h"
#include "net/ServerAddress.h"

#include <QFuture>
#include <QObject>

#include <functional>

namespace vatochito {

/// What a server can do beyond the least common ground. Asked for instead of the protocol level.
struct Capabilities
{
    int level = 0; ///< For showing to a person; no code decides by it.
    /// post() is for ever idempotent by client id. Without it an echo is matched (compat.md, Quirks).
    bool acknowledgesSends = false;
    bool pagesHistory = false; ///< Without it a history comes whole.
    /// Numbers its changes: what was missed comes by changesReceived() before conversationLive(). Without it the list
    /// and the histories are to be read.
    bool resumes = false;

    friend bool operator==(const Capabilities &, const Capabilities &) = default;
};

/// A message on its way out.
struct OutgoingMessage
{
    ClientId clientId;
    ConversationId conversation;
    MessageType type = MessageType::Text;
    QString content;
    MessageId replyTo; ///< Invalid: answers nothing.
};

/// What `sync` needs from a server. One for each signed-in account; owns its sockets and polls, stores nothing.
/// Decoding happens off the interface thread; every signal and future finishes on the thread of this object.
class Link : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual Capabilities capabilities() const = 0;
    virtual Connection connection() const = 0;

    /// Answers where the cache stands.
    using CursorSource = std::function<QFuture<Result<SyncCursors>>()>;
    /// Asked before the first resume; later ones go on from what was told since. To be set before start().
    virtual void setCursorSource(CursorSource source) = 0;
    /// Something that was told could not be stored, or the cache was emptied: resumes from the cache once more, now if
    /// connected.
    virtual void resumeFromCache() = 0;
    /// Everything up to \a message is in the cache: others may be told that it was delivered. May be dropped.
    virtual void tellDelivered(ConversationId conversation, MessageId message) = 0;

    /// Connects and stays connected until stop(). A second call does nothing.
    virtual void start() = 0;
    /// The sockets of the same server are to be found there from the next connection on.
    virtual void setAddress(const ServerAddress &address) = 0;
    /// Closes politely (1000); no signal afterwards until start(), but connectionChanged() when the goodbye is over.
    virtual void stop() = 0;
    /// Trying may have become worth it: ends the current wait with fresh attempts. What is open and may be dead without
    /// a word must prove itself first, and nothing is sent before it has.
    virtual void take(Hint hint) = 0;

    /// My conversations, newest activity first; the link decides how many of them deserve a socket.
    virtual void setConversations(const QList<ConversationId> &byActivity) = 0;
    /// The conversation on screen, which leads; invalid when none is.
    virtual void setOpenConversation(ConversationId conversation) = 0;

    /// Whether a message of this conversation can go on the wire now.
    virtual bool canSend(ConversationId conversation) const = 0;
    /// Asks for a way to send in a conversation that has no socket yet; sendingPossible() follows.
    virtual void prepareToSend(ConversationId conversation) = 0;
    /// Puts a message on the wire. False: nothing was written, and nothing will be.
    virtual bool send(const OutgoingMessage &message) = 0;
    /// Sends and waits for the server's word: by command where sends are acknowledged, else over REST what the socket
    /// cannot carry (a reply on level 0). The answer is the stored message. Errors: Offline when the connection is lost
    /// before it, or proves dead; then the server may have stored it all the same.
    virtual QFuture<Result<ReceivedMessage>> post(const OutgoingMessage &message) = 0;
    /// Gives a message of mine other words. Doing it again changes nothing. The answer is what it made of it; without
    /// a rev, for the change itself comes as an event.
    virtual QFuture<Result<MessagePatch>> edit(ConversationId conversation, MessageId message,
                                               const QString &content) = 0;
    /// Deletes a message of mine for everybody. Doing it again changes nothing.
    virtual QFuture<Status> erase(ConversationId conversation, MessageId message) = 0;
    /// Done when the server has dealt with everything that was sent there. Errors: Offline when the connection is lost
    /// instead, as it is when no answer comes in time.
    virtual QFuture<Status> proveDelivery(ConversationId conversation) = 0;
    /// May be dropped when there is no socket.
    virtual void sendTyping(ConversationId conversation, bool isTyping) = 0;
    /// Tells that everything up to \a upTo was read. Done when the server has it; on level 0, which does not answer,
    /// when it was written. Errors: Offline, at once when there is no way now: ask again once sendingPossible(); those
    /// of the server, with which it does not count as told.
    virtual QFuture<Status> tellRead(ConversationId conversation, MessageId upTo) = 0;

    virtual QFuture<Result<QList<ReceivedConversation>>> conversations() = 0;
    virtual QFuture<Result<ReceivedConversation>> conversation(ConversationId conversation) = 0;
    /// Without Capabilities::pagesHistory the whole history, whatever \a query says.
    virtual QFuture<Result<HistoryPage>> history(const HistoryQuery &query) = 0;
    virtual QFuture<Result<QList<User>>> searchPeople(const QString &query) = 0;
    virtual QFuture<Result<User>> person(UserId id) = 0;
    virtual QFuture<Result<ReceivedConversation>> createDirect(UserId other) = 0;
    virtual QFuture<Result<ReceivedConversation>> createGroup(const QString &title, const QList<UserId> &members) = 0;
    /// Presence; a server that does not know it (404) is fine.
    virtual QFuture<Status> setOnline(bool isOnline) = 0;

Q_SIGNALS:
    void connectionChanged();
    void capabilitiesChanged();
    /// Subscribed: what happens from now on arrives as events, so what was missed can be fetched now. Where the server
    /// resumes, it has been told already; then it comes again each time a gap between two events was filled.
    void conversationLive(vatochito::ConversationId conversation);
    /// canSend() may have become true.
    void sendingPossible(vatochito::ConversationId conversation);
    /// A socket was lost: what was put on it without an answer is uncertain from now on.
    void conversationLost(vatochito::ConversationId conversation);
    /// I am not in it, or it is gone (asked over REST after a refused handshake).
    void conversationRefused(vatochito::ConversationId conversation, const vatochito::Error &reason);
    void eventReceived(vatochito::ConversationId conversation, const vatochito::ConversationEvent &event);
    /// Much of it was missed: its newest page is worth reading before the rest comes. After accountChanged().
    void farBehind(vatochito::ConversationId conversation);
    /// To be stored in the order of these signals. Of a server that resumes.
    void accountChanged(const vatochito::AccountChanges &changes);
    void changesReceived(const vatochito::ConversationChanges &changes);
    void presenceReceived(vatochito::UserId user, bool isOnline);
    /// The whole list, as the link asks for it from time to time where a server does not push all of it.
    void conversationsPolled(const QList<vatochito::ReceivedConversation> &conversations);
    /// The open conversation alone, polled between the others.
    void conversationPolled(const vatochito::ReceivedConversation &conversation);
};

} // namespace vatochito
