// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/SystemHints.h"

#include "core/WhenDone.h"
#include "sync/Account.h"

#include <utility>

namespace vatochito {

SystemHints::SystemHints(const Clock &clock, AlarmFactory &alarms, std::function<Account *()> current, QObject *parent)
    : QObject(parent)
    , m_current(std::move(current))
    , m_network(NetworkEvents::ofThisSystem(), alarms, &NetworkWatcher::addressesOfThisComputer)
    , m_sleep(SleepEvents::ofThisSystem(), clock, alarms)
{
    connect(&m_network, &NetworkWatcher::changed, this, [this] { hand(Hint::NetworkChanged); });
    connect(&m_sleep, &SleepWatcher::woke, this, [this] { hand(Hint::Woke); });
    connect(&m_sleep, &SleepWatcher::aboutToSleep, this, &SystemHints::onAboutToSleep);
}

void SystemHints::onAboutToSleep()
{
    Account *account = m_current();
    if (!account) {
        m_sleep.readyToSleep();
        return;
    }
    whenDone(account->fallAsleep(), this, [this](const Status &) { m_sleep.readyToSleep(); });
}

void SystemHints::hand(Hint hint)
{
    if (Account *account = m_current())
        account->take(hint);
}

} // namespace vatochito
