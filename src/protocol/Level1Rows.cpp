// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Level1Rows.h"

#include "core/TypeNames.h"
#include "protocol/JsonFields.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace vatochito::level1 {

using namespace Qt::StringLiterals;

namespace {

template <typename Row>
Result<QList<Row>> readAll(const QJsonArray &array, Result<Row> (*read)(const QJsonObject &))
{
    QList<Row> rows;
    rows.reserve(array.size());
    for (const QJsonValue &value : array) {
        auto row = read(value.toObject());
        if (!row)
            return failure(row.error());
        rows.append(*std::move(row));
    }
    return rows;
}

std::optional<ReplyExcerpt> readReply(const QJsonObject &object)
{
    const auto id = json::id<MessageId>(object, u"id"_s);
    if (!id.isValid())
        return std::nullopt;
    return ReplyExcerpt{id, json::id<UserId>(object, u"sender_id"_s), json::text(object, u"excerpt"_s)};
}

QList<Attachment> readAttachments(const QJsonArray &array)
{
    QList<Attachment> attachments;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        const Attachment attachment{.id = json::number(object, u"id"_s),
                                    .name = json::text(object, u"name"_s),
                                    .bytes = json::number(object, u"size"_s),
                                    .mimeType = json::text(object, u"mime"_s),
                                    .url = json::text(object, u"url"_s)};
        if (attachment.id > 0)
            attachments.append(attachment);
    }
    return attachments;
}

bool isAdmin(const QJsonObject &object)
{
    const QString role = json::text(object, u"role"_s);
    return role == "admin"_L1 || role == "owner"_L1;
}

Result<MemberChange> readMember(const QJsonObject &object)
{
    const auto user = json::id<UserId>(object, u"user_id"_s);
    if (!user.isValid())
        return failure(json::malformed(u"member without user"_s));
    return MemberChange{.user = user, .isRemoved = json::flag(object, u"removed"_s), .isAdmin = isAdmin(object)};
}

Result<MemberMark> readMark(const QJsonObject &object)
{
    const auto user = json::id<UserId>(object, u"user_id"_s);
    if (!user.isValid())
        return failure(json::malformed(u"mark without user"_s));
    return MemberMark{.user = user,
                      .read = json::id<MessageId>(object, u"read"_s),
                      .delivered = json::id<MessageId>(object, u"delivered"_s)};
}

} // namespace

Result<ReceivedMessage> readMessage(const QJsonObject &object)
{
    ReceivedMessage received;
    Message &message = received.message;
    message.id = json::id<MessageId>(object, u"id"_s);
    message.conversation = json::id<ConversationId>(object, u"conversation"_s);
    message.sender = json::id<UserId>(object, u"sender_id"_s);
    received.rev = json::number(object, u"rev"_s);
    const auto createdAt = json::moment(object, u"created_at"_s);
    if (!message.id.isValid() || !message.conversation.isValid() || !createdAt || received.rev <= 0)
        return failure(json::malformed(u"message without id, conversation, rev or time"_s));
    message.clientId = ClientId(json::text(object, u"client_id"_s));
    message.type = messageTypeNamed(json::text(object, u"type"_s));
    message.createdAt = *createdAt;
    message.editedAt = json::moment(object, u"edited_at"_s);
    message.isDeleted = json::flag(object, u"deleted"_s);
    message.reply = readReply(object.value(u"reply"_s).toObject());
    message.isForwarded = object.value(u"forwarded"_s).isObject();
    if (!message.isDeleted) {
        message.content = json::text(object, u"content"_s);
        message.attachments = readAttachments(object.value(u"attachments"_s).toArray());
    }
    return received;
}

Result<MessagePatch> readPatch(const QJsonObject &object, long long rev)
{
    MessagePatch patch{.id = json::id<MessageId>(object, u"id"_s), .rev = rev};
    if (!patch.id.isValid())
        return failure(json::malformed(u"change without message"_s));
    if (object.contains(u"content"_s))
        patch.content = json::text(object, u"content"_s);
    patch.editedAt = json::moment(object, u"edited_at"_s);
    patch.isDeleted = json::flag(object, u"deleted"_s);
    return patch;
}

Result<MyConversation> readMyConversation(const QJsonObject &object)
{
    MyConversation mine{.id = json::id<ConversationId>(object, u"id"_s),
                        .type = conversationTypeNamed(json::text(object, u"type"_s)),
                        .title = json::text(object, u"title"_s),
                        .head = json::number(object, u"head"_s),
                        .myRead = json::id<MessageId>(object, u"my_read"_s),
                        .isAdmin = isAdmin(object)};
    if (!mine.id.isValid() || mine.head < 0)
        return failure(json::malformed(u"conversation without id"_s));
    if (const QJsonValue unread = object.value(u"unread"_s); unread.isDouble())
        mine.unread = static_cast<int>(std::clamp(unread.toInteger(), 0LL, 1'000'000LL));
    if (const QJsonValue last = object.value(u"last_message"_s); last.isObject()) {
        auto message = readMessage(last.toObject());
        if (!message)
            return failure(message.error());
        mine.lastMessage = *std::move(message);
    }
    return mine;
}

ConversationInfo readInfo(const QJsonObject &object)
{
    return {.type = conversationTypeNamed(json::text(object, u"type"_s)),
            .title = json::text(object, u"title"_s),
            .owner = json::id<UserId>(object, u"owner"_s),
            .description = json::text(object, u"description"_s)};
}

Result<QList<ReceivedMessage>> readMessages(const QJsonArray &array)
{
    return readAll(array, &readMessage);
}

Result<QList<MemberChange>> readMembers(const QJsonArray &array)
{
    return readAll(array, &readMember);
}

Result<QList<MemberMark>> readMarks(const QJsonArray &array)
{
    return readAll(array, &readMark);
}

Result<QList<MyConversation>> readMyConversations(const QJsonArray &array)
{
    return readAll(array, &readMyConversation);
}

QList<User> readPeople(const QJsonArray &array)
{
    QList<User> people;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        User user;
        user.id = json::id<UserId>(object, u"id"_s);
        user.username = json::text(object, u"username"_s);
        user.displayName = json::text(object, u"display_name"_s);
        user.avatarUrl = json::text(object, u"avatar"_s);
        user.rev = std::max(json::number(object, u"rev"_s), 0LL);
        if (user.id.isValid() && !user.username.isEmpty())
            people.append(user);
    }
    return people;
}

} // namespace vatochito::level1
