// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/SocketCommand.h"

#include "server/domain/Limits.h"

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>

namespace vatochito::server {

namespace json = boost::json;

namespace {

const json::string *textAt(const json::object &object, std::string_view key)
{
    const json::value *value = object.if_contains(key);
    return value ? value->if_string() : nullptr;
}

/// The code unit of an escape, "\uXXXX", at the start of \a text; nothing when there is none.
std::optional<unsigned> escapedUnit(std::string_view text)
{
    constexpr std::size_t kEscapeBytes = 6;
    if (text.size() < kEscapeBytes || !text.starts_with("\\u"))
        return std::nullopt;
    unsigned unit = 0;
    const char *end = text.data() + kEscapeBytes;
    const auto [stopped, error] = std::from_chars(text.data() + 2, end, unit, 16);
    if (error != std::errc() || stopped != end)
        return std::nullopt;
    return unit;
}

/// \a frame with each escape of half a surrogate pair replaced.
std::string withoutLoneSurrogates(std::string_view frame)
{
    const auto isLeading = [](unsigned unit) { return unit >= 0xd800 && unit <= 0xdbff; };
    const auto isTrailing = [](unsigned unit) { return unit >= 0xdc00 && unit <= 0xdfff; };
    std::string out;
    while (!frame.empty()) {
        std::size_t taken = frame.front() == '\\' ? 2 : 1;
        std::string_view written = frame.substr(0, taken);
        if (const auto unit = escapedUnit(frame)) {
            const auto next = escapedUnit(frame.substr(6));
            const bool isPair = isLeading(*unit) && next && isTrailing(*next);
            taken = isPair ? 12 : 6;
            const bool isLone = !isPair && (isLeading(*unit) || isTrailing(*unit));
            written = isLone ? std::string_view("\\ufffd") : frame.substr(0, taken);
        }
        out += written;
        frame.remove_prefix(std::min(taken, frame.size()));
    }
    return out;
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
    if (const json::value *given = object.if_contains("message_type"); given && !given->is_null()) {
        const json::string *word = given->if_string();
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

/// Takes everything and keeps nothing: a parser with it only tells JSON from what is not.
struct NullHandler
{
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

    bool on_document_begin(json::error_code &) { return true; }
    bool on_document_end(json::error_code &) { return true; }
    bool on_object_begin(json::error_code &) { return true; }
    bool on_object_end(std::size_t, json::error_code &) { return true; }
    bool on_array_begin(json::error_code &) { return true; }
    bool on_array_end(std::size_t, json::error_code &) { return true; }
    bool on_key_part(json::string_view, std::size_t, json::error_code &) { return true; }
    bool on_key(json::string_view, std::size_t, json::error_code &) { return true; }
    bool on_string_part(json::string_view, std::size_t, json::error_code &) { return true; }
    bool on_string(json::string_view, std::size_t, json::error_code &) { return true; }
    bool on_number_part(json::string_view, json::error_code &) { return true; }
    bool on_int64(std::int64_t, json::string_view, json::error_code &) { return true; }
    bool on_uint64(std::uint64_t, json::string_view, json::error_code &) { return true; }
    bool on_double(double, json::string_view, json::error_code &) { return true; }
    bool on_bool(bool, json::error_code &) { return true; }
    bool on_null(json::error_code &) { return true; }
    bool on_comment_part(json::string_view, json::error_code &) { return true; }
    bool on_comment(json::string_view, json::error_code &) { return true; }
};

/// Whether \a frame is JSON, in memory that does not grow with it.
json::error_code validate(std::string_view frame)
{
    json::basic_parser<NullHandler> parser{json::parse_options()};
    json::error_code error;
    const std::size_t read = parser.write_some(false, frame.data(), frame.size(), error);
    if (!error && read < frame.size())
        error = json::error::extra_data;
    return error;
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
    json::value value;
    if (frame.size() > limits::kCommandBytes)
        error = validate(frame);
    else
        value = json::parse(json::string_view(frame.data(), frame.size()), error);
    // Half of a surrogate pair, as "\ud83d", is JSON by its grammar, though no text: no reason to drop a socket.
    if (error && !validate(withoutLoneSurrogates(frame)))
        return command::Unknown{};
    if (error)
        return std::nullopt;
    const json::object *object = value.if_object();
    if (!object)
        return command::Unknown{};
    return parseObject(*object);
}

} // namespace vatochito::server
