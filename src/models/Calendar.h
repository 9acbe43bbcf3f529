// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <QDate>
#include <QObject>
#include <QTimer>

namespace vatochito {

/// Which day it is for the person, told anew at midnight.
class Calendar final : public QObject
{
    Q_OBJECT

public:
    /// \a clock must outlive this object.
    explicit Calendar(const Clock &clock, QObject *parent = nullptr);

    QDate today() const { return m_today; }

    /// Looks at the clock again: timers stand still while the computer sleeps.
    void check();

Q_SIGNALS:
    void dayChanged();

private:
    void waitForMidnight();

    const Clock &m_clock;
    QDate m_today;
    QTimer m_midnight;
};

} // namespace vatochito
