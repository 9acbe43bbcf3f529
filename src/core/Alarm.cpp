// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Alarm.h"

#include <QTimer>

#include <utility>

namespace vatochito {

namespace {

class TimerAlarm final : public Alarm
{
public:
    explicit TimerAlarm(std::function<void()> ring)
    {
        m_timer.setSingleShot(true);
        // A copy, since the callback may destroy this alarm and the function with it.
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [ring = std::move(ring)] { std::function(ring)(); });
    }

    void start(std::chrono::milliseconds wait) override { m_timer.start(wait); }
    void stop() override { m_timer.stop(); }
    bool isRunning() const override { return m_timer.isActive(); }

private:
    QTimer m_timer;
};

} // namespace

std::unique_ptr<Alarm> TimerAlarms::make(std::function<void()> ring) const
{
    return std::make_unique<TimerAlarm>(std::move(ring));
}

} // namespace vatochito
