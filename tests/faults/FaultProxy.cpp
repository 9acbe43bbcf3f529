// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultProxy.h"

#include "ProxiedConnection.h"

#include <algorithm>
#include <utility>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBacklog = 128;

int boundSocket(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

quint16 portOf(int descriptor)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

} // namespace

FaultProxy::FaultProxy(quint16 serverPort, AlarmFactory &alarms, quint32 seed, QObject *parent)
    : QObject(parent), m_serverPort(serverPort), m_state(alarms)
{
    m_state.random.seed(seed);
    // Only a port that was asked for by its number stays ours while nobody listens.
    while (m_descriptor < 0) {
        const int chosen = boundSocket(0);
        m_port = portOf(chosen);
        ::close(chosen);
        m_descriptor = boundSocket(m_port);
    }
    listen();
}

FaultProxy::~FaultProxy()
{
    m_knocking.reset();
    ::close(m_descriptor);
}

QString FaultProxy::address() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_port);
}

void FaultProxy::listen()
{
    if (::listen(m_descriptor, kBacklog) != 0)
        qFatal("the fault proxy cannot listen");
    m_knocking = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_knocking.get(), &QSocketNotifier::activated, this, &FaultProxy::accept);
}

void FaultProxy::accept()
{
    for (int client = ::accept(m_descriptor, nullptr, nullptr); client >= 0;
         client = ::accept(m_descriptor, nullptr, nullptr)) {
        ++m_accepted;
        auto *connection = new ProxiedConnection(client, m_serverPort, m_state, this);
        m_connections.append(connection);
        connect(connection, &ProxiedConnection::markerSeen, this,
                [this] { start(std::exchange(m_state.armed, Fault::None)); });
        connect(connection, &ProxiedConnection::done, this, [this, connection] {
            m_connections.removeOne(connection);
            connection->deleteLater();
        });
    }
}

void FaultProxy::start(Fault fault)
{
    m_state.armed = Fault::None;
    m_state.fault = fault;
    if (fault != Fault::Refuse)
        return;
    m_knocking.reset();
    ::shutdown(m_descriptor, SHUT_RDWR);
    cutAll();
}

void FaultProxy::startAt(const QByteArray &marker, Fault fault)
{
    m_state.marker = marker;
    m_state.armed = fault;
}

void FaultProxy::stop()
{
    m_state.armed = Fault::None;
    if (std::exchange(m_state.fault, Fault::None) == Fault::Refuse)
        listen();
    const QList<ProxiedConnection *> connections = m_connections;
    for (ProxiedConnection *connection : connections)
        connection->release();
}

void FaultProxy::cutAll()
{
    const QList<ProxiedConnection *> connections = m_connections;
    for (ProxiedConnection *connection : connections)
        connection->cut();
}

bool FaultProxy::isAwaitingServer() const
{
    return std::ranges::any_of(m_connections, &ProxiedConnection::isAwaitingServer);
}

} // namespace vatochito
