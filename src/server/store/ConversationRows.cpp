// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/ConversationRows.h"

#include "server/domain/Limits.h"
#include "server/store/AccountRows.h"
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

MarkChange readMark(SqlSession &session, ConversationId conversation, UserId user)
{
    MarkChange change;
    long long read = 0, delivered = 0, shows = 0;
    session.run("SELECT m.read_message_id, m.delivered_message_id, s.show_read_receipts, c.marks_version FROM member m"
                " JOIN person_settings s ON s.person_id = m.person_id JOIN conversation c ON c.id = m.conversation_id"
                " WHERE m.conversation_id = :id AND m.person_id = :person",
                soci::use(conversation.value()), soci::use(user.value()), soci::into(read), soci::into(delivered),
                soci::into(shows), soci::into(change.version));
    change.mark = {user, MessageId(read), MessageId(delivered)};
    change.isMoved = read > 0 || delivered > 0;
    change.isShown = shows != 0 && countMembers(session, conversation) <= limits::kSmallConversation;
    return change;
}

MarkChange renewMarks(SqlSession &session, ConversationId conversation, UserId user)
{
    MarkChange change = readMark(session, conversation, user);
    if (!change.isMoved)
        return change;
    session.run("UPDATE conversation SET marks_version = marks_version + 1 WHERE id = :id RETURNING marks_version",
                soci::use(conversation.value()), soci::into(change.version));
    session.run("UPDATE member SET marks_rev = :rev WHERE conversation_id = :id AND person_id = :person",
                soci::use(change.version), soci::use(conversation.value()), soci::use(user.value()));
    return change;
}

std::vector<UserId> readMemberIds(SqlSession &session, ConversationId conversation)
{
    std::vector<UserId> ids;
    long long row = 0;
    session.forEach(
        "SELECT person_id FROM member WHERE conversation_id = :id AND removed_us IS NULL",
        [&] { ids.emplace_back(row); }, soci::use(conversation.value()), soci::into(row));
    return ids;
}

} // namespace vatochito::server
