// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProxiedConnection.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace vatochito {

using namespace std::chrono_literals;

namespace {

constexpr auto kTrickleStep = 250ms;
constexpr qsizetype kTrickleBytes = 256;
constexpr int kLatestMs = 20'000;
/// A server that has not answered by then is not going to: what it was given has no answer. A password takes it a
/// while.
constexpr qint64 kAnswerPatienceMs = 20'000;

constexpr char kBadGateway[] = "HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\nContent-Type: text/html\r\n"
                               "Content-Length: 26\r\n\r\n<html>502 Bad Gateway</html>";
constexpr char kRedirect[] = "HTTP/1.1 302 Found\r\nLocation: /portal/\r\nContent-Length: 0\r\n\r\n";
constexpr char kLoginPage[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 28\r\n\r\n"
                              "<html>Welcome! Log in.</html>";

} // namespace

const char *nameOf(Fault fault)
{
    static constexpr std::array kNames{"none",
                                       "refused",
                                       "silence",
                                       "RST",
                                       "FIN",
                                       "cut",
                                       "stall",
                                       "black hole",
                                       "delay",
                                       "1 KB/s",
                                       "502",
                                       "login page",
                                       "pongs dropped",
                                       "ack lost",
                                       "refresh answer lost",
                                       "jumbled",
                                       "to server dropped",
                                       "to client dropped",
                                       "unread"};
    return kNames.at(static_cast<std::size_t>(fault));
}

ProxiedConnection::ProxiedConnection(int descriptor, quint16 serverPort, FaultState &state, QObject *parent)
    : QObject(parent)
    , m_serverPort(serverPort)
    , m_state(state)
    , m_toServer(WireUnits::Side::Client)
    , m_toClient(WireUnits::Side::Server)
    , m_client(new RawSocket(descriptor, this))
{
    for (Lane *lane : {&m_toServer, &m_toClient})
        lane->pace = state.alarms.makeAlarm();
    connect(m_client, &RawSocket::arrived, this, [this](const QByteArray &bytes) {
        const QList<WireUnit> units = m_toServer.units.take(bytes);
        for (const WireUnit &unit : units)
            take(m_toServer, unit);
    });
    connect(m_client, &RawSocket::ended, this, [this](RawSocket::End how) { endLane(m_toServer, how); });
}

void ProxiedConnection::connectToServer()
{
    m_server = RawSocket::connectTo(m_serverPort, this);
    connect(m_server, &RawSocket::arrived, this, [this](const QByteArray &bytes) {
        m_isAwaitingServer = false;
        const QList<WireUnit> units = m_toClient.units.take(bytes);
        for (const WireUnit &unit : units)
            take(m_toClient, unit);
    });
    connect(m_server, &RawSocket::ended, this, [this](RawSocket::End how) {
        m_isAwaitingServer = false;
        endLane(m_toClient, how);
    });
}

void ProxiedConnection::take(Lane &lane, const WireUnit &unit)
{
    if (m_isDone)
        return;
    if (unit.kind == WireUnit::Kind::RequestHead) {
        m_isAnsweredHere = false;
        m_isRefreshing = unit.methodAndPath() == "POST /api/auth/token/refresh/";
        ++m_state.requests[unit.methodAndPath()];
        if (m_state.armed != Fault::None && unit.bytes.contains(m_state.marker))
            Q_EMIT markerSeen();
        if (m_isDone)
            return;
        if (unit.isUpgrade())
            m_toClient.units.upgrade();
    }
    if (isToServer(lane) && unit.kind == WireUnit::Kind::Frame && unit.endsMessage())
        ++m_state.messagesToServer;
    if (m_isAnsweredHere && isToServer(lane))
        return;
    const bool isNew = !m_server;
    switch (m_state.fault) {
    case Fault::None:
    case Fault::Refuse:
        break;
    case Fault::Silence:
        if (isNew) {
            fire();
            hold(m_toServer, Hold::Never);
            hold(m_toClient, Hold::Never);
        }
        break;
    case Fault::Reset:
    case Fault::Finish:
        fire();
        // What was done at the server, and only its answer is lost, is the harder case.
        if (m_state.flip())
            pass(lane, unit.bytes);
        breakOff(m_state.fault == Fault::Reset ? RawSocket::End::Reset : RawSocket::End::Finished);
        return;
    case Fault::CutMidFrame:
        fire();
        pass(lane, unit.bytes.left(m_state.random.bounded(1, std::max<int>(2, static_cast<int>(unit.bytes.size())))));
        breakOff(RawSocket::End::Finished);
        return;
    case Fault::StallMidFrame:
        if (lane.hold == Hold::No) {
            fire();
            const int part = m_state.random.bounded(1, std::max<int>(2, static_cast<int>(unit.bytes.size())));
            pass(lane, unit.bytes.left(part));
            hold(lane, isLate() ? Hold::Late : Hold::Never);
            lane.waiting.append(unit.bytes.mid(part));
            return;
        }
        break;
    case Fault::BlackHole:
        if (m_toServer.hold == Hold::No || m_toClient.hold == Hold::No) {
            fire();
            hold(m_toServer, Hold::Never);
            hold(m_toClient, Hold::Never);
        }
        break;
    case Fault::Delay:
    case Fault::Trickle:
        fire();
        break;
    case Fault::BadGateway:
        if (unit.isUpgrade()) {
            fire();
            answer(kBadGateway);
            return;
        }
        break;
    case Fault::LoginPage:
        if (unit.kind == WireUnit::Kind::RequestHead) {
            fire();
            answerLoginPage(unit);
            return;
        }
        break;
    case Fault::DropPongs:
        if (!isToServer(lane) && unit.isPong()) {
            fire();
            return;
        }
        break;
    case Fault::LoseAck:
        if (!isToServer(lane) && unit.isAck()) {
            fire();
            m_state.sendAcksLost += unit.isSendAck() ? 1 : 0;
            breakOff(RawSocket::End::Reset);
            return;
        }
        break;
    case Fault::LoseRefresh:
        if (!isToServer(lane) && m_isRefreshing) {
            fire();
            breakOff(RawSocket::End::Reset);
            return;
        }
        break;
    case Fault::Jumble:
        if (!isToServer(lane) && unit.isEvent() && jumble(unit))
            return;
        break;
    case Fault::DropToServer:
    case Fault::DropToClient:
        if (isToServer(lane) == (m_state.fault == Fault::DropToServer) && lane.hold == Hold::No) {
            fire();
            hold(lane, isLate() ? Hold::Late : Hold::Never);
        }
        break;
    case Fault::Unread:
        if (!isToServer(lane) && !std::exchange(m_isUnread, true)) {
            fire();
            m_server->leaveUnread(true);
        }
        break;
    }
    pass(lane, unit.bytes);
    if (!m_outOfTurn.bytes.isEmpty() && !isToServer(lane) && unit.isEvent() &&
        unit.conversation() == m_outOfTurn.conversation()) {
        ++m_state.eventsOvertaken;
        passOutOfTurn();
    }
}

bool ProxiedConnection::jumble(const WireUnit &event)
{
    switch (m_state.random.bounded(4)) {
    case 0:
        fire();
        ++m_state.eventsDoubled;
        pass(m_toClient, event.bytes);
        return false;
    case 1:
        if (!m_outOfTurn.bytes.isEmpty())
            return false;
        fire();
        m_outOfTurn = event;
        return true;
    default:
        return false;
    }
}

void ProxiedConnection::passOutOfTurn()
{
    if (!m_outOfTurn.bytes.isEmpty())
        pass(m_toClient, std::exchange(m_outOfTurn, {}).bytes);
}

void ProxiedConnection::pass(Lane &lane, const QByteArray &bytes)
{
    if (lane.hold != Hold::No) {
        lane.waiting.append(bytes);
    } else if (m_state.fault == Fault::Trickle) {
        for (qsizetype at = 0; at < bytes.size(); at += kTrickleBytes)
            lane.waiting.append(bytes.mid(at, kTrickleBytes));
        if (!lane.pace->isActive())
            lane.pace->start(kTrickleStep, [this, &lane] { deliverNext(lane); });
    } else if (m_state.fault == Fault::Delay || !lane.waiting.isEmpty()) {
        lane.waiting.append(bytes);
        if (!lane.pace->isActive())
            lane.pace->start(m_state.delay(), [this, &lane] { deliverNext(lane); });
    } else {
        deliver(lane, bytes);
    }
}

void ProxiedConnection::deliverNext(Lane &lane)
{
    // What a delay holds goes on together; what trickles, one by one.
    do {
        if (lane.waiting.isEmpty())
            break;
        deliver(lane, lane.waiting.takeFirst());
    } while (m_state.fault != Fault::Trickle);
    if (!lane.waiting.isEmpty())
        lane.pace->start(kTrickleStep, [this, &lane] { deliverNext(lane); });
    else if (lane.end)
        handOnEnd(lane);
}

void ProxiedConnection::deliver(Lane &lane, const QByteArray &bytes)
{
    if (isToServer(lane)) {
        if (!m_server)
            connectToServer();
        // In the middle of something there is nothing to answer yet.
        m_isAwaitingServer = lane.waiting.isEmpty();
        m_sinceRequest.start();
    }
    receiver(lane)->write(bytes);
}

void ProxiedConnection::answer(const QByteArray &bytes)
{
    // The peer closes, or asks for something else: many proxies leave the connection open.
    m_isAnsweredHere = true;
    m_client->write(bytes);
}

void ProxiedConnection::answerLoginPage(const WireUnit &request)
{
    answer(request.methodAndPath() == "GET /portal/" ? kLoginPage : kRedirect);
}

void ProxiedConnection::hold(Lane &lane, Hold how)
{
    lane.pace->stop();
    lane.hold = how;
    m_isAwaitingServer = false;
}

void ProxiedConnection::cut()
{
    breakOff(RawSocket::End::Reset);
}

void ProxiedConnection::breakOff(RawSocket::End how)
{
    for (RawSocket *socket : {m_client, m_server}) {
        if (!socket)
            continue;
        socket->disconnect(this);
        if (how == RawSocket::End::Reset)
            socket->reset();
        else
            socket->finish();
    }
    m_toServer.isOver = true;
    m_toClient.isOver = true;
    finishIfOver();
}

void ProxiedConnection::release()
{
    passOutOfTurn();
    if (std::exchange(m_isUnread, false))
        m_server->leaveUnread(false);
    const std::chrono::milliseconds late(m_state.random.bounded(kLatestMs));
    for (Lane *lane : {&m_toServer, &m_toClient}) {
        if (lane->hold == Hold::Never)
            continue;
        const bool isLate = std::exchange(lane->hold, Hold::No) == Hold::Late;
        lane->pace->stop();
        if (isLate && !lane->waiting.isEmpty())
            lane->pace->start(late, [this, lane] { deliverNext(*lane); });
        else
            deliverNext(*lane);
    }
    // Of a connection that is dead, an end that has closed is told by the system itself what became of the other.
    const bool isDead = m_toServer.hold == Hold::Never || m_toClient.hold == Hold::Never;
    if (isDead && (m_toServer.end || m_toClient.end))
        cut();
}

void ProxiedConnection::endLane(Lane &lane, RawSocket::End how)
{
    lane.end = how;
    // What the sender has thrown away is not repeated any more.
    if (how == RawSocket::End::Reset)
        lane.waiting.clear();
    if (lane.hold == Hold::Never && m_state.fault == Fault::None)
        cut();
    else if (lane.hold == Hold::No && lane.waiting.isEmpty())
        handOnEnd(lane);
}

void ProxiedConnection::handOnEnd(Lane &lane)
{
    const RawSocket::End how = *std::exchange(lane.end, std::nullopt);
    lane.isOver = true;
    if (RawSocket *other = receiver(lane)) {
        if (how == RawSocket::End::Reset) {
            cut();
            return;
        }
        other->finish();
    } else {
        m_toClient.isOver = true;
    }
    finishIfOver();
}

bool ProxiedConnection::isLate()
{
    return m_state.held == Held::LateOrNever ? m_state.flip() : m_state.held == Held::Late;
}

bool ProxiedConnection::isAwaitingServer() const
{
    return m_isAwaitingServer && !m_sinceRequest.hasExpired(kAnswerPatienceMs);
}

void ProxiedConnection::finishIfOver()
{
    if (!m_toServer.isOver || !m_toClient.isOver || std::exchange(m_isDone, true))
        return;
    Q_EMIT done();
}

} // namespace vatochito
