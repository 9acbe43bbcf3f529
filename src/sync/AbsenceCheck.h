// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Conversation.h"

#include <QList>
#include <QObject>
#include <QSet>

#include <chrono>
#include <memory>

namespace vatochito {

class Link;

/// Asks for conversations that a list did not name, each by itself and one after the other: the list may have been
/// asked for before they were made, by this or another process of the profile. One that cannot be asked for now is
/// asked for later: on level 1 no other list may ever come. Thread: the one it was made on.
class AbsenceCheck final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kRetryPace{30};

    /// \a link and \a alarms must outlive this object.
    AbsenceCheck(Link &link, AlarmFactory &alarms, QObject *parent = nullptr);

    void ask(const QSet<ConversationId> &absent);
    /// The server has named it since: what it answered to an earlier question means nothing any more.
    void dismiss(ConversationId named);

Q_SIGNALS:
    void found(const vatochito::ReceivedConversation &received);
    /// I am not in it, or it is no more.
    void gone(vatochito::ConversationId conversation);

private:
    void askNext();

    Link &m_link;
    const std::unique_ptr<Alarm> m_retry;
    QList<ConversationId> m_queue;
    bool m_isAsking = false;
    bool m_isDismissed = false; ///< What is being asked for.
};

} // namespace vatochito
