// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/chat/PresenceBoard.h"
#include "server/chat/SyncHub.h"
#include "server/store/SyncStore.h"
#include "server/wire/SyncCommand.h"

namespace vatochito::server {

/// What a level 1 socket asks about where it stands: answers are frames. What returns a Result blocks, and is not for
/// strands.
class SyncService
{
public:
    /// All must outlive the service.
    SyncService(SyncStore &store, SyncHub &hub, PresenceBoard &presence)
        : m_store(store), m_hub(hub), m_presence(presence)
    {
    }

    /// Subscribes the socket to everything of its person; \a done comes when it is, on any thread. What is read after
    /// that misses nothing.
    void join(const SyncHub::Socket &socket, std::function<void(Status)> done);
    /// Who has joined, as they are now, is there for the others.
    void appear(const User &person);
    void leave(const SyncSubscriber &socket);
    /// Tells all sockets of the device but the newest that there is a newer one.
    void supersedeAllButNewest(UserId user, const std::string &device);

    /// What somebody says over REST; who has a level 1 socket is online whatever they say.
    void setPresence(const User &person, bool isOnline);
    /// To be called when somebody has changed what others may see of them.
    void profileChanged(const User &before, const UserPtr &after);
    /// What \a person has changed counts for their sockets from now on.
    void tellSockets(const UserPtr &person);
    /// Lets go of everybody, without telling them.
    void clear() { m_hub.clear(); }
    /// Publishes what has waited long enough; to be called every limits::kBatchTick.
    void tick() { m_presence.tick(); }

    Result<std::string> epoch() { return m_store.epoch(); }
    Result<std::string> resume(UserId user, const synccommand::Resume &resume);
    /// Who is online among those that \a user may see; nothing when nobody is.
    std::optional<std::string> presenceFor(UserId user) const;
    /// Errors: Forbidden for a non-member.
    Result<std::string> changes(UserId user, const synccommand::Changes &changes);
    /// Errors: Forbidden for a non-member.
    Result<std::string> history(UserId user, const synccommand::History &history);

    bool isIn(UserId user, ConversationId conversation) const { return m_hub.isIn(user, conversation); }
    /// Of the conversations of a connected person, as far as they have been published.
    std::unordered_map<ConversationId, long long> headsOf(UserId user) const { return m_hub.headsOf(user); }
    /// The conversations of \a user whose events a socket was sent less of than there is, by what it was \a sent.
    std::map<ConversationId, long long> headsPast(UserId user,
                                                  const std::unordered_map<ConversationId, long long> &sent) const
    {
        return m_hub.headsPast(user, sent);
    }

private:
    SyncStore &m_store;
    SyncHub &m_hub;
    PresenceBoard &m_presence;
};

} // namespace vatochito::server
