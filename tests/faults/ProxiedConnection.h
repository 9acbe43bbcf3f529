// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Fault.h"
#include "RawSocket.h"
#include "WireUnits.h"

#include <QByteArrayList>
#include <QElapsedTimer>
#include <QObject>

#include <memory>
#include <optional>

namespace vatochito {

/// One client's connection and the one to the server behind it, with the faults between them. It is done when both are.
/// Thread: the one it was made on.
class ProxiedConnection final : public QObject
{
    Q_OBJECT

public:
    /// \a state must outlive this object.
    ProxiedConnection(int descriptor, quint16 serverPort, FaultState &state, QObject *parent);

    /// Both ends are reset.
    void cut();
    /// The fault is over: what it held arrives, late, or never.
    void release();
    /// The server was given something and has said nothing since.
    bool isAwaitingServer() const;

Q_SIGNALS:
    /// The armed fault begins with this connection's request.
    void markerSeen();
    void done();

private:
    enum class Hold {
        No,
        Late,  ///< Arrives some time after the fault, as a network repeats what it lost.
        Never, ///< The connection is dead, and nobody was told.
    };
    /// One direction.
    struct Lane
    {
        explicit Lane(WireUnits::Side side) : units(side) {}

        WireUnits units;
        Hold hold = Hold::No;
        QByteArrayList waiting;
        std::unique_ptr<Alarm> pace;       ///< Until the next of what waits may go on.
        std::optional<RawSocket::End> end; ///< The sender's, as far as it has not been handed on.
        bool isOver = false;               ///< It was.
    };

    void take(Lane &lane, const WireUnit &unit);
    /// True: \a event does not arrive now.
    bool jumble(const WireUnit &event);
    void passOutOfTurn();
    void pass(Lane &lane, const QByteArray &bytes);
    void deliver(Lane &lane, const QByteArray &bytes);
    void deliverNext(Lane &lane);
    void answer(const QByteArray &bytes);
    void answerLoginPage(const WireUnit &request);
    void endLane(Lane &lane, RawSocket::End how);
    void handOnEnd(Lane &lane);
    void breakOff(RawSocket::End how);
    void hold(Lane &lane, Hold how);
    bool isLate();
    void fire() { ++m_state.fired[m_state.fault]; }
    bool isToServer(const Lane &lane) const { return &lane == &m_toServer; }
    RawSocket *sender(const Lane &lane) { return isToServer(lane) ? m_client : m_server; }
    RawSocket *receiver(const Lane &lane) { return isToServer(lane) ? m_server : m_client; }
    void connectToServer();
    void finishIfOver();

    const quint16 m_serverPort;
    FaultState &m_state;
    Lane m_toServer;
    Lane m_toClient;
    RawSocket *m_client;           ///< A child, as the next is.
    RawSocket *m_server = nullptr; ///< None before there is something for it.
    WireUnit m_outOfTurn;          ///< An event that arrives after the next of its conversation.
    bool m_isRefreshing = false;   ///< The last request was one for new tokens.
    bool m_isAnsweredHere = false; ///< The request that is under way never gets to the server.
    bool m_isUnread = false;       ///< The server's bytes.
    bool m_isDone = false;
    bool m_isAwaitingServer = false;
    QElapsedTimer m_sinceRequest;
};

} // namespace vatochito
