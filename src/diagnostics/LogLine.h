// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace vatochito {

/// How much a line matters, rising.
enum class LogLevel { Debug, Info, Warning, Critical };

/// Stable English names, for files and settings: "debug", "info", "warning", "critical".
QString nameOf(LogLevel level);
std::optional<LogLevel> logLevelNamed(const QString &name);

/// One line of the log.
struct LogLine
{
    quint64 number = 0; ///< Given by LogBuffer, rising from 1.
    Timestamp at{};
    LogLevel level = LogLevel::Info;
    qint64 process = 0;
    QString category{}; ///< "vatochito.websocket"; "default" for what Qt says without one.
    QString text{};     ///< One line.

    friend bool operator==(const LogLine &, const LogLine &) = default;
};

/// As it stands in the file, without a line end: `2026-11-25T06:14:13.978824Z info 4711 vatochito.sync text`.
QString written(const LogLine &line);
/// What written() made. Nothing for anything else.
std::optional<LogLine> readLogLine(const QString &line);

} // namespace vatochito
