// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/SupportReport.h"

#include "core/ConnectionNames.h"
#include "diagnostics/Redaction.h"

#include <QDir>
#include <QSysInfo>

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

QString moment(Timestamp at)
{
    return QString::fromStdString(toIso8601(at));
}

QString fact(const QString &name, const QString &value)
{
    return name + u'=' + value;
}

QString section(const QString &title, const QStringList &lines)
{
    return u"\n["_s + title + u"]\n"_s + (lines.isEmpty() ? u"none"_s : lines.join(u'\n')) + u'\n';
}

QStringList versions(const ReportFacts &facts)
{
    return {fact(u"vatochito"_s, facts.appVersion),
            fact(u"qt"_s, QString::fromLatin1(qVersion())),
            fact(u"system"_s, QSysInfo::prettyProductName()),
            fact(u"kernel"_s, QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion()),
            fact(u"processor"_s, QSysInfo::currentCpuArchitecture()),
            fact(u"protocol_level"_s, QString::number(facts.level))};
}

QStringList connection(const ReportFacts &facts)
{
    const Connection &now = facts.connection;
    QStringList lines{fact(u"server"_s, facts.server.isEmpty() ? u"none"_s : facts.server),
                      fact(u"status"_s, nameOf(now.status)),
                      u"socket_state=%1 %2"_s.arg(static_cast<int>(now.socket)).arg(nameOf(now.socket)),
                      fact(u"attempt"_s, QString::number(now.attempt))};
    if (now.status == Connection::Status::Waiting)
        lines.append(fact(u"nominal_wait_s"_s, QString::number(now.nominalWait.count())));
    if (now.status != Connection::Status::Online)
        lines.append(fact(u"reason"_s, Error::codeName(now.reason)));
    return lines;
}

QStringList checks(const ReportFacts &facts)
{
    QStringList lines;
    for (const ReportedCheck &one : facts.checks) {
        const QString detail = one.detail.isEmpty() ? QString() : u": "_s + one.detail;
        lines.append(u"%1 %2 %3 ms"_s.arg(one.verdict, one.check, QString::number(one.took.count())) + detail);
    }
    return lines;
}

QString endName(ConnectionPeriod::End end)
{
    switch (end) {
    case ConnectionPeriod::End::Lasting:
        return u"lasting"_s;
    case ConnectionPeriod::End::Turned:
        return u"turned"_s;
    case ConnectionPeriod::End::Closed:
        return u"closed"_s;
    case ConnectionPeriod::End::Unknown:
        return u"unknown"_s;
    }
    return {};
}

QStringList history(const ReportFacts &facts)
{
    QStringList lines;
    for (const ConnectionPeriod &period :
         facts.history.first(std::min(facts.history.size(), SupportReport::kPeriods))) {
        const bool isUp = period.kind == ConnectionPeriod::Kind::Up;
        QString line =
            u"%1 %2 lasted_s=%3 end=%4"_s.arg(moment(period.begunAt), isUp ? u"up"_s : u"down"_s,
                                              QString::number(period.lasted.count() / 1000), endName(period.end));
        if (!isUp || period.end == ConnectionPeriod::End::Turned)
            line += u" reason="_s + Error::codeName(period.reason);
        if (isUp && period.messages > 0)
            line += u" missed_messages=%1 missed_in=%2"_s.arg(period.messages).arg(period.conversations);
        if (!isUp)
            line += u" failed_attempts=%1"_s.arg(period.attempts);
        lines.append(line);
    }
    return lines;
}

QStringList log(const ReportFacts &facts)
{
    QStringList lines;
    for (const LogLine &line : facts.log.last(std::min(facts.log.size(), SupportReport::kLogLines)))
        lines.append(written(line));
    return lines;
}

QStringList settings(const ReportFacts &facts)
{
    QStringList lines;
    for (const auto &[name, value] : facts.settings)
        lines.append(fact(name, value));
    return lines;
}

} // namespace

QString SupportReport::text(const ReportFacts &facts)
{
    QString text = u"Vatochito support report\n"_s + moment(facts.now) + u'\n';
    text += section(u"versions"_s, versions(facts));
    text += section(u"settings"_s, settings(facts));
    text += section(u"connection"_s, connection(facts));
    text += section(u"checks"_s, checks(facts));
    text += section(u"history, newest first"_s, history(facts));
    text += section(u"log, oldest first"_s, log(facts));
    // The name of the person's folder is often their own.
    text.replace(QDir::homePath(), u"~"_s);
    return withoutNames(withoutSecrets(text), facts.names);
}

} // namespace vatochito
