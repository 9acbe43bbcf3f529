// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/ConversationRows.h"

#include "server/store/SqlSession.h"

namespace vatochito::server {

std::optional<long long> raiseHead(SqlSession &session, ConversationId conversation)
{
    long long head = 0;
    if (!session.run("UPDATE conversation SET head = head + 1 WHERE id = :id RETURNING head",
                     soci::use(conversation.value()), soci::into(head)))
        return std::nullopt;
    return head;
}

std::optional<long long> raiseHeadAs(SqlSession &session, ConversationId conversation, UserId user)
{
    long long head = 0;
    if (!session.run("UPDATE conversation SET head = head + 1 WHERE id = :id AND EXISTS (SELECT 1 FROM member m"
                     " WHERE m.conversation_id = conversation.id AND m.person_id = :person AND m.removed_us IS NULL)"
                     " RETURNING head",
                     soci::use(conversation.value()), soci::use(user.value()), soci::into(head)))
        return std::nullopt;
    return head;
}

bool isMemberIn(SqlSession &session, ConversationId conversation, UserId user)
{
    long long count = 0;
    session.run("SELECT count(*) FROM member WHERE conversation_id = :conversation AND person_id = :person"
                " AND removed_us IS NULL",
                soci::use(conversation.value()), soci::use(user.value()), soci::into(count));
    return count > 0;
}

std::optional<ConversationInfo> readInfo(SqlSession &session, ConversationId conversation)
{
    ConversationInfo info;
    long long owner = 0;
    std::string type;
    if (!session.run("SELECT type, title, description, owner_id, info_rev FROM conversation WHERE id = :id",
                     soci::use(conversation.value()), soci::into(type), soci::into(info.title),
                     soci::into(info.description), soci::into(owner), soci::into(info.rev)))
        return std::nullopt;
    info.conversation = conversation;
    info.type = conversationTypeFrom(type).value_or(ConversationType::Group);
    info.owner = UserId(owner);
    return info;
}

} // namespace vatochito::server
