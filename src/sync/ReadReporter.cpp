// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ReadReporter.h"

#include "core/WhenDone.h"
#include "net/Link.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace vatochito {

namespace {

/// Written to the file together: a commit for each would keep the disk busy. A crash tells so many again, which changes
/// nothing.
constexpr int kForgottenTogether = 20;
/// After one that was not told, so that a server in trouble is not asked 20 times a second.
constexpr std::chrono::milliseconds kPause{1000};

} // namespace

ReadReporter::ReadReporter(Link &link, Cache &cache, AlarmFactory &alarms)
    : m_link(link), m_cache(cache), m_pace(alarms.makeAlarm()), m_answers(std::make_unique<QObject>())
{
}

void ReadReporter::report(const QList<SeenMessage> &seen)
{
    m_queue += seen;
    wake();
}

void ReadReporter::takeUp(const QList<SeenMessage> &untold)
{
    QSet<std::pair<ConversationId, MessageId>> known;
    for (const QList<SeenMessage> &mine : {m_queue, m_told}) {
        for (const SeenMessage &seen : mine)
            known.insert({seen.conversation, seen.message});
    }
    for (const SeenMessage &seen : untold) {
        if (!known.contains({seen.conversation, seen.message}))
            m_queue.append(seen);
    }
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
    m_answers = std::make_unique<QObject>();
    m_queue.clear();
    m_told.clear();
}

void ReadReporter::sendNext()
{
    const QHash<ConversationId, MessageId> newest = newestOfEach();
    // The first that can go: a conversation without a socket does not hold up the others.
    for (qsizetype i = 0; i < m_queue.size(); ++i) {
        const SeenMessage seen = m_queue.at(i);
        // Overtaken.
        if (newest.value(seen.conversation) > seen.message)
            continue;
        const QFuture<Status> answer = m_link.tellRead(seen.conversation, seen.message);
        if (answer.isFinished() && !answer.result())
            continue;
        const QList<SeenMessage> told = takeFromQueue(seen);
        whenDone(answer, m_answers.get(), [this, told](const Status &status) { finish(told, status); });
        m_pace->start(kPace, [this] { sendNext(); });
        return;
    }
    forgetTold();
}

QHash<ConversationId, MessageId> ReadReporter::newestOfEach() const
{
    QHash<ConversationId, MessageId> newest;
    if (!m_link.capabilities().resumes)
        return newest;
    for (const SeenMessage &seen : m_queue) {
        MessageId &one = newest[seen.conversation];
        one = std::max(one, seen.message);
    }
    return newest;
}

QList<SeenMessage> ReadReporter::takeFromQueue(const SeenMessage &seen)
{
    // Level 0 counts messages one by one; elsewhere a marker says it of all before it.
    const bool isMarker = m_link.capabilities().resumes;
    QList<SeenMessage> taken;
    m_queue.removeIf([&taken, seen, isMarker](const SeenMessage &other) {
        const bool isSaid =
            other == seen || (isMarker && other.conversation == seen.conversation && other.message <= seen.message);
        if (isSaid)
            taken.append(other);
        return isSaid;
    });
    return taken;
}

void ReadReporter::finish(const QList<SeenMessage> &told, const Status &answer)
{
    if (answer || !answer.error().isTransient()) {
        m_told += told; // A server that does not want to know it is not asked again.
        if (!m_pace->isActive() || m_told.size() >= kForgottenTogether)
            forgetTold(); // Else whoever looks for the next one to tell does it.
        return;
    }
    // It may have been lost with the connection, and doing it again changes nothing.
    m_queue += told;
    m_pace->start(std::max(kPause, answer.error().retryAfter), [this] { sendNext(); });
}

void ReadReporter::forgetTold()
{
    if (m_told.isEmpty())
        return;
    m_cache.write(
        [told = std::exchange(m_told, {})](CacheTransaction &transaction) { transaction.forgetUntoldReads(told); });
}

} // namespace vatochito
