// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/ApplicationLog.h"

#include "base/Clock.h"
#include "diagnostics/Redaction.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <utility>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return LogLevel::Critical;
    }
    return LogLevel::Critical;
}

QString rulesFor(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        // Only ours: Qt's would drown them.
        return u"*.debug=false\nvatochito.*=true"_s;
    case LogLevel::Info:
        return u"*.debug=false"_s;
    case LogLevel::Warning:
        return u"*.debug=false\n*.info=false"_s;
    case LogLevel::Critical:
        return u"*.debug=false\n*.info=false\n*.warning=false"_s;
    }
    return {};
}

/// One line, whatever it was.
QString oneLine(const QString &category, QString text)
{
    if (!category.startsWith("vatochito."_L1))
        text = withoutSecrets(text);
    text.replace(u'\n', u" | "_s).replace(u'\r', u' ');
    if (text.size() > ApplicationLog::kLongestLine)
        text = text.left(ApplicationLog::kLongestLine) + u'…';
    return text;
}

} // namespace

ApplicationLog::ApplicationLog(const QString &profileFolder, const Clock &clock, QObject *parent)
    : QObject(parent), m_profileFolder(profileFolder), m_clock(clock), m_file(profileFolder)
{
    m_reading.setMaxThreadCount(1);
}

void ApplicationLog::setLevel(LogLevel level)
{
    QLoggingCategory::setFilterRules(rulesFor(level));
    if (std::exchange(m_level, level) != level)
        Q_EMIT levelChanged();
}

void ApplicationLog::take(QtMsgType type, const QString &category, const QString &text)
{
    if (m_isPaused)
        return;
    LogLine line{.at = m_clock.now(),
                 .level = levelOf(type),
                 .process = QCoreApplication::applicationPid(),
                 .category = category,
                 .text = oneLine(category, text)};
    m_file.append(written(line).toUtf8());
    m_buffer.append(std::move(line));
    if (type == QtFatalMsg)
        m_file.flush(kLastWords);
}

void ApplicationLog::recallEarlier()
{
    m_reading.start([this, pauses = m_pauses] {
        auto lines = LogFile::newestIn(m_profileFolder, kRecalled);
        lines.removeIf([](const LogLine &line) { return line.process == QCoreApplication::applicationPid(); });
        QMetaObject::invokeMethod(
            this,
            [this, pauses, lines = std::move(lines)] {
                if (m_pauses == pauses) // What was forgotten meanwhile stays forgotten.
                    m_buffer.prepend(lines);
            },
            Qt::QueuedConnection);
    });
}

void ApplicationLog::pause()
{
    m_isPaused = true;
    ++m_pauses;
    m_file.pause();
    m_buffer.clear();
}

void ApplicationLog::resume()
{
    m_file.resume();
    m_isPaused = false;
}

} // namespace vatochito
