// SPDX-License-Identifier: GPL-3.0-or-later
#include "Rows.h"

#include "core/Sentences.h"
#include "core/TypeNames.h"
#include "sync/Account.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace vatochito::cli {

using namespace Qt::StringLiterals;

namespace {

QString stateName(Delivery delivery)
{
    switch (delivery) {
    case Delivery::None:
        return {};
    case Delivery::Pending:
        return u"pending"_s;
    case Delivery::Sent:
        return u"sent"_s;
    case Delivery::Delivered:
        return u"delivered"_s;
    case Delivery::Read:
        return u"read"_s;
    case Delivery::Failed:
        return u"failed"_s;
    }
    return {};
}

QString operationName(OutboxEntry::Operation operation)
{
    switch (operation) {
    case OutboxEntry::Operation::Send:
        return u"message.send"_s;
    case OutboxEntry::Operation::Edit:
        return u"message.edit"_s;
    case OutboxEntry::Operation::Delete:
        return u"message.delete"_s;
    }
    return {};
}

QJsonValue optionalMoment(const std::optional<Timestamp> &moment)
{
    return moment ? QJsonValue(QString::fromStdString(toIso8601(*moment))) : QJsonValue(QJsonValue::Null);
}

QJsonArray attachmentRows(const QList<Attachment> &attachments)
{
    QJsonArray rows;
    for (const Attachment &attachment : attachments) {
        rows.append(QJsonObject{
            {u"id"_s, attachment.id},
            {u"name"_s, attachment.name},
            {u"bytes"_s, attachment.bytes},
            {u"mime_type"_s, attachment.mimeType},
            {u"url"_s, attachment.url},
        });
    }
    return rows;
}

QString shortMoment(Timestamp moment)
{
    const auto local = QDateTime::fromMSecsSinceEpoch(toMicros(moment) / 1000);
    return QLocale().toString(local, QLocale::ShortFormat);
}

} // namespace

QJsonValue Rows::state(const Message &message) const
{
    // As it is told, a message of mine brings no more than that the server has it.
    const bool isJustTold = message.delivery == Delivery::None && message.sender == m_me;
    const Delivery delivery = isJustTold ? Delivery::Sent : message.delivery;
    return delivery == Delivery::None ? QJsonValue(QJsonValue::Null) : QJsonValue(stateName(delivery));
}

QJsonObject Rows::json(const Account &account, int level)
{
    return {
        {u"user"_s, account.me().username},
        {u"server"_s, account.server().toString()},
        {u"level"_s, level},
    };
}

QString Rows::text(const Account &account)
{
    return tr("%1 at %2").arg(account.me().username, account.server().display());
}

QJsonObject Rows::json(const Message &message) const
{
    return {
        {u"id"_s, id(message.id)},
        {u"client_id"_s, message.clientId.isValid() ? QJsonValue(message.clientId.toString()) : QJsonValue::Null},
        {u"conversation"_s, id(message.conversation)},
        {u"sender"_s, m_people.username(message.sender)},
        {u"content"_s, message.content},
        {u"type"_s, typeName(message.type)},
        {u"created_at"_s, QString::fromStdString(toIso8601(message.createdAt))},
        {u"edited_at"_s, optionalMoment(message.editedAt)},
        {u"deleted"_s, message.isDeleted},
        {u"reply_to"_s, message.reply ? id(message.reply->id) : QJsonValue::Null},
        {u"state"_s, state(message)},
        {u"attachments"_s, attachmentRows(message.attachments)},
    };
}

QString Rows::text(const Message &message) const
{
    QString line = message.isDeleted ? tr("This message was deleted") : message.content;
    line.replace(u"\n"_s, u"\n    "_s); // Nothing of it looks like the line of another message.
    for (const Attachment &attachment : message.attachments)
        line += u" ["_s + attachment.name + u']';
    if (message.delivery == Delivery::Pending)
        line += u' ' + tr("(waiting)");
    else if (message.delivery == Delivery::Failed)
        line += u' ' + tr("(not sent)");
    return u"%1  %2  %3: %4"_s.arg(message.id.isValid() ? QString::number(message.id.value()) : u"-"_s,
                                   shortMoment(message.createdAt), m_people.username(message.sender), line);
}

QString Rows::title(const Conversation &conversation) const
{
    if (conversation.type != ConversationType::Direct)
        return conversation.title;
    const auto isOther = [this](const Member &member) { return member.user != m_me; };
    const auto member = std::ranges::find_if(conversation.members, isOther);
    if (member == conversation.members.cend())
        return conversation.title;
    const auto person = m_people.find(member->user);
    return person ? person->name() : conversation.title;
}

QJsonObject Rows::json(const ConversationSummary &summary) const
{
    const auto &last = summary.lastMessage;
    return {
        {u"id"_s, id(summary.conversation.id)},
        {u"title"_s, title(summary.conversation)},
        {u"type"_s, typeName(summary.conversation.type)},
        {u"unread"_s, summary.unreadCount},
        {u"last_message"_s, last ? QJsonValue(json(*last)) : QJsonValue(QJsonValue::Null)},
    };
}

QString Rows::text(const ConversationSummary &summary) const
{
    QString line = QString::number(summary.conversation.id.value()) + u"  "_s + title(summary.conversation);
    if (summary.unreadCount > 0)
        line += u"  "_s + tr("%n new", nullptr, summary.unreadCount);
    return line;
}

QJsonObject Rows::json(const Member &member) const
{
    const auto person = m_people.find(member.user);
    return {
        {u"username"_s, m_people.username(member.user)},
        {u"display_name"_s, person ? person->displayName : QString()},
        {u"is_admin"_s, member.isAdmin},
    };
}

QString Rows::text(const Member &member) const
{
    QString line = m_people.username(member.user);
    const auto person = m_people.find(member.user);
    if (person && person->name() != person->username)
        line += u"  "_s + person->name();
    if (member.isAdmin)
        line += u"  "_s + tr("(admin)");
    return line;
}

QJsonObject Rows::json(const OutboxEntry &entry)
{
    return {
        {u"client_id"_s, entry.clientId.toString()},
        {u"conversation"_s, id(entry.conversation)},
        {u"operation"_s, operationName(entry.operation)},
        {u"attempts"_s, entry.attempts},
        {u"last_error"_s,
         entry.lastError ? QJsonValue(Error::codeName(entry.lastError->code)) : QJsonValue(QJsonValue::Null)},
    };
}

QString Rows::what(const OutboxEntry &entry)
{
    switch (entry.operation) {
    case OutboxEntry::Operation::Send:
        return entry.content;
    case OutboxEntry::Operation::Edit:
        return tr("change message %1 to: %2").arg(QString::number(entry.target.value()), entry.content);
    case OutboxEntry::Operation::Delete:
        return tr("delete message %1").arg(entry.target.value());
    }
    return {};
}

QString Rows::text(const OutboxEntry &entry)
{
    QString state = tr("(waiting)");
    if (entry.state == OutboxEntry::State::Failed) {
        state = tr("(not sent)");
        if (entry.lastError)
            state += u' ' + Sentences::forError(*entry.lastError);
    }
    return u"%1  %2  %3 %4"_s.arg(entry.clientId.toString(), QString::number(entry.conversation.value()), what(entry),
                                  state);
}

} // namespace vatochito::cli
