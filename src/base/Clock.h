// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"

#include <chrono>

namespace vatochito {

/// Where the time comes from. Tests put a manual one in its place. Thread: any.
class Clock
{
public:
    virtual ~Clock() = default;

    /// What the wall says; it may jump. For people and for the wire.
    virtual Timestamp now() const = 0;
    /// Never jumps back. For ages, waits and deadlines.
    virtual std::chrono::steady_clock::time_point monotonic() const = 0;
};

class SystemClock final : public Clock
{
public:
    Timestamp now() const override;
    std::chrono::steady_clock::time_point monotonic() const override;
};

} // namespace vatochito
