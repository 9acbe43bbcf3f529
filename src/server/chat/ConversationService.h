// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/store/ConversationStore.h"

namespace vatochito::server {

/// Which conversations somebody has, may open and may change. Blocks; not for strands.
class ConversationService
{
public:
    struct Opened
    {
        Conversation conversation;
        bool isNew = true;
    };

    /// \a conversations must outlive the service.
    explicit ConversationService(ConversationStore &conversations) : m_conversations(conversations) {}

    Result<std::vector<Conversation>> listFor(UserId viewer) { return m_conversations.listFor(viewer); }
    /// Errors: NotFound.
    Result<Conversation> find(ConversationId id, UserId viewer) { return m_conversations.find(id, viewer); }
    /// False for an unknown conversation.
    Result<bool> isMember(ConversationId id, UserId user) { return m_conversations.isMember(id, user); }

    /// Errors: Invalid for oneself, NotFound for an unknown person.
    Result<Opened> openDirect(UserId owner, UserId other);
    /// Errors: Invalid with the field that is wrong.
    Result<Opened> create(NewConversation wanted);
    /// The conversation as it is then. Errors: Invalid with the field that is wrong, else as
    /// ConversationStore::describe().
    Result<Conversation> describe(ConversationId id, UserId actor, InfoChange wanted);
    /// Errors: as ConversationStore::addMember().
    Status addMember(ConversationId id, UserId actor, UserId added)
    {
        return m_conversations.addMember(id, actor, added);
    }

private:
    Result<Opened> opened(const Result<ConversationStore::Created> &created, UserId viewer);

    ConversationStore &m_conversations;
};

} // namespace vatochito::server
