// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/client/ManualAlarms.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace vatochito {

class ManualAlarms::ManualAlarm final : public Alarm
{
public:
    explicit ManualAlarm(ManualAlarms &alarms) : m_alarms(alarms) { m_alarms.m_alarms.push_back(this); }
    ~ManualAlarm() override { std::erase(m_alarms.m_alarms, this); }

    void start(std::chrono::milliseconds wait, std::function<void()> ring) override
    {
        m_due = m_alarms.m_clock.monotonic() + wait;
        m_ring = std::move(ring);
    }

    void stop() override
    {
        m_due.reset();
        m_ring = {};
    }

    bool isActive() const override { return m_due.has_value(); }
    std::chrono::steady_clock::time_point due() const { return *m_due; }

    void ringNow()
    {
        m_due.reset();
        // Taken out first: ring() may start this alarm again, or destroy it.
        const auto ring = std::exchange(m_ring, {});
        ring();
    }

private:
    ManualAlarms &m_alarms;
    std::optional<std::chrono::steady_clock::time_point> m_due;
    std::function<void()> m_ring;
};

std::unique_ptr<Alarm> ManualAlarms::makeAlarm()
{
    return std::make_unique<ManualAlarm>(*this);
}

void ManualAlarms::advance(std::chrono::milliseconds step)
{
    const auto end = m_clock.monotonic() + step;
    while (ManualAlarm *next = firstDue(end)) {
        m_clock.advance(std::chrono::duration_cast<std::chrono::milliseconds>(next->due() - m_clock.monotonic()));
        next->ringNow();
    }
    m_clock.advance(std::chrono::duration_cast<std::chrono::milliseconds>(end - m_clock.monotonic()));
}

void ManualAlarms::advanceToNext(std::chrono::milliseconds atMost)
{
    const auto now = m_clock.monotonic();
    const ManualAlarm *next = firstDue(now + atMost);
    advance(next ? std::chrono::ceil<std::chrono::milliseconds>(next->due() - now) : atMost);
}

int ManualAlarms::activeCount() const
{
    return static_cast<int>(std::ranges::count_if(m_alarms, &ManualAlarm::isActive));
}

ManualAlarms::ManualAlarm *ManualAlarms::firstDue(std::chrono::steady_clock::time_point until) const
{
    ManualAlarm *first = nullptr;
    for (ManualAlarm *alarm : m_alarms) {
        if (alarm->isActive() && alarm->due() <= until && (!first || alarm->due() < first->due()))
            first = alarm;
    }
    return first;
}

} // namespace vatochito
