// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/SystemHints.h"

#include "core/WhenDone.h"
#include "net/Transport.h"
#include "sync/Account.h"

#include <utility>

namespace vatochito {

SystemHints::Sources SystemHints::Sources::ofThisSystem(const Clock &clock, AlarmFactory &alarms, Transport &transport)
{
    return {.network = std::make_unique<NetworkWatcher>(NetworkEvents::ofThisSystem(), alarms,
                                                        &NetworkWatcher::addressesOfThisComputer),
            .sleep = std::make_unique<SleepWatcher>(SleepEvents::ofThisSystem(), clock, alarms),
            .transport = transport};
}

SystemHints::SystemHints(Sources sources, std::function<Account *()> current, QObject *parent)
    : QObject(parent), m_current(std::move(current)), m_sources(std::move(sources))
{
    connect(m_sources.network.get(), &NetworkWatcher::changed, this, [this] { hand(Hint::NetworkChanged); });
    connect(m_sources.sleep.get(), &SleepWatcher::woke, this, [this] { hand(Hint::Woke); });
    connect(m_sources.sleep.get(), &SleepWatcher::aboutToSleep, this, &SystemHints::onAboutToSleep);
    connect(&m_sources.transport, &Transport::changed, this, [this] {
        if (Account *account = m_current())
            account->reconnect();
    });
}

void SystemHints::onAboutToSleep()
{
    Account *account = m_current();
    if (!account) {
        m_sources.sleep->readyToSleep();
        return;
    }
    whenDone(account->fallAsleep(), this, [this](const Status &) { m_sources.sleep->readyToSleep(); });
}

void SystemHints::hand(Hint hint)
{
    if (Account *account = m_current())
        account->take(hint);
}

} // namespace vatochito
