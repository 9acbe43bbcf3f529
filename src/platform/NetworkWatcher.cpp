// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/NetworkWatcher.h"

#include "core/LogCategories.h"

#include <QNetworkInterface>

#include <utility>

namespace vatochito {

namespace {

QStringList sorted(QStringList addresses)
{
    addresses.sort();
    return addresses;
}

} // namespace

NetworkWatcher::NetworkWatcher(std::unique_ptr<NetworkEvents> events, AlarmFactory &alarms, Addresses addresses,
                               QObject *parent)
    : QObject(parent)
    , m_events(std::move(events))
    , m_settling(alarms.makeAlarm())
    , m_addresses(std::move(addresses))
    , m_known(sorted(m_addresses()))
{
    if (!m_events)
        return;
    connect(m_events.get(), &NetworkEvents::happened, this, [this] {
        if (!m_settling->isActive())
            m_settling->start(kSettle, [this] { look(); });
    });
}

NetworkWatcher::~NetworkWatcher() = default;

QStringList NetworkWatcher::addressesOfThisComputer()
{
    QStringList found;
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        if (!interface.flags().testFlag(QNetworkInterface::IsRunning))
            continue;
        const QList<QNetworkAddressEntry> entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            if (!entry.ip().isLoopback() && !entry.ip().isLinkLocal())
                found.append(entry.ip().toString());
        }
    }
    return found;
}

void NetworkWatcher::look()
{
    QStringList now = sorted(m_addresses());
    if (now == m_known)
        return; // A lease was renewed, or a route changed that leads nowhere.
    m_known = std::move(now);
    qCInfo(lcWebSocket) << "network changed: addresses" << m_known.size();
    if (!m_known.isEmpty())
        Q_EMIT changed();
}

} // namespace vatochito
