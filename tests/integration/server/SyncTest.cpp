// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveServer.h"
#include "SyncClient.h"

#include "server/domain/Limits.h"

#include <boost/json.hpp>

#include <map>
#include <set>
#include <thread>

using namespace vatochito::server;

namespace {

template <typename Number>
std::string numbered(const char *word, Number number)
{
    return std::string(word).append(std::to_string(number));
}

class SyncTest : public LiveServer
{
protected:
    SyncClient synced(const Person &who, const std::string &device = "d")
    {
        SyncClient client(m_process.port(), who.access);
        client.resumeFresh(who.name + device);
        return client;
    }
    std::string number() const { return std::to_string(m_conversation); }
};

} // namespace

TEST_F(SyncTest, aTokenInTheAddress_isNotLookedAt)
{
    SyncClient client(m_process.port(), "", "/ws/sync/?token=" + m_alice.access);
    const auto bye = client.next();
    EXPECT_EQ(bye.at("type"), "bye");
    EXPECT_EQ(bye.at("code"), 4401);
    EXPECT_EQ(client.endCode(), 4401u);
}

TEST_F(SyncTest, bothLevels_talkInTheSameConversation)
{
    SyncClient alice = synced(m_alice);
    WireSocket bob = connected(m_bob);

    const auto ack = alice.ask(
        {{"type", "message.send"}, {"conversation", m_conversation}, {"client_id", "c1"}, {"content", "કેમ છો?"}});
    EXPECT_EQ(ack.at("type"), "ack");
    const auto echo = alice.next();
    EXPECT_EQ(echo.at("type"), "message.new");
    const auto seen = bob.receive();
    EXPECT_EQ(seen.at("type"), "message.new");
    EXPECT_EQ(seen.at("data").at("id"), ack.at("message_id"));
    EXPECT_EQ(seen.at("data").at("content"), "કેમ છો?");
    EXPECT_FALSE(seen.at("data").as_object().contains("client_id"));

    bob.send(R"({"type":"message.send","content":"મજામાં"})");
    const auto answer = alice.next();
    EXPECT_EQ(answer.at("rev"), echo.at("rev").as_int64() + 1);
    EXPECT_EQ(answer.at("message").at("content"), "મજામાં");

    bob.receive();
    call(m_bob, "POST", messagesPath(), R"({"content":"over REST"})");
    EXPECT_EQ(alice.next().at("message").at("content"), "over REST");
}

TEST_F(SyncTest, editsAndDeletions_reachBothLevels)
{
    SyncClient alice = synced(m_alice);
    WireSocket bob = connected(m_bob);
    const auto id =
        alice.ask({{"type", "message.send"}, {"conversation", m_conversation}, {"client_id", "c1"}, {"content", "one"}})
            .at("message_id");
    alice.next();
    bob.receive();
    alice.ask({{"type", "message.edit"}, {"conversation", m_conversation}, {"message_id", id}, {"content", "two"}},
              "ack");
    EXPECT_EQ(bob.receive().at("data").at("content"), "two");
    alice.ask({{"type", "message.delete"}, {"conversation", m_conversation}, {"message_id", id}}, "ack");
    EXPECT_EQ(bob.receive().at("type"), "message.deleted");
    const auto page = alice.ask({{"type", "sync"}, {"conversation", m_conversation}, {"after", 0}}, "sync.page");
    ASSERT_EQ(page.at("messages").as_array().size(), 1u);
    EXPECT_EQ(page.at("messages").at(0).at("deleted"), true);
    EXPECT_EQ(page.at("messages").at(0).at("rev"), page.at("to"));
}

TEST_F(SyncTest, whatHappenedWhileAway_comesByPagesAndNothingTwice)
{
    std::string epoch;
    long long account = 0, head = 0;
    {
        SyncClient bob(m_process.port(), m_bob.access);
        const auto resumed = bob.resumeFresh("d");
        epoch = bob.hello().at("epoch").as_string();
        account = resumed.at("account").as_int64();
        head = resumed.at("conversations").at(0).at("head").as_int64();
    }
    SyncClient alice = synced(m_alice);
    for (int i = 0; i < 30; ++i)
        alice.ask({{"type", "message.send"},
                   {"conversation", m_conversation},
                   {"client_id", numbered("c", i)},
                   {"content", numbered("m", i)}},
                  "ack");
    SyncClient bob(m_process.port(), m_bob.access);
    const auto resumed = bob.ask(
        {{"type", "resume"}, {"device", "d"}, {"epoch", epoch}, {"account", account}, {"heads", {{number(), head}}}},
        "resumed");
    EXPECT_EQ(resumed.at("mode"), "delta");
    EXPECT_EQ(resumed.at("behind").at(number()), head + 30);
    std::vector<std::string> texts;
    for (bool more = true; more;) {
        const auto page =
            bob.ask({{"type", "sync"}, {"conversation", m_conversation}, {"after", head}, {"limit", 7}}, "sync.page");
        for (const auto &message : page.at("messages").as_array())
            texts.emplace_back(message.at("content").as_string());
        head = page.at("to").as_int64();
        more = page.at("more").as_bool();
    }
    ASSERT_EQ(texts.size(), 30u);
    for (std::size_t i = 0; i < texts.size(); ++i)
        EXPECT_EQ(texts[i], numbered("m", i));
}

TEST_F(SyncTest, history_isPagedAndSearched)
{
    for (int i = 0; i < 5; ++i)
        call(m_alice, "POST", messagesPath(), numbered(R"({"content":"number )", i).append("\"}"));
    SyncClient bob = synced(m_bob);
    const auto page = bob.ask({{"type", "history"}, {"conversation", m_conversation}, {"limit", 2}}, "history.page");
    EXPECT_EQ(page.at("messages").at(0).at("content"), "number 3");
    EXPECT_EQ(page.at("end"), true);
    const auto found =
        bob.ask({{"type", "history"}, {"conversation", m_conversation}, {"query", "Number 2"}}, "history.page");
    ASSERT_EQ(found.at("messages").as_array().size(), 1u);
    EXPECT_EQ(found.at("messages").at(0).at("content"), "number 2");
}

TEST_F(SyncTest, aNewConversation_isToldToEverySocketOfItsMembers)
{
    SyncClient bob = synced(m_bob);
    const auto group =
        call(m_alice, "POST", "/api/chat/conversations/",
             R"({"title":"Team","conversation_type":"group","member_ids":[)" + std::to_string(m_bob.id) + "]}");
    const auto account = bob.next();
    EXPECT_EQ(account.at("type"), "account.changed");
    EXPECT_EQ(account.at("conversations").at(0).at("id"), group.body.at("id"));
    call(m_alice, "POST", "/api/chat/conversations/" + std::to_string(group.body.at("id").as_int64()) + "/messages/",
         R"({"content":"welcome"})");
    EXPECT_EQ(bob.next().at("message").at("content"), "welcome");
}

TEST_F(SyncTest, aMemberRemovedByTheCommandLine_hearsOfItAndOfNothingAfterIt)
{
    const auto group =
        call(m_alice, "POST", "/api/chat/conversations/",
             R"({"title":"Team","conversation_type":"group","member_ids":[)" + std::to_string(m_bob.id) + "]}");
    const std::string id = std::to_string(group.body.at("id").as_int64());
    SyncClient alice = synced(m_alice);
    SyncClient bob = synced(m_bob);
    ASSERT_EQ(m_process.run({"member", "remove", id, "bob"}).exitCode, 0);

    const auto told = bob.next();
    EXPECT_EQ(told.at("type"), "account.changed");
    EXPECT_EQ(told.at("removed").at(0), group.body.at("id"));
    const auto members = alice.next();
    EXPECT_EQ(members.at("type"), "members.changed");
    EXPECT_EQ(members.at("members").at(0), (boost::json::value{{"user_id", m_bob.id}, {"removed", true}, {"rev", 2}}));
    alice.ask(
        {{"type", "message.send"}, {"conversation", group.body.at("id")}, {"client_id", "c1"}, {"content", "secret"}},
        "ack");
    bob.send({{"type", "ping"}});
    const auto pong = bob.next();
    EXPECT_EQ(pong.at("type"), "pong");
    EXPECT_FALSE(pong.as_object().contains("heads")) << pong;
    EXPECT_EQ(bob.ask({{"type", "sync"}, {"conversation", group.body.at("id")}}).at("code"), "not_member");
}

TEST_F(SyncTest, sessionRevoke_endsTheSocketsOfBothLevelsAtOnce)
{
    SyncClient alice = synced(m_alice);
    WireSocket level0 = connected(m_alice);
    SyncClient bob = synced(m_bob);
    EXPECT_EQ(m_process.run({"session", "revoke", "alice"}).exitCode, 0);

    const auto bye = alice.next();
    EXPECT_EQ(bye.at("type"), "bye");
    EXPECT_EQ(bye.at("code"), 4402);
    EXPECT_EQ(alice.endCode(), 4402u);
    EXPECT_FALSE(level0.receiveText());
    EXPECT_EQ(level0.closeCode(), 1008u);
    EXPECT_EQ(call(m_alice, "GET", "/api/auth/user/").status, 401u);
    EXPECT_EQ(
        rest(m_process.port(), "POST", "/api/auth/token/refresh/", R"({"refresh":")" + m_alice.refresh + "\"}").status,
        401u);
    bob.send({{"type", "ping"}});
    EXPECT_EQ(bob.next().at("type"), "pong");
    EXPECT_EQ(m_process.run({"session", "revoke", "nobody"}).exitCode, 1);
}

TEST_F(SyncTest, killedAfterTheAck_theMessageIsThereAndASecondTryIsTheSame)
{
    boost::json::value ack;
    const boost::json::object message{
        {"type", "message.send"}, {"conversation", m_conversation}, {"client_id", "c1"}, {"content", "survives"}};
    {
        SyncClient alice = synced(m_alice);
        ack = alice.ask(message, "ack");
        m_process.kill();
    }
    m_process.start();
    SyncClient alice = synced(m_alice);
    const auto again = alice.ask(message, "ack");
    EXPECT_EQ(again.at("duplicate"), true);
    EXPECT_EQ(again.at("message_id"), ack.at("message_id"));
    EXPECT_EQ(call(m_bob, "GET", messagesPath()).body.as_array().size(), 1u);
}

TEST_F(SyncTest, restSends_takeAClientIdToo)
{
    const std::string body = R"({"content":"once","client_id":"r1"})";
    const auto first = call(m_alice, "POST", messagesPath(), body);
    const auto second = call(m_alice, "POST", messagesPath(), body);
    EXPECT_EQ(first.status, 201u);
    EXPECT_EQ(second.status, 201u);
    EXPECT_EQ(first.body.at("id"), second.body.at("id"));
    EXPECT_EQ(call(m_alice, "POST", messagesPath(), R"({"content":"other","client_id":"r1"})").status, 409u);
    EXPECT_EQ(call(m_alice, "POST", messagesPath(), R"({"content":"x","client_id":"no spaces"})").status, 400u);
    // The same id over the socket is the same message.
    SyncClient alice = synced(m_alice);
    const auto ack = alice.ask(
        {{"type", "message.send"}, {"conversation", m_conversation}, {"client_id", "r1"}, {"content", "once"}}, "ack");
    EXPECT_EQ(ack.at("duplicate"), true);
    EXPECT_EQ(ack.at("message_id"), first.body.at("id"));
}

TEST_F(SyncTest, terminate_tellsWhenToComeBackThenSaysGoodBye)
{
    SyncClient alice = synced(m_alice);
    int exitCode = -1;
    std::thread terminator([&] { exitCode = m_process.terminate(); });
    EXPECT_EQ(alice.next().at("type"), "reconnect");
    const auto bye = alice.next();
    EXPECT_EQ(bye.at("code"), 4412);
    EXPECT_EQ(alice.endCode(), 4412u);
    terminator.join();
    EXPECT_EQ(exitCode, 0);
}

TEST_F(SyncTest, aFrameBeyondTheLimit_isToldSoHoweverLargeItIs)
{
    const std::size_t beyond[] = {limits::kSyncFrameBytes + 1, 16 * limits::kSyncFrameBytes};
    for (const std::size_t bytes : beyond) {
        SyncClient alice = synced(m_alice);
        alice.send({{"type", std::string(bytes, 'x')}});
        const auto bye = alice.next();
        EXPECT_EQ(bye.at("type"), "bye");
        EXPECT_EQ(bye.at("code"), 4413);
        EXPECT_EQ(alice.endCode(), 4413u);
    }
}

TEST_F(SyncTest, aReaderThatIsTooSlow_isToldSoMissesNoNumberBeforeAndResumesByPages)
{
    // More than the kernel keeps for a socket besides.
    constexpr int kMessages = 300;
    m_process.kill();
    m_process.start({"--command-rate", "1000000"});
    SyncClient bob = synced(m_bob);
    SyncClient alice = synced(m_alice);
    const std::string words(60'000, 'x');
    for (int i = 0; i < kMessages; ++i)
        alice.ask({{"type", "message.send"},
                   {"conversation", m_conversation},
                   {"client_id", numbered("c", i)},
                   {"content", words}},
                  "ack");

    long long rev = 1;
    auto frame = bob.next();
    for (; frame.at("type") == "message.new"; frame = bob.next())
        EXPECT_EQ(frame.at("rev"), ++rev);
    EXPECT_EQ(frame.at("type"), "bye");
    EXPECT_EQ(frame.at("code"), 4420);
    EXPECT_EQ(bob.endCode(), 4420u);
    ASSERT_LT(rev, kMessages);

    SyncClient again = synced(m_bob);
    while (rev <= kMessages) {
        const auto page = again.ask(
            {{"type", "sync"}, {"conversation", m_conversation}, {"after", rev}, {"marks_after", 0}, {"limit", 200}},
            "sync.page");
        ASSERT_FALSE(page.at("messages").as_array().empty());
        for (const auto &message : page.at("messages").as_array())
            EXPECT_EQ(message.at("rev"), ++rev);
    }
}

TEST_F(SyncTest, manySendersAtOnce_everySocketSeesTheSameOrderWithoutAGap)
{
    constexpr int kEach = 40;
    SyncClient watcher = synced(m_bob, "watcher");
    SyncClient other = synced(m_alice, "other");
    std::vector<std::thread> senders;
    for (int sender = 0; sender < 4; ++sender) {
        senders.emplace_back([this, sender] {
            SyncClient client = synced(sender % 2 ? m_alice : m_bob, numbered("s", sender));
            for (int i = 0; i < kEach; ++i)
                client.ask({{"type", "message.send"},
                            {"conversation", m_conversation},
                            {"client_id", numbered("m", sender * kEach + i)},
                            {"content", "x"}},
                           "ack");
        });
    }
    const auto collect = [](SyncClient &client) {
        std::vector<long long> ids;
        long long rev = 1;
        while (ids.size() < 4 * kEach) {
            const auto event = client.next();
            if (event.at("type") != "message.new")
                continue;
            EXPECT_EQ(event.at("rev"), ++rev);
            ids.push_back(event.at("message").at("id").as_int64());
        }
        return ids;
    };
    const auto first = collect(watcher);
    const auto second = collect(other);
    for (std::thread &thread : senders)
        thread.join();
    EXPECT_EQ(first, second);
    EXPECT_TRUE(std::is_sorted(first.begin(), first.end()));
}
