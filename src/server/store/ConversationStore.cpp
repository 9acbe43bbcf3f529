// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/ConversationStore.h"

#include "server/store/AccountRows.h"
#include "server/store/ConversationRows.h"
#include "server/store/MessageReader.h"
#include "server/store/PeopleReader.h"
#include "server/store/SqlSession.h"

#include <algorithm>

namespace vatochito::server {

namespace {

enum class Role { Admin, Plain };

/// Whoever was in it before comes back with what the others have forgotten: the marks.
MarkChange insertMember(SqlSession &session, ConversationId conversation, UserId user, Role role, Timestamp now,
                        long long rev)
{
    const long long isAdmin = role == Role::Admin ? 1 : 0;
    // Whoever comes back keeps the read marker, and is no admin until made one again.
    session.run("INSERT INTO member (conversation_id, person_id, is_admin, joined_us, rev)"
                " VALUES (:conversation, :person, :admin, :now, :rev)"
                " ON CONFLICT (conversation_id, person_id) DO UPDATE SET removed_us = NULL,"
                " is_admin = excluded.is_admin, joined_us = excluded.joined_us, rev = excluded.rev",
                soci::use(conversation.value()), soci::use(user.value()), soci::use(isAdmin), soci::use(toMicros(now)),
                soci::use(rev));
    return renewMarks(session, conversation, user);
}

/// The new conversation with its owner in it; its head counts as the first change.
ConversationId insertConversation(SqlSession &session, const NewConversation &wanted, Timestamp now)
{
    const std::string type(toString(wanted.type));
    const long long nowUs = toMicros(now);
    const bool isDirect = wanted.type == ConversationType::Direct;
    soci::indicator pair = isDirect ? soci::i_ok : soci::i_null;
    const UserId other = isDirect ? wanted.others.front() : wanted.owner;
    const long long low = std::min(wanted.owner, other).value();
    const long long high = std::max(wanted.owner, other).value();
    long long id = 0;
    session.run("INSERT INTO conversation (title, type, owner_id, description, created_us, updated_us, head,"
                " direct_low, direct_high)"
                " VALUES (:title, :type, :owner, :description, :created, :updated, 1, :low, :high) RETURNING id",
                soci::use(wanted.title), soci::use(type), soci::use(wanted.owner.value()),
                soci::use(wanted.description), soci::use(nowUs), soci::use(nowUs), soci::use(low, pair),
                soci::use(high, pair), soci::into(id));
    insertMember(session, ConversationId(id), wanted.owner, Role::Admin, now, 1);
    for (const UserId member : wanted.others)
        insertMember(session, ConversationId(id), member, Role::Plain, now, 1);
    return ConversationId(id);
}

struct DirectPair
{
    ConversationId id;
    bool isWhole = false; ///< both are in it
};

std::optional<DirectPair> existingDirect(SqlSession &session, UserId a, UserId b)
{
    long long id = 0;
    if (!session.run("SELECT id FROM conversation WHERE direct_low = :low AND direct_high = :high",
                     soci::use(std::min(a, b).value()), soci::use(std::max(a, b).value()), soci::into(id)))
        return std::nullopt;
    const ConversationId conversation(id);
    return DirectPair{conversation, isMemberIn(session, conversation, a) && isMemberIn(session, conversation, b)};
}

ConversationChange describeIn(SqlSession &session, ConversationId conversation, const InfoChange &wanted, Timestamp now)
{
    const auto before = readInfo(session, conversation);
    const std::string &title = wanted.title ? *wanted.title : before->title;
    const std::string &description = wanted.description ? *wanted.description : before->description;
    if (title == before->title && description == before->description)
        return {};
    ConversationChange change{.conversation = conversation, .rev = raiseHead(session, conversation).value_or(0)};
    session.run("UPDATE conversation SET title = :title, description = :description, info_rev = :rev,"
                " updated_us = :now WHERE id = :id",
                soci::use(title), soci::use(description), soci::use(change.rev), soci::use(toMicros(now)),
                soci::use(conversation.value()));
    change.info = readInfo(session, conversation);
    return change;
}

/// What has just been stamped with \a rev, with a number in the account of each of \a users.
ConversationChange stamped(SqlSession &session, ConversationId conversation, long long rev,
                           const std::vector<UserId> &users)
{
    ConversationChange change{.conversation = conversation, .rev = rev};
    change.members = readMemberChanges(session, conversation, rev - 1, rev);
    for (const UserId user : users)
        change.accounts.push_back(changeMembership(session, conversation, user));
    change.memberCount = countMembers(session, conversation);
    return change;
}

/// Brings back whoever of the two was taken out.
ConversationChange makeWhole(SqlSession &session, const DirectPair &pair, UserId a, UserId b, Timestamp now)
{
    if (pair.isWhole)
        return {};
    const long long rev = raiseHead(session, pair.id).value_or(1);
    std::vector<UserId> back;
    std::vector<MarkChange> marks;
    for (const UserId user : {a, b}) {
        if (isMemberIn(session, pair.id, user))
            continue;
        marks.push_back(insertMember(session, pair.id, user, Role::Plain, now, rev));
        back.push_back(user);
    }
    ConversationChange change = stamped(session, pair.id, rev, back);
    change.marks = std::move(marks);
    return change;
}

std::vector<Member> readMembers(SqlSession &session, PeopleReader &people, ConversationId conversation)
{
    long long id = 0, person = 0, admin = 0, joined = 0, muted = 0;
    soci::indicator isMuted = soci::i_null;
    std::string nickname;
    std::vector<Member> members;
    std::vector<UserId> ids;
    const auto addMember = [&] {
        Member &member = members.emplace_back();
        member.id = MemberId(id);
        member.nickname = nickname;
        member.isAdmin = admin != 0;
        member.joinedAt = fromMicros(joined);
        if (isMuted == soci::i_ok)
            member.mutedUntil = fromMicros(muted);
        ids.push_back(UserId(person));
    };
    session.forEach("SELECT id, person_id, nickname, is_admin, joined_us, muted_until_us FROM member"
                    " WHERE conversation_id = :id AND removed_us IS NULL ORDER BY id",
                    addMember, soci::use(conversation.value()), soci::into(id), soci::into(person),
                    soci::into(nickname), soci::into(admin), soci::into(joined), soci::into(muted, isMuted));
    for (std::size_t i = 0; i < members.size(); ++i)
        members[i].user = people.get(ids[i]);
    return members;
}

/// My own are counted too: clients of the deployed servers expect it.
long long countUnread(SqlSession &session, ConversationId conversation, UserId viewer)
{
    long long count = 0;
    session.run("SELECT count(*) FROM message WHERE conversation_id = :conversation"
                " AND is_deleted = 0 AND id > (SELECT read_message_id FROM member"
                " WHERE conversation_id = :of AND person_id = :person)",
                soci::use(conversation.value()), soci::use(conversation.value()), soci::use(viewer.value()),
                soci::into(count));
    return count;
}

Conversation readConversation(SqlSession &session, PeopleReader &people, ConversationId id, UserId viewer)
{
    Conversation conversation;
    conversation.id = id;
    long long owner = 0, isPublic = 0, created = 0, updated = 0;
    std::string type;
    session.run("SELECT title, type, owner_id, description, is_public, created_us, updated_us, head"
                " FROM conversation WHERE id = :id",
                soci::use(id.value()), soci::into(conversation.title), soci::into(type), soci::into(owner),
                soci::into(conversation.description), soci::into(isPublic), soci::into(created), soci::into(updated),
                soci::into(conversation.head));
    conversation.type = conversationTypeFrom(type).value_or(ConversationType::Group);
    conversation.owner = UserId(owner);
    conversation.isPublic = isPublic != 0;
    conversation.createdAt = fromMicros(created);
    conversation.updatedAt = fromMicros(updated);
    conversation.members = readMembers(session, people, id);
    conversation.lastMessage = MessageReader(session, people, viewer).newest(id);
    conversation.unreadCount = countUnread(session, id, viewer);
    return conversation;
}

/// What of a conversation decides who may join or leave it.
struct Door
{
    bool exists = false;
    bool isDirect = false;
    bool actorIsMember = false;
    bool actorIsAdmin = false;
};

Door readDoor(SqlSession &session, ConversationId conversation, UserId actor)
{
    Door door;
    std::string type;
    door.exists =
        session.run("SELECT type FROM conversation WHERE id = :id", soci::use(conversation.value()), soci::into(type));
    door.isDirect = conversationTypeFrom(type) == ConversationType::Direct;
    long long admin = 0;
    door.actorIsMember = session.run("SELECT is_admin FROM member WHERE conversation_id = :conversation"
                                     " AND person_id = :person AND removed_us IS NULL",
                                     soci::use(conversation.value()), soci::use(actor.value()), soci::into(admin));
    door.actorIsAdmin = admin != 0;
    return door;
}

Result<ConversationChange> admitIn(SqlSession &session, ConversationId conversation, UserId user, Timestamp now)
{
    const auto rev = raiseHead(session, conversation);
    if (!rev)
        return failure(ServerError::notFound());
    if (readDoor(session, conversation, user).isDirect)
        return failure(ServerError::invalid("A direct conversation has two members."));
    if (!PeopleReader(session).find(user))
        return failure(ServerError::notFound("User not found."));
    const MarkChange marks = insertMember(session, conversation, user, Role::Plain, now, *rev);
    session.run("UPDATE conversation SET updated_us = :now WHERE id = :id", soci::use(toMicros(now)),
                soci::use(conversation.value()));
    ConversationChange change = stamped(session, conversation, *rev, {user});
    change.marks.push_back(marks);
    return change;
}

/// The new conversation and what its members are told.
ConversationChange createIn(SqlSession &session, const NewConversation &wanted, Timestamp now)
{
    const ConversationId id = insertConversation(session, wanted, now);
    std::vector<UserId> users = wanted.others;
    users.push_back(wanted.owner);
    ConversationChange change = stamped(session, id, 1, users);
    change.isNew = true;
    return change;
}

} // namespace

Result<ConversationStore::Created> ConversationStore::direct(UserId owner, UserId other)
{
    // Looked up first without a write: opening a chat that exists is the usual case.
    const auto existing =
        m_database.read<std::optional<DirectPair>>([&](SqlSession &session) -> Result<std::optional<DirectPair>> {
            return existingDirect(session, owner, other);
        });
    if (!existing)
        return failure(existing.error());
    if (*existing && (*existing)->isWhole)
        return Created{(*existing)->id, false};

    const Timestamp now = m_clock.now();
    return change<Created>([=](SqlSession &session) -> Result<Changed<Created>> {
        if (const auto pair = existingDirect(session, owner, other))
            return Changed<Created>{{pair->id, false}, makeWhole(session, *pair, owner, other, now)};
        PeopleReader people(session);
        const UserPtr me = people.find(owner);
        const UserPtr them = people.find(other);
        if (!me || !them)
            return failure(ServerError::notFound("User not found."));
        NewConversation wanted;
        wanted.title = me->username + " - " + them->username;
        wanted.type = ConversationType::Direct;
        wanted.owner = owner;
        wanted.others = {other};
        ConversationChange made = createIn(session, wanted, now);
        return Changed<Created>{{made.conversation, true}, std::move(made)};
    });
}

Result<ConversationStore::Created> ConversationStore::create(NewConversation conversation)
{
    std::sort(conversation.others.begin(), conversation.others.end());
    conversation.others.erase(std::unique(conversation.others.begin(), conversation.others.end()),
                              conversation.others.end());
    std::erase(conversation.others, conversation.owner);

    const Timestamp now = m_clock.now();
    return change<Created>([wanted = std::move(conversation), now](SqlSession &session) -> Result<Changed<Created>> {
        PeopleReader people(session);
        for (const UserId member : wanted.others) {
            if (!people.find(member))
                return failure(ServerError::field("member_ids", "Invalid pk \"" + std::to_string(member.value()) +
                                                                    "\" - object does not exist."));
        }
        ConversationChange made = createIn(session, wanted, now);
        return Changed<Created>{{made.conversation, true}, std::move(made)};
    });
}

Result<bool> ConversationStore::isMember(ConversationId conversation, UserId user)
{
    return m_database.read<bool>(
        [=](SqlSession &session) -> Result<bool> { return isMemberIn(session, conversation, user); });
}

Result<Conversation> ConversationStore::find(ConversationId conversation, UserId viewer)
{
    return m_database.read<Conversation>([=](SqlSession &session) -> Result<Conversation> {
        if (!isMemberIn(session, conversation, viewer))
            return failure(ServerError::notFound());
        PeopleReader people(session);
        return readConversation(session, people, conversation, viewer);
    });
}

Result<std::vector<Conversation>> ConversationStore::listFor(UserId viewer)
{
    return m_database.read<std::vector<Conversation>>([=](SqlSession &session) -> Result<std::vector<Conversation>> {
        std::vector<ConversationId> ids;
        long long row = 0;
        session.forEach(
            "SELECT conversation_id FROM member WHERE person_id = :me AND removed_us IS NULL"
            " ORDER BY conversation_id",
            [&] { ids.emplace_back(row); }, soci::use(viewer.value()), soci::into(row));
        PeopleReader people(session);
        std::vector<Conversation> conversations;
        conversations.reserve(ids.size());
        for (const ConversationId id : ids)
            conversations.push_back(readConversation(session, people, id, viewer));
        return conversations;
    });
}

Status ConversationStore::addMember(ConversationId conversation, UserId actor, UserId added)
{
    return changeConversation([=, now = m_clock.now()](SqlSession &session) -> Result<ConversationChange> {
        const Door door = readDoor(session, conversation, actor);
        if (!door.actorIsMember)
            return failure(ServerError::notFound());
        if (door.isDirect)
            return failure(ServerError::invalid("A direct conversation has two members."));
        if (isMemberIn(session, conversation, added))
            return ConversationChange();
        return admitIn(session, conversation, added, now);
    });
}

Status ConversationStore::describe(ConversationId conversation, UserId actor, InfoChange wanted)
{
    return changeConversation(
        [=, now = m_clock.now(), wanted = std::move(wanted)](SqlSession &session) -> Result<ConversationChange> {
            const Door door = readDoor(session, conversation, actor);
            if (!door.actorIsMember)
                return failure(ServerError::notFound());
            if (door.isDirect)
                return failure(ServerError::invalid("The title of a direct conversation is made from its two names."));
            if (!door.actorIsAdmin)
                return failure(ServerError::forbidden("Only admins can change the conversation."));
            return describeIn(session, conversation, wanted, now);
        });
}

Status ConversationStore::admit(ConversationId conversation, UserId user)
{
    return changeConversation([=, now = m_clock.now()](SqlSession &session) -> Result<ConversationChange> {
        if (isMemberIn(session, conversation, user))
            return ConversationChange();
        return admitIn(session, conversation, user, now);
    });
}

Status ConversationStore::remove(ConversationId conversation, UserId user)
{
    return changeConversation([=, now = m_clock.now()](SqlSession &session) -> Result<ConversationChange> {
        const auto rev = raiseHead(session, conversation);
        if (!rev)
            return failure(ServerError::notFound());
        const Door door = readDoor(session, conversation, user);
        if (door.isDirect)
            return failure(ServerError::invalid("A direct conversation has two members."));
        if (!door.actorIsMember)
            return failure(ServerError::notFound("Not a member."));
        const long long nowUs = toMicros(now);
        session.run("UPDATE member SET removed_us = :now, is_admin = 0, rev = :rev"
                    " WHERE conversation_id = :conversation AND person_id = :person",
                    soci::use(nowUs), soci::use(*rev), soci::use(conversation.value()), soci::use(user.value()));
        session.run("UPDATE conversation SET updated_us = :now WHERE id = :id", soci::use(nowUs),
                    soci::use(conversation.value()));
        return stamped(session, conversation, *rev, {user});
    });
}

Result<std::vector<Member>> ConversationStore::members(ConversationId conversation)
{
    return m_database.read<std::vector<Member>>([=](SqlSession &session) -> Result<std::vector<Member>> {
        if (!readDoor(session, conversation, UserId()).exists)
            return failure(ServerError::notFound("There is no such conversation."));
        PeopleReader people(session);
        return readMembers(session, people, conversation);
    });
}

Result<std::vector<UserId>> ConversationStore::memberIds(ConversationId conversation)
{
    using Ids = std::vector<UserId>;
    return m_database.read<Ids>(
        [=](SqlSession &session) -> Result<Ids> { return readMemberIds(session, conversation); });
}

template <typename T>
Result<T> ConversationStore::change(std::function<Result<Changed<T>>(SqlSession &)> work)
{
    auto changed = m_database.writeAndTell<Changed<T>>(std::move(work), [this](const Changed<T> &done) {
        if (m_announce && done.change.rev > 0)
            m_announce(done.change);
    });
    if (!changed)
        return failure(changed.error());
    return std::move(changed->value);
}

Status ConversationStore::changeConversation(std::function<Result<ConversationChange>(SqlSession &)> work)
{
    const auto done = change<bool>([work = std::move(work)](SqlSession &session) -> Result<Changed<bool>> {
        auto members = work(session);
        if (!members)
            return failure(members.error());
        return Changed<bool>{true, std::move(*members)};
    });
    if (!done)
        return failure(done.error());
    return {};
}

} // namespace vatochito::server
