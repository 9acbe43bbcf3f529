// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/SyncChanges.h"
#include "storage/Cache.h"

#include <QObject>
#include <QSet>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace vatochito {

class Link;

/// Reads the parts of histories that the cache lacks, or has from before a snapshot: what somebody looks at when they
/// do, and what is cached but may be out of date whenever there is nothing else to do, newest first. Only where the
/// server gives histories by pages. Thread: the one it was made on.
class HoleFiller final : public QObject
{
    Q_OBJECT

public:
    /// Between two pages that nobody waits for.
    static constexpr std::chrono::milliseconds kIdlePace{300};
    /// After one that could not be had.
    static constexpr std::chrono::seconds kRetryPace{30};
    static constexpr int kPage = 100;
    /// As many rows on each side as a window shows there.
    static constexpr int kSurroundings = 130;

    /// All must outlive this object.
    HoleFiller(Link &link, Cache &cache, AlarmFactory &alarms, QObject *parent = nullptr);
    ~HoleFiller() override;

    /// Reads a page of what is missing among the rows of \a shown or near them, beside what is viewed. The value:
    /// something was missing there, and is not any more. Errors: the link's, storage.
    QFuture<Result<bool>> fill(ConversationId conversation, const ShownPart &shown);
    /// The first message at or after \a moment, read from the server where the cache is not whole. Invalid: there is
    /// none. Errors: the link's, storage.
    QFuture<Result<MessageId>> findMoment(ConversationId conversation, Timestamp moment);

    /// The surroundings of a message, read from the server where the cache is not whole. The value: they were. Errors:
    /// the link's, storage.
    QFuture<Result<bool>> surround(ConversationId conversation, MessageId message);
    /// Reads the newest page, ahead of changes that will take their time.
    void readNewest(ConversationId conversation);

    /// Everything that was missed is there: what is out of date can be read again, bit by bit.
    void beIdle();
    /// The connection is gone, or busy.
    void stop();

Q_SIGNALS:
    void anotherServerFound();

private:
    using MissingPart = std::function<std::optional<HistoryQuery>(CacheTransaction &)>;

    /// The value: something was missing, and is not any more.
    QFuture<Result<bool>> readMissing(MissingPart missingPart);
    /// The value: the page was stored.
    QFuture<Result<bool>> read(const HistoryQuery &query);
    void readStale();

    Link &m_link;
    Cache &m_cache;
    std::unique_ptr<Alarm> m_pace;
    bool m_isIdle = false;
    bool m_isReadingStale = false;
    QSet<ConversationId> m_putOff; ///< One that cannot be read must not keep the others waiting.
};

} // namespace vatochito
