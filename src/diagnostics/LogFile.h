// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/LogLine.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace vatochito {

/// `<profile>/logs/vatochito.log` and its older parts, readable by their owner alone. Written on a thread of its own,
/// whole lines at the end of the file, so that several processes of a profile share it and none loses a line of
/// another's. A disk that is full or gone costs lines and nothing else. Thread: any, but made and destroyed on one.
class LogFile
{
public:
    static constexpr int kParts = 5;                        ///< vatochito.log, then .1, the next older, to .4.
    static constexpr qint64 kMostBytes = 2LL * 1024 * 1024; ///< Of a part.
    /// Lines wait in memory for a slow disk; what goes beyond this is counted and left out.
    static constexpr qsizetype kMostWaiting = 1024LL * 1024;

    /// \a profileFolder must exist; the folder of the log is made when there is something to write.
    explicit LogFile(const QString &profileFolder, qint64 mostBytes = kMostBytes);
    /// Writes what waits.
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

    /// Never waits for the disk. \a line is without a line end.
    void append(const QByteArray &line);
    /// Waits until what was appended is written. False: it took longer than \a atMost.
    bool flush(std::chrono::milliseconds atMost);

    /// Forgets what waits, and leaves the folder alone until resume(): lines that come meanwhile are left out too. When
    /// it returns, nothing is being written.
    void pause();
    void resume();

    QString folder() const { return m_folder; }
    /// The parts there can be, newest first.
    static QStringList partsIn(const QString &profileFolder);
    /// The newest lines on the disk, at most \a count, oldest first; what cannot be read is left out. Reads files.
    static QList<LogLine> newestIn(const QString &profileFolder, qsizetype count);

private:
    void run();
    void write(QByteArray batch);
    void rotate(qsizetype coming) const;

    const QString m_profileFolder;
    const QString m_folder;
    const QString m_path;
    const qint64 m_mostBytes;

    std::mutex m_mutex;
    std::condition_variable m_wake; ///< For the thread.
    std::condition_variable m_idle; ///< For those who wait for it.
    QByteArray m_waiting;
    qint64 m_leftOut = 0; ///< Lines since the last that was taken.
    bool m_isWriting = false;
    bool m_isPaused = false;
    bool m_isEnding = false;
    bool m_isCut = false; ///< The disk took a part of a line. The thread's alone.
    std::thread m_thread; ///< Last: it uses the others.
};

} // namespace vatochito
