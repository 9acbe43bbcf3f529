// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Frame.h"
#include "server/domain/Records.h"

#include <string>

namespace vatochito::server {

/// One event for one level 1 socket.
struct SyncDelivery
{
    Frame frame;
    ConversationId conversation; ///< invalid: it is about the person alone
    long long rev = 0;           ///< of the conversation; 0: it takes no number of it
    Importance importance = Importance::Always;
};

/// One level 1 socket: a device of one person. Every call comes from any thread and must not block.
class SyncSubscriber
{
public:
    virtual ~SyncSubscriber() = default;

    virtual UserId user() const = 0;
    /// Of the access token that was shown last.
    virtual std::string accessId() const = 0;
    /// The name that the client gave itself; empty until it did.
    virtual std::string device() const = 0;
    virtual bool showsReceipts() const = 0;
    /// \a person is who they are from now on.
    virtual void personChanged(const UserPtr &person) = 0;
    virtual void deliver(const SyncDelivery &delivery) = 0;
    /// The session of its token was ended: nothing may be delivered after this.
    virtual void endAccess() = 0;
    /// The same device has come again.
    virtual void supersede() = 0;
};

} // namespace vatochito::server
