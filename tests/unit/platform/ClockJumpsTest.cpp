// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/ClockJumps_linux.h"
#include "support/client/PatientTest.h"

#include <QSignalSpy>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace vatochito {

/// The clock of the computer is left alone: a counter of the kernel stands in for it, which becomes readable alike.
class ClockJumpsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void watchedClock_whileNobodySetsIt_isSilent()
    {
        const int clock = ClockJumps::watchedClock();
        QVERIFY(clock >= 0);
        pollfd look{.fd = clock, .events = POLLIN, .revents = 0};
        QCOMPARE(::poll(&look, 1, 0), 0);
        ::close(clock);
    }

    void jump_isToldEachTime()
    {
        const int counter = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
        ClockJumps jumps(counter);
        QSignalSpy told(&jumps, &ClockJumps::jumped);
        QCOMPARE(::eventfd_write(counter, 1), 0);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(::eventfd_write(counter, 1), 0);
        QTRY_COMPARE(told.size(), 2);
    }

    void descriptorThatBroke_isNotReadForEver()
    {
        int ends[2] = {-1, -1};
        QCOMPARE(::pipe(ends), 0);
        ClockJumps jumps(ends[0]);
        QSignalSpy told(&jumps, &ClockJumps::jumped);
        ::close(ends[1]); // Readable from now on, with nothing to read.
        auto *notifier = jumps.findChild<QSocketNotifier *>();
        QTRY_VERIFY(!notifier->isEnabled());
        QCOMPARE(told.size(), 0);
    }

    void systemWithoutOne_tellsNothing()
    {
        ClockJumps jumps(-1);
        QSignalSpy told(&jumps, &ClockJumps::jumped);
        QCoreApplication::processEvents();
        QCOMPARE(told.size(), 0);
    }
};

} // namespace vatochito

QTEST_GUILESS_MAIN(vatochito::ClockJumpsTest)
#include "ClockJumpsTest.moc"
