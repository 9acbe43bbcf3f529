// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/DeliveryReports.h"

#include <algorithm>
#include <utility>

namespace vatochito {

DeliveryReports::DeliveryReports(AlarmFactory &alarms, Tell tell, QObject *parent)
    : QObject(parent), m_tell(std::move(tell)), m_interval(alarms.makeAlarm())
{
}

void DeliveryReports::delivered(ConversationId conversation, MessageId upTo)
{
    MessageId &untold = m_untold[conversation];
    untold = std::max(untold, upTo);
    if (!std::exchange(m_isScheduled, true))
        QMetaObject::invokeMethod(this, &DeliveryReports::tellNow, Qt::QueuedConnection);
}

void DeliveryReports::forget()
{
    m_untold.clear();
}

void DeliveryReports::tellNow()
{
    m_isScheduled = false;
    if (m_untold.isEmpty() || m_interval->isActive())
        return;
    const QHash<ConversationId, MessageId> all = std::exchange(m_untold, {});
    m_interval->start(kInterval, [this] { tellNow(); });
    bool isAnyTold = false;
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (m_tell(it.key(), it.value()))
            isAnyTold = true;
        else
            m_untold.insert(it.key(), it.value());
    }
    if (!isAnyTold)
        m_interval->stop();
}

} // namespace vatochito
