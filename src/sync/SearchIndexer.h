// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace vatochito {

class Cache;

/// Has the messages of a cache indexed for the search, in slices, once it is quiet: what arrives is shown first and
/// found a moment later. Thread: the cache's owner's.
class SearchIndexer final : public QObject
{
    Q_OBJECT

public:
    /// So long nothing must have come in …
    static constexpr std::chrono::milliseconds kQuiet{400};
    /// … but what keeps coming does not put it off for ever.
    static constexpr std::chrono::seconds kPatience{5};
    /// Between two slices, for whoever waits to write.
    static constexpr std::chrono::milliseconds kBreath{10};

    /// \a cache and \a alarms must outlive this object.
    SearchIndexer(Cache &cache, AlarmFactory &alarms, QObject *parent = nullptr);

private:
    void wake();
    void work();

    Cache &m_cache;
    std::unique_ptr<Alarm> m_pause;
    std::unique_ptr<Alarm> m_patience;
    bool m_isWorking = false;
    bool m_isWoken = false; ///< Something came while it worked.
};

} // namespace vatochito
