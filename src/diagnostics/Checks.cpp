// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/Checks.h"

#include "diagnostics/AccountChecks.h"
#include "diagnostics/AddressChecks.h"
#include "diagnostics/ComputerChecks.h"
#include "diagnostics/ServerChecks.h"
#include "diagnostics/SocketChecks.h"
#include "diagnostics/WayChecks.h"

namespace vatochito {

namespace {

template <typename... Checks>
std::vector<std::unique_ptr<Check>> checksOf(const std::shared_ptr<Examination> &notes)
{
    std::vector<std::unique_ptr<Check>> checks;
    (checks.push_back(std::make_unique<Checks>(notes)), ...);
    return checks;
}

} // namespace

std::vector<std::unique_ptr<Check>> makeChecks(Patient patient, DoctorTools tools)
{
    const auto notes = std::make_shared<Examination>(Examination{.patient = std::move(patient),
                                                                 .tools = std::move(tools),
                                                                 .route = {},
                                                                 .root = {},
                                                                 .clockAhead = {},
                                                                 .conversation = {},
                                                                 .socket = nullptr});
    return checksOf<AddressCheck, NetworkCheck, NameCheck, PortCheck, ProxyCheck, EncryptionCheck, ServerCheck,
                    ClockCheck, SessionCheck, MembershipCheck, UpgradeCheck, HeartbeatCheck, HistoryCheck, CacheCheck,
                    KeychainCheck, NotificationsCheck, GujaratiCheck>(notes);
}

} // namespace vatochito
