// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/SearchIndexer.h"

#include "core/WhenDone.h"
#include "storage/Cache.h"

#include <utility>

namespace vatochito {

SearchIndexer::SearchIndexer(Cache &cache, AlarmFactory &alarms, QObject *parent)
    : QObject(parent), m_cache(cache), m_pause(alarms.makeAlarm()), m_patience(alarms.makeAlarm())
{
    connect(&m_cache.messages(), &MessageStore::changed, this, &SearchIndexer::wake);
    connect(&m_cache.conversations(), &ConversationStore::reset, this, &SearchIndexer::wake);
    connect(&m_cache, &Cache::troubleChanged, this, [this] {
        if (!m_cache.trouble())
            wake();
    });
    whenDone(m_cache.opened(), this, [this](const Status &opened) {
        if (opened)
            wake();
    });
}

void SearchIndexer::wake()
{
    m_isWoken = true;
    if (m_isWorking)
        return;
    m_pause->start(kQuiet, [this] { work(); });
    if (!m_patience->isActive())
        m_patience->start(kPatience, [this] { work(); });
}

void SearchIndexer::work()
{
    m_pause->stop();
    m_patience->stop();
    m_isWorking = true;
    m_isWoken = false;
    whenDone(m_cache.search().indexSome(), this, [this](const Result<IndexProgress> &progress) {
        m_isWorking = false;
        // After a failure the next message, or the end of the trouble, begins again.
        if (progress && progress->hasMore)
            m_pause->start(kBreath, [this] { work(); });
        else if (progress && m_isWoken)
            wake();
    });
}

} // namespace vatochito
