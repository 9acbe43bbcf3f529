// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics/LogBuffer.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vatochito {

LogBuffer::LogBuffer(qsizetype capacity, QObject *parent)
    : QObject(parent), m_capacity(std::max<qsizetype>(capacity, 1))
{
}

void LogBuffer::append(LogLine line)
{
    {
        const std::lock_guard lock(m_mutex);
        line.number = ++m_last;
        m_lines.push_back(std::move(line));
        if (std::ssize(m_lines) > m_capacity)
            m_lines.pop_front();
        if (std::exchange(m_isTold, true))
            return;
    }
    Q_EMIT grew();
}

void LogBuffer::prepend(const QList<LogLine> &lines)
{
    {
        const std::lock_guard lock(m_mutex);
        const qsizetype room = std::min(m_capacity - std::ssize(m_lines), lines.size());
        m_lines.insert(m_lines.begin(), lines.end() - room, lines.end());
        // Numbered anew, so that they rise from the first to the last.
        m_last = 0;
        for (LogLine &line : m_lines)
            line.number = ++m_last;
        m_isTold = true;
    }
    Q_EMIT cleared();
    Q_EMIT grew();
}

void LogBuffer::clear()
{
    {
        const std::lock_guard lock(m_mutex);
        m_lines.clear();
    }
    Q_EMIT cleared();
}

QList<LogLine> LogBuffer::linesAfter(quint64 number) const
{
    const std::lock_guard lock(m_mutex);
    m_isTold = false;
    const auto from = std::ranges::upper_bound(m_lines, number, {}, &LogLine::number);
    return {from, m_lines.end()};
}

QList<LogLine> LogBuffer::newest(qsizetype count) const
{
    const std::lock_guard lock(m_mutex);
    return {m_lines.end() - std::clamp<qsizetype>(count, 0, std::ssize(m_lines)), m_lines.end()};
}

} // namespace vatochito
