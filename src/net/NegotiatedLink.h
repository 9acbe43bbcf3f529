// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/CompatLink.h"
#include "net/LevelMemory.h"
#include "net/SyncLink.h"

#include <chrono>
#include <optional>

namespace vatochito {

/// The link to a server of either level: finds out what it speaks, lets CompatLink or SyncLink speak with it, and alone
/// decides which of them. Until it is known, level 1 is tried while the server is asked; nothing waits for the answer.
/// Both ways it may change: a server is brought up to date, or goes back.
class NegotiatedLink final : public Link
{
    Q_OBJECT

public:
    /// \a memory must outlive this object.
    NegotiatedLink(const ServerAddress &address, const LinkWorld &world, const QString &installation,
                   LevelMemory &memory, QObject *parent = nullptr);

    Capabilities capabilities() const override { return m_current->capabilities(); }
    Connection connection() const override;

    void setCursorSource(CursorSource source) override;
    void resumeFromCache() override { m_current->resumeFromCache(); }
    void tellDelivered(ConversationId conversation, MessageId message) override
    {
        m_current->tellDelivered(conversation, message);
    }

    void start() override;
    void setAddress(const ServerAddress &address) override;
    void stop() override;
    void take(Hint hint) override { m_current->take(hint); }

    void setConversations(const QList<ConversationId> &byActivity) override;
    void setOpenConversation(ConversationId conversation) override;

    bool canSend(ConversationId conversation) const override { return m_current->canSend(conversation); }
    void prepareToSend(ConversationId conversation) override { m_current->prepareToSend(conversation); }
    bool send(const OutgoingMessage &message) override { return m_current->send(message); }
    QFuture<Result<ReceivedMessage>> post(const OutgoingMessage &message) override { return m_current->post(message); }
    QFuture<Result<MessagePatch>> edit(ConversationId conversation, MessageId message, const QString &content) override
    {
        return m_current->edit(conversation, message, content);
    }
    QFuture<Status> erase(ConversationId conversation, MessageId message) override
    {
        return m_current->erase(conversation, message);
    }
    QFuture<Status> proveDelivery(ConversationId conversation) override
    {
        return m_current->proveDelivery(conversation);
    }
    void sendTyping(ConversationId conversation, bool isTyping) override
    {
        m_current->sendTyping(conversation, isTyping);
    }
    QFuture<Status> tellRead(ConversationId conversation, MessageId upTo) override
    {
        return m_current->tellRead(conversation, upTo);
    }

    QFuture<Result<QList<ReceivedConversation>>> conversations() override { return m_current->conversations(); }
    QFuture<Result<ReceivedConversation>> conversation(ConversationId conversation) override
    {
        return m_current->conversation(conversation);
    }
    QFuture<Result<HistoryPage>> history(const HistoryQuery &query) override { return m_current->history(query); }
    QFuture<Result<QList<User>>> searchPeople(const QString &query) override { return m_current->searchPeople(query); }
    QFuture<Result<User>> person(UserId id) override { return m_current->person(id); }
    QFuture<Result<ReceivedConversation>> createDirect(UserId other) override { return m_current->createDirect(other); }
    QFuture<Result<ReceivedConversation>> createGroup(const QString &title, const QList<UserId> &members) override
    {
        return m_current->createGroup(title, members);
    }
    QFuture<Status> setOnline(bool isOnline) override { return m_current->setOnline(isOnline); }

private:
    void connectTo(Link &link);
    template <typename... Arguments>
    void forward(Link &link, void (Link::*signal)(Arguments...));
    void onConnectionChanged();
    void ask();
    void takeGreeting(const Result<level0::Greeting> &greeting);
    void takeHandshake(int httpStatus);
    void learn(int level);
    void letSpeak(Link &link);

    const LinkWorld m_world;
    LevelMemory &m_memory;
    Level0Api m_api;
    CompatLink m_compat;
    SyncLink m_sync;
    Link *m_current; ///< One of the two; the other is stopped.
    std::optional<LevelMemory::Known> m_known;
    QList<ConversationId> m_byActivity;
    Connection::Status m_status = Connection::Status::Offline; ///< As it was when it last changed.
    bool m_isStarted = false;
    bool m_isAsking = false;
    int m_question = 0; ///< Answers to earlier ones mean nothing any more.
    /// Level 0 changed things that nobody counted: what the cache knows of numbers is not to be resumed from.
    bool m_areCursorsStale = false;
};

} // namespace vatochito
