// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "core/Alarm.h"
#include "net/Reconnector.h"

namespace vatochito {

class TokenSource;
class Transport;

/// What every link works with. All must outlive it.
struct LinkWorld
{
    Transport &transport;
    TokenSource &tokens;
    AlarmFactory &alarms;
    const Clock &clock;
    Random random;
};

} // namespace vatochito
