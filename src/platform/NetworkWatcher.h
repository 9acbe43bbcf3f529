// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "platform/NetworkEvents.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>

namespace vatochito {

/// Tells that the network came up or became another one: this computer's addresses are different. A hint to try sooner,
/// never a reason not to try. Thread: the one it was made on.
class NetworkWatcher final : public QObject
{
    Q_OBJECT

public:
    using Addresses = std::function<QStringList()>;

    /// The system says several things when one happens; they are looked at together, so long after the first.
    static constexpr std::chrono::milliseconds kSettle{500};

    /// \param events     Null: nothing will be told.
    /// \param addresses  Those under which this computer can be reached from elsewhere, in any order.
    NetworkWatcher(std::unique_ptr<NetworkEvents> events, AlarmFactory &alarms, Addresses addresses,
                   QObject *parent = nullptr);
    ~NetworkWatcher() override;

    /// The addresses of interfaces that are up, without loopback and link-local ones.
    static QStringList addressesOfThisComputer();

Q_SIGNALS:
    /// Other addresses than before, and at least one of them.
    void changed();

private:
    void look();

    std::unique_ptr<NetworkEvents> m_events;
    std::unique_ptr<Alarm> m_settling;
    Addresses m_addresses;
    QStringList m_known; ///< Sorted.
};

} // namespace vatochito
