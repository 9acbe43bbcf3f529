// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/Level0Frames.h"

#include "core/TypeNames.h"
#include "protocol/JsonFields.h"
#include "protocol/Level0Rows.h"

#include <QJsonDocument>

#include <array>
#include <utility>

namespace vatochito::level0 {

using namespace Qt::StringLiterals;

namespace {

using OptionalEvent = std::optional<ConversationEvent>;
using EventReader = Result<OptionalEvent> (*)(const QJsonObject &frame);

template <typename Event>
Result<OptionalEvent> readWholeMessage(const QJsonObject &frame)
{
    const QJsonValue data = frame.value(u"data"_s);
    // The server could not store it (compat.md): nothing happened.
    if (data.isNull() || data.isUndefined())
        return OptionalEvent();
    auto received = readMessage(data.toObject());
    if (!received)
        return failure(received.error());
    return OptionalEvent(Event{*std::move(received)});
}

Result<OptionalEvent> readDeleted(const QJsonObject &frame)
{
    const auto message = json::id<MessageId>(frame, u"message_id"_s);
    if (!message.isValid())
        return failure(json::malformed(u"message.deleted without id"_s));
    return OptionalEvent(MessageDeleted{message});
}

Result<OptionalEvent> readRead(const QJsonObject &frame)
{
    const auto message = json::id<MessageId>(frame, u"message_id"_s);
    const auto user = json::id<UserId>(frame, u"user_id"_s);
    if (!message.isValid() || !user.isValid())
        return failure(json::malformed(u"message.read without ids"_s));
    return OptionalEvent(MessageRead{message, user});
}

Result<OptionalEvent> readTyping(const QJsonObject &frame)
{
    const auto user = json::id<UserId>(frame, u"user_id"_s);
    if (!user.isValid())
        return failure(json::malformed(u"typing without user"_s));
    return OptionalEvent(TypingChanged{user, json::flag(frame, u"is_typing"_s)});
}

Result<OptionalEvent> readCall(const QJsonObject &frame)
{
    const QJsonObject caller = frame.value(u"caller"_s).toObject();
    const CallIncoming call{json::id<UserId>(caller, u"id"_s), json::text(caller, u"username"_s)};
    if (!call.caller.isValid())
        return failure(json::malformed(u"call.incoming without caller"_s));
    return OptionalEvent(call);
}

constexpr std::array kReaders{
    std::pair{"message.new"_L1, EventReader{readWholeMessage<MessageArrived>}},
    std::pair{"message.edited"_L1, EventReader{readWholeMessage<MessageEdited>}},
    std::pair{"message.deleted"_L1, EventReader{readDeleted}},
    std::pair{"message.read"_L1, EventReader{readRead}},
    std::pair{"typing"_L1, EventReader{readTyping}},
    std::pair{"call.incoming"_L1, EventReader{readCall}},
};

MessageId messageOf(const QJsonObject &frame)
{
    const auto named = json::id<MessageId>(frame, u"message_id"_s);
    return named.isValid() ? named : json::id<MessageId>(frame.value(u"data"_s).toObject(), u"id"_s);
}

OutgoingFrame encode(const QJsonObject &frame)
{
    return {json::text(frame, u"type"_s), json::id<MessageId>(frame, u"message_id"_s),
            QJsonDocument(frame).toJson(QJsonDocument::Compact)};
}

} // namespace

bool IncomingFrame::isPong() const
{
    return type == "pong"_L1;
}

Result<IncomingFrame> decodeFrame(const QByteArray &frame)
{
    const auto object = json::parseObject(frame);
    if (!object)
        return failure(object.error());
    IncomingFrame decoded;
    decoded.type = json::text(*object, u"type"_s);
    if (decoded.type.isEmpty())
        return failure(json::malformed(u"frame without type"_s));
    decoded.message = messageOf(*object);
    for (const auto &[type, read] : kReaders) {
        if (decoded.type != type)
            continue;
        auto event = read(*object);
        if (!event)
            return failure(event.error());
        decoded.event = *std::move(event);
    }
    return decoded;
}

OutgoingFrame ping()
{
    return encode({{u"type"_s, u"ping"_s}});
}

OutgoingFrame messageSend(const QString &content, MessageType type)
{
    QJsonObject frame{{u"type"_s, u"message.send"_s}, {u"content"_s, content}};
    if (type != MessageType::Text)
        frame.insert(u"message_type"_s, typeName(type));
    return encode(frame);
}

OutgoingFrame typing(bool isTyping)
{
    return encode({{u"type"_s, u"typing"_s}, {u"is_typing"_s, isTyping}});
}

OutgoingFrame messageRead(MessageId message)
{
    return encode({{u"type"_s, u"message.read"_s}, {u"message_id"_s, static_cast<qint64>(message.value())}});
}

} // namespace vatochito::level0
