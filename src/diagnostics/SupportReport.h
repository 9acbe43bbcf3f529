// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Connection.h"
#include "diagnostics/LogLine.h"
#include "storage/ConnectionHistoryStore.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace vatochito {

/// What one check of the doctor found, in words that are the same in every language.
struct ReportedCheck
{
    QString check;    ///< "name resolves"
    QString verdict;  ///< "ok", "warning", "failed", "skipped"
    QString detail{}; ///< May be empty.
    std::chrono::milliseconds took{};
};

/// Everything a report is made of; whoever makes one gathers it.
struct ReportFacts
{
    Timestamp now{};
    QString appVersion;
    QString server{}; ///< Empty: nobody is signed in.
    int level = 0;    ///< Of the protocol.
    Connection connection{};
    QList<std::pair<QString, QString>> settings{}; ///< Name and value, in order.
    QList<ReportedCheck> checks{};                 ///< Empty: they were not run.
    QList<ConnectionPeriod> history{};             ///< Newest first.
    QList<LogLine> log{};                          ///< Oldest first; the newest kLogLines of them are told.
    QStringList names{}; ///< Of people: user names and display names. None of them stays in the report.
};

/// What a person sends to whoever helps them: English, plain text, one fact a line. Without message texts, tokens and
/// names; what looks like a secret or stands in ReportFacts::names is told as `...`, the person's folder as `~`.
class SupportReport
{
public:
    static constexpr qsizetype kLogLines = 500;
    static constexpr qsizetype kPeriods = 50;

    static QString text(const ReportFacts &facts);
};

} // namespace vatochito
