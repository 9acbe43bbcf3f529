// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Ids.h"

#include <QList>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace vatochito {

/// Who is typing where. A notice is forgotten after 6 s (sync.md, Live), or when the message arrives.
class TypingTracker
{
public:
    static constexpr std::chrono::seconds kExpiry{6};

    TypingTracker(AlarmFactory &alarms, std::function<void(ConversationId, UserId, bool)> changed);

    void set(ConversationId conversation, UserId user, bool isTyping);
    QList<UserId> in(ConversationId conversation) const;

private:
    AlarmFactory &m_alarms;
    std::function<void(ConversationId, UserId, bool)> m_changed;
    std::map<std::pair<ConversationId, UserId>, std::unique_ptr<Alarm>> m_typing;
};

} // namespace vatochito
