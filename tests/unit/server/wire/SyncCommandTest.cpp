// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/SyncCommand.h"

#include <gtest/gtest.h>

using namespace vatochito::server;
using namespace vatochito::server::synccommand;

namespace {

template <typename Command>
Command parsed(std::string_view frame)
{
    const auto command = parseSyncCommand(frame);
    const auto *wanted = command ? std::get_if<Command>(&*command) : nullptr;
    if (!wanted)
        throw std::runtime_error("another command: " + std::string(frame));
    return *wanted;
}

} // namespace

TEST(SyncCommand, resume_bringsItsCursors)
{
    const auto resume = parsed<Resume>(R"({"type":"resume","id":1,"device":"d:1","client":"vatochito/0.1.0",)"
                                       R"("epoch":"7c1e","account":812,"heads":{"12":57,"13":4}})");
    EXPECT_EQ(resume.id, 1);
    EXPECT_EQ(resume.device, "d:1");
    EXPECT_FALSE(resume.cursors.isFresh);
    EXPECT_EQ(resume.cursors.epoch, "7c1e");
    EXPECT_EQ(resume.cursors.account, 812);
    ASSERT_EQ(resume.cursors.heads.size(), 2u);
    EXPECT_EQ(resume.cursors.heads[0], std::make_pair(ConversationId(12), 57LL));
    EXPECT_TRUE(parsed<Resume>(R"({"type":"resume","id":1,"device":"d","fresh":true})").cursors.isFresh);
}

TEST(SyncCommand, send_isADraftWithItsClientId)
{
    const auto send = parsed<Send>(R"({"type":"message.send","id":17,"conversation":12,"client_id":"c1",)"
                                   R"("content":"કેમ છો?","message_type":"text","reply_to":null})");
    EXPECT_EQ(send.id, 17);
    EXPECT_EQ(send.draft.conversation, ConversationId(12));
    EXPECT_EQ(send.draft.clientId, "c1");
    EXPECT_EQ(send.draft.content, "કેમ છો?");
    EXPECT_FALSE(send.draft.replyTo);
}

TEST(SyncCommand, reactionsAndPins_sayWhatShallBeThere)
{
    const auto react = parsed<React>(R"({"type":"reaction.set","id":5,"conversation":12,"message_id":9911,)"
                                     R"("emoji":"👍","on":true})");
    EXPECT_EQ(react.message, MessageId(9911));
    EXPECT_EQ(react.emoji, "👍");
    EXPECT_TRUE(react.isOn);
    EXPECT_FALSE(
        parsed<PinMessage>(R"({"type":"pin.set","id":6,"conversation":12,"message_id":9911,"on":false})").isOn);
    EXPECT_EQ(parsed<Faulty>(R"({"type":"pin.set","id":6,"conversation":12,"message_id":9911})").detail,
              "on is not true or false.");
}

TEST(SyncCommand, history_isAskedForInEveryDirection)
{
    const auto ask = [](const std::string &keys) {
        return parsed<History>(R"({"type":"history","id":3,"conversation":12)" + keys + '}').query;
    };
    EXPECT_EQ(ask(R"(,"before":9911,"limit":50)").before, MessageId(9911));
    EXPECT_EQ(ask(R"(,"after":5)").after, MessageId(5));
    EXPECT_EQ(ask(R"(,"around":7)").around, MessageId(7));
    EXPECT_TRUE(ask(R"(,"date":"2026-11-23")").date);
    EXPECT_EQ(ask(R"(,"query":"chai")").search, "chai");
    EXPECT_EQ(ask(R"(,"limit":100000)").limit, 200);
    EXPECT_EQ(ask(R"(,"limit":0)").limit, 1);
}

TEST(SyncCommand, aCommandThatCannotBeMeantSo_isFaultyUnderItsId)
{
    for (const char *frame : {
             R"({"type":"message.send","id":4,"conversation":1,"content":"x"})",
             R"({"type":"message.send","id":4,"conversation":1,"client_id":"a b","content":"x"})",
             R"({"type":"message.send","id":4,"conversation":1,"client_id":"c","content":7})",
             R"({"type":"message.send","id":4,"conversation":1,"client_id":"c","content":"x","message_type":"poem"})",
             R"({"type":"message.edit","id":4,"conversation":1,"content":"x"})",
             R"({"type":"read","id":4,"conversation":1,"up_to":-3})",
             R"({"type":"sync","id":4,"conversation":"1"})",
             R"({"type":"history","id":4,"conversation":1,"date":"soon"})",
             R"({"type":"resume","id":4,"device":""})",
             R"({"type":"resume","id":4,"device":"d","epoch":"e","account":1,"heads":{"x":1}})",
             R"({"type":"reaction.set","id":4,"message_id":1,"emoji":"👍","on":true})",
             R"({"type":"pin.set","id":4,"message_id":1,"on":true})",
             R"({"type":"dance","id":4})",
         })
        EXPECT_EQ(parsed<Faulty>(frame).id, 4) << frame;
}

TEST(SyncCommand, whatIsNoCommand_isNothing)
{
    for (const char *frame :
         {"", "x", "[]", "7", R"({"type":7})", R"({"id":1})", R"({"type":"sync","conversation":1})",
          R"({"type":"sync","id":0})", R"({"type":"sync","id":"1"})", R"({"type":"typing","conversation":1})"})
        EXPECT_FALSE(parseSyncCommand(frame)) << frame;
}
