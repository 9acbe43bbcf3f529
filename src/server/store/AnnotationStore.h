// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/domain/Records.h"
#include "server/store/Database.h"

namespace vatochito::server {

/// Level 1 says what it wants to be there, level 0 wants the other of what is there.
enum class Wish { On, Off, Toggle };

/// What members put on messages: reactions and pins. Every change is one of the message, under a number of its own,
/// and calls back after the commit, in the order of the commits.
class AnnotationStore
{
public:
    /// Both must outlive the store.
    AnnotationStore(Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// A message, and who wants to put something on it.
    struct Target
    {
        ConversationId conversation;
        MessageId message;
        UserId actor;
    };
    /// The message as level 1 tells it after a call.
    struct Outcome
    {
        Message message;
        bool isChanged = true;
        std::optional<Pin> lastPin = std::nullopt; ///< the pin that the call took away
    };
    using Done = std::function<void(Result<Outcome>)>;

    /// Errors: NotFound, also for a non-member; Invalid for a deleted message, and past the bounds of limits.
    void react(const Target &target, std::string emoji, Wish wish, Done done);
    /// For admins, and for both in a direct conversation. Errors: NotFound as react(), Forbidden, Invalid for a deleted
    /// message.
    void pin(const Target &target, Wish wish, Done done);

private:
    Database &m_database;
    const Clock &m_clock;
};

} // namespace vatochito::server
