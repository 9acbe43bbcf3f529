// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ReadReporter.h"

#include "net/Link.h"

#include <algorithm>
#include <utility>

namespace vatochito {

namespace {

/// Written to the file together: a commit for each would keep the disk busy. A crash tells so many again, which changes
/// nothing.
constexpr int kForgottenTogether = 20;

} // namespace

ReadReporter::ReadReporter(Link &link, Cache &cache, AlarmFactory &alarms)
    : m_link(link), m_cache(cache), m_pace(alarms.makeAlarm())
{
}

void ReadReporter::report(const QList<SeenMessage> &seen)
{
    m_queue += seen;
    wake();
}

void ReadReporter::wake()
{
    if (!m_pace->isActive())
        sendNext();
}

void ReadReporter::forgetAll()
{
    m_pace->stop();
    m_queue.clear();
    m_told.clear();
}

void ReadReporter::sendNext()
{
    // The first that can go: a conversation without a socket does not hold up the others.
    for (qsizetype i = 0; i < m_queue.size(); ++i) {
        if (isOvertaken(i) || !m_link.sendRead(m_queue.at(i).conversation, m_queue.at(i).message))
            continue;
        // Level 0 counts messages one by one; elsewhere a marker says it of all before it.
        const SeenMessage seen = m_queue.at(i);
        const bool isMarker = m_link.capabilities().resumes;
        m_queue.removeIf([this, seen, isMarker](const SeenMessage &other) {
            const bool isTold =
                other == seen || (isMarker && other.conversation == seen.conversation && other.message <= seen.message);
            if (isTold)
                m_told.append(other);
            return isTold;
        });
        if (m_told.size() >= kForgottenTogether)
            forgetTold();
        m_pace->start(kPace, [this] { sendNext(); });
        return;
    }
    forgetTold();
}

bool ReadReporter::isOvertaken(qsizetype index) const
{
    const SeenMessage &seen = m_queue.at(index);
    return m_link.capabilities().resumes &&
           std::any_of(m_queue.cbegin(), m_queue.cend(), [&seen](const SeenMessage &other) {
               return other.conversation == seen.conversation && other.message > seen.message;
           });
}

void ReadReporter::forgetTold()
{
    if (m_told.isEmpty())
        return;
    m_cache.write(
        [told = std::exchange(m_told, {})](CacheTransaction &transaction) { transaction.forgetUntoldReads(told); });
}

} // namespace vatochito
