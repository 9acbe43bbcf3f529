// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"

#include <QAbstractSocket>
#include <QHostAddress>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace vatochito {

/// A name may have addresses of both families, and one family may lead nowhere: IPv6 that somebody switched on and
/// nobody carries is the usual case. QAbstractSocket tries the addresses one after the other and gives each of them
/// thirty seconds. Where nothing has come about after a moment, this makes the connection begin anew with the other
/// family, and after another one with the first again (the aim of RFC 8305). Who waits for the connection sees nothing
/// of it. Lives as long as the connection, as its child. Thread: the connection's.
class FamilySwitch final : public QObject
{
    Q_OBJECT

public:
    using Found = std::function<void(const QList<QHostAddress> &)>;
    /// Calls `found` with the addresses of a name to which there may be a way, in the order in which they are tried;
    /// not when `context` is gone.
    using Lookup = std::function<void(const QString &host, QObject *context, Found found)>;

    /// A first packet that was lost is sent again after a second.
    static constexpr std::chrono::milliseconds kFirstPatience{1500};
    static constexpr std::chrono::milliseconds kPatience{3500};

    /// \param connection  On its way to \a host, without a proxy.
    /// \param alarms  Must outlive this object.
    FamilySwitch(QAbstractSocket &connection, const QString &host, quint16 port, AlarmFactory &alarms,
                 Lookup lookup = &askSystem);

    /// Leaves out the families that this computer has no address of.
    static void askSystem(const QString &host, QObject *context, Found found);

private:
    using Family = QAbstractSocket::NetworkLayerProtocol;

    void wait(std::chrono::milliseconds patience);
    void lookAround();
    void turnTo(Family family);

    QAbstractSocket &m_connection;
    const QString m_host;
    const quint16 m_port;
    const Lookup m_lookup;
    std::unique_ptr<Alarm> m_alarm;
    Family m_family = QAbstractSocket::AnyIPProtocol; ///< The one that was turned to.
};

} // namespace vatochito
