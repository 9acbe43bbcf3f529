// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/SyncBodies.h"

#include "server/domain/Limits.h"
#include "server/wire/BodyEncoder.h"
#include "server/wire/JsonWriter.h"

#include <map>
#include <unordered_map>

namespace vatochito::server::syncbody {

namespace {

/// Those who have put the same emoji under a message.
struct ReactionGroup
{
    std::string_view emoji;
    long long count = 0;
    std::vector<UserId> named;
};

std::vector<ReactionGroup> grouped(const std::vector<Reaction> &reactions)
{
    std::vector<ReactionGroup> groups;
    std::unordered_map<std::string_view, std::size_t> places;
    for (const Reaction &reaction : reactions) {
        const auto [place, isNew] = places.try_emplace(reaction.emoji, groups.size());
        if (isNew)
            groups.push_back({reaction.emoji, 0, {}});
        ReactionGroup &group = groups[place->second];
        ++group.count;
        if (group.named.size() < limits::kNamedReactors)
            group.named.push_back(reaction.user);
    }
    return groups;
}

std::string quote(const Quote &quote)
{
    std::string out;
    JsonWriter(out)
        .number("id", quote.id.value())
        .number("sender_id", quote.sender->id.value())
        .text("excerpt", std::string_view(quote.excerpt))
        .close();
    return out;
}

std::string origin(const Origin &origin)
{
    std::string out;
    JsonWriter(out).number("sender_id", origin.sender->id.value()).close();
    return out;
}

} // namespace

std::string message(const Message &message)
{
    std::string out;
    JsonWriter writer(out);
    writer.number("id", message.id.value())
        .number("rev", message.rev)
        .number("conversation", message.conversation.value());
    if (!message.clientId.empty())
        writer.text("client_id", std::string_view(message.clientId));
    writer.number("sender_id", message.sender->id.value()).text("type", toString(message.type));
    if (!message.isDeleted)
        writer.text("content", std::string_view(message.content));
    writer.time("created_at", message.createdAt);
    if (message.editedAt)
        writer.time("edited_at", *message.editedAt);
    if (message.isDeleted)
        writer.boolean("deleted", true);
    if (message.reply)
        writer.json("reply", quote(*message.reply));
    if (message.origin)
        writer.json("forwarded", origin(*message.origin));
    if (message.pin)
        writer.json("pinned", pin(*message.pin));
    if (!message.reactions.empty())
        writer.json("reactions", reactions(message.reactions));
    writer.close();
    return out;
}

std::string reactions(const std::vector<Reaction> &reactions)
{
    std::string out = "{";
    for (const ReactionGroup &group : grouped(reactions)) {
        if (out.size() > 1)
            out += ',';
        appendQuoted(out, group.emoji);
        out += ':';
        JsonWriter(out)
            .number("count", group.count)
            .json("by", list(group.named, [](UserId user) { return std::to_string(user.value()); }))
            .close();
    }
    return out += '}';
}

std::string pin(const Pin &pin)
{
    std::string out;
    JsonWriter(out).number("by", pin.by->id.value()).time("at", pin.at).close();
    return out;
}

std::string member(const MemberChange &member)
{
    std::string out;
    JsonWriter writer(out);
    writer.number("user_id", member.user.value());
    if (member.isRemoved)
        writer.boolean("removed", true);
    else
        writer.text("role", std::string_view(member.isAdmin ? "admin" : "member")).time("joined_at", member.joinedAt);
    writer.number("rev", member.rev).close();
    return out;
}

std::string info(const ConversationInfo &info)
{
    std::string out;
    JsonWriter writer(out);
    writer.text("type", toString(info.type)).text("title", std::string_view(info.title));
    if (!info.description.empty())
        writer.text("description", std::string_view(info.description));
    writer.number("owner", info.owner.value()).number("rev", info.rev).close();
    return out;
}

std::string membership(const Membership &membership)
{
    std::string out;
    JsonWriter writer(out);
    writer.number("id", membership.id.value())
        .text("type", toString(membership.type))
        .text("title", std::string_view(membership.title))
        .number("head", membership.head)
        .number("my_read", membership.myRead.value())
        .number("unread", membership.unread)
        .text("role", std::string_view(membership.isOwner   ? "owner"
                                       : membership.isAdmin ? "admin"
                                                            : "member"));
    if (membership.mutedUntil)
        writer.time("muted_until", *membership.mutedUntil);
    if (membership.lastMessage)
        writer.json("last_message", message(*membership.lastMessage));
    writer.close();
    return out;
}

std::string person(const User &person)
{
    std::string out;
    JsonWriter(out)
        .number("id", person.id.value())
        .text("username", std::string_view(person.username))
        .text("display_name", std::string_view(person.displayName))
        .number("rev", person.rev)
        .close();
    return out;
}

std::string contact(const Contact &contact)
{
    std::string out;
    JsonWriter writer(out);
    writer.number("id", contact.id.value()).number("user_id", contact.person->id.value());
    if (contact.isRemoved) {
        writer.boolean("removed", true).close();
        return out;
    }
    if (!contact.nickname.empty())
        writer.text("nickname", std::string_view(contact.nickname));
    if (contact.isBlocked)
        writer.boolean("blocked", true);
    if (contact.isFavorite)
        writer.boolean("favorite", true);
    writer.time("added_at", contact.addedAt).close();
    return out;
}

std::string mark(const Mark &mark)
{
    std::string out;
    JsonWriter(out)
        .number("user_id", mark.user.value())
        .number("read", mark.read.value())
        .number("delivered", mark.delivered.value())
        .close();
    return out;
}

std::string settings(const Settings &settings)
{
    return encodeSettings(settings);
}

std::vector<UserPtr> peopleOf(const std::vector<Message> &messages, const std::vector<UserPtr> &others)
{
    std::map<UserId, UserPtr> people;
    for (const UserPtr &other : others)
        people.emplace(other->id, other);
    for (const Message &message : messages) {
        people.emplace(message.sender->id, message.sender);
        if (message.reply)
            people.emplace(message.reply->sender->id, message.reply->sender);
        if (message.origin)
            people.emplace(message.origin->sender->id, message.origin->sender);
        if (message.pin)
            people.emplace(message.pin->by->id, message.pin->by);
    }
    std::vector<UserPtr> list;
    list.reserve(people.size());
    for (const auto &entry : people)
        list.push_back(entry.second);
    return list;
}

} // namespace vatochito::server::syncbody
