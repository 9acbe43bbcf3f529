// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/DeliveryReports.h"
#include "net/Level0Api.h"
#include "net/Link.h"
#include "net/LinkWorld.h"
#include "net/Reconnector.h"
#include "net/SyncCommands.h"
#include "net/SyncSocket.h"
#include "net/SyncStreams.h"
#include "protocol/Level1Commands.h"

#include <QPointer>
#include <QSet>

#include <deque>
#include <optional>

namespace vatochito {

struct CloseVerdict;

/// The link to a server of level 1 (sync.md): one socket for the whole account, resumed without gaps, with
/// acknowledged sends. Lists and people are asked for over REST as on level 0.
class SyncLink final : public Link
{
    Q_OBJECT

public:
    /// For the pong that proves what was sent to be dealt with.
    static constexpr std::chrono::seconds kProofLimit{5};
    /// For the pong of a socket that a sleep or another network may have killed.
    static constexpr std::chrono::seconds kDoubtLimit{3};
    /// A token that is refused again so soon after a refresh is not refreshed again.
    static constexpr std::chrono::seconds kRefreshInterval{60};
    /// Between two resumes from the cache: one that cannot be written does not become a storm.
    static constexpr std::chrono::seconds kCacheInterval{2};
    /// So many protocol errors within so long, and the server is not one for this link.
    static constexpr int kProtocolErrors = 3;
    static constexpr std::chrono::minutes kProtocolErrorsWithin{10};
    /// As many as a server takes in a resume.
    static constexpr qsizetype kMostCursors = 20'000;

    /// \param installation  A name of this profile on this computer that stays.
    SyncLink(const ServerAddress &address, const LinkWorld &world, const QString &installation,
             QObject *parent = nullptr);
    ~SyncLink() override;

    Capabilities capabilities() const override;
    Connection connection() const override;

    void setCursorSource(CursorSource source) override { m_cursorSource = std::move(source); }
    void resumeFromCache() override;
    void tellDelivered(ConversationId conversation, MessageId message) override;

    void start() override;
    void setAddress(const ServerAddress &address) override { m_address = address; }
    void stop() override;
    void take(Hint hint) override;

    void setConversations(const QList<ConversationId> &byActivity) override { m_streams.setConversations(byActivity); }
    void setOpenConversation(ConversationId conversation) override { m_streams.setOpenConversation(conversation); }

    bool canSend(ConversationId conversation) const override;
    void prepareToSend(ConversationId conversation) override;
    /// What is sent here is acknowledged: see post().
    bool send(const OutgoingMessage &) override { return false; }
    QFuture<Result<ReceivedMessage>> post(const OutgoingMessage &message) override;
    QFuture<Result<MessagePatch>> edit(ConversationId conversation, MessageId message, const QString &content) override;
    QFuture<Status> erase(ConversationId conversation, MessageId message) override;
    QFuture<Status> proveDelivery(ConversationId conversation) override;
    void sendTyping(ConversationId conversation, bool isTyping) override;
    QFuture<Status> tellRead(ConversationId conversation, MessageId upTo) override;

    QFuture<Result<QList<ReceivedConversation>>> conversations() override { return m_api.conversations(); }
    QFuture<Result<ReceivedConversation>> conversation(ConversationId conversation) override
    {
        return m_api.conversation(conversation);
    }
    QFuture<Result<HistoryPage>> history(const HistoryQuery &query) override;
    QFuture<Result<QList<User>>> searchPeople(const QString &query) override { return m_api.searchPeople(query); }
    QFuture<Result<User>> person(UserId id) override { return m_api.person(id); }
    QFuture<Result<ReceivedConversation>> createDirect(UserId other) override { return m_api.createDirect(other); }
    QFuture<Result<ReceivedConversation>> createGroup(const QString &title, const QList<UserId> &members) override
    {
        return m_api.createGroup(title, members);
    }
    QFuture<Status> setOnline(bool isOnline) override { return m_api.setOnline(isOnline); }

Q_SIGNALS:
    /// The server greeted: it is of level 1.
    void greeted();
    /// Its answer to the handshake was none of this protocol.
    void notOffered(int httpStatus);
    /// It does not understand us, again and again.
    void notUnderstood();

private:
    bool isReady() const { return m_isResumed && m_socket && m_socket->isReady(); }
    void connectStreams();
    void attempt();
    void onPhaseChanged();
    void connectSocket();
    void dropSocket();
    void suspend(int code);
    /// Deletes it once its goodbye is over.
    void letGo(SyncSocket *socket);

    void resume();
    void sendResume();
    void takeResumed(const SyncCommands::Answer &answer);

    void takeFrames(const QList<level1::IncomingFrame> &frames);
    void takeFrame(const level1::IncomingFrame &frame);
    void askForPage(int generation, ConversationId conversation, long long after, long long marksAfter);
    bool reportDelivered(ConversationId conversation, MessageId upTo);
    void askForHistory(const HistoryQuery &query, const std::function<void(Result<HistoryPage>)> &take);
    /// Asks for something, if anything can be asked now.
    void ask(const SyncCommands::Frame &frame, SyncCommands::Handler handler);

    void renewToken();
    void offerToken(const QString &token);
    void refreshAndComeBack(const CloseVerdict &verdict);
    void askServerForHowLong();
    void onEnded(const SyncEnd &end);
    void follow(const CloseVerdict &verdict);
    void noteProtocolError();
    void tellPossible();

    const LinkWorld m_world;
    ServerAddress m_address;
    Level0Api m_api;
    SyncCommands m_commands;
    SyncStreams m_streams;
    DeliveryReports m_reports;
    Reconnector m_reconnector;
    const level1::Device m_device;
    CursorSource m_cursorSource;

    bool m_isStarted = false;
    bool m_isSuperseded = false; ///< A newer connection of this device is there; only a person brings this one back.
    SyncSocket *m_socket = nullptr;
    QPointer<SyncSocket> m_leaving; ///< The last one, while its goodbye lasts.
    QString m_token;                ///< The one that the socket goes by.
    bool m_isResuming = false;
    bool m_isResumed = false;
    int m_snapshots = 0;
    bool m_isCacheAsked = true; ///< The next resume goes by the cache.
    std::optional<std::chrono::steady_clock::time_point> m_cacheAskedAt;
    const std::unique_ptr<Alarm> m_nextResume;
    std::optional<std::chrono::steady_clock::time_point> m_departsAt; ///< As the server told before it goes.
    std::optional<std::chrono::steady_clock::time_point> m_refreshedAt;
    int m_run = 0;           ///< Which start this is; answers of an earlier one are not waited for any more.
    bool m_isAsking = false; ///< REST is being asked before it is tried again.
    std::deque<std::chrono::steady_clock::time_point> m_protocolErrors;
    QSet<ConversationId> m_toTellPossible;
};

} // namespace vatochito
