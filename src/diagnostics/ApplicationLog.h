// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/LogBuffer.h"
#include "diagnostics/LogFile.h"

#include <QObject>
#include <QThreadPool>
#include <QtGlobal>

#include <atomic>

namespace vatochito {

class Clock;

/// The log of one process: gives each line to the newest in memory and to the file of the profile, and says how much is
/// told. Who feeds it is MessageTap. Thread: its owner's, but for take().
class ApplicationLog final : public QObject
{
    Q_OBJECT

public:
    /// A line longer than this is cut.
    static constexpr qsizetype kLongestLine = 4000;
    /// Of the lines of earlier runs; fewer than LogBuffer keeps.
    static constexpr qsizetype kRecalled = 1000;
    /// How long the program may wait for its last words to reach the disk.
    static constexpr std::chrono::milliseconds kLastWords{1000};

    /// \a clock must outlive this object.
    ApplicationLog(const QString &profileFolder, const Clock &clock, QObject *parent = nullptr);

    LogBuffer &buffer() { return m_buffer; }
    const LogBuffer &buffer() const { return m_buffer; }

    LogLevel level() const { return m_level; }
    /// What matters less is not even made into words. Holds for the whole process, as Qt's categories do.
    void setLevel(LogLevel level);

    /// Thread: any. Does not wait, but for the last words before the program is aborted.
    void take(QtMsgType type, const QString &category, const QString &text);

    /// Puts what earlier runs and other processes wrote before the lines of this one, as soon as the disk has given it.
    void recallEarlier();

    /// Forgets everything, and leaves the folder of the log alone until resume(): the traces of an account are about to
    /// be removed.
    void pause();
    void resume();

Q_SIGNALS:
    void levelChanged();

private:
    const QString m_profileFolder;
    const Clock &m_clock;
    LogBuffer m_buffer;
    LogFile m_file;
    LogLevel m_level = LogLevel::Info;
    std::atomic<bool> m_isPaused = false;
    int m_pauses = 0;
    QThreadPool m_reading; ///< Last: its work ends before the rest goes.
};

} // namespace vatochito
