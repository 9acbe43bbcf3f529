// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/DeliveryReports.h"

#include <algorithm>
#include <utility>

namespace vatochito {

DeliveryReports::DeliveryReports(AlarmFactory &alarms, Tell tell, QObject *parent)
    : QObject(parent), m_tell(std::move(tell)), m_interval(alarms.makeAlarm())
{
}

void DeliveryReports::keep(ConversationId conversation, MessageId upTo)
{
    if (!m_untold.contains(conversation))
        m_turns.append(conversation);
    MessageId &untold = m_untold[conversation];
    untold = std::max(untold, upTo);
}

void DeliveryReports::delivered(ConversationId conversation, MessageId upTo)
{
    keep(conversation, upTo);
    if (!std::exchange(m_isScheduled, true))
        QMetaObject::invokeMethod(this, &DeliveryReports::tellNow, Qt::QueuedConnection);
}

void DeliveryReports::refused(ConversationId conversation, MessageId upTo, std::chrono::milliseconds retryAfter)
{
    keep(conversation, upTo);
    const std::chrono::milliseconds pause = retryAfter.count() > 0 ? retryAfter : kPause;
    m_interval->start(std::max<std::chrono::milliseconds>(pause, kInterval), [this] { tellNow(); });
}

void DeliveryReports::forget()
{
    m_untold.clear();
    m_turns.clear();
}

void DeliveryReports::tellNow()
{
    m_isScheduled = false;
    if (m_turns.isEmpty() || m_interval->isActive())
        return;
    const QList<ConversationId> now = m_turns.first(std::min(kMostAtOnce, m_turns.size()));
    m_turns.remove(0, now.size());
    m_interval->start(kInterval, [this] { tellNow(); });
    bool isAnyTold = false;
    for (const ConversationId conversation : now) {
        const MessageId upTo = m_untold.take(conversation);
        if (m_tell(conversation, upTo))
            isAnyTold = true;
        else
            keep(conversation, upTo);
    }
    if (!isAnyTold)
        m_interval->stop();
}

} // namespace vatochito
