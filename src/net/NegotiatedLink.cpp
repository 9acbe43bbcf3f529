// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/NegotiatedLink.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"

#include <utility>

namespace vatochito {

namespace {

constexpr int kNotFound = 404;

} // namespace

NegotiatedLink::NegotiatedLink(const ServerAddress &address, const LinkWorld &world, const QString &installation,
                               LevelMemory &memory, QObject *parent)
    : Link(parent)
    , m_world(world)
    , m_memory(memory)
    , m_api(address, world.transport, world.tokens, world.alarms)
    , m_compat(address, world.transport, world.tokens, world.alarms, world.clock, world.random)
    , m_sync(address, world, installation)
    , m_current(&m_sync)
    , m_known(memory.remembered())
{
    if (m_known && m_known->level == 0) {
        m_current = &m_compat;
        m_areCursorsStale = true;
    }
    connectTo(m_compat);
    connectTo(m_sync);
    connect(&m_sync, &SyncLink::greeted, this, [this] { learn(1); });
    connect(&m_sync, &SyncLink::notOffered, this, &NegotiatedLink::takeHandshake);
    connect(&m_sync, &SyncLink::notUnderstood, this, [this] {
        qCWarning(lcWebSocket) << "[WebSocket] The server does not understand level 1; going on with level 0";
        learn(0);
    });
}

template <typename... Arguments>
void NegotiatedLink::forward(Link &link, void (Link::*signal)(Arguments...))
{
    connect(&link, signal, this, [this, from = &link, signal](Arguments... arguments) {
        if (from == m_current)
            (this->*signal)(arguments...);
    });
}

void NegotiatedLink::connectTo(Link &link)
{
    connect(&link, &Link::connectionChanged, this, [this, from = &link] {
        if (from == m_current)
            onConnectionChanged();
    });
    forward(link, &Link::conversationLive);
    forward(link, &Link::sendingPossible);
    forward(link, &Link::conversationLost);
    forward(link, &Link::conversationRefused);
    forward(link, &Link::eventReceived);
    forward(link, &Link::farBehind);
    forward(link, &Link::changesReceived);
    forward(link, &Link::presenceReceived);
    forward(link, &Link::conversationsPolled);
    forward(link, &Link::conversationPolled);
    connect(&link, &Link::accountChanged, this, [this, from = &link](const AccountChanges &changes) {
        if (changes.isSnapshot)
            m_areCursorsStale = false;
        if (from == m_current)
            Q_EMIT accountChanged(changes);
    });
}

Connection NegotiatedLink::connection() const
{
    Connection connection = m_current->connection();
    // That level 1 failed means nothing while it is being asked whether there is one.
    if (m_isAsking && !m_known && connection.status == Connection::Status::Waiting)
        connection.status = Connection::Status::Connecting;
    return connection;
}

void NegotiatedLink::setCursorSource(CursorSource source)
{
    m_sync.setCursorSource([this, source = std::move(source)] {
        return m_areCursorsStale ? readyFuture(Result<SyncCursors>(SyncCursors())) : source();
    });
}

void NegotiatedLink::start()
{
    if (std::exchange(m_isStarted, true))
        return;
    // Somebody has signed in since, and the server may be a newer one.
    if (m_known && !m_memory.remembered()) {
        m_known.reset();
        m_current = &m_sync;
    }
    // Whoever keeps cursors learns that they are worth nothing.
    if (m_areCursorsStale)
        Q_EMIT capabilitiesChanged();
    m_current->start();
}

void NegotiatedLink::setAddress(const ServerAddress &address)
{
    m_compat.setAddress(address);
    m_sync.setAddress(address);
    if (!m_isStarted)
        return;
    // An answer that is still on its way is the other address's.
    m_isAsking = false;
    ask();
}

void NegotiatedLink::stop()
{
    if (!std::exchange(m_isStarted, false))
        return;
    m_isAsking = false;
    ++m_question;
    m_status = Connection::Status::Offline;
    m_current->stop();
}

void NegotiatedLink::setConversations(const QList<ConversationId> &byActivity)
{
    m_byActivity = byActivity;
    m_compat.setConversations(byActivity);
    m_sync.setConversations(byActivity);
}

void NegotiatedLink::setOpenConversation(ConversationId conversation)
{
    m_compat.setOpenConversation(conversation);
    m_sync.setOpenConversation(conversation);
}

void NegotiatedLink::onConnectionChanged()
{
    const Connection::Status status = m_current->connection().status;
    const Connection::Status before = std::exchange(m_status, status);
    const bool isAttempt = status == Connection::Status::Connecting && before != status;
    const bool isBack = status == Connection::Status::Online && before != status;
    const bool isOld = m_known && m_known->level == 0 && m_known->until <= m_world.clock.now();
    if ((!m_known && isAttempt) || (isOld && isBack))
        ask();
    Q_EMIT connectionChanged();
}

void NegotiatedLink::ask()
{
    if (std::exchange(m_isAsking, true))
        return;
    whenDone(m_api.greeting(), this, [this, question = ++m_question](const Result<level0::Greeting> &greeting) {
        if (question == m_question)
            takeGreeting(greeting);
    });
}

void NegotiatedLink::takeGreeting(const Result<level0::Greeting> &greeting)
{
    m_isAsking = false;
    if (greeting)
        learn(greeting->syncLevel > 0 ? 1 : 0);
    else if (greeting.error().code == Error::Code::NotFound)
        learn(0);
    // What was kept from them while it was being asked.
    if (m_isStarted)
        Q_EMIT connectionChanged();
}

void NegotiatedLink::takeHandshake(int httpStatus)
{
    // Other answers may be those of a server in trouble, or of one of level 0 that does not know the way.
    if (httpStatus == kNotFound)
        learn(0);
    else
        ask();
}

void NegotiatedLink::learn(int level)
{
    if (!m_isStarted)
        return;
    // An answer that is still on its way is older.
    m_isAsking = false;
    ++m_question;
    const LevelMemory::Known known{level, m_world.clock.now() + LevelMemory::kRememberedFor};
    const bool isNew = !m_known || m_known->level != level;
    m_known = known;
    m_memory.remember(known);
    if (!isNew)
        return;
    qCInfo(lcWebSocket).nospace() << "[WebSocket] The server speaks level " << level;
    if (level == 0)
        letSpeak(m_compat);
    else
        letSpeak(m_sync);
}

void NegotiatedLink::letSpeak(Link &link)
{
    if (m_current == &link)
        return;
    Link &before = *std::exchange(m_current, &link);
    QList<ConversationId> lost;
    for (const ConversationId conversation : std::as_const(m_byActivity)) {
        if (before.canSend(conversation))
            lost.append(conversation);
    }
    before.stop();
    m_areCursorsStale = true;
    for (const ConversationId conversation : std::as_const(lost))
        Q_EMIT conversationLost(conversation);
    Q_EMIT capabilitiesChanged();
    m_status = Connection::Status::Offline;
    if (m_isStarted)
        m_current->start();
}

} // namespace vatochito
