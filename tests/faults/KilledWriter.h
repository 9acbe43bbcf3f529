// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SenderProcess.h"

#include <QList>

namespace vatochito {

/// A client in a process of its own that writes numbered messages, and is killed (SIGKILL) and started again.
class KilledWriter
{
public:
    /// Where it was when it was killed.
    struct Points
    {
        int kills = 0;
        int withRowsWaiting = 0; ///< Left something unsent in its file.
        int uncertain = 0;       ///< Of those, with a message that may have been on its way.
    };

    /// \param kills  So many times in all, each once it has written as many messages as \a seed says: by turns when it
    ///               tells so, and when it has one of the next about to be on its way.
    KilledWriter(const QString &program, const SenderProcess::Task &task, int kills, quint32 seed);

    void start();
    /// Takes what it says next, and kills it if it is time to. False: it said nothing.
    bool listen();

    const Points &points() const { return m_points; }
    /// The highest number that it said to be in its file.
    int promised() const { return m_promised; }
    bool isDone() const { return m_isDone; }
    bool hasFailed() const { return m_hasFailed; }
    bool hasEndedWell() const { return m_process.hasEndedWell(); }
    const SenderProcess &process() const { return m_process; }

    /// What all of it looks like, up to \a last.
    static QStringList messages(int last);

private:
    bool isToFreeze() const { return m_killsAt.size() % 2 == 1; }
    bool isTimeToKill(const QString &line) const;
    void kill();

    SenderProcess m_process;
    const UserId m_person;
    QList<int> m_killsAt; ///< The next time that so many are written.
    int m_promised = 0;
    bool m_isDone = false;
    bool m_hasFailed = false;
    Points m_points;
};

} // namespace vatochito
