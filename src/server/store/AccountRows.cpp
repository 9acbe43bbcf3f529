// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/AccountRows.h"

#include "server/domain/Limits.h"
#include "server/store/MessageReader.h"
#include "server/store/SqlSession.h"

namespace vatochito::server {

namespace {

/// Others' undeleted messages past the marker, counted up to limits::kUnreadCounted.
long long countUnread(SqlSession &session, ConversationId conversation, UserId user, MessageId marker)
{
    long long count = 0;
    session.run("SELECT count(*) FROM (SELECT 1 FROM message WHERE conversation_id = :conversation AND id > :marker"
                " AND is_deleted = 0 AND sender_id <> :person LIMIT :most)",
                soci::use(conversation.value()), soci::use(marker.value()), soci::use(user.value()),
                soci::use(static_cast<long long>(limits::kUnreadCounted)), soci::into(count));
    return count;
}

} // namespace

long long raiseAccount(SqlSession &session, UserId user)
{
    long long number = 0;
    session.run("UPDATE person SET account = account + 1 WHERE id = :id RETURNING account", soci::use(user.value()),
                soci::into(number));
    return number;
}

long long accountOf(SqlSession &session, UserId user)
{
    long long number = 0;
    session.run("SELECT account FROM person WHERE id = :id", soci::use(user.value()), soci::into(number));
    return number;
}

std::optional<Membership> readMembership(SqlSession &session, PeopleReader &people, ConversationId conversation,
                                         UserId user, LastMessage last)
{
    Membership membership;
    long long owner = 0, admin = 0, read = 0, muted = 0;
    soci::indicator isMuted = soci::i_null;
    std::string type;
    if (!session.run("SELECT c.title, c.type, c.owner_id, c.head, m.is_admin, m.read_message_id, m.muted_until_us"
                     " FROM member m JOIN conversation c ON c.id = m.conversation_id"
                     " WHERE m.conversation_id = :conversation AND m.person_id = :person AND m.removed_us IS NULL",
                     soci::use(conversation.value()), soci::use(user.value()), soci::into(membership.title),
                     soci::into(type), soci::into(owner), soci::into(membership.head), soci::into(admin),
                     soci::into(read), soci::into(muted, isMuted)))
        return std::nullopt;
    membership.id = conversation;
    membership.type = conversationTypeFrom(type).value_or(ConversationType::Group);
    membership.isOwner = UserId(owner) == user;
    membership.isAdmin = admin != 0;
    membership.myRead = MessageId(read);
    if (isMuted == soci::i_ok)
        membership.mutedUntil = fromMicros(muted);
    membership.unread = countUnread(session, conversation, user, membership.myRead);
    if (last == LastMessage::Read)
        membership.lastMessage =
            MessageReader(session, people, user, MessageReader::Nested::Leave).newest(conversation);
    return membership;
}

AccountChange changeMembership(SqlSession &session, ConversationId conversation, UserId user)
{
    AccountChange change{user, raiseAccount(session, user)};
    session.run("UPDATE member SET account_rev = :rev WHERE conversation_id = :conversation AND person_id = :person",
                soci::use(change.number), soci::use(conversation.value()), soci::use(user.value()));
    PeopleReader people(session);
    if (auto membership = readMembership(session, people, conversation, user))
        change.conversations.push_back(std::move(*membership));
    else
        change.removed.push_back(conversation);
    return change;
}

std::vector<MemberChange> readMemberChanges(SqlSession &session, ConversationId conversation, long long above,
                                            long long upTo)
{
    long long person = 0, admin = 0, joined = 0, removed = 0, rev = 0;
    soci::indicator isRemoved = soci::i_null;
    std::vector<MemberChange> changes;
    session.forEach(
        "SELECT person_id, is_admin, joined_us, removed_us, rev FROM member WHERE conversation_id = :id"
        " AND rev > :above AND rev <= :up_to ORDER BY rev, person_id",
        [&] {
            changes.push_back({UserId(person), admin != 0, fromMicros(joined), isRemoved == soci::i_ok, rev});
        },
        soci::use(conversation.value()), soci::use(above), soci::use(upTo), soci::into(person), soci::into(admin),
        soci::into(joined), soci::into(removed, isRemoved), soci::into(rev));
    return changes;
}

std::size_t countMembers(SqlSession &session, ConversationId conversation)
{
    long long count = 0;
    session.run("SELECT count(*) FROM (SELECT 1 FROM member WHERE conversation_id = :id AND removed_us IS NULL"
                " LIMIT :most)",
                soci::use(conversation.value()), soci::use(kMembersCounted), soci::into(count));
    return static_cast<std::size_t>(count);
}

} // namespace vatochito::server
