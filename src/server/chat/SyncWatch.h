// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/channel/ChannelLayer.h"
#include "server/chat/OutsideAccess.h"
#include "server/chat/SyncHub.h"
#include "server/store/SyncStore.h"
#include "server/store/TokenStore.h"

#include <functional>
#include <utility>

namespace vatochito::server {

/// Finds what level 1 sockets were not told because another process did it (`member`, `user passwd`, `session revoke`),
/// and sessions that were ended. Costs nothing while nothing happens. Has no timer of its own.
class SyncWatch
{
public:
    /// Publishes who came and went.
    using Announce = std::function<void(const ConversationChange &)>;

    /// All must outlive the watch.
    SyncWatch(SyncHub &hub, OutsideAccess &outside, ChannelLayer &channel, Announce announce, SyncStore &sync,
              TokenStore &tokens)
        : m_hub(hub)
        , m_outside(outside)
        , m_channel(channel)
        , m_announce(std::move(announce))
        , m_sync(sync)
        , m_tokens(tokens)
    {
    }

    /// One look. Blocks. The first failure is returned; what could not be read is looked for again.
    Status check();

private:
    Status tellMembers();
    Status tellPerson(UserId user);
    Status endSessions();

    SyncHub &m_hub;
    OutsideAccess &m_outside;
    ChannelLayer &m_channel;
    Announce m_announce;
    SyncStore &m_sync;
    TokenStore &m_tokens;
    bool m_isOutsideOpen = false; ///< something of another process was not told yet
    unsigned long long m_revocations = 0;
};

} // namespace vatochito::server
