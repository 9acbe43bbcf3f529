// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Level0Rows.h"

#include "core/TypeNames.h"
#include "protocol/JsonFields.h"

#include <algorithm>
#include <utility>

namespace vatochito::level0 {

using namespace Qt::StringLiterals;

namespace {

void addPerson(QList<User> &people, const User &person)
{
    const auto isSame = [&person](const User &known) { return known.id == person.id; };
    if (std::ranges::none_of(std::as_const(people), isSame))
        people.append(person);
}

void addPeople(QList<User> &people, const QList<User> &more)
{
    for (const User &person : more)
        addPerson(people, person);
}

/// The person under \a key joins \a people. Invalid when there is none that can be read: accounts can be deleted.
UserId takePerson(const QJsonObject &object, const QString &key, QList<User> &people)
{
    const auto person = readUser(object.value(key).toObject());
    if (!person)
        return {};
    addPerson(people, *person);
    return person->id;
}

QList<Attachment> readAttachments(const QJsonArray &array)
{
    QList<Attachment> attachments;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        Attachment attachment;
        attachment.id = json::number(object, u"id"_s);
        attachment.name = json::text(object, u"file_name"_s);
        attachment.bytes = json::number(object, u"file_size"_s);
        attachment.mimeType = json::text(object, u"mime_type"_s);
        attachment.url = json::text(object, u"file"_s);
        if (attachment.id > 0)
            attachments.append(attachment);
    }
    return attachments;
}

QList<ReadMarker> readMarkers(const QJsonArray &receipts, MessageId message, QList<User> &people)
{
    QList<ReadMarker> markers;
    for (const QJsonValue &value : receipts) {
        const QJsonObject receipt = value.toObject();
        const UserId user = takePerson(receipt, u"user"_s, people);
        if (user.isValid() && json::text(receipt, u"state"_s) == "read"_L1)
            markers.append(ReadMarker{user, message});
    }
    return markers;
}

std::optional<ReplyExcerpt> readReply(const QJsonObject &object, QList<User> &people)
{
    const QJsonObject original = object.value(u"reply_to_message"_s).toObject();
    ReplyExcerpt reply;
    reply.id = json::id<MessageId>(original, u"id"_s);
    if (!reply.id.isValid())
        reply.id = json::id<MessageId>(object, u"reply_to"_s);
    if (!reply.id.isValid())
        return std::nullopt;
    reply.sender = takePerson(original, u"sender"_s, people);
    reply.excerpt = json::text(original, u"content"_s);
    return reply;
}

QList<Member> readMembers(const QJsonArray &array, QList<User> &people)
{
    QList<Member> members;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        const UserId user = takePerson(object, u"user"_s, people);
        if (user.isValid())
            members.append(Member{user, json::text(object, u"nickname"_s), json::flag(object, u"is_admin"_s)});
    }
    return members;
}

} // namespace

Result<User> readUser(const QJsonObject &object)
{
    User user;
    user.id = json::id<UserId>(object, u"id"_s);
    user.username = json::text(object, u"username"_s);
    if (!user.id.isValid() || user.username.isEmpty())
        return failure(json::malformed(u"user without id or name"_s));
    user.displayName = json::text(object, u"display_name"_s);
    user.avatarUrl = json::text(object, u"avatar"_s);
    user.statusMessage = json::text(object, u"status_message"_s);
    // A server of level 0 sends the last time even of those who chose not to show it.
    const bool isHidden = !json::optionalFlag(object, u"show_last_seen"_s).value_or(true);
    if (!isHidden) {
        user.isOnline = json::optionalFlag(object, u"is_online"_s);
        user.lastSeenAt = json::moment(object, u"last_seen_at"_s);
    }
    return user;
}

Result<ReceivedConversation> readConversation(const QJsonObject &object)
{
    ReceivedConversation received;
    Conversation &conversation = received.conversation;
    conversation.id = json::id<ConversationId>(object, u"id"_s);
    const auto createdAt = json::moment(object, u"created_at"_s);
    if (!conversation.id.isValid() || !createdAt)
        return failure(json::malformed(u"conversation without id or time"_s));
    conversation.type = conversationTypeNamed(json::text(object, u"conversation_type"_s));
    conversation.title = json::text(object, u"title"_s);
    conversation.owner = json::id<UserId>(object, u"owner"_s);
    conversation.description = json::text(object, u"description"_s);
    conversation.createdAt = *createdAt;
    conversation.updatedAt = json::moment(object, u"updated_at"_s).value_or(*createdAt);
    conversation.members = readMembers(object.value(u"members"_s).toArray(), received.people);
    received.unreadCount = static_cast<int>(std::clamp(json::number(object, u"unread_count"_s), 0LL, 1'000'000LL));

    const QJsonValue lastMessage = object.value(u"last_message"_s);
    if (lastMessage.isObject()) {
        const auto message = readMessage(lastMessage.toObject());
        if (!message)
            return failure(message.error());
        addPeople(received.people, message->people);
        received.lastMessage = *message;
    }
    return received;
}

Result<ReceivedMessage> readMessage(const QJsonObject &object)
{
    ReceivedMessage received;
    Message &message = received.message;
    message.id = json::id<MessageId>(object, u"id"_s);
    message.conversation = json::id<ConversationId>(object, u"conversation"_s);
    const auto createdAt = json::moment(object, u"created_at"_s);
    if (!message.id.isValid() || !message.conversation.isValid() || !createdAt)
        return failure(json::malformed(u"message without id, conversation or time"_s));
    message.clientId = ClientId(json::text(object, u"client_id"_s));
    message.sender = takePerson(object, u"sender"_s, received.people);
    message.type = messageTypeNamed(json::text(object, u"message_type"_s));
    message.createdAt = *createdAt;
    message.editedAt = json::moment(object, u"edited_at"_s);
    message.isDeleted = json::flag(object, u"is_deleted"_s);
    message.reply = readReply(object, received.people);
    message.isForwarded = json::id<MessageId>(object, u"forwarded_from"_s).isValid() ||
                          object.value(u"forwarded_from_message"_s).isObject();
    if (!message.isDeleted) {
        message.content = json::text(object, u"content"_s);
        message.attachments = readAttachments(object.value(u"attachments"_s).toArray());
    } else {
        received.deletedContent = json::text(object, u"content"_s);
    }
    received.readBy = readMarkers(object.value(u"receipts"_s).toArray(), message.id, received.people);
    return received;
}

} // namespace vatochito::level0
