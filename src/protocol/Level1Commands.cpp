// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Level1Commands.h"

#include "core/TypeNames.h"
#include "protocol/JsonFields.h"

#include <QJsonDocument>

namespace vatochito::level1 {

using namespace Qt::StringLiterals;

namespace {

template <typename Id>
QJsonValue wire(Id id)
{
    return static_cast<qint64>(id.value());
}

QJsonValue wire(long long number)
{
    return static_cast<qint64>(number);
}

OutgoingFrame encode(const QJsonObject &frame, MessageId message = {})
{
    return {json::text(frame, u"type"_s), message, QJsonDocument(frame).toJson(QJsonDocument::Compact)};
}

QJsonObject command(const QString &type, long long id, ConversationId conversation = {})
{
    QJsonObject frame{{u"type"_s, type}, {u"id"_s, wire(id)}};
    if (conversation.isValid())
        frame.insert(u"conversation"_s, wire(conversation));
    return frame;
}

OutgoingFrame mark(const QString &type, long long id, ConversationId conversation, MessageId upTo)
{
    QJsonObject frame = command(type, id, conversation);
    frame.insert(u"up_to"_s, wire(upTo));
    return encode(frame, upTo);
}

} // namespace

OutgoingFrame resume(long long id, const Device &device, const std::optional<SyncCursors> &cursors)
{
    QJsonObject frame = command(u"resume"_s, id);
    frame.insert(u"device"_s, device.name);
    frame.insert(u"client"_s, device.client);
    if (!cursors) {
        frame.insert(u"fresh"_s, true);
        return encode(frame);
    }
    QJsonObject heads;
    for (auto it = cursors->heads.begin(); it != cursors->heads.end(); ++it)
        heads.insert(QString::number(it.key().value()), wire(it.value()));
    frame.insert(u"epoch"_s, cursors->epoch);
    frame.insert(u"account"_s, wire(cursors->account));
    frame.insert(u"heads"_s, heads);
    return encode(frame);
}

OutgoingFrame sync(long long id, ConversationId conversation, long long after, long long marksAfter, int limit)
{
    QJsonObject frame = command(u"sync"_s, id, conversation);
    frame.insert(u"after"_s, wire(after));
    frame.insert(u"marks_after"_s, wire(marksAfter));
    frame.insert(u"limit"_s, limit);
    return encode(frame);
}

OutgoingFrame history(long long id, const HistoryQuery &query)
{
    QJsonObject frame = command(u"history"_s, id, query.conversation);
    if (query.before.isValid())
        frame.insert(u"before"_s, wire(query.before));
    if (query.after.isValid())
        frame.insert(u"after"_s, wire(query.after));
    if (query.around.isValid())
        frame.insert(u"around"_s, wire(query.around));
    if (query.date)
        frame.insert(u"date"_s, QString::fromStdString(toIso8601(*query.date)));
    if (!query.words.isEmpty())
        frame.insert(u"query"_s, query.words);
    frame.insert(u"limit"_s, query.limit);
    return encode(frame);
}

OutgoingFrame messageSend(long long id, const Draft &draft)
{
    QJsonObject frame = command(u"message.send"_s, id, draft.conversation);
    frame.insert(u"client_id"_s, draft.clientId.toString());
    frame.insert(u"content"_s, draft.content);
    frame.insert(u"message_type"_s, typeName(draft.type));
    frame.insert(u"reply_to"_s, draft.replyTo.isValid() ? wire(draft.replyTo) : QJsonValue(QJsonValue::Null));
    return encode(frame);
}

OutgoingFrame messageEdit(long long id, ConversationId conversation, MessageId message, const QString &content)
{
    QJsonObject frame = command(u"message.edit"_s, id, conversation);
    frame.insert(u"message_id"_s, wire(message));
    frame.insert(u"content"_s, content);
    return encode(frame, message);
}

OutgoingFrame messageDelete(long long id, ConversationId conversation, MessageId message)
{
    QJsonObject frame = command(u"message.delete"_s, id, conversation);
    frame.insert(u"message_id"_s, wire(message));
    return encode(frame, message);
}

OutgoingFrame read(long long id, ConversationId conversation, MessageId upTo)
{
    return mark(u"read"_s, id, conversation, upTo);
}

OutgoingFrame delivered(long long id, ConversationId conversation, MessageId upTo)
{
    return mark(u"delivered"_s, id, conversation, upTo);
}

OutgoingFrame auth(long long id, const QString &token)
{
    QJsonObject frame = command(u"auth"_s, id);
    frame.insert(u"token"_s, token);
    return encode(frame);
}

OutgoingFrame typing(ConversationId conversation, bool isTyping)
{
    return encode({{u"type"_s, u"typing"_s}, {u"conversation"_s, wire(conversation)}, {u"is_typing"_s, isTyping}});
}

OutgoingFrame ping()
{
    return encode({{u"type"_s, u"ping"_s}});
}

} // namespace vatochito::level1
