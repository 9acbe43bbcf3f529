// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/ConversationAnnouncement.h"

#include "server/wire/SyncFrames.h"

namespace vatochito::server {

void announceConversation(ChannelLayer &channel, const ConversationChange &change)
{
    ChannelEvent event{.conversation = change.conversation, .number = change.rev};
    if (change.info) {
        event.sync = LazyFrame([info = *change.info] { return syncframes::infoChanged(info); });
        return channel.publish(event);
    }
    // Nobody follows a conversation that has only just been made.
    if (!change.isNew)
        event.sync = LazyFrame([change] { return syncframes::membersChanged(change); });
    for (const MemberChange &member : change.members)
        (member.isRemoved ? event.left : event.joined).push_back(member.user);
    event.members = change.memberCount;
    channel.publish(event);
    for (const AccountChange &account : change.accounts)
        announceAccount(channel, account);
}

void announceAccount(ChannelLayer &channel, const AccountChange &change)
{
    channel.publish({.sync = LazyFrame([change] { return syncframes::accountChanged(change); }),
                     .person = change.user,
                     .number = change.number});
}

} // namespace vatochito::server
