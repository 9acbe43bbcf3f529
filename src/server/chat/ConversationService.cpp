// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/ConversationService.h"

#include "base/Utf8.h"
#include "server/domain/Content.h"
#include "server/domain/Limits.h"

namespace vatochito::server {

namespace {

Status checkInfo(const InfoChange &info)
{
    if (info.title && trimmed(*info.title).empty())
        return failure(ServerError::field("title", "This field may not be blank."));
    if (info.title && codePointCount(*info.title) > limits::kTitleCodePoints)
        return failure(ServerError::field("title", "Ensure this field has no more than 255 characters."));
    if (info.description && info.description->size() > limits::kDescriptionBytes)
        return failure(ServerError::field("description", "Ensure this field has no more than 4096 bytes."));
    return {};
}

Status checkNew(const NewConversation &wanted)
{
    if (Status checked = checkInfo({wanted.title, wanted.description}); !checked)
        return checked;
    if (wanted.others.size() > limits::kNewMembers)
        return failure(ServerError::field("member_ids", "Ensure this field has no more than 1000 elements."));
    return {};
}

} // namespace

Result<ConversationService::Opened> ConversationService::openDirect(UserId owner, UserId other)
{
    if (owner == other)
        return failure(ServerError::invalid("You cannot start a conversation with yourself."));
    return opened(m_conversations.direct(owner, other), owner);
}

Result<ConversationService::Opened> ConversationService::create(NewConversation wanted)
{
    std::erase(wanted.others, wanted.owner);
    // One direct conversation for each pair, whichever way it is asked for.
    if (wanted.type == ConversationType::Direct) {
        if (wanted.others.size() != 1)
            return failure(ServerError::field("member_ids", "A direct conversation has one other member."));
        return openDirect(wanted.owner, wanted.others.front());
    }
    if (Status checked = checkNew(wanted); !checked)
        return failure(checked.error());
    const UserId owner = wanted.owner;
    return opened(m_conversations.create(std::move(wanted)), owner);
}

Result<Conversation> ConversationService::describe(ConversationId id, UserId actor, InfoChange wanted)
{
    if (Status checked = checkInfo(wanted); !checked)
        return failure(checked.error());
    if (Status done = m_conversations.describe(id, actor, std::move(wanted)); !done)
        return failure(done.error());
    return m_conversations.find(id, actor);
}

Result<ConversationService::Opened> ConversationService::opened(const Result<ConversationStore::Created> &created,
                                                                UserId viewer)
{
    if (!created)
        return failure(created.error());
    auto conversation = m_conversations.find(created->id, viewer);
    if (!conversation)
        return failure(conversation.error());
    return Opened{std::move(*conversation), created->isNew};
}

} // namespace vatochito::server
