// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/SyncReports.h"

#include <algorithm>
#include <utility>

namespace vatochito {

SyncReports::SyncReports(AlarmFactory &alarms, Tell tell, QObject *parent)
    : QObject(parent), m_tell(std::move(tell)), m_again(alarms.makeAlarm()), m_interval(alarms.makeAlarm())
{
}

void SyncReports::read(ConversationId conversation, MessageId upTo)
{
    raise(m_read, conversation, upTo);
    schedule();
}

void SyncReports::readAgain(ConversationId conversation, MessageId upTo, std::chrono::milliseconds after)
{
    raise(m_read, conversation, upTo);
    if (!m_again->isActive())
        m_again->start(after, [this] { tellNow(); });
}

void SyncReports::delivered(ConversationId conversation, MessageId upTo)
{
    raise(m_delivered, conversation, upTo);
    schedule();
}

void SyncReports::forget()
{
    m_again->stop();
    m_read.clear();
    m_delivered.clear();
}

void SyncReports::raise(Marks &marks, ConversationId conversation, MessageId upTo)
{
    MessageId &mark = marks[conversation];
    mark = std::max(mark, upTo);
}

void SyncReports::schedule()
{
    if (std::exchange(m_isScheduled, true))
        return;
    QMetaObject::invokeMethod(this, &SyncReports::tellNow, Qt::QueuedConnection);
}

void SyncReports::tellNow()
{
    m_isScheduled = false;
    tellAll(Kind::Read, m_read);
    if (m_delivered.isEmpty() || m_interval->isActive())
        return;
    tellAll(Kind::Delivered, m_delivered);
    m_interval->start(kDeliveredInterval, [this] { tellNow(); });
}

void SyncReports::tellAll(Kind kind, Marks &marks)
{
    Marks left;
    const Marks all = std::exchange(marks, {});
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (!m_tell(kind, it.key(), it.value()))
            left.insert(it.key(), it.value());
    }
    for (auto it = left.begin(); it != left.end(); ++it)
        raise(marks, it.key(), it.value());
}

} // namespace vatochito
