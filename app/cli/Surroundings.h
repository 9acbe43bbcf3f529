// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Alarm.h"
#include "net/Transport.h"
#include "platform/KeychainSecretStore.h"
#include "platform/KeychainTokenVault.h"
#include "sync/Account.h"
#include "sync/SystemHints.h"

#include <functional>
#include <memory>

namespace vatochito::cli {

/// Clock, keychain and network, made once, for accounts to use. Must outlive them.
class Surroundings
{
public:
    Surroundings();

    enum class Keychain { Used, Untouched }; ///< Untouched: tokens stay in memory.
    enum class Presence { Told, Untold };

    Transport &transport() { return m_transport; }
    SecretStore &keychain() { return m_keychain; }
    AccountServices services(Keychain keychain, Presence presence);
    /// Word of network and sleep, for a command that stays.
    std::unique_ptr<SystemHints> hints(std::function<Account *()> current);

private:
    SystemClock m_clock;
    SystemAlarms m_alarms;
    Transport m_transport;
    KeychainSecretStore m_keychain;
    KeychainTokenVault m_vault;
};

} // namespace vatochito::cli
