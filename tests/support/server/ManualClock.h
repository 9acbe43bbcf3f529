// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <atomic>

namespace vatochito::server {

/// Stands still until told otherwise. Thread: any.
class ManualClock final : public Clock
{
public:
    Timestamp now() const override { return fromMicros(m_micros); }
    std::chrono::steady_clock::time_point monotonic() const override
    {
        return std::chrono::steady_clock::time_point(std::chrono::microseconds(m_micros));
    }
    void advance(std::chrono::microseconds by) { m_micros += by.count(); }

private:
    std::atomic<long long> m_micros = 1'795'414'453'978'824; // 2026-11-23T06:14:13.978824Z
};

} // namespace vatochito::server
