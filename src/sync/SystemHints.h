// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Connection.h"
#include "platform/NetworkWatcher.h"
#include "platform/SleepWatcher.h"

#include <QObject>

#include <functional>
#include <memory>

namespace vatochito {

class Account;
class Transport;

/// Hands what the system tells of network and sleep on to the account of the moment, and that the way to the server was
/// set to another one. Thread: the one it was made on.
class SystemHints final : public QObject
{
    Q_OBJECT

public:
    /// What tells.
    struct Sources
    {
        std::unique_ptr<NetworkWatcher> network;
        std::unique_ptr<SleepWatcher> sleep;
        Transport &transport;

        /// Of this computer. \a clock, \a alarms and \a transport must outlive them.
        static Sources ofThisSystem(const Clock &clock, AlarmFactory &alarms, Transport &transport);
    };

    /// \param current  The account; null while there is none. Must outlive this object.
    SystemHints(Sources sources, std::function<Account *()> current, QObject *parent = nullptr);

private:
    void onAboutToSleep();
    void hand(Hint hint);

    std::function<Account *()> m_current;
    Sources m_sources;
};

} // namespace vatochito
