// SPDX-License-Identifier: GPL-3.0-or-later
#include "Waiting.h"

namespace vatochito::cli {

Waiting::Waiting(std::optional<std::chrono::milliseconds> limit)
{
    QObject::connect(&m_end, &QTimer::timeout, &m_loop, &QEventLoop::quit);
    QObject::connect(&m_step, &QTimer::timeout, &m_loop, &QEventLoop::quit);
    if (!limit)
        return;
    m_deadline = QDeadlineTimer(*limit, Qt::PreciseTimer);
    m_end.setTimerType(Qt::PreciseTimer);
    m_end.start(*limit);
}

void Waiting::lookEvery(std::chrono::milliseconds step)
{
    m_step.start(step);
}

} // namespace vatochito::cli
