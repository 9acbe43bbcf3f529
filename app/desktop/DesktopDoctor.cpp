// SPDX-License-Identifier: GPL-3.0-or-later
#include "DesktopDoctor.h"

#include "GujaratiShaping.h"

#include "diagnostics/Checks.h"
#include "diagnostics/ConnectionDoctor.h"
#include "platform/SystemSettings.h"

#include <QDesktopServices>

#include <optional>

namespace vatochito {

namespace {

std::optional<SystemPage> pageOf(Remedy remedy)
{
    if (remedy == Remedy::OpenDateSettings)
        return SystemPage::DateAndTime;
    if (remedy == Remedy::OpenNetworkSettings)
        return SystemPage::Network;
    return std::nullopt;
}

bool canOpen(Remedy remedy)
{
    const auto page = pageOf(remedy);
    return page ? canOpenSystemSettings(*page) : remedy == Remedy::OpenBrowser;
}

} // namespace

DoctorController::Services desktopDoctor(Accounts &accounts, TokenVault &vault, const Clock &clock,
                                         AlarmFactory &alarms, Transport &transport)
{
    return {
        .makeDoctor = [&accounts, &vault, &clock, &alarms,
                       &transport](ConversationId open) -> std::unique_ptr<ConnectionDoctor> {
            Account *account = accounts.current();
            if (!account)
                return nullptr;
            Patient patient{.address = account->server(),
                            .session = &account->session(),
                            .cache = &account->cache(),
                            .profile = accounts.profile(),
                            .vault = &vault,
                            .conversation = open};
            DoctorTools tools{.clock = clock, .alarms = alarms, .transport = transport, .gujarati = gujaratiShaping};
            return std::make_unique<ConnectionDoctor>(makeChecks(std::move(patient), std::move(tools)), alarms, clock);
        },
        .canOpen = canOpen,
        .open =
            [&accounts](Remedy remedy) {
                if (const auto page = pageOf(remedy))
                    openSystemSettings(*page);
                else if (const Account *account = accounts.current())
                    QDesktopServices::openUrl(QUrl(account->server().toString()));
            },
    };
}

} // namespace vatochito
