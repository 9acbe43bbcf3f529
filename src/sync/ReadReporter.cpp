// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ReadReporter.h"

#include "net/Link.h"

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
        if (!m_link.sendRead(m_queue.at(i).conversation, m_queue.at(i).message))
            continue;
        m_told.append(m_queue.takeAt(i));
        if (m_told.size() >= kForgottenTogether)
            forgetTold();
        m_pace->start(kPace, [this] { sendNext(); });
        return;
    }
    forgetTold();
}

void ReadReporter::forgetTold()
{
    if (m_told.isEmpty())
        return;
    m_cache.write(
        [told = std::exchange(m_told, {})](CacheTransaction &transaction) { transaction.forgetUntoldReads(told); });
}

} // namespace vatochito
