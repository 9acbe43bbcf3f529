// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/CacheCare.h"

#include "core/WhenDone.h"
#include "storage/Cache.h"

namespace vatochito {

CacheCare::CacheCare(Cache &cache, AlarmFactory &alarms, QObject *parent)
    : QObject(parent), m_cache(cache), m_retry(alarms.makeAlarm())
{
    connect(&m_cache, &Cache::troubleChanged, this, &CacheCare::follow);
}

void CacheCare::follow()
{
    const auto trouble = m_cache.trouble();
    // A newer version's file stays what it is, however often it is looked at.
    if (!trouble || trouble->code == Error::Code::StorageNewer) {
        m_retry->stop();
        return;
    }
    if (m_retry->isActive())
        return;
    m_retry->start(kRetry, [this] {
        whenDone(m_cache.tryAgain(), this, [this](const Status &well) {
            if (!well)
                follow();
        });
    });
}

} // namespace vatochito
