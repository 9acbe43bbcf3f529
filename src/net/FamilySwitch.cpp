// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/FamilySwitch.h"

#include "core/LogCategories.h"

#include <QHostInfo>
#include <QNetworkInterface>
#include <QSignalBlocker>
#include <QSslSocket>

#include <algorithm>
#include <utility>

namespace vatochito {

namespace {

QAbstractSocket::NetworkLayerProtocol otherThan(QAbstractSocket::NetworkLayerProtocol family)
{
    return family == QAbstractSocket::IPv6Protocol ? QAbstractSocket::IPv4Protocol : QAbstractSocket::IPv6Protocol;
}

bool mayHaveAWayTo(const QHostAddress &address, const QList<QHostAddress> &mine)
{
    return address.isLoopback() || std::ranges::any_of(mine, [&address](const QHostAddress &one) {
               return one.protocol() == address.protocol() && !one.isLoopback() && !one.isLinkLocal();
           });
}

} // namespace

FamilySwitch::FamilySwitch(QAbstractSocket &connection, const QString &host, quint16 port, AlarmFactory &alarms,
                           Lookup lookup)
    : QObject(&connection)
    , m_connection(connection)
    , m_host(host)
    , m_port(port)
    , m_lookup(std::move(lookup))
    , m_alarm(alarms.makeAlarm())
{
    connect(&m_connection, &QAbstractSocket::connected, this, [this] { m_alarm->stop(); });
    wait(kFirstPatience);
}

void FamilySwitch::askSystem(const QString &host, QObject *context, Found found)
{
    QHostInfo::lookupHost(host, context, [found = std::move(found)](const QHostInfo &info) {
        const QList<QHostAddress> mine = QNetworkInterface::allAddresses();
        QList<QHostAddress> addresses = info.addresses();
        addresses.removeIf([&mine](const QHostAddress &address) { return !mayHaveAWayTo(address, mine); });
        found(addresses);
    });
}

void FamilySwitch::wait(std::chrono::milliseconds patience)
{
    m_alarm->start(patience, [this] { lookAround(); });
}

void FamilySwitch::lookAround()
{
    if (m_connection.state() == QAbstractSocket::HostLookupState) {
        wait(kFirstPatience);
        return;
    }
    if (m_connection.state() != QAbstractSocket::ConnectingState)
        return;
    m_lookup(m_host, this, [this](const QList<QHostAddress> &addresses) {
        if (addresses.isEmpty() || m_connection.state() != QAbstractSocket::ConnectingState)
            return;
        const Family tried = m_family == QAbstractSocket::AnyIPProtocol ? addresses.constFirst().protocol() : m_family;
        const Family other = otherThan(tried);
        if (std::ranges::any_of(addresses, [other](const QHostAddress &one) { return one.protocol() == other; }))
            turnTo(other);
    });
}

void FamilySwitch::turnTo(Family family)
{
    qCInfo(lcWebSocket).noquote() << "[WebSocket] Nothing answers; trying"
                                  << (family == QAbstractSocket::IPv4Protocol ? "IPv4" : "IPv6");
    m_family = family;
    {
        // For whoever waits this is one attempt, which goes on.
        const QSignalBlocker quiet(m_connection);
        m_connection.abort();
    }
    if (auto *encrypted = qobject_cast<QSslSocket *>(&m_connection))
        encrypted->connectToHostEncrypted(m_host, m_port, QIODevice::ReadWrite, family);
    else
        m_connection.connectToHost(m_host, m_port, QIODevice::ReadWrite, family);
    wait(kPatience);
}

} // namespace vatochito
