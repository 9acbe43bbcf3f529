// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Fault.h"

#include <QList>
#include <QObject>
#include <QSocketNotifier>
#include <QString>

#include <memory>

namespace vatochito {

class ProxiedConnection;

/// Stands between a client and its server on the loopback interface and does what networks do, one fault at a time, to
/// new connections and to those that are up. What it waits for, it waits for by the alarms it is given; what it
/// chooses, it chooses by its seed. It counts what it did. Thread: the one it was made on.
class FaultProxy final : public QObject
{
    Q_OBJECT

public:
    /// \a alarms must outlive this object.
    FaultProxy(quint16 serverPort, AlarmFactory &alarms, quint32 seed, QObject *parent = nullptr);
    ~FaultProxy() override;

    quint16 port() const { return m_port; }
    /// `http://127.0.0.1:<port>`
    QString address() const;

    void start(Fault fault);
    /// For faults that start from now on.
    void setHeld(Held held) { m_state.held = held; }
    /// Of Fault::Delay, from now on: always the same.
    void setDelay(std::chrono::milliseconds delay) { m_state.shortestDelay = m_state.longestDelay = delay; }
    /// The fault begins with the first request that holds \a marker, which is the first to suffer.
    void startAt(const QByteArray &marker, Fault fault);
    /// What it held arrives late, or never.
    void stop();
    /// Resets every connection; that is no fault of its own.
    void cutAll();

    Fault fault() const { return m_state.fault; }
    /// How often it did something to somebody. Nobody can count who knocks at a closed port: that, the client tells.
    int fired(Fault fault) const { return m_state.fired.value(fault); }
    /// Of LoseAck: acknowledgements of messages, not of changes or markers.
    int sendAcksLost() const { return m_state.sendAcksLost; }
    /// Of Jumble: events that came twice.
    int eventsDoubled() const { return m_state.eventsDoubled; }
    /// Of Jumble: events that came after a later one of their conversation.
    int eventsOvertaken() const { return m_state.eventsOvertaken; }
    /// How many requests came, by "GET /api/".
    int requests(const QByteArray &methodAndPath) const { return m_state.requests.value(methodAndPath); }
    const QHash<QByteArray, int> &allRequests() const { return m_state.requests; }
    /// Text messages that came over sockets.
    int messagesToServer() const { return m_state.messagesToServer; }
    int accepted() const { return m_accepted; }
    qsizetype openConnections() const { return m_connections.size(); }
    /// The server was given something and has said nothing since.
    bool isAwaitingServer() const;

private:
    void listen();
    void accept();

    const quint16 m_serverPort;
    FaultState m_state;
    int m_descriptor = -1;
    quint16 m_port = 0;
    std::unique_ptr<QSocketNotifier> m_knocking;
    QList<ProxiedConnection *> m_connections; ///< Children of this object.
    int m_accepted = 0;
};

} // namespace vatochito
