// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/SocketCommand.h"

#include <boost/json.hpp>

namespace vatochito::server {

namespace json = boost::json;

namespace {

const json::string *textAt(const json::object &object, std::string_view key)
{
    const json::value *value = object.if_contains(key);
    return value ? value->if_string() : nullptr;
}

std::string toText(const json::string &text)
{
    return std::string(text.data(), text.size());
}

std::optional<MessageId> messageAt(const json::object &object)
{
    const json::value *value = object.if_contains("message_id");
    const auto *number = value ? value->if_int64() : nullptr;
    if (!number || *number <= 0)
        return std::nullopt;
    return MessageId(*number);
}

SocketCommand parseSend(const json::object &object)
{
    const json::string *content = textAt(object, "content");
    if (!content)
        return command::Unknown{};
    command::Send send{toText(*content), MessageType::Text};
    if (object.contains("message_type")) {
        const json::string *word = textAt(object, "message_type");
        const auto type = word ? messageTypeFrom(std::string_view(word->data(), word->size())) : std::nullopt;
        if (!type)
            return command::Unknown{};
        send.type = *type;
    }
    return send;
}

SocketCommand parseTyping(const json::object &object)
{
    const json::value *value = object.if_contains("is_typing");
    const bool *isTyping = value ? value->if_bool() : nullptr;
    if (!isTyping)
        return command::Unknown{};
    return command::Typing{*isTyping};
}

SocketCommand parseEdit(const json::object &object)
{
    const auto message = messageAt(object);
    const json::string *content = textAt(object, "content");
    if (!message || !content)
        return command::Unknown{};
    return command::Edit{*message, toText(*content)};
}

template <typename Command>
SocketCommand parseAboutMessage(const json::object &object)
{
    const auto message = messageAt(object);
    if (!message)
        return command::Unknown{};
    return Command{*message};
}

SocketCommand parseObject(const json::object &object)
{
    const json::string *type = textAt(object, "type");
    if (!type)
        return command::Unknown{};
    if (*type == "ping")
        return command::Ping{};
    if (*type == "message.send")
        return parseSend(object);
    if (*type == "typing")
        return parseTyping(object);
    if (*type == "message.read")
        return parseAboutMessage<command::MarkRead>(object);
    if (*type == "message.edit")
        return parseEdit(object);
    if (*type == "message.delete")
        return parseAboutMessage<command::Remove>(object);
    return command::Unknown{};
}

} // namespace

std::optional<SocketCommand> parseSocketCommand(std::string_view frame)
{
    json::error_code error;
    const json::value value = json::parse(json::string_view(frame.data(), frame.size()), error);
    if (error)
        return std::nullopt;
    const json::object *object = value.if_object();
    if (!object)
        return command::Unknown{};
    return parseObject(*object);
}

} // namespace vatochito::server
