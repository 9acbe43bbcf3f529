// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveServer.h"
#include "SyncClient.h"

#include <boost/json.hpp>

using namespace vatochito::server;

using AdminCommandsTest = LiveServer;

TEST_F(AdminCommandsTest, userAdd_besideARunningServer_mayThenSignIn)
{
    EXPECT_EQ(m_process.run({"user", "add", "dave", "--display-name", "Dave D"}, "Test@1234").exitCode, 0);
    const auto login =
        rest(m_process.port(), "POST", "/api/auth/login/", R"({"username":"dave","password":"Test@1234"})");
    EXPECT_EQ(login.status, 200u);
    EXPECT_EQ(login.body.at("user").at("display_name"), "Dave D");
    EXPECT_NE(m_process.run({"user", "list"}).output.find("dave\tDave D\n"), std::string::npos);
    EXPECT_EQ(m_process.run({"user", "add", "dave"}, "Test@1234").exitCode, 1);
}

TEST_F(AdminCommandsTest, userPasswd_endsTheSessionsOfTheOldPassword)
{
    EXPECT_EQ(m_process.run({"user", "passwd", "alice"}, "Another@1").exitCode, 0);
    EXPECT_EQ(
        rest(m_process.port(), "POST", "/api/auth/login/", R"({"username":"alice","password":"Another@1"})").status,
        200u);
    EXPECT_EQ(
        rest(m_process.port(), "POST", "/api/auth/token/refresh/", R"({"refresh":")" + m_alice.refresh + "\"}").status,
        401u);
}

TEST_F(AdminCommandsTest, members_areListedAddedAndRemoved)
{
    registered("carol");
    const auto group =
        call(m_alice, "POST", "/api/chat/conversations/", R"({"title":"Team","conversation_type":"group"})");
    const std::string id = std::to_string(group.body.at("id").as_int64());
    EXPECT_EQ(m_process.run({"member", "add", id, "carol"}).exitCode, 0);
    EXPECT_EQ(m_process.run({"member", "list", id}).output, "alice\tadmin\ncarol\tmember\n");
    EXPECT_EQ(m_process.run({"member", "remove", id, "carol"}).exitCode, 0);
    EXPECT_EQ(m_process.run({"member", "remove", id, "carol"}).exitCode, 1);
    EXPECT_EQ(m_process.run({"member", "list", id}).output, "alice\tadmin\n");
    EXPECT_EQ(m_process.run({"member", "add", std::to_string(m_conversation), "carol"}).exitCode, 1);
}

TEST_F(AdminCommandsTest, memberRemove_whoIsRemovedIsToldNothingThatIsWrittenAfterIt)
{
    const Person carol = registered("carol");
    const auto group =
        call(m_alice, "POST", "/api/chat/conversations/",
             R"({"title":"Team","conversation_type":"group","member_ids":[)" + std::to_string(carol.id) + "]}");
    const long long id = group.body.at("id").as_int64();
    SyncClient listener(m_process.port(), carol.access);
    listener.resumeFresh("carol");
    WireSocket level0;
    ASSERT_EQ(level0.open(m_process.port(), socketTarget(carol, id)), 101u);
    const std::string messages = "/api/chat/conversations/" + std::to_string(id) + "/messages/";
    call(m_alice, "POST", messages, R"({"content":"while she is in"})");
    EXPECT_EQ(listener.next().at("message").at("content"), "while she is in");
    EXPECT_EQ(level0.receive().at("data").at("content"), "while she is in");

    EXPECT_EQ(m_process.run({"member", "remove", std::to_string(id), "carol"}).exitCode, 0);
    EXPECT_EQ(call(m_alice, "POST", messages, R"({"content":"now that she is out"})").status, 201u);

    EXPECT_FALSE(level0.receiveText());
    const auto removed = listener.next();
    EXPECT_EQ(removed.at("type"), "account.changed");
    EXPECT_EQ(removed.at("removed"), boost::json::array{id});
}

TEST_F(AdminCommandsTest, check_isFineBesideARunningServer)
{
    const auto checked = m_process.run({"check"});
    EXPECT_EQ(checked.exitCode, 0) << checked.output;
    EXPECT_EQ(checked.output, "database: ok\nmigrations: ok\nchannel: ok\nmedia folder: ok\nclock: ok\n");
}

TEST(AdminCommandsBeforeTheFirstStart, check_isFine)
{
    const ServerProcess process(VATOCHITO_SERVER_PROGRAM);
    EXPECT_EQ(process.run({"migrate"}).exitCode, 0);
    const auto checked = process.run({"check"});
    EXPECT_EQ(checked.exitCode, 0) << checked.output;
}

TEST(SecretKeyOfAServer, thatOthersCanRead_isWarnedOf)
{
    ServerProcess process(VATOCHITO_SERVER_PROGRAM);
    process.start();
    EXPECT_EQ(process.log().find("others can read the key"), std::string::npos);
    process.kill();
    using std::filesystem::perms;
    std::filesystem::permissions(process.folder() / "secret.key", perms::owner_read | perms::group_read);
    process.start();
    EXPECT_NE(process.log().find("others can read the key"), std::string::npos);
}

TEST_F(AdminCommandsTest, whatThisVersionCannotDo_exitsTwoWithASentence)
{
    for (const std::vector<std::string> &arguments : std::vector<std::vector<std::string>>{
             {"serve", "--database", "postgresql://localhost/x"},
             {"serve", "--channel", "redis://localhost"},
             {"serve", "--listen", "nowhere"},
             {"dance"},
             {"user", "add"},
             {"--unknown", "1"},
         }) {
        const auto refused = m_process.run(arguments);
        EXPECT_EQ(refused.exitCode, 2);
        EXPECT_FALSE(refused.output.empty());
    }
}
