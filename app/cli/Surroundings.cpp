// SPDX-License-Identifier: GPL-3.0-or-later
#include "Surroundings.h"

#include "net/AuthClient.h"
#include "net/CompatLink.h"

#include <QRandomGenerator>

#include <utility>

namespace vatochito::cli {

Surroundings::Surroundings() : m_vault(QStringLiteral("vatochito"), m_alarms) {}

AccountServices Surroundings::services(Keychain keychain, Presence presence)
{
    return {
        .vault = keychain == Keychain::Used ? &m_vault : nullptr,
        .clock = m_clock,
        .alarms = m_alarms,
        .makeAuthenticator = [](const ServerAddress &address) { return std::make_unique<AuthClient>(address); },
        .makeLink =
            [this](const ServerAddress &address, TokenSource &tokens) {
                return std::make_unique<CompatLink>(address, tokens, m_alarms, m_clock,
                                                    [] { return QRandomGenerator::global()->generateDouble(); });
            },
        .tellsPresence = presence == Presence::Told,
    };
}

std::unique_ptr<SystemHints> Surroundings::hints(std::function<Account *()> current)
{
    return std::make_unique<SystemHints>(m_clock, m_alarms, std::move(current));
}

} // namespace vatochito::cli
