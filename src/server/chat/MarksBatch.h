// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/channel/ChannelLayer.h"
#include "server/domain/SyncRecords.h"

#include <map>
#include <mutex>

namespace vatochito::server {

/// Moved read and delivered markers, told to level 1 sockets once a second for each conversation (sync.md, Live). Has
/// no timer of its own. Thread: any.
class MarksBatch
{
public:
    /// Both must outlive the batch.
    MarksBatch(ChannelLayer &channel, const Clock &clock) : m_channel(channel), m_clock(clock) {}

    /// Ignores what is not to be shown.
    void add(ConversationId conversation, const MarkChange &change);
    /// Publishes what has waited for limits::kMarksInterval.
    void tick();

private:
    struct Waiting
    {
        std::chrono::steady_clock::time_point since;
        long long version = 0;
        std::map<UserId, Mark> marks;
    };

    ChannelLayer &m_channel;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::map<ConversationId, Waiting> m_waiting;
};

} // namespace vatochito::server
