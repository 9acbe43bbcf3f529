// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <functional>

namespace vatochito {

/// Lets this thread do what comes until \a condition holds, and looks after each thing: QTest::qWaitFor() sleeps 10 ms
/// between two looks, and whatever is measured with it. \return False: it did not within two minutes, a failure and not
/// a delay.
inline bool waitUntil(const std::function<bool()> &condition)
{
    constexpr int kLimitMs = 120'000;
    const QDeadlineTimer deadline(kLimitMs);
    QTimer wake; // events may end before the deadline does
    wake.start(kLimitMs);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace vatochito
