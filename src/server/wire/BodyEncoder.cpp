// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/BodyEncoder.h"

#include "server/wire/JsonWriter.h"

namespace vatochito::server {

namespace {

std::string encodeUser(const User &user, bool isOwn)
{
    const bool showsPresence = isOwn || user.showLastSeen;
    const bool showsPhone = isOwn || user.showPhoneNumber;
    std::string out;
    JsonWriter writer(out);
    writer.number("id", user.id.value())
        .text("username", std::string_view(user.username))
        .text("email", isOwn ? std::optional(user.email) : std::nullopt)
        .text("display_name", std::string_view(user.displayName))
        .text("phone_number", showsPhone ? user.phoneNumber : std::nullopt)
        .null("avatar")
        .text("status_message", std::string_view(user.statusMessage))
        .text("bio", std::string_view(user.bio))
        .json("is_online", !showsPresence  ? "null"
                           : user.isOnline ? "true"
                                           : "false")
        .time("last_seen_at", showsPresence ? user.lastSeenAt : std::nullopt)
        .text("date_of_birth", isOwn ? user.dateOfBirth : std::nullopt)
        .text("country", std::string_view(user.country))
        .text("city", std::string_view(user.city))
        .text("website", std::string_view(user.website))
        .boolean("show_phone_number", user.showPhoneNumber)
        .boolean("show_last_seen", user.showLastSeen)
        .boolean("show_profile_photo", user.showProfilePhoto)
        .boolean("allow_calls", user.allowCalls)
        .boolean("allow_group_invite", user.allowGroupInvite)
        .json("settings", isOwn ? encodeSettings(user.settings) : "null")
        .close();
    return out;
}

/// "[" the elements "]"; \a append writes one.
template <typename Range, typename Append>
void appendArray(std::string &out, const Range &range, Append append)
{
    out += '[';
    bool isFirst = true;
    for (const auto &element : range) {
        if (!isFirst)
            out += ',';
        isFirst = false;
        append(element);
    }
    out += ']';
}

} // namespace

std::string encodeSettings(const Settings &settings)
{
    std::string out;
    JsonWriter writer(out);
    writer.number("id", settings.id)
        .boolean("enable_notifications", settings.enableNotifications)
        .boolean("notification_sound", settings.notificationSound)
        .boolean("message_preview", settings.messagePreview)
        .boolean("enter_to_send", settings.enterToSend)
        .boolean("auto_download_photos", settings.autoDownloadPhotos)
        .boolean("auto_download_videos", settings.autoDownloadVideos)
        .boolean("auto_download_files", settings.autoDownloadFiles)
        .boolean("two_factor_enabled", settings.twoFactorEnabled)
        .boolean("show_typing_indicator", settings.showTypingIndicator)
        .boolean("show_read_receipts", settings.showReadReceipts)
        .text("theme", std::string_view(settings.theme))
        .text("font_size", std::string_view(settings.fontSize))
        .text("language", std::string_view(settings.language))
        .time("created_at", settings.createdAt)
        .time("updated_at", settings.updatedAt)
        .close();
    return out;
}

const std::string &BodyEncoder::user(const UserPtr &user)
{
    const auto [known, isNew] = m_people.try_emplace(user->id);
    if (isNew)
        known->second = encodeUser(*user, user->id == m_viewer);
    return known->second;
}

std::string BodyEncoder::users(const std::vector<UserPtr> &users)
{
    std::string out;
    appendArray(out, users, [&](const UserPtr &person) { out += user(person); });
    return out;
}

std::string BodyEncoder::message(const Message &message)
{
    std::string out;
    append(out, message);
    return out;
}

std::string BodyEncoder::conversation(const Conversation &conversation)
{
    std::string out;
    append(out, conversation);
    return out;
}

std::string BodyEncoder::conversations(const std::vector<Conversation> &conversations)
{
    std::string out;
    appendArray(out, conversations, [&](const Conversation &conversation) { append(out, conversation); });
    return out;
}

std::string BodyEncoder::reaction(const Reaction &reaction, const UserPtr &person)
{
    std::string out;
    JsonWriter(out)
        .number("id", reaction.id.value())
        .json("user", user(person))
        .text("emoji", std::string_view(reaction.emoji))
        .time("created_at", reaction.createdAt)
        .close();
    return out;
}

std::string BodyEncoder::pin(MessageId message, const Pin &pin)
{
    std::string out;
    // A message is pinned once: its own number names the pin too.
    JsonWriter(out)
        .number("id", message.value())
        .number("message", message.value())
        .json("pinned_by", user(pin.by))
        .time("pinned_at", pin.at)
        .close();
    return out;
}

std::string BodyEncoder::contact(const Contact &contact)
{
    std::string out;
    JsonWriter(out)
        .number("id", contact.id.value())
        .json("contact", user(contact.person))
        .text("nickname", std::string_view(contact.nickname))
        .boolean("is_blocked", contact.isBlocked)
        .boolean("is_favorite", contact.isFavorite)
        .time("added_at", contact.addedAt)
        .close();
    return out;
}

std::string BodyEncoder::contacts(const std::vector<Contact> &contacts)
{
    std::string out;
    appendArray(out, contacts, [&](const Contact &one) { out += contact(one); });
    return out;
}

void BodyEncoder::append(std::string &out, const Message &message)
{
    JsonWriter writer(out);
    writer.number("id", message.id.value())
        .number("conversation", message.conversation.value())
        .json("sender", user(message.sender))
        .text("message_type", toString(message.type))
        .text("content", std::string_view(message.content))
        .time("created_at", message.createdAt)
        .time("edited_at", message.editedAt);
    if (message.reply) {
        writer.number("reply_to", message.reply->id.value());
        writer.key("reply_to_message");
        append(out, *message.reply);
    } else {
        writer.null("reply_to").null("reply_to_message");
    }
    if (message.origin) {
        writer.number("forwarded_from", message.origin->id.value());
        writer.key("forwarded_from_message");
        append(out, *message.origin);
    } else {
        writer.null("forwarded_from").null("forwarded_from_message");
    }
    writer.boolean("is_deleted", message.isDeleted).json("attachments", "[]");
    writer.key("receipts");
    appendArray(out, message.receipts, [&](const Receipt &receipt) { append(out, receipt); });
    writer.key("reactions");
    appendArray(out, message.reactions, [&](const Reaction &one) { out += reaction(one, one.person); });
    writer.close();
}

void BodyEncoder::append(std::string &out, const Conversation &conversation)
{
    JsonWriter writer(out);
    writer.number("id", conversation.id.value())
        .text("title", std::string_view(conversation.title))
        .text("conversation_type", toString(conversation.type))
        .number("owner", conversation.owner.value())
        .text("description", std::string_view(conversation.description))
        .time("created_at", conversation.createdAt)
        .time("updated_at", conversation.updatedAt)
        .null("avatar")
        .boolean("is_public", conversation.isPublic)
        .null("invite_link");
    writer.key("members");
    appendArray(out, conversation.members, [&](const Member &member) { append(out, member); });
    writer.key("last_message");
    if (conversation.lastMessage)
        append(out, *conversation.lastMessage);
    else
        out += "null";
    writer.number("unread_count", conversation.unreadCount).close();
}

void BodyEncoder::append(std::string &out, const Member &member)
{
    JsonWriter writer(out);
    writer.number("id", member.id.value())
        .json("user", user(member.user))
        .text("nickname", std::string_view(member.nickname))
        .boolean("is_admin", member.isAdmin)
        .time("joined_at", member.joinedAt)
        .time("muted_until", member.mutedUntil)
        .close();
}

void BodyEncoder::append(std::string &out, const Receipt &receipt)
{
    JsonWriter writer(out);
    writer.json("user", user(receipt.user))
        .text("state", std::string_view(receipt.state == ReceiptState::Read ? "read" : "sent"))
        .time("updated_at", receipt.updatedAt)
        .close();
}

void BodyEncoder::append(std::string &out, const Origin &origin)
{
    JsonWriter writer(out);
    writer.number("id", origin.id.value()).json("sender", user(origin.sender)).close();
}

void BodyEncoder::append(std::string &out, const Quote &quote)
{
    JsonWriter writer(out);
    writer.number("id", quote.id.value())
        .json("sender", user(quote.sender))
        .text("content", std::string_view(quote.excerpt))
        .close();
}

} // namespace vatochito::server
