// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/LogLine.h"

#include <array>
#include <utility>

namespace vatochito {

namespace {

constexpr std::array kNames{
    std::pair{LogLevel::Debug, "debug"},
    std::pair{LogLevel::Info, "info"},
    std::pair{LogLevel::Warning, "warning"},
    std::pair{LogLevel::Critical, "critical"},
};

} // namespace

QString nameOf(LogLevel level)
{
    for (const auto &[known, name] : kNames) {
        if (known == level)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<LogLevel> logLevelNamed(const QString &name)
{
    for (const auto &[level, known] : kNames) {
        if (name == QLatin1String(known))
            return level;
    }
    return {};
}

QString written(const LogLine &line)
{
    return QStringLiteral("%1 %2 %3 %4 ")
               .arg(QString::fromStdString(toIso8601(line.at)), nameOf(line.level), QString::number(line.process),
                    line.category) +
           line.text;
}

std::optional<LogLine> readLogLine(const QString &line)
{
    const auto at = parseIso8601(line.section(u' ', 0, 0).toStdString());
    const auto level = logLevelNamed(line.section(u' ', 1, 1));
    bool isNumber = false;
    const qint64 process = line.section(u' ', 2, 2).toLongLong(&isNumber);
    if (!at || !level || !isNumber)
        return {};
    return LogLine{.at = *at,
                   .level = *level,
                   .process = process,
                   .category = line.section(u' ', 3, 3),
                   .text = line.section(u' ', 4)};
}

} // namespace vatochito
