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

QString Moments::duration(std::chrono::milliseconds span)
{
    using namespace std::chrono;
    const QLocale locale;
    const auto text = [&locale](auto amount) { return locale.toString(static_cast<qlonglong>(amount.count())); };
    if (span < 1min)
        //: A stretch of time in seconds
        return tr("%1 s").arg(text(floor<seconds>(span)));
    if (span < 1h)
        //: A stretch of time in minutes
        return tr("%1 min").arg(text(floor<minutes>(span)));
    if (span < days(1))
        //: A stretch of time in hours and minutes
        return tr("%1 h %2 min").arg(text(floor<hours>(span)), text(floor<minutes>(span % 1h)));
    //: A stretch of time in days and hours
    return tr("%1 d %2 h").arg(text(floor<days>(span)), text(floor<hours>(span % days(1))));
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
