// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Frame.h"
#include "server/domain/Ids.h"
#include "server/domain/ServerError.h"

#include <functional>

namespace vatochito::server {

/// Something that happened in a conversation and its members should see.
struct ChannelEvent
{
    ConversationId conversation;
    Frame frame;
    /// Whose own sockets are left out; invalid for nobody's.
    UserId except;
};

/// Carries events to every node that has subscribers. May lose them: whatever must last is in the store before it is
/// published. Thread: any.
class ChannelLayer
{
public:
    using Listener = std::function<void(const ChannelEvent &)>;

    virtual ~ChannelLayer() = default;

    /// To be called once, before the first publish().
    virtual void listen(Listener listener) = 0;
    /// Events of one caller arrive in the order of its calls.
    virtual void publish(const ChannelEvent &event) = 0;
    /// Whether the layer answers.
    virtual Status ping() = 0;
};

} // namespace vatochito::server
