// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/Hub.h"
#include "server/chat/PresenceBoard.h"
#include "server/chat/SyncHub.h"
#include "server/store/SyncStore.h"

#include <atomic>
#include <memory>
#include <vector>

namespace vatochito::server {

/// Keeps the sockets here to the conversations and sessions that another process (`member`, `session revoke`) has left
/// their people: before anything is announced that was written after it, the rooms of level 1 are as it left them, and
/// sockets that may listen no more are ended. Thread: any.
class OutsideAccess
{
public:
    /// All, and this object too, must outlive the store's last write. Not while anything is being written.
    OutsideAccess(const Hub &hub, SyncHub &syncHub, PresenceBoard &presence, SyncStore &sync);

    /// Blocks until what others have written is followed. \return Whether they have, since the last look.
    Result<bool> look();

private:
    using Subscribers = std::vector<std::shared_ptr<Subscriber>>;

    SyncStore::AccessFollowing begin();
    void follow(const Subscribers &subscribers, const SyncStore::Access &access);

    const Hub &m_hub;
    SyncHub &m_syncHub;
    PresenceBoard &m_presence;
    SyncStore &m_sync;
    std::atomic<bool> m_hasFollowed = false;
};

} // namespace vatochito::server
