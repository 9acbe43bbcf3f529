// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/domain/SyncRecords.h"
#include "server/store/Database.h"

namespace vatochito::server {

/// Conversations and who is in them. Blocks; not for strands. Every change takes numbers (sync.md) and is announced.
class ConversationStore
{
public:
    /// Is told of each change of members and of what a conversation says about itself after its commit, in the order of
    /// the commits and before the call returns.
    using Announce = std::function<void(const ConversationChange &)>;

    /// Both must outlive the store.
    ConversationStore(Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// To be called once, before the first change; without it nobody is told.
    void announceTo(Announce announce) { m_announce = std::move(announce); }

    struct Created
    {
        ConversationId id;
        bool isNew = true;
    };

    /// The one direct conversation of these two, made when there is none. Errors: NotFound for an unknown person.
    Result<Created> direct(UserId owner, UserId other);
    /// A group or channel; its owner becomes an admin. Errors: Invalid naming the unknown person in `member_ids`.
    Result<Created> create(NewConversation conversation);

    Result<bool> isMember(ConversationId conversation, UserId user);
    /// Errors: NotFound for a conversation that \a viewer is not in.
    Result<Conversation> find(ConversationId conversation, UserId viewer);
    /// In order of id.
    Result<std::vector<Conversation>> listFor(UserId viewer);

    /// Errors: NotFound when \a actor is not in it, Invalid for a direct conversation.
    /// Somebody who is in it already is success.
    Status addMember(ConversationId conversation, UserId actor, UserId added);

    /// What is the same already changes nothing. Errors: NotFound when \a actor is not in it, Forbidden for one who is
    /// no admin, Invalid for a direct conversation.
    Status describe(ConversationId conversation, UserId actor, InfoChange wanted);

    /// Without asking who wants it: for whoever runs the server. Errors: NotFound, Invalid for a direct one.
    Status admit(ConversationId conversation, UserId user);
    Status remove(ConversationId conversation, UserId user);
    /// Errors: NotFound for an unknown conversation.
    Result<std::vector<Member>> members(ConversationId conversation);
    /// Empty for an unknown conversation.
    Result<std::vector<UserId>> memberIds(ConversationId conversation);

private:
    template <typename T>
    struct Changed
    {
        T value;
        ConversationChange change;
    };
    template <typename T>
    Result<T> change(std::function<Result<Changed<T>>(SqlSession &)> work);
    Status changeConversation(std::function<Result<ConversationChange>(SqlSession &)> work);

    Database &m_database;
    const Clock &m_clock;
    Announce m_announce;
};

} // namespace vatochito::server
