// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/channel/ChannelLayer.h"
#include "server/domain/SyncRecords.h"

namespace vatochito::server {

/// Publishes who came and went, to the conversation and to the account of each, or what it says about itself. To be
/// called in the order of the commits, as ConversationStore does. Level 0 knows no such event.
void announceConversation(ChannelLayer &channel, const ConversationChange &change);

/// What changed for one person alone.
void announceAccount(ChannelLayer &channel, const AccountChange &change);

} // namespace vatochito::server
