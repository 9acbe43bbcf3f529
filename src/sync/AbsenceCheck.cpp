// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/AbsenceCheck.h"

#include "core/WhenDone.h"
#include "net/Link.h"

namespace vatochito {

AbsenceCheck::AbsenceCheck(Link &link, AlarmFactory &alarms, QObject *parent)
    : QObject(parent), m_link(link), m_retry(alarms.makeAlarm())
{
}

void AbsenceCheck::ask(const QSet<ConversationId> &absent)
{
    for (const ConversationId conversation : absent) {
        if (!m_queue.contains(conversation))
            m_queue.append(conversation);
    }
    askNext();
}

void AbsenceCheck::dismiss(ConversationId named)
{
    if (m_isAsking && !m_queue.isEmpty() && m_queue.first() == named)
        m_isDismissed = true;
    else
        m_queue.removeOne(named);
}

void AbsenceCheck::askNext()
{
    if (m_isAsking || m_queue.isEmpty())
        return;
    m_isAsking = true;
    m_isDismissed = false;
    m_retry->stop();
    const ConversationId asked = m_queue.first();
    whenDone(m_link.conversation(asked), this, [this, asked](const Result<ReceivedConversation> &answer) {
        m_isAsking = false;
        m_queue.removeOne(asked);
        if (m_isDismissed) {
            askNext();
            return;
        }
        if (!answer && answer.error().isTransient()) {
            // Behind the others: one that the server always fails at must not keep them waiting.
            m_queue.append(asked);
            m_retry->start(kRetryPace, [this] { askNext(); });
            return;
        }
        if (answer)
            Q_EMIT found(*answer);
        else if (answer.error().code == Error::Code::NotFound || answer.error().code == Error::Code::Forbidden)
            Q_EMIT gone(asked);
        askNext();
    });
}

} // namespace vatochito
