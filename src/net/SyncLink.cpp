// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/SyncLink.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "net/CloseCodes.h"
#include "net/TokenSource.h"

#include <QCoreApplication>
#include <QPointer>
#include <QPromise>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

level1::Device deviceOf(const QString &installation)
{
    // Every run of a program is a device of its own (sync.md, Handshake).
    return {installation + u':' + QUuid::createUuid().toString(QUuid::Id128),
            u"vatochito/"_s + QCoreApplication::applicationVersion()};
}

Error offline()
{
    return Error{.code = Error::Code::Offline};
}

} // namespace

SyncLink::SyncLink(const ServerAddress &address, const LinkWorld &world, const QString &installation, QObject *parent)
    : Link(parent)
    , m_world(world)
    , m_address(address)
    , m_api(address, world.transport, world.tokens, world.alarms)
    , m_commands(world.alarms)
    , m_streams(world.alarms)
    , m_reports(world.alarms,
                [this](ConversationId conversation, MessageId upTo) { return reportDelivered(conversation, upTo); })
    , m_reconnector(world.alarms, world.clock, world.random)
    , m_device(deviceOf(installation))
    , m_nextResume(world.alarms.makeAlarm())
{
    connect(&m_reconnector, &Reconnector::attemptDue, this, &SyncLink::attempt);
    connect(&m_reconnector, &Reconnector::changed, this, &SyncLink::onPhaseChanged);
    connectStreams();
}

SyncLink::~SyncLink()
{
    m_isStarted = false;
    dropSocket();
}

void SyncLink::connectStreams()
{
    connect(&m_streams, &SyncStreams::accountChanged, this, &Link::accountChanged);
    connect(&m_streams, &SyncStreams::changesTold, this, &Link::changesReceived);
    connect(&m_streams, &SyncStreams::farBehind, this, &Link::farBehind);
    connect(&m_streams, &SyncStreams::live, this, [this](ConversationId conversation) {
        Q_EMIT conversationLive(conversation);
        if (canSend(conversation))
            Q_EMIT sendingPossible(conversation);
    });
    connect(&m_streams, &SyncStreams::lost, this, [this](ConversationId conversation) {
        if (m_isStarted)
            Q_EMIT conversationLost(conversation);
    });
    connect(&m_streams, &SyncStreams::refused, this, &Link::conversationRefused);
    connect(&m_streams, &SyncStreams::pageWanted, this, &SyncLink::askForPage);
    connect(&m_streams, &SyncStreams::resumeWanted, this, &SyncLink::resume);
    connect(&m_streams, &SyncStreams::caughtUp, this, [this] {
        if (m_isStarted)
            Q_EMIT connectionChanged();
    });
}

Capabilities SyncLink::capabilities() const
{
    return {.level = 1, .acknowledgesSends = true, .pagesHistory = true, .resumes = true};
}

Connection SyncLink::connection() const
{
    Connection connection;
    const SyncSocket *socket = m_socket ? m_socket : m_leaving.data();
    connection.socket = socket ? socket->state() : Connection::SocketState::Closed;
    connection.attempt = m_reconnector.phase() == Reconnector::Phase::Live ? 0 : m_reconnector.attempt();
    connection.reason = m_reconnector.reason();
    const auto underWay =
        m_socket && m_socket->hello() ? Connection::Status::CatchingUp : Connection::Status::Connecting;
    switch (m_reconnector.phase()) {
    case Reconnector::Phase::Stopped:
        connection.status = Connection::Status::Offline;
        if (m_isSuperseded)
            connection.reason = Error::Code::TakenOver;
        break;
    case Reconnector::Phase::Trying:
        connection.status = underWay;
        break;
    case Reconnector::Phase::Live:
        connection.status = m_isResumed && m_streams.isCaughtUp() ? Connection::Status::Online : underWay;
        break;
    case Reconnector::Phase::Waiting:
        connection.status = Connection::Status::Waiting;
        connection.nominalWait = m_reconnector.nominalWait();
        connection.retryAt = m_reconnector.retryAt();
        break;
    case Reconnector::Phase::Unreachable:
        connection.status = Connection::Status::Unreachable;
        break;
    }
    return connection;
}

void SyncLink::start()
{
    if (std::exchange(m_isStarted, true))
        return;
    m_isSuperseded = false;
    // Others may have written to the cache meanwhile.
    m_isCacheAsked = true;
    m_reconnector.tryNow();
}

void SyncLink::stop()
{
    if (!std::exchange(m_isStarted, false))
        return;
    ++m_run;
    m_isAsking = false;
    dropSocket();
    m_reports.forget();
    m_reconnector.stop();
}

void SyncLink::take(Hint hint)
{
    if (!m_isStarted || (m_isSuperseded && hint != Hint::TryNow))
        return;
    m_isSuperseded = false;
    if (hint == Hint::NetworkChanged || hint == Hint::Woke) {
        m_api.forgetConnections();
        if (m_socket && m_socket->hello()) {
            m_socket->doubt(kDoubtLimit);
        } else if (m_socket) {
            // What was connecting did so over the network that is gone.
            dropSocket();
            attempt();
        }
    }
    if (hint == Hint::NewToken && m_isResumed)
        offerToken(m_world.tokens.accessToken());
    m_reconnector.take(hint);
}

void SyncLink::resumeFromCache()
{
    m_isCacheAsked = true;
    if (m_socket && m_socket->hello())
        resume();
}

bool SyncLink::canSend(ConversationId conversation) const
{
    return conversation.isValid() && isReady();
}

void SyncLink::prepareToSend(ConversationId conversation)
{
    m_toTellPossible.insert(conversation);
    QMetaObject::invokeMethod(this, &SyncLink::tellPossible, Qt::QueuedConnection);
}

void SyncLink::tellPossible()
{
    if (!m_isStarted || !isReady())
        return;
    for (const ConversationId conversation : std::exchange(m_toTellPossible, {})) {
        if (canSend(conversation))
            Q_EMIT sendingPossible(conversation);
    }
}

void SyncLink::attempt()
{
    // Without a token there is nothing to connect with; who gets one says tryNow().
    if (m_world.tokens.accessToken().isEmpty()) {
        m_reconnector.stop();
        return;
    }
    if (m_isResumed)
        m_reconnector.live();
    else if (!m_socket && !m_isAsking)
        connectSocket();
}

void SyncLink::onPhaseChanged()
{
    if (m_isStarted)
        Q_EMIT connectionChanged();
}

void SyncLink::connectSocket()
{
    qCInfo(lcWebSocket) << "[WebSocket] Connect called for account";
    m_token = m_world.tokens.accessToken();
    m_departsAt.reset();
    m_socket = new SyncSocket(m_world, this);
    connect(m_socket, &SyncSocket::greeted, this, [this] {
        Q_EMIT greeted();
        if (!m_isStarted)
            return;
        Q_EMIT connectionChanged();
        resume();
    });
    connect(m_socket, &SyncSocket::received, this, &SyncLink::takeFrames);
    connect(m_socket, &SyncSocket::proven, this, [this] {
        m_reports.tellNow();
        for (const ConversationId conversation : m_streams.liveOnes())
            m_toTellPossible.insert(conversation);
        tellPossible();
    });
    connect(m_socket, &SyncSocket::ended, this, &SyncLink::onEnded);
    m_socket->open(m_address.accountSocket(), m_token);
}

void SyncLink::dropSocket()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->close();
    suspend(0);
}

void SyncLink::suspend(int code)
{
    letGo(std::exchange(m_socket, nullptr));
    m_nextResume->stop();
    m_isResuming = false;
    m_isResumed = false;
    // First, so that pages which are lost now are not asked for again.
    m_streams.suspend();
    m_commands.lose(code);
}

void SyncLink::letGo(SyncSocket *socket)
{
    if (socket->state() != Connection::SocketState::Closing) {
        socket->deleteLater();
        return;
    }
    m_leaving = socket;
    connect(socket, &SyncSocket::closed, this, [this, socket] {
        socket->deleteLater();
        // Told also after stop(): who looks at the states sees the last of them.
        if (m_leaving == socket && !m_socket)
            Q_EMIT connectionChanged();
    });
}

void SyncLink::resume()
{
    if (std::exchange(m_isResuming, true))
        return;
    if (!m_isCacheAsked || !m_cursorSource) {
        sendResume();
        return;
    }
    const auto now = m_world.clock.monotonic();
    if (m_cacheAskedAt && now - *m_cacheAskedAt < kCacheInterval) {
        m_isResuming = false;
        const auto left = kCacheInterval - (now - *m_cacheAskedAt);
        m_nextResume->start(std::chrono::ceil<std::chrono::milliseconds>(left), [this] { resume(); });
        return;
    }
    m_cacheAskedAt = now;
    whenDone(m_cursorSource(), this, [this, socket = QPointer(m_socket)](const Result<SyncCursors> &cursors) {
        if (!cursors)
            qCWarning(lcWebSocket) << "[WebSocket] Where the cache stands is not known";
        // Nobody resumes any more: the next connection asks again, also before this is there.
        if (!socket || socket != m_socket || !m_isResuming)
            return;
        // All that could not be stored lies past them, however late that was noticed.
        m_isCacheAsked = false;
        m_streams.begin(cursors.value_or(SyncCursors()));
        if (std::exchange(m_isResumed, false))
            onPhaseChanged();
        sendResume();
    });
}

void SyncLink::sendResume()
{
    std::optional<SyncCursors> cursors = m_streams.cursors();
    if (cursors->epoch.isEmpty() || cursors->epoch != m_socket->hello()->epoch || cursors->heads.size() > kMostCursors)
        cursors.reset();
    m_commands.ask(
        *m_socket, [this, &cursors](long long id) { return level1::resume(id, m_device, cursors); },
        [this, socket = QPointer(m_socket)](const SyncCommands::Answer &answer) {
            if (socket && socket == m_socket)
                takeResumed(answer);
        });
}

void SyncLink::takeResumed(const SyncCommands::Answer &answer)
{
    m_isResuming = false;
    const auto *resumed = answer ? answer->as<level1::Resumed>() : nullptr;
    if (!resumed) {
        const Error error = answer ? Error{.code = Error::Code::Malformed} : answer.error();
        dropSocket();
        m_reconnector.lost(error.code, error.retryAfter);
        return;
    }
    // The cache changed while this was on its way.
    if (m_isCacheAsked && m_cursorSource) {
        resume();
        return;
    }
    level1::Resumed told = *resumed;
    m_snapshots += told.changes.isSnapshot ? 1 : 0;
    if (told.changes.isSnapshot)
        told.changes.epoch = m_socket->hello()->epoch;
    qCInfo(lcWebSocket).nospace() << "[WebSocket] Resumed: account=" << told.changes.account
                                  << " snapshot=" << told.changes.isSnapshot << " behind=" << told.behind.size();
    m_isResumed = true;
    m_streams.resume(told);
    if (!m_isStarted || !m_isResumed)
        return;
    m_reconnector.live();
    m_reports.tellNow();
    tellPossible();
}

void SyncLink::takeFrames(const QList<level1::IncomingFrame> &frames)
{
    for (const level1::IncomingFrame &frame : frames) {
        // What is told here may end it all.
        if (!m_socket)
            return;
        if (!m_commands.take(frame))
            takeFrame(frame);
    }
    if (m_socket)
        m_streams.flush();
}

void SyncLink::takeFrame(const level1::IncomingFrame &frame)
{
    if (const auto *event = frame.as<level1::NumberedEvent>()) {
        m_streams.take(*event);
    } else if (const auto *marks = frame.as<level1::MarksMoved>()) {
        m_streams.take(*marks);
    } else if (const auto *account = frame.as<AccountChanges>()) {
        m_streams.take(*account);
    } else if (const auto *pong = frame.as<level1::Pong>()) {
        m_streams.take(*pong);
    } else if (const auto *typing = frame.as<level1::Typing>()) {
        if (m_streams.knows(typing->conversation))
            Q_EMIT eventReceived(typing->conversation, typing->event);
    } else if (const auto *presence = frame.as<level1::Presence>()) {
        for (auto it = presence->isOnline.begin(); it != presence->isOnline.end(); ++it)
            Q_EMIT presenceReceived(it.key(), it.value());
    } else if (const auto *departure = frame.as<level1::Departure>()) {
        m_departsAt = m_world.clock.monotonic() + departure->after;
    } else if (frame.as<level1::AuthExpiring>()) {
        renewToken();
    }
}

void SyncLink::askForPage(int generation, ConversationId conversation, long long after, long long marksAfter)
{
    const auto take = [this, generation, conversation](const SyncCommands::Answer &answer) {
        const auto *page = answer ? answer->as<level1::SyncPage>() : nullptr;
        if (page && page->changes.conversation == conversation)
            m_streams.takePage(generation, conversation, *page);
        else
            m_streams.takePage(generation, conversation,
                               failure(answer ? Error{.code = Error::Code::Malformed} : answer.error()));
    };
    // Reading harms nobody, so a socket in doubt may be asked as well.
    if (m_socket && m_socket->state() == Connection::SocketState::Open) {
        const int limit = m_socket->hello()->mostPageItems;
        m_commands.ask(
            *m_socket, [=](long long id) { return level1::sync(id, conversation, after, marksAfter, limit); }, take);
        return;
    }
    // Never at once: whoever asks has more to ask for.
    QMetaObject::invokeMethod(
        this, [take] { take(failure(offline())); }, Qt::QueuedConnection);
}

void SyncLink::ask(const SyncCommands::Frame &frame, SyncCommands::Handler handler)
{
    if (isReady())
        m_commands.ask(*m_socket, frame, std::move(handler));
    else
        handler(failure(offline()));
}

} // namespace vatochito
