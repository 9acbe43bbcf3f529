// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Link.h"

#include <QHash>
#include <QPromise>
#include <QSet>

#include <memory>
#include <optional>
#include <utility>

namespace vatochito {

/// Answers that wait for the test to give them, the oldest first.
template <typename Answer>
class HeldAnswers final
{
public:
    QFuture<Answer> ask()
    {
        m_promises.append(std::make_shared<QPromise<Answer>>());
        m_promises.constLast()->start();
        return m_promises.constLast()->future();
    }
    void answer(const Answer &answer)
    {
        const auto promise = m_promises.takeFirst();
        promise->addResult(answer);
        promise->finish();
    }

private:
    QList<std::shared_ptr<QPromise<Answer>>> m_promises;
};

/// A server and the way to it, inside the test: what is sent is stored and echoed, unless the test says otherwise.
class FakeLink final : public Link
{
    Q_OBJECT

public:
    explicit FakeLink(UserId me) : m_me(me) {}

    struct Edit
    {
        ConversationId conversation;
        MessageId message;
        QString content;
    };

    // What the server has.
    QList<ReceivedConversation> conversationList;
    QHash<ConversationId, QList<ReceivedMessage>> histories;
    long long nextMessageId = 1000;

    // How it behaves.
    Capabilities can;
    bool echoes = true;              ///< False: what is sent is stored, and nobody is told.
    bool stores = true;              ///< False: what is sent is forgotten.
    std::optional<Error> restFails;  ///< Every REST call answers this.
    bool answersPings = true;        ///< False: proofs wait for answerPings(), or until the connection is lost.
    int pageSize = 0;                ///< Of a history; 0: they come whole.
    QSet<ConversationId> unreadable; ///< Their histories alone cannot be had.
    bool holdsHistories = false;     ///< Histories wait for releaseHistories(); they tell what was there when asked.

    // What it was asked.
    QList<OutgoingMessage> sent;
    QList<OutgoingMessage> posted;
    bool holdsLists = false;         ///< They are not answered before answerList().
    bool holdsConversations = false; ///< Single ones are not answered before answerConversation().
    bool holdsPosts = false;         ///< They are not answered before answerPost().
    QList<Edit> edits;
    QList<std::pair<ConversationId, MessageId>> erased;
    QList<std::pair<ConversationId, MessageId>> reads;
    bool holdsReads = false; ///< They are not answered before answerRead().
    QList<ConversationId> historiesAsked;
    QStringList wordsAsked; ///< Of those, where words were.
    QList<ConversationId> prepared;
    QList<bool> presence;
    QList<ConversationId> order;
    ServerAddress address; ///< The last one that setAddress() told.
    bool isStarted = false;
    QList<Hint> hints;
    CursorSource cursorSource;
    QList<std::pair<ConversationId, MessageId>> delivered;
    int resumptions = 0;
    QList<UserId> peopleAsked;
    int proofsAsked = 0;
    int starts = 0;

    QStringList sentTexts() const;

    /// The sockets of all its conversations live.
    void goOnline();
    /// The server is there, and has not told anything yet.
    void connectAlone() { setStatus(Connection::Status::CatchingUp); }
    /// All sockets are lost.
    void goOffline();
    /// The same, and that attempt to reach the server is made at \a retryAt.
    void goWaiting(int attempt, std::chrono::steady_clock::time_point retryAt);
    /// All attempts to reach the server are used up.
    void giveUp(Error::Code reason);
    void releaseHistories();
    void answerPings();
    /// A message of somebody else is stored and told.
    void receive(const ReceivedMessage &received);
    /// Stored without a word, as while a socket was down.
    void storeSilently(const ReceivedMessage &received);

    /// The oldest that waits for it.
    void answerRead(const Status &answer) { m_heldReads.answer(answer); }
    void answerList(const QList<ReceivedConversation> &list) { m_heldLists.answer(list); }
    void answerConversation(const Result<ReceivedConversation> &answer) { m_heldConversations.answer(answer); }
    void answerPost(const Result<ReceivedMessage> &answer) { m_heldPosts.answer(answer); }

    Capabilities capabilities() const override { return can; }
    Connection connection() const override { return m_connection; }
    void setCursorSource(CursorSource source) override { cursorSource = std::move(source); }
    void resumeFromCache() override { ++resumptions; }
    void tellDelivered(ConversationId conversation, MessageId message) override
    {
        delivered.append({conversation, message});
    }
    void start() override
    {
        isStarted = true;
        ++starts;
    }
    void stop() override;
    void take(Hint hint) override { hints.append(hint); }
    void setAddress(const ServerAddress &to) override { address = to; }
    void setConversations(const QList<ConversationId> &byActivity) override { order = byActivity; }
    void setOpenConversation(ConversationId) override {}
    bool canSend(ConversationId conversation) const override { return m_live.contains(conversation); }
    void prepareToSend(ConversationId conversation) override { prepared.append(conversation); }
    bool send(const OutgoingMessage &message) override;
    QFuture<Result<ReceivedMessage>> post(const OutgoingMessage &message) override;
    QFuture<Result<MessagePatch>> edit(ConversationId conversation, MessageId message, const QString &content) override;
    QFuture<Status> erase(ConversationId conversation, MessageId message) override;
    QFuture<Status> proveDelivery(ConversationId conversation) override;
    void sendTyping(ConversationId, bool) override {}
    QFuture<Status> tellRead(ConversationId conversation, MessageId upTo) override;
    QFuture<Result<QList<ReceivedConversation>>> conversations() override;
    QFuture<Result<ReceivedConversation>> conversation(ConversationId conversation) override;
    QFuture<Result<HistoryPage>> history(const HistoryQuery &query) override;
    QFuture<Result<QList<User>>> searchPeople(const QString &query) override;
    QFuture<Result<User>> person(UserId id) override;
    QFuture<Result<ReceivedConversation>> createDirect(UserId other) override;
    QFuture<Result<ReceivedConversation>> createGroup(const QString &title, const QList<UserId> &members) override;
    QFuture<Status> setOnline(bool isOnline) override;

private:
    using HistoryAnswer = QPromise<Result<HistoryPage>>;
    struct HeldHistory
    {
        std::shared_ptr<HistoryAnswer> promise;
        Result<HistoryPage> answer;
    };

    ReceivedMessage store(const OutgoingMessage &message);
    HistoryPage page(const HistoryQuery &query) const;
    void setStatus(Connection::Status status);
    void endProofs(const Status &status);

    UserId m_me;
    Connection m_connection;
    QSet<ConversationId> m_live;
    QList<std::shared_ptr<QPromise<Status>>> m_proofs;
    QList<HeldHistory> m_held;
    HeldAnswers<Status> m_heldReads;
    HeldAnswers<Result<ReceivedMessage>> m_heldPosts;
    HeldAnswers<Result<QList<ReceivedConversation>>> m_heldLists;
    HeldAnswers<Result<ReceivedConversation>> m_heldConversations;
};

} // namespace vatochito
