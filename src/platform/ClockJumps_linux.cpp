// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/ClockJumps_linux.h"

#include <sys/timerfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <ctime>
#include <limits>

namespace vatochito {

int ClockJumps::watchedClock()
{
    const int descriptor = ::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (descriptor < 0)
        return -1;
    itimerspec never{}; // Only a jump ends it.
    never.it_value.tv_sec = std::numeric_limits<time_t>::max();
    if (::timerfd_settime(descriptor, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, nullptr) != 0) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

ClockJumps::ClockJumps(int descriptor, QObject *parent)
    : QObject(parent), m_descriptor(descriptor), m_notifier(QSocketNotifier::Read, this)
{
    if (m_descriptor < 0)
        return;
    connect(&m_notifier, &QSocketNotifier::activated, this, &ClockJumps::take);
    m_notifier.setSocket(m_descriptor);
    m_notifier.setEnabled(true);
}

ClockJumps::~ClockJumps()
{
    m_notifier.setEnabled(false); // Before the number may belong to something else.
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void ClockJumps::take()
{
    std::uint64_t times = 0;
    const ssize_t got = ::read(m_descriptor, &times, sizeof times);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    // ECANCELED is how a jump is told, and reading it makes ready for the next one.
    if (got != sizeof times && !(got < 0 && errno == ECANCELED)) {
        m_notifier.setEnabled(false); // Whatever is wrong with it would be told again and again.
        return;
    }
    Q_EMIT jumped();
}

} // namespace vatochito
