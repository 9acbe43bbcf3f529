// SPDX-License-Identifier: GPL-3.0-or-later
#include "KilledWriter.h"

#include "storage/Cache.h"
#include "support/client/Await.h"

#include <QRandomGenerator>

#include <algorithm>

namespace vatochito {

using namespace Qt::StringLiterals;

namespace {

/// Before so many of the last messages all kills are over: whoever has written all of them may end by itself, and on a
/// busy computer its lines are read a hundred messages later.
constexpr int kAfterKills = 200;

} // namespace

KilledWriter::KilledWriter(const QString &program, const SenderProcess::Task &task, int kills, quint32 seed)
    : m_process(program, task), m_person(task.user.id)
{
    QRandomGenerator random(seed);
    for (int i = 0; i < kills; ++i)
        m_killsAt.append(random.bounded(1, std::max(2, task.count - kAfterKills)));
    std::ranges::sort(m_killsAt);
}

void KilledWriter::start()
{
    m_process.start(isToFreeze() ? m_killsAt.first() : 0);
}

bool KilledWriter::isTimeToKill(const QString &line) const
{
    if (m_killsAt.isEmpty())
        return false;
    return isToFreeze() ? line == "frozen"_L1 : line.startsWith("written "_L1) && m_promised >= m_killsAt.first();
}

bool KilledWriter::listen()
{
    const QString line = m_process.nextLine();
    if (line.isNull())
        return false;
    if (line.startsWith("written "_L1))
        m_promised = std::max(m_promised, line.section(u' ', 1).toInt());
    m_isDone = m_isDone || line == "done"_L1;
    m_hasFailed = m_hasFailed || line == "failed"_L1;
    if (isTimeToKill(line)) {
        m_killsAt.removeFirst();
        kill();
        start();
    }
    return true;
}

void KilledWriter::kill()
{
    if (!m_process.kill())
        return; // It had just ended by itself, which the test then tells.
    ++m_points.kills;
    Cache left(m_process.databasePath(), m_person);
    const auto rows = await(left.outbox().all());
    if (rows && !rows->isEmpty())
        ++m_points.withRowsWaiting;
    if (rows && std::ranges::any_of(*rows, &OutboxEntry::mayBeOnServer))
        ++m_points.uncertain;
}

QStringList KilledWriter::messages(int last)
{
    QStringList texts;
    for (int number = 1; number <= last; ++number)
        texts.append(u"message %1"_s.arg(number));
    return texts;
}

} // namespace vatochito
