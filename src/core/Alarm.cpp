// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Alarm.h"

#include <QTimer>

#include <utility>

namespace vatochito {

namespace {

class TimerAlarm final : public Alarm
{
public:
    TimerAlarm()
    {
        m_timer.setSingleShot(true);
        // A coarse timer may ring 5 % early, and a wait that is over too soon is a broken promise.
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            // Taken out first: ring() may start this alarm again, or destroy it.
            const auto ring = std::exchange(m_ring, {});
            ring();
        });
    }

    void start(std::chrono::milliseconds wait, std::function<void()> ring) override
    {
        m_ring = std::move(ring);
        m_timer.start(wait);
    }

    void stop() override
    {
        m_timer.stop();
        m_ring = {};
    }

    bool isActive() const override { return m_timer.isActive(); }

private:
    QTimer m_timer;
    std::function<void()> m_ring;
};

} // namespace

std::unique_ptr<Alarm> SystemAlarms::makeAlarm()
{
    return std::make_unique<TimerAlarm>();
}

} // namespace vatochito
