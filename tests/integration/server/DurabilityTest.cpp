// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveServer.h"

#include <boost/json.hpp>

#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

using namespace vatochito::server;

using DurabilityTest = LiveServer;

TEST_F(DurabilityTest, twoSockets_exchangeAMessage)
{
    WireSocket alice = connected(m_alice);
    WireSocket bob = connected(m_bob);

    alice.send(R"({"type":"message.send","content":"કેમ છો? 🙏🏽"})");

    const auto seenByAlice = alice.receive();
    const auto seenByBob = bob.receive();
    EXPECT_EQ(seenByBob, seenByAlice);
    EXPECT_EQ(seenByBob.at("type"), "message.new");
    EXPECT_EQ(seenByBob.at("data").at("content"), "કેમ છો? 🙏🏽");
    EXPECT_EQ(seenByBob.at("data").at("sender").at("username"), "alice");
}

TEST_F(DurabilityTest, killedAfterTheEcho_theMessageIsThereAfterTheRestart)
{
    WireSocket alice = connected(m_alice);
    alice.send(R"({"type":"message.send","content":"survives"})");
    const auto echo = alice.receive();

    m_process.kill();
    m_process.start();

    const auto history = call(m_bob, "GET", messagesPath());
    ASSERT_EQ(history.status, 200u);
    ASSERT_EQ(history.body.as_array().size(), 1u);
    EXPECT_EQ(history.body.at(0).at("id"), echo.at("data").at("id"));
    EXPECT_EQ(history.body.at(0).at("content"), "survives");
}

TEST_F(DurabilityTest, killedAmidABurst_everyEchoedMessageIsThereOnceAndInOrder)
{
    WireSocket alice = connected(m_alice);
    for (int i = 0; i < 300; ++i)
        alice.send(R"({"type":"message.send","content":"m)" + std::to_string(i) + "\"}");
    std::vector<long long> echoed;
    for (int i = 0; i < 100; ++i)
        echoed.push_back(alice.receive().at("data").at("id").as_int64());

    m_process.kill();
    m_process.start();

    const auto history = call(m_alice, "GET", messagesPath());
    const auto &messages = history.body.as_array();
    ASSERT_GE(messages.size(), echoed.size());
    for (std::size_t i = 0; i < messages.size(); ++i)
        EXPECT_EQ(messages[messages.size() - 1 - i].at("content"),
                  boost::json::value(std::string("m").append(std::to_string(i))));
    for (std::size_t i = 0; i < echoed.size(); ++i)
        EXPECT_EQ(messages[messages.size() - 1 - i].at("id"), echoed[i]);
}

TEST_F(DurabilityTest, terminate_closesSocketsPolitelyAndExitsZero)
{
    WireSocket alice = connected(m_alice);
    alice.send(R"({"type":"message.send","content":"last words"})");

    // The frame may still be on its way when the signal comes: its echo says that it is being worked on.
    EXPECT_EQ(alice.receive().at("data").at("content"), "last words");
    std::optional<std::string> end = "unset";
    unsigned code = 0;
    std::thread reader([&] {
        end = alice.receiveText();
        code = alice.closeCode();
    });
    EXPECT_EQ(m_process.terminate(), 0);
    reader.join();
    EXPECT_FALSE(end);
    EXPECT_EQ(code, 1001u);
}

TEST_F(DurabilityTest, terminate_doesNotWaitForIdleConnections)
{
    std::vector<WireConnection> idle;
    for (int i = 0; i < 3; ++i) {
        idle.emplace_back(m_process.port());
        idle.back().send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_TRUE(idle.back().readUntil("{\"status\":\"ok\"}").starts_with("HTTP/1.1 200"));
    }
    idle.emplace_back(m_process.port());

    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(m_process.terminate(), 0);
    // Far from the ten seconds after which it would go all the same.
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
    EXPECT_EQ(idle.front().readToEnd(), "");
}

TEST_F(DurabilityTest, startedWithALowSoftLimitOfOpenFiles_raisesItToTheHardOne)
{
    rlimit ours{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &ours), 0);
    rlimit low = ours;
    low.rlim_cur = 256;
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &low), 0);
    m_process.kill();
    m_process.start();
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &ours), 0);

    // proc(5): "Max open files            1024                 524288               files"
    std::ifstream limits("/proc/" + std::to_string(m_process.pid()) + "/limits");
    std::string line;
    while (std::getline(limits, line) && !line.starts_with("Max open files"))
        ;
    std::istringstream words(line.substr(line.find_first_of("0123456789")));
    std::string soft, hard;
    words >> soft >> hard;
    EXPECT_EQ(soft, hard);
}
