// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnostics/LogLine.h"

#include <QList>
#include <QObject>

#include <deque>
#include <mutex>

namespace vatochito {

/// The newest lines of the log, in memory. Thread: any.
class LogBuffer final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kCapacity = 5000;

    /// \param capacity  Lines; the oldest go first.
    explicit LogBuffer(qsizetype capacity = kCapacity, QObject *parent = nullptr);

    qsizetype capacity() const { return m_capacity; }

    void append(LogLine line);
    /// Puts \a lines, oldest first, before everything that is there, as far as there is room. They count from where
    /// nobody has read yet, so this is for the start.
    void prepend(const QList<LogLine> &lines);
    void clear();

    /// What is kept of what came after the line \a number, oldest first; 0: everything.
    QList<LogLine> linesAfter(quint64 number) const;
    /// At most \a count, oldest first.
    QList<LogLine> newest(qsizetype count) const;

Q_SIGNALS:
    /// There is something to read. From the thread that logged; not again before linesAfter() was called, so that a
    /// burst of lines is one event for whoever shows them.
    void grew();
    /// What was read before is no longer there.
    void cleared();

private:
    const qsizetype m_capacity;
    mutable std::mutex m_mutex;
    std::deque<LogLine> m_lines;
    quint64 m_last = 0; ///< The number given last.
    mutable bool m_isTold = false;
};

} // namespace vatochito
