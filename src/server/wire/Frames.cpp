// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/Frames.h"

#include "server/wire/BodyEncoder.h"
#include "server/wire/JsonWriter.h"

namespace vatochito::server::frames {

namespace {

std::string withMessage(std::string_view type, const Message &message)
{
    std::string out;
    JsonWriter writer(out);
    writer.text("type", type);
    writer.key("data");
    BodyEncoder().append(out, message);
    writer.close();
    return out;
}

} // namespace

std::string pong()
{
    return R"({"type":"pong"})";
}

std::string messageNew(const Message &message)
{
    return withMessage("message.new", message);
}

std::string messageEdited(const Message &message)
{
    return withMessage("message.edited", message);
}

std::string messageDeleted(MessageId id)
{
    std::string out;
    JsonWriter(out).text("type", std::string_view("message.deleted")).number("message_id", id.value()).close();
    return out;
}

std::string messageRead(MessageId id, UserId reader)
{
    std::string out;
    JsonWriter(out)
        .text("type", std::string_view("message.read"))
        .number("message_id", id.value())
        .number("user_id", reader.value())
        .close();
    return out;
}

std::string typing(const User &user, bool isTyping)
{
    std::string out;
    JsonWriter(out)
        .text("type", std::string_view("typing"))
        .number("user_id", user.id.value())
        .text("username", std::string_view(user.username))
        .boolean("is_typing", isTyping)
        .close();
    return out;
}

} // namespace vatochito::server::frames
