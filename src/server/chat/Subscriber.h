// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/channel/ChannelLayer.h"

namespace vatochito::server {

/// Somebody who is connected here and listens to one conversation. Every call comes from any thread and must not
/// block.
class Subscriber
{
public:
    virtual ~Subscriber() = default;

    virtual ConversationId conversation() const = 0;
    virtual UserId user() const = 0;
    /// Of the access token that let the person in.
    virtual const std::string &accessId() const = 0;
    virtual void deliver(const Frame &frame) = 0;
    /// The person may listen no more: nothing may be delivered after this.
    virtual void endAccess() = 0;
};

} // namespace vatochito::server
