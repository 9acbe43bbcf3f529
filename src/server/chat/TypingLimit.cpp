// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/TypingLimit.h"

#include "server/domain/Limits.h"

namespace vatochito::server {

bool TypingLimit::allows(ConversationId conversation, UserId typist, bool isTyping)
{
    const Moment now = m_clock.monotonic();
    const auto isOld = [now](const auto &entry) { return now - entry.second >= limits::kTypingInterval; };
    const std::lock_guard lock(m_mutex);
    const auto key = std::make_pair(conversation, typist);
    if (!isTyping)
        return m_told.erase(key) > 0;
    const auto told = m_told.find(key);
    if (told != m_told.end() && !isOld(*told))
        return false;
    m_told[key] = now;
    // Those who went away without a word: forgotten by others after 6 s, and here now and then.
    if (m_told.size() >= m_sweepAt) {
        std::erase_if(m_told, isOld);
        m_sweepAt = m_told.size() * 2 + 1'000;
    }
    return true;
}

} // namespace vatochito::server
