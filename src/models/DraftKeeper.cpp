// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DraftKeeper.h"

#include "base/Clock.h"
#include "core/WhenDone.h"
#include "storage/Cache.h"

namespace vatochito {

DraftKeeper::DraftKeeper(Cache &cache, ConversationId conversation, const Clock &clock, AlarmFactory &alarms,
                         QObject *parent)
    : QObject(parent), m_cache(cache), m_conversation(conversation), m_clock(clock), m_pause(alarms.makeAlarm())
{
    whenDone(m_cache.drafts().of(m_conversation), this, [this](const Result<QString> &draft) {
        if (!draft) {
            Q_EMIT failed(draft.error());
            return;
        }
        // What was typed or written meanwhile is newer.
        if (m_stored || !m_text.isEmpty())
            return;
        m_stored = *draft;
        m_text = *draft;
        if (!m_text.isEmpty())
            Q_EMIT restored();
    });
}

DraftKeeper::~DraftKeeper()
{
    flush();
}

void DraftKeeper::set(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    if (!m_pause->isActive())
        m_pause->start(kDelay, [this] { flush(); });
}

void DraftKeeper::flush()
{
    m_pause->stop();
    if (m_stored.value_or(QString()) == m_text)
        return;
    m_stored = m_text;
    const auto written =
        m_cache.write([conversation = m_conversation, text = m_text, at = m_clock.now()](
                          CacheTransaction &transaction) { transaction.saveDraft(conversation, text, at); });
    whenDone(written, this, [this](const Status &done) {
        if (done)
            return;
        m_stored.reset(); // the next change tries again
        Q_EMIT failed(done.error());
    });
}

} // namespace vatochito
