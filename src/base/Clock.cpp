// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"

namespace vatochito {

Timestamp SystemClock::now() const
{
    return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

std::chrono::steady_clock::time_point SystemClock::monotonic() const
{
    return std::chrono::steady_clock::now();
}

} // namespace vatochito
