// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/chat/SyncService.h"

#include "server/domain/Limits.h"
#include "server/wire/SyncBodies.h"
#include "server/wire/SyncFrames.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace vatochito::server {

namespace {

std::vector<std::string> encodedAll(const std::vector<Message> &messages)
{
    std::vector<std::string> bodies;
    bodies.reserve(messages.size());
    for (const Message &message : messages)
        bodies.push_back(syncbody::message(message));
    return bodies;
}

/// The number up to which a page of at most \a limit items and limits::kSyncPageBytes holds all that \a page has, with
/// the names of its members, or nothing when it holds everything. All rows of a number go together, and one number at
/// least goes.
std::optional<long long> fittingRev(const ChangePage &page, const std::vector<std::string> &bodies, int limit)
{
    struct Weight
    {
        std::size_t items = 0;
        std::size_t bytes = 0;
    };
    std::map<long long, Weight> weights;
    const auto add = [&weights](long long rev, std::size_t bytes) {
        ++weights[rev].items;
        weights[rev].bytes += bytes;
    };
    for (std::size_t i = 0; i < bodies.size(); ++i)
        add(page.messages[i].rev, bodies[i].size());
    std::unordered_map<UserId, std::size_t> names;
    for (const UserPtr &person : page.people)
        names.emplace(person->id, syncbody::person(*person).size());
    for (const MemberChange &member : page.members)
        add(member.rev, syncbody::member(member).size() + names[member.user]);
    if (page.info)
        add(page.info->rev, syncbody::info(*page.info).size());

    Weight taken;
    long long upTo = 0;
    for (const auto &[rev, weight] : weights) {
        const bool fits = taken.items + weight.items <= static_cast<std::size_t>(limit) &&
                          taken.bytes + weight.bytes <= limits::kSyncPageBytes;
        if (taken.items > 0 && !fits)
            return upTo;
        taken.items += weight.items;
        taken.bytes += weight.bytes;
        upTo = rev;
    }
    return std::nullopt;
}

/// Leaves those people whom what is left of \a page names.
void forgetUnnamed(ChangePage &page)
{
    std::unordered_set<UserId> named;
    for (const MemberChange &member : page.members)
        named.insert(member.user);
    if (page.info)
        named.insert(page.info->owner);
    for (const Message &message : page.messages) {
        for (const Reaction &reaction : message.reactions)
            named.insert(reaction.user);
    }
    std::erase_if(page.people, [&named](const UserPtr &person) { return !named.contains(person->id); });
}

/// Leaves what has a number of at most \a rev.
void cut(ChangePage &page, std::vector<std::string> &bodies, long long rev)
{
    std::erase_if(page.messages, [rev](const Message &message) { return message.rev > rev; });
    bodies.resize(page.messages.size());
    std::erase_if(page.members, [rev](const MemberChange &member) { return member.rev > rev; });
    if (page.info && page.info->rev > rev)
        page.info.reset();
    forgetUnnamed(page);
}

/// Where a page of history is held when it must be cut: at its newest message, its oldest, or the one in question.
std::size_t anchorOf(const HistoryPage &page, const HistoryQuery &query)
{
    if (page.messages.empty() || query.after)
        return 0;
    if (!query.around && !query.date)
        return page.messages.size() - 1;
    const auto isPast = [&query](const Message &message) {
        return query.around ? message.id >= *query.around : message.createdAt >= *query.date;
    };
    const auto found = std::find_if(page.messages.begin(), page.messages.end(), isPast);
    return std::min<std::size_t>(found - page.messages.begin(), page.messages.size() - 1);
}

/// Lets go of what is furthest from \a anchor until limits::kSyncPageBytes hold the page.
void fit(HistoryPage &page, std::vector<std::string> &bodies, std::size_t anchor)
{
    if (bodies.empty())
        return;
    std::size_t first = anchor, last = anchor, bytes = bodies[anchor].size();
    const auto take = [&](std::size_t index) {
        const bool fits = bytes + bodies[index].size() <= limits::kSyncPageBytes;
        bytes += fits ? bodies[index].size() : 0;
        return fits;
    };
    bool growsOlder = first > 0, growsNewer = last + 1 < bodies.size();
    while (growsOlder || growsNewer) {
        if (growsOlder && (growsOlder = take(first - 1)))
            growsOlder = --first > 0;
        if (growsNewer && (growsNewer = take(last + 1)))
            growsNewer = ++last + 1 < bodies.size();
    }
    page.isStart = page.isStart && first == 0;
    page.isEnd = page.isEnd && last + 1 == bodies.size();
    const auto slice = [first, last](auto &list) {
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(last) + 1, list.end());
        list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(first));
    };
    slice(page.messages);
    slice(bodies);
}

} // namespace

void SyncService::join(const SyncHub::Socket &socket, std::function<void(Status)> done)
{
    m_hub.join(socket);
    m_store.rooms(socket->user(), [this, user = socket->user(), done = std::move(done)](const auto &rooms) {
        if (!rooms)
            return done(failure(rooms.error()));
        m_hub.setRooms(user, *rooms);
        done({});
    });
}

void SyncService::appear(const User &person)
{
    m_presence.come(person, m_hub.smallRoomsOf(person.id));
    // Whoever was taken out of a conversation in between was not on the board yet when that was told.
    m_presence.keepOnly(person.id, m_hub.smallRoomsOf(person.id));
    // The last socket may have left meanwhile, and nobody would tell that any more.
    if (m_hub.socketsOf(person.id).empty())
        m_presence.go(person.id);
}

void SyncService::leave(const SyncSubscriber &socket)
{
    if (m_hub.leave(socket))
        m_presence.go(socket.user());
}

void SyncService::setPresence(const User &person, bool isOnline)
{
    // By the writer: in turn with what else is said, and with those who come to conversations and leave them.
    m_store.rooms(person.id, [this, person, isOnline](const Result<PersonRooms> &known) {
        if (!m_hub.socketsOf(person.id).empty())
            return;
        if (!isOnline)
            return m_presence.go(person.id);
        std::vector<ConversationId> small;
        for (const Room &room : known ? known->rooms : std::vector<Room>()) {
            if (room.members <= limits::kSmallConversation)
                small.push_back(room.id);
        }
        m_presence.come(person, small);
    });
}

void SyncService::profileChanged(const User &before, const UserPtr &after)
{
    tellSockets(after);
    if (before.showLastSeen == after->showLastSeen)
        return;
    if (!after->showLastSeen)
        m_presence.hide(after->id);
    else if (!m_hub.socketsOf(after->id).empty())
        appear(*after);
}

void SyncService::tellSockets(const UserPtr &person)
{
    for (const SyncHub::Socket &socket : m_hub.socketsOf(person->id))
        socket->personChanged(person);
}

void SyncService::supersedeAllButNewest(UserId user, const std::string &device)
{
    // In the order in which they came: the last of them stays, whoever speaks first.
    SyncHub::Socket newest;
    for (SyncHub::Socket &socket : m_hub.socketsOf(user)) {
        if (socket->device() != device)
            continue;
        if (newest)
            newest->supersede();
        newest = std::move(socket);
    }
}

Result<std::string> SyncService::resume(UserId user, const synccommand::Resume &resume)
{
    const auto resumption = m_store.resume(user, resume.cursors);
    if (!resumption)
        return failure(resumption.error());
    m_hub.beginAccount(user, resumption->account);
    return syncframes::resumed(resume.id, *resumption);
}

std::optional<std::string> SyncService::presenceFor(UserId user) const
{
    auto online = m_presence.onlineIn(m_hub.smallRoomsOf(user));
    online.erase(user);
    if (online.empty())
        return std::nullopt;
    return syncframes::presence(online);
}

Result<std::string> SyncService::changes(UserId user, const synccommand::Changes &changes)
{
    auto page = m_store.changes(changes.conversation, user, changes.after, changes.marksAfter, changes.limit);
    if (!page)
        return failure(page.error());
    std::vector<std::string> bodies = encodedAll(page->messages);
    std::optional<long long> upTo = fittingRev(*page, bodies, changes.limit);
    if (upTo)
        cut(*page, bodies, *upTo);
    else
        upTo = page->cutAfter;
    return syncframes::syncPage(changes.id, changes.conversation, changes.after, upTo.value_or(page->head),
                                upTo.has_value(), *page, bodies);
}

Result<std::string> SyncService::history(UserId user, const synccommand::History &history)
{
    auto page = m_store.history(history.conversation, user, history.query);
    if (!page)
        return failure(page.error());
    std::vector<std::string> bodies = encodedAll(page->messages);
    fit(*page, bodies, anchorOf(*page, history.query));
    return syncframes::historyPage(history.id, history.conversation, *page, bodies);
}

} // namespace vatochito::server
