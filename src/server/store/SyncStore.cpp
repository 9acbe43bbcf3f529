// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/SyncStore.h"

#include "server/domain/Limits.h"
#include "server/store/AccountRows.h"
#include "server/store/ContactRows.h"
#include "server/store/ConversationRows.h"
#include "server/store/MessageReader.h"
#include "server/store/SqlSession.h"
#include "server/store/TokenStore.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace vatochito::server {

namespace {

constexpr const char *kNotMember = "You are not a member of this conversation.";
constexpr long long kNoBound = std::numeric_limits<long long>::max();

std::string readEpoch(SqlSession &session)
{
    std::string name;
    session.run("SELECT name FROM history_epoch", soci::into(name));
    return name;
}

PersonRooms readRooms(SqlSession &session, UserId user)
{
    long long id = 0, head = 0, members = 0;
    PersonRooms known{accountOf(session, user)};
    session.forEach(
        "SELECT c.id, c.head, (SELECT count(*) FROM (SELECT 1 FROM member o WHERE o.conversation_id = c.id"
        " AND o.removed_us IS NULL LIMIT :most)) FROM member m JOIN conversation c ON c.id = m.conversation_id"
        " WHERE m.person_id = :me AND m.removed_us IS NULL ORDER BY c.id",
        [&] {
            known.rooms.push_back({ConversationId(id), head, static_cast<std::size_t>(members)});
        },
        soci::use(kMembersCounted), soci::use(user.value()), soci::into(id), soci::into(head), soci::into(members));
    return known;
}

/// My memberships, those that are over too, whose account number is above \a after. Where something was said last comes
/// first: what a list has no room for is what nobody looks at.
struct MembershipRows
{
    std::vector<ConversationId> present;
    std::vector<ConversationId> removed;
};

MembershipRows readMembershipsAfter(SqlSession &session, UserId user, long long after)
{
    long long id = 0, isRemoved = 0;
    MembershipRows rows;
    session.forEach(
        "SELECT conversation_id, removed_us IS NOT NULL FROM member WHERE person_id = :me"
        " AND account_rev > :after ORDER BY (SELECT coalesce(max(id), 0) FROM message"
        " WHERE message.conversation_id = member.conversation_id) DESC, conversation_id",
        [&] { (isRemoved != 0 ? rows.removed : rows.present).emplace_back(id); }, soci::use(user.value()),
        soci::use(after), soci::into(id), soci::into(isRemoved));
    return rows;
}

struct AccountState
{
    long long account = 0;
    long long settingsRev = 0;
};

AccountState readAccountState(SqlSession &session, UserId user)
{
    AccountState state;
    session.run("SELECT p.account, s.account_rev FROM person p JOIN person_settings s ON s.person_id = p.id"
                " WHERE p.id = :id",
                soci::use(user.value()), soci::into(state.account), soci::into(state.settingsRev));
    return state;
}

/// Whether the client has seen what this database has not, or another database.
bool needsSnapshot(const Cursors &cursors, const std::string &epoch, const AccountState &state,
                   const std::map<ConversationId, long long> &heads)
{
    if (cursors.isFresh || cursors.epoch != epoch || cursors.account > state.account)
        return true;
    return std::any_of(cursors.heads.begin(), cursors.heads.end(), [&](const auto &cursor) {
        const auto head = heads.find(cursor.first);
        return head != heads.end() && cursor.second > head->second;
    });
}

void addMemberships(SqlSession &session, UserId user, const std::vector<ConversationId> &ids,
                    std::vector<Membership> &out)
{
    PeopleReader people(session);
    std::size_t contentBytes = 0;
    for (const ConversationId id : ids) {
        const auto last = contentBytes < limits::kListedContentBytes ? LastMessage::Read : LastMessage::Leave;
        auto membership = readMembership(session, people, id, user, last);
        if (!membership)
            continue;
        if (membership->lastMessage)
            contentBytes += membership->lastMessage->content.size();
        out.push_back(std::move(*membership));
    }
}

Resumption resumeIn(SqlSession &session, UserId user, const Cursors &cursors)
{
    std::map<ConversationId, long long> heads;
    const PersonRooms known = readRooms(session, user);
    for (const Room &room : known.rooms)
        heads.emplace(room.id, room.head);
    const AccountState state = readAccountState(session, user);
    Resumption resumption;
    resumption.account = state.account;
    resumption.isSnapshot = needsSnapshot(cursors, readEpoch(session), state, heads);
    const long long after = resumption.isSnapshot ? 0 : cursors.account;

    MembershipRows rows = readMembershipsAfter(session, user, after);
    addMemberships(session, user, rows.present, resumption.conversations);
    resumption.contacts = resumption.isSnapshot ? readContacts(session, user) : readContactsAfter(session, user, after);
    if (state.settingsRev > after)
        resumption.settings = PeopleReader(session).get(user)->settings;
    if (resumption.isSnapshot)
        return resumption;

    std::set<ConversationId> removed(rows.removed.begin(), rows.removed.end());
    for (const auto &[id, cursor] : cursors.heads) {
        const auto head = heads.find(id);
        if (head != heads.end() && head->second > cursor)
            resumption.behind.emplace_back(id, head->second);
        // Told before, and not heard: a client that still asks for it must learn that it is over.
        if (head == heads.end())
            removed.insert(id);
        else
            heads.erase(head);
    }
    resumption.removed.assign(removed.begin(), removed.end());
    for (const auto &[id, head] : heads)
        resumption.behind.emplace_back(id, head);
    return resumption;
}

long long readHead(SqlSession &session, ConversationId conversation)
{
    long long head = 0;
    session.run("SELECT head FROM conversation WHERE id = :id", soci::use(conversation.value()), soci::into(head));
    return head;
}

/// The number of the member that comes after \a limit others, or nothing when there are no more than that.
std::optional<long long> memberBound(SqlSession &session, ConversationId conversation, long long after, int limit)
{
    long long rev = 0;
    const bool isThere = session.run(
        "SELECT rev FROM member WHERE conversation_id = :id AND rev > :after ORDER BY rev LIMIT 1 OFFSET :limit",
        soci::use(conversation.value()), soci::use(after), soci::use(static_cast<long long>(limit)), soci::into(rev));
    return isThere ? std::optional(rev) : std::nullopt;
}

/// Of those who show their receipts, in conversations of limits::kSmallConversation members at most.
void readMarks(SqlSession &session, ConversationId conversation, long long after, ChangePage &page)
{
    // Where they are not told, nobody may believe to have them: later the conversation may be smaller.
    page.marksVersion = after;
    if (countMembers(session, conversation) > limits::kSmallConversation)
        return;
    session.run("SELECT marks_version FROM conversation WHERE id = :id", soci::use(conversation.value()),
                soci::into(page.marksVersion));
    long long person = 0, read = 0, delivered = 0;
    session.forEach(
        "SELECT m.person_id, m.read_message_id, m.delivered_message_id FROM member m"
        " JOIN person_settings s ON s.person_id = m.person_id WHERE m.conversation_id = :id"
        " AND m.removed_us IS NULL AND m.marks_rev > :after AND s.show_read_receipts = 1"
        " ORDER BY m.person_id",
        [&] {
            page.marks.push_back({UserId(person), MessageId(read), MessageId(delivered)});
        },
        soci::use(conversation.value()), soci::use(after), soci::into(person), soci::into(read), soci::into(delivered));
}

bool showsReceipts(SqlSession &session, UserId user)
{
    long long shows = 0;
    session.run("SELECT show_read_receipts FROM person_settings WHERE person_id = :id", soci::use(user.value()),
                soci::into(shows));
    return shows != 0;
}

/// Those whom a page names beside the people who wrote: its members, and of those who reacted limits::kPeopleOfPage.
/// The names of a number that brings more members than a frame could name are left to REST.
std::vector<UserPtr> namedBeside(PeopleReader &people, const std::vector<Message> &messages,
                                 const std::vector<MemberChange> &members = {}, UserId owner = UserId())
{
    std::set<UserId> ids;
    if (owner.isValid())
        ids.insert(owner);
    for (const MemberChange &member : members)
        ids.insert(member.user);
    const std::size_t most = ids.size() + limits::kPeopleOfPage;
    for (const Message &message : messages) {
        for (const Reaction &reaction : message.reactions) {
            if (ids.size() < most)
                ids.insert(reaction.user);
        }
    }
    std::vector<UserPtr> named;
    std::size_t bytes = 0;
    for (const UserId id : ids) {
        UserPtr person = people.get(id);
        bytes += person->username.size() + person->displayName.size();
        if (bytes > limits::kSyncFrameBytes)
            break;
        named.push_back(std::move(person));
    }
    return named;
}

/// Reads no more than a page can hold.
MessageReader readerOfPage(SqlSession &session, PeopleReader &people, UserId viewer)
{
    return {session, people, viewer, MessageReader::Nested::Leave, limits::kSyncPageBytes};
}

/// Whether the reader of a page stopped before the end.
bool isFull(const std::vector<Message> &messages, int limit)
{
    std::size_t contentBytes = 0;
    for (const Message &message : messages)
        contentBytes += message.content.size();
    return messages.size() > static_cast<std::size_t>(limit) || contentBytes > limits::kSyncPageBytes;
}

ChangePage changesIn(SqlSession &session, ConversationId conversation, UserId viewer, long long after,
                     long long marksAfter, int limit)
{
    ChangePage page;
    page.head = readHead(session, conversation);
    PeopleReader people(session);
    page.messages = readerOfPage(session, people, viewer).changedAfter(conversation, after, limit + 1);
    long long bound = kNoBound;
    if (isFull(page.messages, limit)) {
        // The last one has shown that there is more. It belongs to the next page, unless it is all there is of this
        // one.
        bound = page.messages.back().rev;
        if (page.messages.size() > 1) {
            page.messages.pop_back();
            --bound;
        }
    }
    if (const auto members = memberBound(session, conversation, after, limit))
        bound = std::min(bound, *members);
    std::erase_if(page.messages, [bound](const Message &message) { return message.rev > bound; });
    page.members = readMemberChanges(session, conversation, after, bound);
    if (auto info = readInfo(session, conversation); info && info->rev > after && info->rev <= bound)
        page.info = std::move(info);
    page.people = namedBeside(people, page.messages, page.members, page.info ? page.info->owner : UserId());
    if (bound < page.head)
        page.cutAfter = bound;
    if (showsReceipts(session, viewer))
        readMarks(session, conversation, marksAfter, page);
    return page;
}

SyncStore::Access readAccess(SqlSession &session, const SyncStore::AccessQuery &query)
{
    SyncStore::Access access;
    for (const auto &[user, knownAsOf] : query.people) {
        if (accountOf(session, user) != knownAsOf)
            access.rooms.emplace_back(user, readRooms(session, user));
    }
    for (const ConversationId conversation : query.conversations)
        access.members.emplace_back(conversation, readMemberIds(session, conversation));
    access.revoked = TokenStore::revokedIn(session, query.accessIds);
    return access;
}

} // namespace

Result<std::string> SyncStore::epoch()
{
    return m_database.read<std::string>([](SqlSession &session) -> Result<std::string> { return readEpoch(session); });
}

Status SyncStore::renewEpoch()
{
    const auto renewed = m_database.writeAndWait<bool>([](SqlSession &session) -> Result<bool> {
        session.run("UPDATE history_epoch SET name = lower(hex(randomblob(16)))");
        return true;
    });
    if (!renewed)
        return failure(renewed.error());
    return {};
}

void SyncStore::rooms(UserId user, RoomsDone done)
{
    m_database.write<PersonRooms>(
        [user](SqlSession &session) -> Result<PersonRooms> { return readRooms(session, user); }, std::move(done));
}

Result<PersonRooms> SyncStore::roomsOf(UserId user)
{
    return m_database.read<PersonRooms>(
        [user](SqlSession &session) -> Result<PersonRooms> { return readRooms(session, user); });
}

void SyncStore::followOthers(std::function<AccessFollowing()> begin)
{
    m_database.followOthers<Access>([begin = std::move(begin)] {
        AccessFollowing following = begin();
        return Database::Following<Access>{
            .work = [query = std::move(following.query)](SqlSession &session) -> Result<Access> {
                return readAccess(session, query);
            },
            .tell = std::move(following.tell)};
    });
}

Status SyncStore::followNow()
{
    const auto done = m_database.writeAndWait<bool>([](SqlSession &) -> Result<bool> { return true; });
    if (!done)
        return failure(done.error());
    return {};
}

Result<Resumption> SyncStore::resume(UserId user, const Cursors &cursors)
{
    return m_database.read<Resumption>(
        [&](SqlSession &session) -> Result<Resumption> { return resumeIn(session, user, cursors); });
}

Result<ChangePage> SyncStore::changes(ConversationId conversation, UserId viewer, long long after, long long marksAfter,
                                      int limit)
{
    return m_database.read<ChangePage>([=](SqlSession &session) -> Result<ChangePage> {
        if (!isMemberIn(session, conversation, viewer))
            return failure(ServerError::forbidden(kNotMember));
        return changesIn(session, conversation, viewer, after, marksAfter, limit);
    });
}

Result<HistoryPage> SyncStore::history(ConversationId conversation, UserId viewer, const HistoryQuery &query)
{
    return m_database.read<HistoryPage>(
        [&](SqlSession &session) -> Result<HistoryPage> {
            if (!isMemberIn(session, conversation, viewer))
                return failure(ServerError::forbidden(kNotMember));
            PeopleReader people(session);
            MessageReader reader = readerOfPage(session, people, viewer);
            HistoryPage page;
            page.head = readHead(session, conversation);
            page.messages = reader.page(conversation, query);
            std::reverse(page.messages.begin(), page.messages.end());
            page.people = namedBeside(people, page.messages);
            // An empty page: there is nothing on the side that was asked for, and what is on the other was not.
            const bool isEmpty = page.messages.empty();
            page.isStart =
                isEmpty ? !query.after : !reader.hasOlder(conversation, page.messages.front().id, query.search);
            page.isEnd =
                isEmpty ? !query.before : !reader.hasNewer(conversation, page.messages.back().id, query.search);
            return page;
        },
        patienceFor(query));
}

Result<std::vector<ConversationChange>> SyncStore::memberChanges(ConversationId conversation, long long after)
{
    using Changes = std::vector<ConversationChange>;
    return m_database.read<Changes>([=](SqlSession &session) -> Result<Changes> {
        Changes changes;
        const std::size_t members = countMembers(session, conversation);
        for (MemberChange &change : readMemberChanges(session, conversation, after, kNoBound)) {
            if (changes.empty() || changes.back().rev != change.rev)
                changes.push_back({.conversation = conversation, .rev = change.rev, .memberCount = members});
            changes.back().members.push_back(change);
            if (!change.isRemoved)
                changes.back().marks.push_back(readMark(session, conversation, change.user));
        }
        return changes;
    });
}

Result<AccountChange> SyncStore::accountChanges(UserId user, long long number)
{
    return m_database.read<AccountChange>([=](SqlSession &session) -> Result<AccountChange> {
        const AccountState state = readAccountState(session, user);
        AccountChange change{user, state.account};
        MembershipRows rows = readMembershipsAfter(session, user, number);
        addMemberships(session, user, rows.present, change.conversations);
        change.removed = std::move(rows.removed);
        change.contacts = readContactsAfter(session, user, number);
        if (state.settingsRev > number)
            change.settings = PeopleReader(session).get(user)->settings;
        return change;
    });
}

} // namespace vatochito::server
