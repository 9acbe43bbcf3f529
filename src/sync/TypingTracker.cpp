// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/TypingTracker.h"

namespace vatochito {

TypingTracker::TypingTracker(AlarmFactory &alarms, std::function<void(ConversationId, UserId, bool)> changed)
    : m_alarms(alarms), m_changed(std::move(changed))
{
}

void TypingTracker::set(ConversationId conversation, UserId user, bool isTyping)
{
    const auto key = std::pair(conversation, user);
    if (!isTyping) {
        if (m_typing.erase(key) > 0)
            m_changed(conversation, user, false);
        return;
    }
    const auto [entry, isNew] = m_typing.try_emplace(key);
    if (isNew)
        entry->second = m_alarms.makeAlarm();
    // The alarm goes with its entry, and with this object.
    entry->second->start(kExpiry, [this, conversation, user] { set(conversation, user, false); });
    if (isNew)
        m_changed(conversation, user, true);
}

QList<UserId> TypingTracker::in(ConversationId conversation) const
{
    QList<UserId> users;
    for (auto entry = m_typing.lower_bound({conversation, UserId()});
         entry != m_typing.end() && entry->first.first == conversation; ++entry)
        users.append(entry->first.second);
    return users;
}

} // namespace vatochito
