// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ReadReporter.h"

#include "net/Link.h"

namespace vatochito {

ReadReporter::ReadReporter(Link &link, AlarmFactory &alarms) : m_link(link), m_pace(alarms.makeAlarm()) {}

void ReadReporter::report(ConversationId conversation, const QList<MessageId> &messages)
{
    for (const MessageId message : messages)
        m_queue.append({conversation, message});
    wake();
}

void ReadReporter::wake()
{
    if (!m_pace->isActive())
        sendNext();
}

void ReadReporter::sendNext()
{
    // The first that can go: a conversation without a socket does not hold up the others.
    for (qsizetype i = 0; i < m_queue.size(); ++i) {
        const auto [conversation, message] = m_queue.at(i);
        if (!m_link.sendRead(conversation, message))
            continue;
        m_queue.removeAt(i);
        m_pace->start(kPace, [this] { sendNext(); });
        return;
    }
}

} // namespace vatochito
