// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/SocketCommand.h"

#include "server/domain/Limits.h"

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
    EXPECT_EQ(parsed<command::Send>(R"({"type":"message.send","content":"x","message_type":null})").type,
              MessageType::Text);
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

TEST(SocketCommand, aLoneSurrogate_isUnknown)
{
    for (const char *content : {R"(\ud83d)", R"(\ud83dx)", R"(\ud83d\n)", R"(\ud83d\u0041)", R"(\ude00)"})
        EXPECT_TRUE(isUnknown(R"({"type":"message.send","content":")" + std::string(content) + "\"}")) << content;
}

TEST(SocketCommand, whatIsTooLargeForACommand_isOnlyChecked)
{
    const std::string content(limits::kCommandBytes, 'x');
    const std::string frame = R"({"type":"message.send","list":[1,-1.5,true,null,18446744073709551615],"content":")";
    EXPECT_TRUE(isUnknown(frame + content + "\"}"));
    EXPECT_TRUE(isUnknown(frame + content + "\"} \n"));
    EXPECT_TRUE(isUnknown(frame + content + R"(\ud83d"})"));
    EXPECT_FALSE(parseSocketCommand(frame + content));
    EXPECT_FALSE(parseSocketCommand(frame + content + "\"}x"));
    EXPECT_FALSE(parseSocketCommand(frame + content + "\xFF\"}"));
    EXPECT_FALSE(parseSocketCommand(std::string(limits::kCommandBytes + 1, '[')));
}

TEST(SocketCommand, theLargestContentInEscapes_isACommand)
{
    std::string escapes;
    for (std::size_t i = 0; i < limits::kContentBytes; ++i)
        escapes += "\\u0061";
    const auto send = parsed<command::Send>(R"({"type":"message.send","content":")" + escapes + "\"}");
    EXPECT_EQ(send.content.size(), limits::kContentBytes);
}

TEST(SocketCommand, whatIsNotJson_isNothing)
{
    for (const char *frame : {"", "ping", "{", "{}x", R"({"type":"ping",})", "\"\xFF\""})
        EXPECT_FALSE(parseSocketCommand(frame)) << frame;
    EXPECT_FALSE(parseSocketCommand(std::string(1'000, '[')));
}
