// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QString>

#include <chrono>

namespace vatochito {

/// Moments in a person's words: their time zone, their language (the default QLocale), as short as the place allows.
class Moments
{
    Q_DECLARE_TR_FUNCTIONS(vatochito::Moments)

public:
    static QDateTime local(Timestamp moment);

    /// "10:42"
    static QString timeOfDay(Timestamp moment);
    /// "Today", "Yesterday", "Monday, 16 November"; with the year when it is another one.
    static QString dayLabel(QDate day, QDate today);
    /// For a list: the time today, the weekday within a week, then the date.
    static QString inList(Timestamp moment, QDate today);
    /// "12 s", "25 min", "1 h 4 min", "3 d 2 h"
    static QString duration(std::chrono::milliseconds span);
    /// "last seen today at 10:42"
    static QString lastSeen(Timestamp moment, QDate today);
};

} // namespace vatochito
