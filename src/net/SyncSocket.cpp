// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/SyncSocket.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"

#include <algorithm>
#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

/// A close frame that nobody sent reads as 1000 (sync.md, Close codes), and we close before the server does.
constexpr int kNormal = 1000;
constexpr int kLost = 1006;

} // namespace

SyncSocket::SyncSocket(const LinkWorld &world, QObject *parent)
    : QObject(parent)
    , m_world(world)
    , m_socket(ConversationId(), world.transport, world.alarms, world.clock)
    , m_helloDeadline(world.alarms.makeAlarm())
{
    // One thread: what happened first is told first.
    m_decoding.setMaxThreadCount(1);
    connect(&m_socket, &ChatSocket::opened, this,
            [this] { m_helloDeadline->start(kHelloDeadline, [this] { finish({.reason = Error::Code::Timeout}); }); });
    connect(&m_socket, &ChatSocket::frameReceived, this, &SyncSocket::decode);
    connect(&m_socket, &ChatSocket::ended, this, &SyncSocket::noteEnd);
}

SyncSocket::~SyncSocket()
{
    m_isOver = true;
    m_socket.disconnect(this);
    m_proofs.lose();
}

void SyncSocket::open(const QUrl &url, const QString &token)
{
    m_socket.open(url, token, ChatSocket::TokenIn::Header);
}

bool SyncSocket::send(const OutgoingFrame &frame)
{
    return m_socket.send(frame);
}

void SyncSocket::probe(std::chrono::milliseconds limit)
{
    if (m_socket.isOpen())
        m_socket.probe(limit);
}

QFuture<Status> SyncSocket::prove(std::chrono::milliseconds limit)
{
    if (!m_socket.isOpen())
        return readyFuture(Status(failure(Error{.code = Error::Code::Offline})));
    const QFuture<Status> future = m_proofs.await(m_socket.nextPing());
    m_socket.prove(limit);
    return future;
}

void SyncSocket::doubt(std::chrono::milliseconds limit)
{
    if (!m_socket.isOpen())
        return;
    m_doubt = m_socket.nextPing();
    m_socket.prove(limit);
}

void SyncSocket::close()
{
    m_isOver = true;
    m_helloDeadline->stop();
    m_socket.disconnect(this);
    connect(&m_socket, &ChatSocket::closed, this, &SyncSocket::closed);
    m_socket.close();
    m_proofs.lose();
}

void SyncSocket::decode(const QByteArray &frame)
{
    m_decoding.start([this, frame] { push(Decoded{level1::decodeFrame(frame), frame.size()}); });
}

void SyncSocket::noteEnd(const SocketEnd &end)
{
    // After the frames that came before it: the last of them may say why.
    m_decoding.start([this, end] { push(end); });
}

void SyncSocket::push(Step step)
{
    bool isOnItsWay = false;
    {
        const QMutexLocker lock(&m_mutex);
        isOnItsWay = !m_steps.empty();
        m_steps.push_back(std::move(step));
    }
    if (!isOnItsWay)
        QMetaObject::invokeMethod(this, &SyncSocket::takeSteps, Qt::QueuedConnection);
}

void SyncSocket::takeSteps()
{
    std::deque<Step> turn;
    bool isMore = false;
    {
        const QMutexLocker lock(&m_mutex);
        const auto count = std::min<std::size_t>(m_steps.size(), kFramesATurn);
        const auto end = m_steps.begin() + static_cast<std::ptrdiff_t>(count);
        turn.insert(turn.end(), std::make_move_iterator(m_steps.begin()), std::make_move_iterator(end));
        m_steps.erase(m_steps.begin(), end);
        isMore = !m_steps.empty();
    }
    if (isMore)
        QMetaObject::invokeMethod(this, &SyncSocket::takeSteps, Qt::QueuedConnection);
    Frames frames;
    for (const Step &step : turn) {
        if (m_isOver)
            return;
        if (const auto *decoded = std::get_if<Decoded>(&step)) {
            takeFrame(*decoded, frames);
            continue;
        }
        handOver(frames);
        const auto &end = std::get<SocketEnd>(step);
        finish({.code = end.closeCode == kNormal ? kLost : end.closeCode,
                .httpStatus = end.httpStatus,
                .reason = end.reason});
    }
    handOver(frames);
}

void SyncSocket::takeFrame(const Decoded &decoded, Frames &frames)
{
    if (!decoded.frame) {
        qCWarning(lcWebSocket).nospace() << "[WebSocket] Unreadable frame: account bytes=" << decoded.bytes
                                         << " reason=" << decoded.frame.error().detail;
        return;
    }
    const level1::IncomingFrame &frame = *decoded.frame;
    if (frame.as<level1::Pong>()) {
        qCInfo(lcWebSocket) << "[WebSocket] Received pong - connection alive";
        takePong();
    } else {
        const QString id = frame.message.isValid() ? u" id=%1"_s.arg(frame.message.value()) : QString();
        qCInfo(lcWebSocket).noquote().nospace()
            << "[WebSocket] Received message: {type=" << frame.type << " bytes=" << decoded.bytes << id << "}";
    }
    if (const auto *hello = frame.as<level1::Hello>()) {
        takeHello(*hello);
    } else if (const auto *bye = frame.as<level1::Bye>()) {
        handOver(frames);
        finish({.code = bye->code, .reason = Error::Code::ServerFailed, .retryAfter = bye->retryAfter});
    } else if (m_hello) {
        frames.append(frame);
    }
}

void SyncSocket::takeHello(const level1::Hello &hello)
{
    if (std::exchange(m_hello, hello))
        return;
    m_helloDeadline->stop();
    using std::chrono::milliseconds;
    const milliseconds interval = hello.pingInterval;
    // Clients that came together do not ping together.
    const milliseconds first(static_cast<long long>(static_cast<double>(interval.count()) * m_world.random()));
    m_socket.setHeartbeat(interval, hello.pongTimeout, first);
    Q_EMIT greeted();
}

void SyncSocket::takePong()
{
    const int answered = m_socket.takePong();
    m_proofs.answered(answered);
    if (m_doubt != 0 && m_doubt <= answered) {
        m_doubt = 0;
        Q_EMIT proven();
    }
}

void SyncSocket::handOver(Frames &frames)
{
    const Frames handed = std::exchange(frames, {});
    if (!handed.isEmpty() && !m_isOver)
        Q_EMIT received(handed);
}

void SyncSocket::finish(const SyncEnd &end)
{
    if (m_isOver)
        return;
    SyncEnd how = end;
    how.wasInDoubt = m_doubt != 0;
    close();
    if (end.code != kLost)
        qCInfo(lcWebSocket).nospace() << "[WebSocket] Closed by the server: account code=" << end.code;
    Q_EMIT ended(how);
}

} // namespace vatochito
