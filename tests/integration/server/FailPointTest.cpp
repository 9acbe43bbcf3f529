// SPDX-License-Identifier: GPL-3.0-or-later
#include "LiveServer.h"
#include "SyncClient.h"

#include <csignal>

using namespace vatochito::server;

namespace {

/// A server that stops at a fail point, and is killed there.
class FailPointTest : public LiveServer
{
protected:
    void stopAt(const std::string &point)
    {
        m_process.terminate();
        m_process.setProgram(VATOCHITO_FAILING_SERVER_PROGRAM);
        m_process.setEnvironment({"VATOCHITO_FAIL_POINT=" + point});
        m_process.start();
    }
    void arm()
    {
        m_process.signal(SIGUSR1);
        m_process.awaitLog("fail point armed");
    }
    void killAndRestart()
    {
        m_process.kill();
        m_process.setProgram(VATOCHITO_SERVER_PROGRAM);
        m_process.setEnvironment({});
        m_process.start();
    }
    boost::json::object message() const
    {
        return {{"type", "message.send"}, {"conversation", m_conversation}, {"client_id", "c1"}, {"content", "once"}};
    }
    std::size_t stored() { return call(m_bob, "GET", messagesPath()).body.as_array().size(); }
    /// What a client does that had no answer.
    boost::json::value sendAgain()
    {
        SyncClient alice(m_process.port(), m_alice.access);
        alice.resumeFresh("d");
        return alice.ask(message(), "ack");
    }
};

} // namespace

TEST_F(FailPointTest, killedBeforeTheCommit_nothingIsThereAndTheSecondTryIsTheFirst)
{
    stopAt("before_commit");
    SyncClient alice(m_process.port(), m_alice.access);
    alice.resumeFresh("d");
    arm();
    boost::json::object frame = message();
    frame["id"] = 9;
    alice.send(frame);
    // A commit of nothing is none, and nobody but Alice has anything to write: this is the one of her message.
    m_process.awaitLog("fail point reached: before_commit");
    killAndRestart();

    EXPECT_EQ(stored(), 0u);
    EXPECT_EQ(sendAgain().at("duplicate"), false);
    EXPECT_EQ(stored(), 1u);
}

TEST_F(FailPointTest, killedAfterTheCommitBeforeTheAck_theSecondTryIsADuplicate)
{
    stopAt("after_commit");
    SyncClient alice(m_process.port(), m_alice.access);
    alice.resumeFresh("d");
    arm();
    boost::json::object frame = message();
    frame["id"] = 9;
    alice.send(frame);
    m_process.awaitLog("fail point reached: after_commit");
    // It may have stopped at a commit before that of the message, whose own comes all the same.
    for (int i = 0; i < 1'000 && stored() == 0; ++i) {
    }
    EXPECT_EQ(stored(), 1u);
    killAndRestart();

    EXPECT_EQ(sendAgain().at("duplicate"), true);
    EXPECT_EQ(stored(), 1u);
}

TEST_F(FailPointTest, killedAfterTheAckBeforeAnybodyElseIsTold_theOthersFindItWhenTheyResume)
{
    stopAt("after_ack");
    SyncClient bob(m_process.port(), m_bob.access);
    const auto before = bob.resumeFresh("d");
    SyncClient alice(m_process.port(), m_alice.access);
    alice.resumeFresh("d");
    arm();
    const auto ack = alice.ask(message(), "ack");
    EXPECT_EQ(ack.at("duplicate"), false);
    m_process.awaitLog("fail point reached: after_ack");
    killAndRestart();
    EXPECT_EQ(bob.everythingToTheEnd(), std::vector<boost::json::value>());

    SyncClient again(m_process.port(), m_bob.access);
    const std::string id = std::to_string(m_conversation);
    const auto head = before.at("conversations").at(0).at("head");
    const auto resumed = again.ask({{"type", "resume"},
                                    {"device", "d"},
                                    {"epoch", bob.hello().at("epoch")},
                                    {"account", before.at("account")},
                                    {"heads", {{id, head}}}},
                                   "resumed");
    EXPECT_EQ(resumed.at("mode"), "delta");
    EXPECT_EQ(resumed.at("behind").at(id), head.as_int64() + 1);
    const auto page = again.ask({{"type", "sync"}, {"conversation", m_conversation}, {"after", head}}, "sync.page");
    EXPECT_EQ(page.at("messages").at(0).at("id"), ack.at("message_id"));
}
