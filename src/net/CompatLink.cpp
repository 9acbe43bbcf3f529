// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/CompatLink.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"

#include <algorithm>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

Connection::Status statusOf(Reconnector::Phase phase)
{
    switch (phase) {
    case Reconnector::Phase::Stopped:
        return Connection::Status::Offline;
    case Reconnector::Phase::Trying:
        return Connection::Status::Connecting;
    case Reconnector::Phase::Live:
        return Connection::Status::Online;
    case Reconnector::Phase::Waiting:
        return Connection::Status::Waiting;
    case Reconnector::Phase::Unreachable:
        return Connection::Status::Unreachable;
    }
    return Connection::Status::Offline;
}

} // namespace

CompatLink::CompatLink(ServerAddress address, Transport &transport, TokenSource &tokens, AlarmFactory &alarms,
                       const Clock &clock, Random random, QObject *parent)
    : Link(parent)
    , m_tokens(tokens)
    , m_clock(clock)
    , m_api(address, transport, tokens, alarms)
    , m_polls(
          m_api, alarms,
          {.openConversation = [this] { return m_refused.contains(m_open) ? ConversationId() : m_open; },
           .takeList = [this](const auto &answer) { takeList(answer); },
           .takeConversation = [this](ConversationId asked, const auto &answer) { takeConversation(asked, answer); }})
    , m_sockets(std::move(address), transport, tokens, alarms, clock)
    , m_reconnector(alarms, clock, std::move(random))
{
    connect(&m_reconnector, &Reconnector::attemptDue, this, &CompatLink::attempt);
    connect(&m_reconnector, &Reconnector::changed, this, &CompatLink::onPhaseChanged);
    connect(&m_sockets, &SocketSet::opened, this, &CompatLink::onOpened);
    connect(&m_sockets, &SocketSet::proven, this, &CompatLink::sendingPossible);
    connect(&m_sockets, &SocketSet::ended, this, &CompatLink::onEnded);
    connect(&m_sockets, &SocketSet::closed, this, [this](ConversationId conversation) {
        // Told also after stop(): who looks at the states sees the last of them.
        if (conversation == lead())
            Q_EMIT connectionChanged();
    });
    connect(&m_sockets, &SocketSet::eventReceived, this,
            [this](ConversationId conversation, const ConversationEvent &event) {
                if (m_isStarted)
                    Q_EMIT eventReceived(conversation, event);
            });
    connect(&m_polls, &ListPolls::due, this, [this] {
        dropIdleExtras();
        followWanted();
    });
}

Connection CompatLink::connection() const
{
    Connection connection;
    connection.status = statusOf(m_reconnector.phase());
    connection.socket = m_sockets.state(lead());
    connection.attempt = m_reconnector.phase() == Reconnector::Phase::Live ? 0 : m_reconnector.attempt();
    if (connection.status == Connection::Status::Waiting) {
        connection.nominalWait = m_reconnector.nominalWait();
        connection.retryAt = m_reconnector.retryAt();
    }
    connection.reason = m_reconnector.reason();
    return connection;
}

void CompatLink::start()
{
    if (std::exchange(m_isStarted, true))
        return;
    m_refused.clear();
    m_reconnector.tryNow();
}

void CompatLink::stop()
{
    if (!std::exchange(m_isStarted, false))
        return;
    ++m_run;
    m_askedWhy.clear();
    m_polls.stop();
    m_sockets.closeAll();
    m_extras.clear();
    m_reconnector.stop();
}

void CompatLink::take(Hint hint)
{
    if (!m_isStarted)
        return;
    if (hint == Hint::NetworkChanged || hint == Hint::Woke) {
        m_api.forgetConnections();
        m_sockets.doubtAll(kDoubtLimit);
        followWanted(); // What was connecting did so over the network that is gone.
    }
    m_reconnector.take(hint);
}

void CompatLink::setConversations(const QList<ConversationId> &byActivity)
{
    m_byActivity = byActivity;
    // One that vanished from the list and comes back may be mine again.
    m_refused.intersect(QSet<ConversationId>(byActivity.begin(), byActivity.end()));
    followWanted();
}

void CompatLink::setOpenConversation(ConversationId conversation)
{
    m_open = conversation;
    followWanted();
}

bool CompatLink::canSend(ConversationId conversation) const
{
    return m_sockets.isReady(conversation);
}

void CompatLink::prepareToSend(ConversationId conversation)
{
    if (!m_isStarted)
        return;
    m_refused.remove(conversation);
    m_extras.insert(conversation, m_clock.monotonic());
    if (m_sockets.isReady(conversation)) {
        // Later, as everywhere else: who asks is not ready for the answer while asking.
        const auto tell = [this, conversation] {
            if (canSend(conversation))
                Q_EMIT sendingPossible(conversation);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    } else if (m_reconnector.phase() == Reconnector::Phase::Live) {
        m_sockets.open(conversation);
    }
}

bool CompatLink::send(const OutgoingMessage &message)
{
    // The socket ignores what a message answers; the caller posts such a one.
    if (message.replyTo.isValid())
        return false;
    if (const auto extra = m_extras.find(message.conversation); extra != m_extras.end())
        *extra = m_clock.monotonic();
    return m_sockets.send(message.conversation, level0::messageSend(message.content, message.type));
}

void CompatLink::sendTyping(ConversationId conversation, bool isTyping)
{
    if (canSend(conversation))
        m_sockets.send(conversation, level0::typing(isTyping));
}

QFuture<Status> CompatLink::tellRead(ConversationId conversation, MessageId upTo)
{
    const bool isWritten = canSend(conversation) && m_sockets.send(conversation, level0::messageRead(upTo));
    return readyFuture(isWritten ? Status() : Status(failure(Error{.code = Error::Code::Offline})));
}

ConversationId CompatLink::lead() const
{
    if (m_open.isValid() && !m_refused.contains(m_open))
        return m_open;
    for (const ConversationId conversation : m_byActivity) {
        if (!m_refused.contains(conversation))
            return conversation;
    }
    return {};
}

QList<ConversationId> CompatLink::wanted() const
{
    QList<ConversationId> wanted = m_byActivity.first(std::min<qsizetype>(m_byActivity.size(), kFollowedConversations));
    if (m_open.isValid())
        wanted.prepend(m_open);
    // Somebody waits for these.
    for (auto it = m_extras.keyBegin(); it != m_extras.keyEnd(); ++it)
        wanted.prepend(*it);
    if (const ConversationId leading = lead(); leading.isValid())
        wanted.prepend(leading);
    wanted.removeIf([this](ConversationId conversation) { return m_refused.contains(conversation); });
    return wanted;
}

void CompatLink::followWanted()
{
    if (!m_isStarted)
        return;
    const QList<ConversationId> all = wanted();
    m_sockets.keepOnly(all);
    if (m_reconnector.phase() == Reconnector::Phase::Trying) {
        attempt();
    } else if (m_reconnector.phase() == Reconnector::Phase::Live) {
        if (const ConversationId leading = lead(); leading.isValid())
            m_sockets.open(leading);
        m_sockets.openGently(all);
    }
}

void CompatLink::attempt()
{
    // Without a token there is nothing to connect with; who gets one says tryNow().
    if (m_tokens.accessToken().isEmpty()) {
        m_reconnector.stop();
        return;
    }
    const ConversationId leading = lead();
    if (!leading.isValid())
        m_polls.askForList();
    else if (m_sockets.isOpen(leading))
        m_reconnector.live();
    else if (!m_askedWhy.contains(leading))
        m_sockets.open(leading);
}

void CompatLink::onPhaseChanged()
{
    const bool isLive = m_reconnector.phase() == Reconnector::Phase::Live;
    if (isLive)
        m_polls.start();
    else
        m_polls.stop();
    if (m_isStarted)
        Q_EMIT connectionChanged();
    if (isLive)
        m_sockets.openGently(wanted());
}

void CompatLink::onOpened(ConversationId conversation)
{
    if (conversation == lead())
        m_reconnector.live();
    Q_EMIT conversationLive(conversation);
    Q_EMIT sendingPossible(conversation);
}

void CompatLink::onEnded(ConversationId conversation, const SocketEnd &end, const QString &token)
{
    const bool wasLeading = conversation == lead();
    if (end.lived)
        Q_EMIT conversationLost(conversation);
    if (end.httpStatus == 403) {
        askWhyForbidden(conversation, token);
        return;
    }
    failed(conversation, end.reason);
    // Whatever killed it is over: the hint that put it in doubt said so.
    if (wasLeading && end.wasInDoubt)
        m_reconnector.tryNow();
    // A follower whose time was simply over; one that cannot live waits for the next poll instead.
    const bool isLive = m_reconnector.phase() == Reconnector::Phase::Live;
    if (isLive && !wasLeading && end.lived && *end.lived >= Reconnector::kTrustAfter)
        m_sockets.openGently(wanted());
}

void CompatLink::askWhyForbidden(ConversationId asked, const QString &token)
{
    m_askedWhy.insert(asked);
    whenDone(conversation(asked), this, [this, asked, token, run = m_run](const Result<ReceivedConversation> &answer) {
        if (run != m_run)
            return;
        m_askedWhy.remove(asked);
        if (!wanted().contains(asked))
            return;
        if (answer) {
            // Well with REST: it was the token, which has been refreshed on the way. Else nobody knows, so it waits.
            if (m_tokens.accessToken() != token)
                m_sockets.open(asked);
            else
                failed(asked, Error::Code::ServerFailed);
            return;
        }
        const Error &error = answer.error();
        if (error.code == Error::Code::NotFound || error.code == Error::Code::Forbidden)
            refuse(asked, error);
        else if (error.code == Error::Code::SessionOver)
            m_reconnector.giveUp(error.code);
        else
            failed(asked, error.code, error.retryAfter);
    });
}

void CompatLink::failed(ConversationId conversation, Error::Code reason, std::chrono::milliseconds atLeast)
{
    if (conversation == lead())
        m_reconnector.lost(reason, atLeast);
}

void CompatLink::refuse(ConversationId conversation, const Error &reason)
{
    m_refused.insert(conversation);
    m_extras.remove(conversation);
    qCInfo(lcWebSocket).nospace() << "[WebSocket] Refused: conversation=" << conversation.value();
    Q_EMIT conversationRefused(conversation, reason);
    followWanted();
}

void CompatLink::takeList(const Result<QList<ReceivedConversation>> &answer)
{
    if (!m_isStarted)
        return;
    const bool isLeading = !lead().isValid();
    if (answer) {
        if (isLeading)
            m_reconnector.live();
        Q_EMIT conversationsPolled(*answer);
    } else if (isLeading) {
        m_reconnector.lost(answer.error().code, answer.error().retryAfter);
    }
}

void CompatLink::takeConversation(ConversationId asked, const Result<ReceivedConversation> &answer)
{
    if (!m_isStarted)
        return;
    if (answer)
        Q_EMIT conversationPolled(*answer);
    else if (answer.error().code == Error::Code::NotFound)
        refuse(asked, answer.error());
}

void CompatLink::dropIdleExtras()
{
    const auto isIdle = [now = m_clock.monotonic()](const auto &extra) {
        return now - extra.value() >= kKeepForSending;
    };
    m_extras.removeIf(isIdle);
}

} // namespace vatochito
