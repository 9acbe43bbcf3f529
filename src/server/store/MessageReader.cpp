// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/MessageReader.h"

#include "base/Utf8.h"
#include "server/domain/Limits.h"
#include "server/store/LikePattern.h"
#include "server/store/SqlSession.h"

#include <algorithm>
#include <limits>

namespace vatochito::server {

namespace {

constexpr MessageId kPastAll{std::numeric_limits<long long>::max()};

/// The first id after \a id. Ids come from clients too, so the greatest number there is may be one.
MessageId justPast(MessageId id)
{
    return id == kPastAll ? kPastAll : MessageId(id.value() + 1);
}

} // namespace

Database::Patience patienceFor(const HistoryQuery &query)
{
    return query.search.empty() ? std::nullopt : Database::Patience(limits::kSearchTime);
}

std::optional<Message> MessageReader::find(ConversationId conversation, MessageId id)
{
    if (!id.isValid())
        return std::nullopt;
    auto found = between(conversation, MessageId(id.value() - 1), justPast(id), {}, 1, Order::NewestFirst);
    if (found.empty())
        return std::nullopt;
    return std::move(found.front());
}

std::optional<Message> MessageReader::newest(ConversationId conversation)
{
    auto found = between(conversation, MessageId(), kPastAll, {}, 1, Order::NewestFirst);
    if (found.empty())
        return std::nullopt;
    return std::move(found.front());
}

std::vector<Message> MessageReader::page(ConversationId conversation, const HistoryQuery &query)
{
    if (query.around)
        return aroundId(conversation, *query.around, query.search, query.limit);
    if (query.date)
        return aroundId(conversation, firstSince(conversation, *query.date), query.search, query.limit);

    const MessageId after = query.after.value_or(MessageId());
    const MessageId before = query.before.value_or(kPastAll);
    // "after" asks for what follows directly, not for the newest of all that follows.
    if (query.after) {
        auto found = between(conversation, after, before, query.search, query.limit, Order::OldestFirst);
        std::reverse(found.begin(), found.end());
        return found;
    }
    return between(conversation, after, before, query.search, query.limit, Order::NewestFirst);
}

std::vector<Message> MessageReader::aroundId(ConversationId conversation, MessageId id, const std::string &search,
                                             int limit)
{
    auto found = between(conversation, id, kPastAll, search, limit / 2, Order::OldestFirst);
    std::reverse(found.begin(), found.end());
    auto older = between(conversation, MessageId(), justPast(id), search, limit - static_cast<int>(found.size()),
                         Order::NewestFirst);
    std::move(older.begin(), older.end(), std::back_inserter(found));
    return found;
}

MessageId MessageReader::firstSince(ConversationId conversation, Timestamp date)
{
    long long id = 0;
    const bool isThere =
        m_session.run("SELECT id FROM message WHERE conversation_id = :conversation AND created_us >= :date"
                      " ORDER BY created_us, id LIMIT 1",
                      soci::use(conversation.value()), soci::use(toMicros(date)), soci::into(id));
    return isThere ? MessageId(id) : kPastAll;
}

std::optional<Message> MessageReader::findByClientId(UserId sender, const std::string &clientId)
{
    long long id = 0, conversation = 0;
    if (!m_session.run("SELECT id, conversation_id FROM message WHERE sender_id = :sender AND client_id = :client",
                       soci::use(sender.value()), soci::use(clientId), soci::into(id), soci::into(conversation)))
        return std::nullopt;
    return find(ConversationId(conversation), MessageId(id));
}

std::vector<Message> MessageReader::changedAfter(ConversationId conversation, long long rev, int limit)
{
    return rows(conversation, {"rev", rev, kPastAll.value(), {}, limit, Order::OldestFirst});
}

bool MessageReader::hasOlder(ConversationId conversation, MessageId id, const std::string &search)
{
    return !between(conversation, MessageId(), id, search, 1, Order::NewestFirst).empty();
}

bool MessageReader::hasNewer(ConversationId conversation, MessageId id, const std::string &search)
{
    return !between(conversation, id, kPastAll, search, 1, Order::OldestFirst).empty();
}

std::vector<Message> MessageReader::between(ConversationId conversation, MessageId after, MessageId before,
                                            const std::string &search, int limit, Order order)
{
    return rows(conversation, {"id", after.value(), before.value(), search, limit, order});
}

std::vector<Message> MessageReader::rows(ConversationId conversation, const Range &range)
{
    const std::string key = range.key;
    const std::string query =
        "SELECT id, sender_id, type, content, created_us, edited_us, reply_to_id, is_deleted, rev,"
        " client_id, reaction_count, pinned_by_id, pinned_us, forwarded_from_id FROM message WHERE conversation_id = "
        ":conversation AND " +
        key + " > :above AND " + key + " < :below AND (:every = 1 OR content LIKE :search ESCAPE '\\') ORDER BY " +
        key + (range.order == Order::NewestFirst ? " DESC" : " ASC") + " LIMIT :limit";
    long long id = 0, sender = 0, created = 0, edited = 0, reply = 0, deleted = 0, rev = 0;
    long long reactionCount = 0, pinnedBy = 0, pinned = 0, originId = 0;
    soci::indicator isEdited = soci::i_null, isReply = soci::i_null, hasClientId = soci::i_null;
    soci::indicator isPinned = soci::i_null, hasPinTime = soci::i_null, isForwarded = soci::i_null;
    std::string type, content, clientId;

    struct References
    {
        UserId sender;
        MessageId reply;
        MessageId origin;
        UserId pinnedBy;
        bool hasReactions = false;
    };
    std::vector<Message> messages;
    std::vector<References> references;
    std::size_t contentBytes = 0;
    const auto addMessage = [&] {
        Message &message = messages.emplace_back();
        message.id = MessageId(id);
        message.conversation = conversation;
        message.rev = rev;
        message.type = messageTypeFrom(type).value_or(MessageType::Text);
        message.content = content;
        message.createdAt = fromMicros(created);
        if (isEdited == soci::i_ok)
            message.editedAt = fromMicros(edited);
        message.isDeleted = deleted != 0;
        if (hasClientId == soci::i_ok)
            message.clientId = clientId;
        if (isPinned == soci::i_ok)
            message.pin = Pin{nullptr, fromMicros(pinned)};
        references.push_back({UserId(sender), isReply == soci::i_ok ? MessageId(reply) : MessageId(),
                              isForwarded == soci::i_ok ? MessageId(originId) : MessageId(),
                              isPinned == soci::i_ok ? UserId(pinnedBy) : UserId(), reactionCount > 0});
        contentBytes += content.size();
        return contentBytes <= m_contentBytes;
    };
    const long long isEvery = range.search.empty() ? 1 : 0;
    m_session.forEachWhile(query, addMessage, soci::use(conversation.value()), soci::use(range.above),
                           soci::use(range.below), soci::use(isEvery), soci::use(containsPattern(range.search)),
                           soci::use(static_cast<long long>(range.limit)), soci::into(id), soci::into(sender),
                           soci::into(type), soci::into(content), soci::into(created), soci::into(edited, isEdited),
                           soci::into(reply, isReply), soci::into(deleted), soci::into(rev),
                           soci::into(clientId, hasClientId), soci::into(reactionCount), soci::into(pinnedBy, isPinned),
                           soci::into(pinned, hasPinTime), soci::into(originId, isForwarded));
    for (std::size_t i = 0; i < messages.size(); ++i) {
        messages[i].sender = m_people.get(references[i].sender);
        messages[i].reply = quote(references[i].reply);
        messages[i].origin = origin(references[i].origin);
        if (messages[i].pin)
            messages[i].pin->by = m_people.get(references[i].pinnedBy);
        if (references[i].hasReactions)
            messages[i].reactions = reactions(messages[i].id);
        if (m_nested == Nested::Read)
            messages[i].receipts = receipts(messages[i]);
    }
    return messages;
}

const std::vector<MessageReader::Marker> &MessageReader::markers(ConversationId conversation)
{
    const auto [known, isNew] = m_markers.try_emplace(conversation);
    if (!isNew)
        return known->second;
    long long members = 0;
    m_session.run("SELECT count(*) FROM member WHERE conversation_id = :id AND removed_us IS NULL",
                  soci::use(conversation.value()), soci::into(members));
    const long long tellsAll = members <= limits::kReceiptMembers ? 1 : 0;
    std::vector<Marker> &markers = known->second;
    long long user = 0, upTo = 0, at = 0;
    m_session.forEach(
        "SELECT person_id, read_message_id, read_us FROM member WHERE conversation_id = :id"
        " AND removed_us IS NULL AND read_us IS NOT NULL AND (:all = 1 OR person_id = :viewer)"
        " ORDER BY person_id",
        [&] {
            markers.push_back({UserId(user), MessageId(upTo), fromMicros(at)});
        },
        soci::use(conversation.value()), soci::use(tellsAll), soci::use(m_viewer.value()), soci::into(user),
        soci::into(upTo), soci::into(at));
    return markers;
}

std::optional<Quote> MessageReader::quote(MessageId id)
{
    if (!id.isValid())
        return std::nullopt;
    long long sender = 0;
    std::string content;
    if (!m_session.run("SELECT sender_id, content FROM message WHERE id = :id", soci::use(id.value()),
                       soci::into(sender), soci::into(content)))
        return std::nullopt;
    return Quote{id, m_people.get(UserId(sender)), std::string(firstCodePoints(content, limits::kQuoteCodePoints))};
}

std::optional<Origin> MessageReader::origin(MessageId id)
{
    if (!id.isValid())
        return std::nullopt;
    long long sender = 0;
    if (!m_session.run("SELECT sender_id FROM message WHERE id = :id", soci::use(id.value()), soci::into(sender)))
        return std::nullopt;
    return Origin{id, m_people.get(UserId(sender))};
}

std::vector<Reaction> MessageReader::reactions(MessageId message)
{
    long long id = 0, person = 0, created = 0;
    std::string emoji;
    std::vector<Reaction> reactions;
    m_session.forEach(
        "SELECT id, person_id, emoji, created_us FROM reaction WHERE message_id = :message ORDER BY id",
        [&] {
            reactions.push_back({ReactionId(id), UserId(person), emoji, fromMicros(created)});
        },
        soci::use(message.value()), soci::into(id), soci::into(person), soci::into(emoji), soci::into(created));
    if (m_nested == Nested::Leave)
        return reactions;
    for (Reaction &reaction : reactions)
        reaction.person = m_people.get(reaction.user);
    return reactions;
}

std::vector<Receipt> MessageReader::receipts(const Message &message)
{
    std::vector<Receipt> receipts{{message.sender, ReceiptState::Sent, message.createdAt}};
    for (const Marker &marker : markers(message.conversation)) {
        if (marker.user != message.sender->id && marker.upTo >= message.id)
            receipts.push_back({m_people.get(marker.user), ReceiptState::Read, marker.at});
    }
    return receipts;
}

} // namespace vatochito::server
