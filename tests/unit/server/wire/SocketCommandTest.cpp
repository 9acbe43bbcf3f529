// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/SocketCommand.h"

#include <gtest/gtest.h>

using namespace vatochito::server;

namespace {

template <typename Command>
Command parsed(std::string_view frame)
{
    return std::get<Command>(parseSocketCommand(frame).value());
}

bool isUnknown(std::string_view frame)
{
    return std::holds_alternative<command::Unknown>(parseSocketCommand(frame).value());
}

} // namespace

TEST(SocketCommand, everyTypeIsRead)
{
    parsed<command::Ping>(R"({"type":"ping"})");
    EXPECT_EQ(parsed<command::Send>(R"({"type":"message.send","content":"\u0a95"})").content, "ક");
    EXPECT_EQ(parsed<command::Send>(R"({"type":"message.send","content":"x","message_type":"image"})").type,
              MessageType::Image);
    EXPECT_TRUE(parsed<command::Typing>(R"({"type":"typing","is_typing":true})").isTyping);
    EXPECT_EQ(parsed<command::MarkRead>(R"({"type":"message.read","message_id":5000000000})").message,
              MessageId(5'000'000'000));
    EXPECT_EQ(parsed<command::Edit>(R"({"type":"message.edit","message_id":1,"content":"x"})").content, "x");
    EXPECT_EQ(parsed<command::Remove>(R"({"type":"message.delete","message_id":1})").message, MessageId(1));
}

TEST(SocketCommand, jsonThatIsNoCommand_isUnknown)
{
    for (const char *frame :
         {"[]", "null", "1", "{}", R"({"type":1})", R"({"type":"hello"})", R"({"type":"message.send"})",
          R"({"type":"message.send","content":1})", R"({"type":"message.send","content":"x","message_type":"song"})",
          R"({"type":"typing","is_typing":"yes"})", R"({"type":"message.read","message_id":0})",
          R"({"type":"message.read","message_id":1.5})", R"({"type":"message.delete","message_id":"1"})"})
        EXPECT_TRUE(isUnknown(frame)) << frame;
}

TEST(SocketCommand, whatIsNotJson_isNothing)
{
    for (const char *frame : {"", "ping", "{", "{}x", R"({"type":"ping",})", "\"\xFF\""})
        EXPECT_FALSE(parseSocketCommand(frame)) << frame;
    EXPECT_FALSE(parseSocketCommand(std::string(1'000, '[')));
}
