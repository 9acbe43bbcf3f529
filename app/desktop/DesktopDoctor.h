// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Alarm.h"
#include "models/DoctorController.h"
#include "net/Transport.h"
#include "platform/TokenVault.h"
#include "sync/Accounts.h"

namespace vatochito {

/// What the connection doctor works with in the window: its patient is the account of now, its remedies open pages of
/// the system. All must outlive what comes of it.
DoctorController::Services desktopDoctor(Accounts &accounts, TokenVault &vault, const Clock &clock,
                                         AlarmFactory &alarms, Transport &transport);

} // namespace vatochito
