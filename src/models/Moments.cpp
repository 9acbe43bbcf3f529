// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Moments.h"

#include <QLocale>

namespace vatochito {

namespace {

constexpr int kDaysOfWeekNames = 7;

} // namespace

QDateTime Moments::local(Timestamp moment)
{
    const auto sinceEpoch = std::chrono::floor<std::chrono::milliseconds>(moment).time_since_epoch();
    return QDateTime::fromMSecsSinceEpoch(sinceEpoch.count());
}

QString Moments::timeOfDay(Timestamp moment)
{
    return QLocale().toString(local(moment).time(), QLocale::ShortFormat);
}

QString Moments::dayLabel(QDate day, QDate today)
{
    if (day == today)
        return tr("Today");
    if (day.addDays(1) == today)
        return tr("Yesterday");
    //: A day of this year; the letters are those of QLocale::toString()
    const QString thisYear = tr("dddd, d MMMM");
    //: A day of another year; the letters are those of QLocale::toString()
    const QString otherYear = tr("d MMMM yyyy");
    return QLocale().toString(day, day.year() == today.year() ? thisYear : otherYear);
}

QString Moments::inList(Timestamp moment, QDate today)
{
    const QDate day = local(moment).date();
    if (day == today)
        return timeOfDay(moment);
    const qint64 daysAgo = day.daysTo(today);
    if (daysAgo > 0 && daysAgo < kDaysOfWeekNames)
        return QLocale().dayName(day.dayOfWeek(), QLocale::ShortFormat);
    return QLocale().toString(day, QLocale::ShortFormat);
}

QString Moments::lastSeen(Timestamp moment, QDate today)
{
    const QDate day = local(moment).date();
    if (day == today)
        return tr("last seen today at %1").arg(timeOfDay(moment));
    if (day.addDays(1) == today)
        return tr("last seen yesterday at %1").arg(timeOfDay(moment));
    return tr("last seen on %1").arg(QLocale().toString(day, QLocale::ShortFormat));
}

} // namespace vatochito
