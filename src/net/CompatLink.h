// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Level0Api.h"
#include "net/Link.h"
#include "net/ListPolls.h"
#include "net/Reconnector.h"
#include "net/SocketSet.h"

#include <QHash>
#include <QSet>

namespace vatochito {

/// The link to a server that speaks level 0 alone (compat.md): a socket for the open conversation, which leads, and for
/// the most recent ones, which follow once it lives; polls for the rest. Without any conversation a REST call leads.
class CompatLink final : public Link
{
    Q_OBJECT

public:
    static constexpr int kFollowedConversations = 8;
    /// A socket opened for sending alone is kept so long after its last use.
    static constexpr std::chrono::seconds kKeepForSending{60};
    /// For the pong that proves what was sent to be dealt with.
    static constexpr std::chrono::seconds kProofLimit{5};
    /// For the pong of a socket that a sleep or another network may have killed.
    static constexpr std::chrono::seconds kDoubtLimit{3};

    /// All must outlive this object.
    CompatLink(ServerAddress address, Transport &transport, TokenSource &tokens, AlarmFactory &alarms,
               const Clock &clock, Random random, QObject *parent = nullptr);

    Capabilities capabilities() const override { return {}; }
    Connection connection() const override;

    // Level 0 has no cursors and no marks.
    void setCursorSource(CursorSource) override {}
    void resumeFromCache() override {}
    void tellDelivered(ConversationId, MessageId) override {}

    void start() override;
    void stop() override;
    void take(Hint hint) override;
    void setAddress(const ServerAddress &address) override { m_sockets.setAddress(address); }

    void setConversations(const QList<ConversationId> &byActivity) override;
    void setOpenConversation(ConversationId conversation) override;

    bool canSend(ConversationId conversation) const override;
    void prepareToSend(ConversationId conversation) override;
    bool send(const OutgoingMessage &message) override;
    QFuture<Result<ReceivedMessage>> post(const OutgoingMessage &message) override { return m_api.post(message); }
    QFuture<Result<MessagePatch>> edit(ConversationId conversation, MessageId message, const QString &content) override
    {
        return m_api.edit(conversation, message, content);
    }
    QFuture<Status> erase(ConversationId conversation, MessageId message) override
    {
        return m_api.erase(conversation, message);
    }
    QFuture<Status> proveDelivery(ConversationId conversation) override
    {
        return m_sockets.prove(conversation, kProofLimit);
    }
    void sendTyping(ConversationId conversation, bool isTyping) override;
    QFuture<Status> tellRead(ConversationId conversation, MessageId upTo) override;

    QFuture<Result<QList<ReceivedConversation>>> conversations() override { return m_api.conversations(); }
    QFuture<Result<ReceivedConversation>> conversation(ConversationId conversation) override
    {
        return m_api.conversation(conversation);
    }
    QFuture<Result<HistoryPage>> history(const HistoryQuery &query) override
    {
        return m_api.history(query.conversation);
    }
    QFuture<Result<QList<User>>> searchPeople(const QString &query) override { return m_api.searchPeople(query); }
    QFuture<Result<User>> person(UserId id) override { return m_api.person(id); }
    QFuture<Result<ReceivedConversation>> createDirect(UserId other) override { return m_api.createDirect(other); }
    QFuture<Result<ReceivedConversation>> createGroup(const QString &title, const QList<UserId> &members) override
    {
        return m_api.createGroup(title, members);
    }
    QFuture<Status> setOnline(bool isOnline) override { return m_api.setOnline(isOnline); }

private:
    /// The conversation whose socket decides whether the account is online; invalid when there is none.
    ConversationId lead() const;
    QList<ConversationId> wanted() const;
    void followWanted();
    void attempt();

    void onPhaseChanged();
    void onOpened(ConversationId conversation);
    void onEnded(ConversationId conversation, const SocketEnd &end, const QString &token);
    void askWhyForbidden(ConversationId conversation, const QString &token);
    void failed(ConversationId conversation, Error::Code reason, std::chrono::milliseconds atLeast = {});
    void refuse(ConversationId conversation, const Error &reason);

    void takeList(const Result<QList<ReceivedConversation>> &answer);
    void takeConversation(ConversationId asked, const Result<ReceivedConversation> &answer);
    void dropIdleExtras();

    TokenSource &m_tokens;
    const Clock &m_clock;
    Level0Api m_api;
    ListPolls m_polls;
    SocketSet m_sockets;
    Reconnector m_reconnector;
    bool m_isStarted = false;
    ConversationId m_open;
    QList<ConversationId> m_byActivity;
    QHash<ConversationId, std::chrono::steady_clock::time_point> m_extras; ///< For sending alone, with their last use.
    QSet<ConversationId> m_refused;
    int m_run = 0;                   ///< Which start this is; answers of an earlier one are not waited for any more.
    QSet<ConversationId> m_askedWhy; ///< Forbidden, and REST is being asked for the reason.
};

} // namespace vatochito
