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

/// Hands what the system tells of network and sleep on to the account of the moment. Thread: the one it was made on.
class SystemHints final : public QObject
{
    Q_OBJECT

public:
    /// \param current  The account; null while there is none. Must outlive this object, as clock and alarms must.
    SystemHints(const Clock &clock, AlarmFactory &alarms, std::function<Account *()> current,
                QObject *parent = nullptr);

private:
    void onAboutToSleep();
    void hand(Hint hint);

    std::function<Account *()> m_current;
    NetworkWatcher m_network;
    SleepWatcher m_sleep;
};

} // namespace vatochito
