// SPDX-License-Identifier: GPL-3.0-or-later
#include "Surroundings.h"

#include "net/AuthClient.h"
#include "net/CompatLink.h"

#include <QRandomGenerator>

namespace vatochito::cli {

Surroundings::Surroundings() : m_vault(QStringLiteral("vatochito"), m_alarms) {}

AccountServices Surroundings::services()
{
    AccountServices services = servicesWithoutKeychain();
    services.vault = &m_vault;
    return services;
}

AccountServices Surroundings::servicesWithoutKeychain()
{
    return {
        .vault = nullptr,
        .clock = m_clock,
        .alarms = m_alarms,
        .makeAuthenticator = [](const ServerAddress &address) { return std::make_unique<AuthClient>(address); },
        .makeLink =
            [this](const ServerAddress &address, TokenSource &tokens) {
                return std::make_unique<CompatLink>(address, tokens, m_alarms, m_clock,
                                                    [] { return QRandomGenerator::global()->generateDouble(); });
            },
    };
}

} // namespace vatochito::cli
