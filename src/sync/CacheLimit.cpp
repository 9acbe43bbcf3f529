// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/CacheLimit.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"

#include <utility>

namespace vatochito {

CacheLimit::CacheLimit(Cache &cache, AlarmFactory &alarms, QObject *parent)
    : QObject(parent), m_cache(cache), m_next(alarms.makeAlarm())
{
}

void CacheLimit::setBytes(long long bytes)
{
    if (std::exchange(m_bytes, bytes) == bytes)
        return;
    m_isRemoving = false;
    m_next->stop();
    if (m_bytes > 0)
        m_next->start(kBreath, [this] { look(); });
}

void CacheLimit::look()
{
    const long long goal = m_isRemoving ? m_bytes - m_bytes / 10 : m_bytes;
    const auto removed = m_cache.write([goal, spared = m_spared](CacheTransaction &transaction) {
        return transaction.bytesUsed() > goal ? transaction.removeOldest(kSlice, spared) : 0;
    });
    whenDone(removed, this, [this, bytes = m_bytes](const Result<int> &count) {
        if (bytes != m_bytes || m_bytes == 0)
            return;
        if (count && *count > 0) {
            m_isRemoving = true;
            m_next->start(kBreath, [this] { look(); });
            return;
        }
        finish();
    });
}

void CacheLimit::finish()
{
    if (std::exchange(m_isRemoving, false)) {
        qCInfo(lcSync) << "cache within its limit again";
        m_cache.giveBackRoom();
    }
    m_next->start(kInterval, [this] { look(); });
}

} // namespace vatochito
