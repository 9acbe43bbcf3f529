// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace vatochito {

/// The kernel's word that the clock on the wall jumped: somebody set it, or the computer woke from sleep, after which
/// it is read from the hardware anew. Which of the two is not told. Thread: the one it was made on.
class ClockJumps final : public QObject
{
    Q_OBJECT

public:
    /// A descriptor that becomes readable at each jump (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET); negative: the
    /// system has none to give.
    static int watchedClock();

    /// \param descriptor  Such a one, which this object closes; negative: nothing is ever told.
    explicit ClockJumps(int descriptor, QObject *parent = nullptr);
    ~ClockJumps() override;

Q_SIGNALS:
    void jumped();

private:
    void take();

    const int m_descriptor;
    QSocketNotifier m_notifier;
};

} // namespace vatochito
