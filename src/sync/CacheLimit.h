// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "storage/Cache.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace vatochito {

/// Keeps a cache within what the person gives it: the oldest messages go first, in slices, and can be read from the
/// server again. What is unread, the newest of each conversation, the conversation on the screen and the outbox stay,
/// whatever their size. Thread: the cache's owner's.
class CacheLimit final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kSlice = 500;
    /// Between two slices, for whoever waits to write.
    static constexpr std::chrono::milliseconds kBreath{50};
    /// Between two looks at the size.
    static constexpr std::chrono::minutes kInterval{10};

    /// \a cache and \a alarms must outlive this object. Nothing is limited at first.
    CacheLimit(Cache &cache, AlarmFactory &alarms, QObject *parent = nullptr);

    /// \param bytes  Of the file; 0: everything is kept.
    void setBytes(long long bytes);
    /// The conversation on the screen, whose rows would go from under the reader; invalid: there is none.
    void spare(ConversationId conversation) { m_spared = conversation; }

private:
    void look();
    void finish();

    Cache &m_cache;
    std::unique_ptr<Alarm> m_next;
    long long m_bytes = 0;
    ConversationId m_spared;
    bool m_isRemoving = false; ///< It was too large, and is made a tenth smaller than it may be.
};

} // namespace vatochito
