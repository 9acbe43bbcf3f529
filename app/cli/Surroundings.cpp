// SPDX-License-Identifier: GPL-3.0-or-later
#include "Surroundings.h"

#include "net/AuthClient.h"
#include "net/NegotiatedLink.h"
#include "platform/NetworkWatcher.h"

#include <QRandomGenerator>

#include <utility>

namespace vatochito::cli {

Surroundings::Surroundings()
    : m_transport(m_alarms), m_keychain(QStringLiteral("vatochito"), m_alarms), m_vault(m_keychain)
{
}

AccountServices Surroundings::services(Keychain keychain, Presence presence)
{
    return {
        .vault = keychain == Keychain::Used ? &m_vault : nullptr,
        .clock = m_clock,
        .alarms = m_alarms,
        .makeAuthenticator =
            [this](const ServerAddress &address) {
                return std::make_unique<AuthClient>(address, m_transport, m_alarms);
            },
        .makeLink =
            [this](const LinkPlace &place, TokenSource &tokens) {
                return std::make_unique<NegotiatedLink>(
                    place.server,
                    LinkWorld{.transport = m_transport,
                              .tokens = tokens,
                              .alarms = m_alarms,
                              .clock = m_clock,
                              .random = [] { return QRandomGenerator::global()->generateDouble(); }},
                    place.installation, place.level);
            },
        .tellsPresence = presence == Presence::Told,
        .hasNetwork = [] { return !NetworkWatcher::addressesOfThisComputer().isEmpty(); },
    };
}

std::unique_ptr<SystemHints> Surroundings::hints(std::function<Account *()> current)
{
    return std::make_unique<SystemHints>(SystemHints::Sources::ofThisSystem(m_clock, m_alarms, m_transport),
                                         std::move(current));
}

} // namespace vatochito::cli
