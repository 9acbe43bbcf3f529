// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Alarm.h"
#include "models/DoctorController.h"
#include "net/Transport.h"
#include "platform/TokenVault.h"
#include "storage/Settings.h"
#include "sync/Accounts.h"

namespace vatochito {

/// What the connection doctor works with in the window.
struct DoctorsBag
{
    Accounts &accounts;
    Settings &settings;
    TokenVault &vault;
    const Clock &clock;
    AlarmFactory &alarms;
    Transport &transport;
};

/// Its patient is the account of now, or the address on the sign-in page; its remedies open pages of the system, or
/// change where the sockets are. What \a bag names must outlive what comes of it.
DoctorController::Services desktopDoctor(const DoctorsBag &bag);

} // namespace vatochito
