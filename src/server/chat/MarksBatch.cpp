// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/MarksBatch.h"

#include "server/domain/Limits.h"
#include "server/wire/SyncFrames.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace vatochito::server {

void MarksBatch::add(ConversationId conversation, const MarkChange &change)
{
    if (!change.isMoved || !change.isShown)
        return;
    const std::lock_guard lock(m_mutex);
    const auto [waiting, isNew] = m_waiting.try_emplace(conversation);
    if (isNew)
        waiting->second.since = m_clock.monotonic();
    waiting->second.version = std::max(waiting->second.version, change.version);
    waiting->second.marks[change.mark.user] = change.mark;
}

void MarksBatch::tick()
{
    std::vector<std::pair<ConversationId, Waiting>> due;
    {
        const auto now = m_clock.monotonic();
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_waiting, [&](auto &entry) {
            if (now - entry.second.since < limits::kMarksInterval)
                return false;
            due.emplace_back(entry.first, std::move(entry.second));
            return true;
        });
    }
    for (const auto &[conversation, waiting] : due) {
        std::vector<Mark> marks;
        for (const auto &entry : waiting.marks)
            marks.push_back(entry.second);
        const auto encode = [id = conversation, version = waiting.version, marks] {
            return syncframes::marks(id, version, marks);
        };
        m_channel.publish({.conversation = conversation, .sync = LazyFrame(encode), .isAboutReceipts = true});
    }
}

} // namespace vatochito::server
