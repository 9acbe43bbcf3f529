// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/Frame.h"
#include "server/domain/Ids.h"
#include "server/domain/ServerError.h"

#include <functional>
#include <optional>
#include <vector>

namespace vatochito::server {

/// Something that happened and others should see: the members of a conversation, or one person. Sockets of each level
/// are sent their own frame of it.
struct ChannelEvent
{
    ConversationId conversation = {}; ///< invalid: it is for `person` alone
    LazyFrame compat = {};            ///< of level 0
    LazyFrame sync = {};              ///< of level 1
    /// Whose own sockets are left out; invalid for nobody's.
    UserId except = {};
    UserId person = {};
    long long number = 0; ///< the rev or, for a person, the number of the account that it takes; 0: none
    Importance importance = Importance::Always;
    bool isAboutReceipts = false; ///< not for those who hide theirs
    /// Who comes and goes with it: whoever goes is not sent it, whoever comes is sent what follows.
    std::vector<UserId> left = {};
    std::vector<UserId> joined = {};
    std::optional<std::size_t> members = {}; ///< how many there are after it, where that has changed
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
