// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/SyncFrames.h"

#include "server/domain/Limits.h"
#include "server/wire/JsonWriter.h"
#include "server/wire/SyncBodies.h"

namespace vatochito::server::syncframes {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Begins a frame of \a type; the caller adds its keys and closes.
JsonWriter frame(std::string &out, std::string_view type)
{
    JsonWriter writer(out);
    writer.text("type", type);
    return writer;
}

/// Seconds, to the millisecond.
std::string secondsText(milliseconds time)
{
    std::string fraction = std::to_string(time.count() % 1'000);
    fraction.insert(0, 3 - fraction.size(), '0');
    return std::to_string(time.count() / 1'000) + '.' + fraction;
}

std::string idList(const std::vector<ConversationId> &ids)
{
    return syncbody::list(ids, [](ConversationId id) { return std::to_string(id.value()); });
}

std::string identity(const std::string &json)
{
    return json;
}

/// Those whom a page names; absent when it names nobody.
void addPeople(JsonWriter &writer, const std::vector<Message> &messages, const std::vector<UserPtr> &others)
{
    const std::vector<UserPtr> people = syncbody::peopleOf(messages, others);
    if (!people.empty())
        writer.json("people", syncbody::list(people, [](const UserPtr &person) { return syncbody::person(*person); }));
}

/// An event of a conversation under its number; \a key holds \a body.
std::string numbered(std::string_view type, ConversationId conversation, long long rev, std::string_view key,
                     std::string_view body)
{
    std::string out;
    frame(out, type).number("conversation", conversation.value()).number("rev", rev).json(key, body).close();
    return out;
}

/// "{"<id>":<number>, …}"
template <typename Id>
std::string numbersById(const std::vector<std::pair<Id, long long>> &numbers)
{
    std::string out;
    JsonWriter writer(out);
    for (const auto &[id, number] : numbers)
        writer.number(std::to_string(id.value()), number);
    writer.close();
    return out;
}

} // namespace

std::string hello(const Hello &hello)
{
    std::string heartbeat, bounds, out;
    JsonWriter(heartbeat)
        .number("interval", limits::kHeartbeatInterval.count())
        .number("timeout", limits::kHeartbeatTimeout.count())
        .close();
    JsonWriter(bounds)
        .number("frame", static_cast<long long>(limits::kSyncFrameBytes))
        .number("content", static_cast<long long>(limits::kContentBytes))
        .number("page", limits::kPageMessages)
        .close();
    frame(out, "hello")
        .number("version", 1)
        .text("epoch", std::string_view(hello.epoch))
        .number("user_id", hello.user.value())
        .time("now", hello.now)
        .number("auth_expires_in", hello.authExpiresIn.count())
        .json("heartbeat", heartbeat)
        .json("limits", bounds)
        .close();
    return out;
}

std::string resumed(long long re, const Resumption &resumption)
{
    std::string out;
    JsonWriter writer = frame(out, "resumed");
    writer.number("re", re)
        .text("mode", std::string_view(resumption.isSnapshot ? "snapshot" : "delta"))
        .number("account", resumption.account);
    if (!resumption.behind.empty())
        writer.json("behind", numbersById(resumption.behind));
    writer.json("conversations", syncbody::list(resumption.conversations, syncbody::membership));
    if (!resumption.removed.empty())
        writer.json("removed", idList(resumption.removed));
    if (!resumption.contacts.empty())
        writer.json("contacts", syncbody::list(resumption.contacts, syncbody::contact));
    if (resumption.settings)
        writer.json("settings", syncbody::settings(*resumption.settings));
    writer.close();
    return out;
}

std::string syncPage(long long re, ConversationId conversation, long long from, long long to, bool more,
                     const ChangePage &page, const std::vector<std::string> &messages)
{
    std::string out;
    JsonWriter writer = frame(out, "sync.page");
    writer.number("re", re)
        .number("conversation", conversation.value())
        .number("from", from)
        .number("to", to)
        .boolean("more", more)
        .json("messages", syncbody::list(messages, identity));
    if (!page.members.empty())
        writer.json("members", syncbody::list(page.members, syncbody::member));
    if (page.info)
        writer.json("info", syncbody::info(*page.info));
    addPeople(writer, page.messages, page.people);
    if (!page.marks.empty())
        writer.json("marks", syncbody::list(page.marks, syncbody::mark));
    writer.number("marks_version", page.marksVersion).close();
    return out;
}

std::string historyPage(long long re, ConversationId conversation, const HistoryPage &page,
                        const std::vector<std::string> &messages)
{
    std::string out;
    JsonWriter writer = frame(out, "history.page");
    writer.number("re", re)
        .number("conversation", conversation.value())
        .number("head", page.head)
        .json("messages", syncbody::list(messages, identity));
    addPeople(writer, page.messages, page.people);
    writer.boolean("start", page.isStart).boolean("end", page.isEnd).close();
    return out;
}

std::string messageNew(const Message &message)
{
    return numbered("message.new", message.conversation, message.rev, "message", syncbody::message(message));
}

std::string messageEdited(const Message &message)
{
    std::string body;
    JsonWriter(body)
        .number("id", message.id.value())
        .text("content", std::string_view(message.content))
        .time("edited_at", message.editedAt)
        .close();
    return numbered("message.changed", message.conversation, message.rev, "message", body);
}

std::string messageDeleted(const Message &message)
{
    std::string body;
    JsonWriter(body)
        .number("id", message.id.value())
        .boolean("deleted", true)
        .null("content")
        .null("attachments")
        .null("reactions")
        .null("pinned")
        .close();
    return numbered("message.changed", message.conversation, message.rev, "message", body);
}

std::string messageReacted(const Message &message)
{
    std::string body;
    JsonWriter(body)
        .number("id", message.id.value())
        .json("reactions", message.reactions.empty() ? "null" : syncbody::reactions(message.reactions))
        .close();
    return numbered("message.changed", message.conversation, message.rev, "message", body);
}

std::string messagePinned(const Message &message)
{
    std::string body;
    JsonWriter(body)
        .number("id", message.id.value())
        .json("pinned", message.pin ? syncbody::pin(*message.pin) : "null")
        .close();
    return numbered("message.changed", message.conversation, message.rev, "message", body);
}

std::string membersChanged(const ConversationChange &change)
{
    return numbered("members.changed", change.conversation, change.rev, "members",
                    syncbody::list(change.members, syncbody::member));
}

std::string infoChanged(const ConversationInfo &info)
{
    return numbered("info.changed", info.conversation, info.rev, "info", syncbody::info(info));
}

std::string accountChanged(const AccountChange &change)
{
    std::string out;
    JsonWriter writer = frame(out, "account.changed");
    writer.number("account", change.number);
    if (!change.conversations.empty())
        writer.json("conversations", syncbody::list(change.conversations, syncbody::membership));
    if (!change.removed.empty())
        writer.json("removed", idList(change.removed));
    if (!change.contacts.empty())
        writer.json("contacts", syncbody::list(change.contacts, syncbody::contact));
    if (change.settings)
        writer.json("settings", syncbody::settings(*change.settings));
    writer.close();
    return out;
}

std::string marks(ConversationId conversation, long long version, const std::vector<Mark> &marks)
{
    std::string out;
    frame(out, "marks")
        .number("conversation", conversation.value())
        .number("version", version)
        .json("marks", syncbody::list(marks, syncbody::mark))
        .close();
    return out;
}

std::string typing(ConversationId conversation, UserId user, bool isTyping)
{
    std::string out;
    frame(out, "typing")
        .number("conversation", conversation.value())
        .number("user_id", user.value())
        .boolean("is_typing", isTyping)
        .close();
    return out;
}

std::string presence(const std::map<UserId, bool> &users)
{
    std::string states, out;
    JsonWriter writer(states);
    for (const auto &[user, isOnline] : users)
        writer.text(std::to_string(user.value()), std::string_view(isOnline ? "online" : "offline"));
    writer.close();
    frame(out, "presence").json("users", states).close();
    return out;
}

std::string sent(long long re, const Message &message, bool isDuplicate)
{
    std::string out;
    frame(out, "ack")
        .number("re", re)
        .text("client_id", std::string_view(message.clientId))
        .number("message_id", message.id.value())
        .number("rev", message.rev)
        .time("created_at", message.createdAt)
        .boolean("duplicate", isDuplicate)
        .close();
    return out;
}

std::string done(long long re)
{
    std::string out;
    frame(out, "ack").number("re", re).close();
    return out;
}

std::string changed(long long re, const Message &message)
{
    std::string out;
    frame(out, "ack").number("re", re).number("message_id", message.id.value()).number("rev", message.rev).close();
    return out;
}

std::string authenticated(long long re, seconds expiresIn)
{
    std::string out;
    frame(out, "ack").number("re", re).number("auth_expires_in", expiresIn.count()).close();
    return out;
}

Refusal refusalOf(const ServerError &error, ForbiddenMeans forbidden)
{
    const std::string detail = error.fields.empty() ? error.detail : error.fields.front().second;
    switch (error.code) {
    case ServerError::Code::Forbidden:
        return {forbidden == ForbiddenMeans::NotMember ? "not_member" : "forbidden", detail};
    case ServerError::Code::NotFound:
        return {"not_found", detail};
    case ServerError::Code::TooLarge:
        return {"too_large", detail};
    case ServerError::Code::Conflict:
        return {"idempotency_conflict", detail};
    case ServerError::Code::Invalid:
    case ServerError::Code::Unauthenticated:
    case ServerError::Code::TokenNotValid:
        return {"invalid", detail};
    case ServerError::Code::RateLimited:
        return {"rate_limited", detail, false, error.retryAfter};
    case ServerError::Code::Unavailable:
        return {"overloaded", detail, false, seconds(1)};
    case ServerError::Code::StorageFailure:
        break;
    }
    // What the database said is for the log alone.
    return {"server_error", "The server could not complete the request.", false, seconds(5)};
}

std::string error(long long re, const Refusal &refusal)
{
    std::string out;
    JsonWriter writer = frame(out, "error");
    writer.number("re", re)
        .text("code", std::string_view(refusal.code))
        .text("detail", std::string_view(refusal.detail))
        .boolean("retry", !refusal.isFinal);
    if (refusal.retryAfter.count() > 0)
        writer.json("retry_after", secondsText(refusal.retryAfter));
    writer.close();
    return out;
}

std::string pong(const std::map<ConversationId, long long> &heads)
{
    std::string out;
    JsonWriter writer = frame(out, "pong");
    if (!heads.empty())
        writer.json("heads",
                    numbersById(std::vector<std::pair<ConversationId, long long>>(heads.begin(), heads.end())));
    writer.close();
    return out;
}

std::string authExpiring(seconds in)
{
    std::string out;
    frame(out, "auth.expiring").number("in", in.count()).close();
    return out;
}

std::string reconnect(milliseconds after)
{
    std::string out;
    frame(out, "reconnect").number("after_ms", after.count()).close();
    return out;
}

std::string bye(unsigned code, std::string_view detail, milliseconds retryAfter)
{
    std::string out;
    JsonWriter writer = frame(out, "bye");
    writer.number("code", code).text("detail", detail);
    if (retryAfter.count() > 0)
        writer.json("retry_after", secondsText(retryAfter));
    writer.close();
    return out;
}

} // namespace vatochito::server::syncframes
