// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/wire/SyncFrames.h"

#include "server/wire/SyncBodies.h"

#include <gtest/gtest.h>

using namespace vatochito;
using namespace vatochito::server;
using namespace std::chrono_literals;

namespace {

Message hello()
{
    auto alice = std::make_shared<User>();
    alice->id = UserId(5);
    Message message;
    message.id = MessageId(9911);
    message.conversation = ConversationId(12);
    message.rev = 121;
    message.sender = alice;
    message.content = "Hello!";
    message.createdAt = fromMicros(1'795'414'453'978'824);
    message.clientId = "01938f6e-0000-7000-8000-000000000001";
    return message;
}

} // namespace

TEST(SyncFrames, aMessage_isWholeAndSmall)
{
    const std::string body = syncbody::message(hello());
    EXPECT_EQ(body, R"({"id":9911,"rev":121,"conversation":12,"client_id":"01938f6e-0000-7000-8000-000000000001",)"
                    R"("sender_id":5,"type":"text","content":"Hello!","created_at":"2026-11-23T06:14:13.978824Z"})");
    EXPECT_LT(body.size(), 250u);
}

TEST(SyncFrames, aDeletedMessage_hasNoContent)
{
    Message message = hello();
    message.isDeleted = true;
    EXPECT_EQ(syncbody::message(message).find("content"), std::string::npos);
    EXPECT_NE(syncbody::message(message).find(R"("deleted":true)"), std::string::npos);
}

TEST(SyncFrames, reactions_areCountedByEmojiAndNameAHundred)
{
    Message message = hello();
    for (int i = 1; i <= 120; ++i)
        message.reactions.push_back({ReactionId(i), UserId(i), i == 2 ? "❤️" : "👍", message.createdAt});
    const std::string body = syncbody::reactions(message.reactions);
    EXPECT_TRUE(body.starts_with(R"({"👍":{"count":119,"by":[1,3,4,)")) << body;
    EXPECT_TRUE(body.ends_with(R"(100,101]},"❤️":{"count":1,"by":[2]}})")) << body;
}

TEST(SyncFrames, whatChangedAlone_isToldAndNullClearsIt)
{
    Message message = hello();
    message.pin = Pin{message.sender, message.createdAt};
    EXPECT_EQ(syncframes::messagePinned(message),
              R"({"type":"message.changed","conversation":12,"rev":121,"message":{"id":9911,)"
              R"("pinned":{"by":5,"at":"2026-11-23T06:14:13.978824Z"}}})");
    message.pin.reset();
    EXPECT_NE(syncframes::messagePinned(message).find(R"({"id":9911,"pinned":null})"), std::string::npos);
    EXPECT_NE(syncframes::messageReacted(message).find(R"({"id":9911,"reactions":null})"), std::string::npos);
}

TEST(SyncFrames, anError_saysWhetherToTryAgain)
{
    EXPECT_EQ(syncframes::error(17, {"rate_limited", "Too many commands.", false, 1500ms}),
              R"({"type":"error","re":17,"code":"rate_limited","detail":"Too many commands.","retry":true,)"
              R"("retry_after":1.500})");
    EXPECT_EQ(syncframes::error(17, {"invalid", "No."}),
              R"({"type":"error","re":17,"code":"invalid","detail":"No.","retry":false})");
}

TEST(SyncFrames, refusals_nameTheFinalErrorsAndHideTheDatabase)
{
    using syncframes::ForbiddenMeans;
    const auto code = [](const ServerError &error, ForbiddenMeans forbidden = ForbiddenMeans::NotYours) {
        return syncframes::refusalOf(error, forbidden).code;
    };
    EXPECT_EQ(code(ServerError::forbidden("")), "forbidden");
    EXPECT_EQ(code(ServerError::forbidden(""), ForbiddenMeans::NotMember), "not_member");
    EXPECT_EQ(code(ServerError::notFound()), "not_found");
    EXPECT_EQ(code(ServerError::conflict("")), "idempotency_conflict");
    EXPECT_EQ(code(ServerError::invalid("")), "invalid");
    const auto storage = syncframes::refusalOf(ServerError::storage("disk I/O error"), ForbiddenMeans::NotYours);
    EXPECT_FALSE(storage.isFinal);
    EXPECT_EQ(storage.detail.find("disk"), std::string::npos);
}

TEST(SyncFrames, pong_carriesHeadsOnlyWhenThereAreAny)
{
    EXPECT_EQ(syncframes::pong({}), R"({"type":"pong"})");
    EXPECT_EQ(syncframes::pong({{ConversationId(12), 140}}), R"({"type":"pong","heads":{"12":140}})");
}

TEST(SyncFrames, bye_tellsWhenToComeBack)
{
    EXPECT_EQ(syncframes::bye(4401, "No."), R"({"type":"bye","code":4401,"detail":"No."})");
    EXPECT_EQ(syncframes::bye(4429, "No.", 10s), R"({"type":"bye","code":4429,"detail":"No.","retry_after":10.000})");
}
