// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "storage/Cache.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <chrono>
#include <memory>

namespace vatochito {

class Link;

/// Tells the server which messages were seen: one frame for each, 20 a second, so that web clients count right
/// (compat.md, Quirks), or, where the server numbers changes, the newest of each conversation. What cannot be told now,
/// or is not known to have been told, waits; it is in the cache until then, so that it outlives the process.
class ReadReporter final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kPace{50};

    /// All must outlive this object.
    ReadReporter(Link &link, Cache &cache, AlarmFactory &alarms);

    /// What was seen just now, and is among the cache's untold reads already.
    void report(const QList<SeenMessage> &seen);
    /// All of the cache's untold reads, also those of other processes of the profile.
    void takeUp(const QList<SeenMessage> &untold);
    /// A way to \a conversation may have opened.
    void wake();
    /// They were another server's.
    void forgetAll();

private:
    void sendNext();
    /// Where one says what all before it do: the one that is to be told of each conversation.
    QHash<ConversationId, MessageId> newestOfEach() const;
    /// Those that \a seen says as well, itself included, go from the queue.
    QList<SeenMessage> takeFromQueue(const SeenMessage &seen);
    void finish(const QList<SeenMessage> &told, const Status &answer);
    void forgetTold();

    Link &m_link;
    Cache &m_cache;
    std::unique_ptr<Alarm> m_pace;
    std::unique_ptr<QObject> m_answers; ///< Whoever is gone is not answered any more.
    QList<SeenMessage> m_queue;
    QList<SeenMessage> m_told; ///< But still among the untold ones in the file.
};

} // namespace vatochito
