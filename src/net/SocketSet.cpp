// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/SocketSet.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"

#include <algorithm>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

/// A message that says it belongs elsewhere is not believed.
bool isOf(ConversationId conversation, const ConversationEvent &event)
{
    if (const auto *arrived = std::get_if<MessageArrived>(&event))
        return arrived->received.message.conversation == conversation;
    if (const auto *edited = std::get_if<MessageEdited>(&event))
        return edited->received.message.conversation == conversation;
    return true;
}

} // namespace

SocketSet::SocketSet(ServerAddress address, Transport &transport, TokenSource &tokens, AlarmFactory &alarms,
                     const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_transport(transport)
    , m_tokens(tokens)
    , m_alarms(alarms)
    , m_clock(clock)
    , m_pace(alarms.makeAlarm())
{
    // One thread: what happened first is told first.
    m_decoding.setMaxThreadCount(1);
}

SocketSet::~SocketSet()
{
    closeAll();
}

void SocketSet::keepOnly(const QList<ConversationId> &wanted)
{
    const auto isUnwanted = [&wanted](ConversationId conversation) { return !wanted.contains(conversation); };
    m_queue.removeIf(isUnwanted);
    for (const ConversationId conversation : m_sockets.keys()) {
        if (isUnwanted(conversation)) {
            drop(m_sockets.take(conversation));
            forgetPings(conversation);
        }
    }
}

void SocketSet::open(ConversationId conversation)
{
    m_queue.removeAll(conversation);
    if (m_sockets.contains(conversation))
        return;
    qCInfo(lcWebSocket).nospace() << "[WebSocket] Connect called for conversation: " << conversation.value();
    auto *socket = new ChatSocket(conversation, m_transport, m_alarms, m_clock, this);
    m_sockets.insert(conversation, socket);
    connect(socket, &ChatSocket::opened, this, [this, conversation] { Q_EMIT opened(conversation); });
    connect(socket, &ChatSocket::frameReceived, this,
            [this, socket](const QByteArray &frame) { decode(socket, frame); });
    connect(socket, &ChatSocket::ended, this,
            [this, conversation](const SocketEnd &end) { onEnded(conversation, end); });
    socket->open(m_address.socket(conversation), m_tokens.accessToken());
}

void SocketSet::openGently(const QList<ConversationId> &conversations)
{
    for (const ConversationId conversation : conversations) {
        if (!m_sockets.contains(conversation) && !m_queue.contains(conversation))
            m_queue.append(conversation);
    }
    if (m_queue.isEmpty() || m_pace->isActive())
        return;
    m_step = std::chrono::milliseconds(kGentlyOver) / m_queue.size();
    m_pace->start(m_step, [this] { openNext(); });
}

void SocketSet::closeAll()
{
    m_pace->stop();
    m_queue.clear();
    const auto sockets = std::exchange(m_sockets, {});
    for (ChatSocket *socket : sockets)
        drop(socket);
    for (const ConversationId conversation : m_proofs.keys())
        forgetPings(conversation);
    m_doubts.clear();
}

bool SocketSet::isReady(ConversationId conversation) const
{
    return isOpen(conversation) && !m_doubts.contains(conversation);
}

bool SocketSet::isOpen(ConversationId conversation) const
{
    return state(conversation) == Connection::SocketState::Open;
}

Connection::SocketState SocketSet::state(ConversationId conversation) const
{
    if (const ChatSocket *socket = m_sockets.value(conversation))
        return socket->state();
    const bool isLeaving = std::ranges::find(m_leaving, conversation, &ChatSocket::conversation) != m_leaving.end();
    return isLeaving ? Connection::SocketState::Closing : Connection::SocketState::Closed;
}

bool SocketSet::send(ConversationId conversation, const OutgoingFrame &frame)
{
    ChatSocket *socket = m_sockets.value(conversation);
    return socket && socket->send(frame);
}

QFuture<Status> SocketSet::prove(ConversationId conversation, std::chrono::milliseconds limit)
{
    ChatSocket *socket = m_sockets.value(conversation);
    if (!socket || !socket->isOpen())
        return readyFuture(Status(failure(Error{.code = Error::Code::Offline})));
    // Noted first: a ping that cannot even be written ends the socket, and with it what waits for the answer.
    const QFuture<Status> future = m_proofs[conversation].await(socket->nextPing());
    socket->prove(limit);
    return future;
}

void SocketSet::doubtAll(std::chrono::milliseconds limit)
{
    for (const ConversationId conversation : m_sockets.keys()) {
        ChatSocket *socket = m_sockets.value(conversation);
        if (!socket)
            continue; // It ended while another one was asked.
        if (!socket->isOpen()) {
            drop(m_sockets.take(conversation));
            continue;
        }
        m_doubts.insert(conversation, socket->nextPing());
        socket->prove(limit);
    }
}

void SocketSet::takePong(ChatSocket &socket)
{
    const ConversationId conversation = socket.conversation();
    const int answered = socket.takePong();
    m_proofs[conversation].answered(answered);
    if (const auto doubt = m_doubts.constFind(conversation); doubt != m_doubts.cend() && *doubt <= answered) {
        m_doubts.erase(doubt);
        Q_EMIT proven(conversation);
    }
}

void SocketSet::forgetPings(ConversationId conversation)
{
    m_doubts.remove(conversation);
    m_proofs.take(conversation).lose();
}

void SocketSet::openNext()
{
    if (m_queue.isEmpty())
        return;
    open(m_queue.constFirst());
    if (!m_queue.isEmpty())
        m_pace->start(m_step, [this] { openNext(); });
}

void SocketSet::onEnded(ConversationId conversation, const SocketEnd &end)
{
    ChatSocket *socket = m_sockets.take(conversation);
    const QString token = socket->token();
    socket->deleteLater();
    SocketEnd how = end;
    how.wasInDoubt = m_doubts.contains(conversation);
    forgetPings(conversation);
    Q_EMIT ended(conversation, how, token);
}

void SocketSet::decode(ChatSocket *socket, const QByteArray &frame)
{
    m_decoding.start([this, from = QPointer(socket), conversation = socket->conversation(), frame] {
        auto decoded = level0::decodeFrame(frame);
        QMetaObject::invokeMethod(
            this,
            [this, from, conversation, bytes = frame.size(), decoded = std::move(decoded)] {
                onDecoded(conversation, bytes, decoded);
                // The answer to another socket's ping proves nothing about this one.
                if (decoded && decoded->isPong() && from && from == m_sockets.value(conversation))
                    takePong(*from);
            },
            Qt::QueuedConnection);
    });
}

void SocketSet::onDecoded(ConversationId conversation, qsizetype bytes, const Result<level0::IncomingFrame> &frame)
{
    if (!frame) {
        qCWarning(lcWebSocket).nospace() << "[WebSocket] Unreadable frame: conversation=" << conversation.value()
                                         << " bytes=" << bytes << " reason=" << frame.error().detail;
        return;
    }
    if (frame->isPong()) {
        qCInfo(lcWebSocket) << "[WebSocket] Received pong - connection alive";
        return;
    }
    const QString id = frame->message.isValid() ? u" id=%1"_s.arg(frame->message.value()) : QString();
    qCInfo(lcWebSocket).noquote().nospace()
        << "[WebSocket] Received message: {type=" << frame->type << " bytes=" << bytes << id << "}";
    if (frame->event && isOf(conversation, *frame->event))
        Q_EMIT eventReceived(conversation, *frame->event);
}

void SocketSet::drop(ChatSocket *socket)
{
    socket->disconnect(this);
    socket->close();
    if (socket->state() != Connection::SocketState::Closing) {
        socket->deleteLater();
        return;
    }
    m_leaving.append(socket);
    connect(socket, &ChatSocket::closed, this, [this, socket] {
        m_leaving.removeOne(socket);
        socket->deleteLater();
        Q_EMIT closed(socket->conversation());
    });
}

} // namespace vatochito
