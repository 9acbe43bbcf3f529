// SPDX-License-Identifier: GPL-3.0-or-later
// Plays every frame of level 1 that this server sends and compares its shape with what was recorded in
// tests/contract/level1, which the client's tests read too. VATOCHITO_RECORD=1 records anew.
#include "LiveServer.h"
#include "Shape.h"
#include "SyncClient.h"

#include <boost/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

using namespace vatochito::server;

namespace {

std::set<std::string> recordedNames()
{
    std::set<std::string> names;
    for (const auto &entry : std::filesystem::directory_iterator(VATOCHITO_LEVEL1))
        names.insert(entry.path().stem().string());
    return names;
}

class Level1ContractTest : public LiveServer
{
protected:
    Level1ContractTest() : m_isRecording(std::getenv("VATOCHITO_RECORD") != nullptr) {}

    /// \a frame is an example of \a name.
    void check(const std::string &name, const boost::json::value &frame)
    {
        m_checked.insert(name);
        const std::string file = std::string(VATOCHITO_LEVEL1) + '/' + name + ".json";
        if (m_isRecording) {
            std::ofstream(file) << boost::json::serialize(frame) << '\n';
            return;
        }
        std::ifstream stream(file);
        ASSERT_TRUE(stream) << file;
        const auto recorded =
            boost::json::parse(std::string{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()});
        EXPECT_EQ(shapeDifferences(recorded, frame), std::vector<std::string>()) << name;
        EXPECT_EQ(recorded.at("type"), frame.at("type")) << name;
    }
    boost::json::object about(const char *type) const { return {{"type", type}, {"conversation", m_conversation}}; }
    boost::json::object message(const std::string &clientId, const std::string &content) const
    {
        boost::json::object frame = about("message.send");
        frame["client_id"] = clientId;
        frame["content"] = content;
        return frame;
    }
    static boost::json::object with(boost::json::object frame, const char *key, const boost::json::value &value)
    {
        frame[key] = value;
        return frame;
    }
    /// The next frame of \a type, whatever comes before it.
    static boost::json::value await(SyncClient &client, const char *type)
    {
        for (;;) {
            auto frame = client.anything();
            if (frame.at("type") == type)
                return frame;
        }
    }

    bool m_isRecording;
    std::set<std::string> m_checked;
};

} // namespace

TEST_F(Level1ContractTest, everyFrame_hasTheRecordedShape)
{
    SyncClient alice(m_process.port(), m_alice.access);
    check("hello", alice.hello());
    alice.resumeFresh("alice");
    SyncClient bob(m_process.port(), m_bob.access);
    const auto snapshot = bob.resumeFresh("bob");
    check("presence", await(bob, "presence"));

    // Messages.
    const auto sent = alice.ask(message("01938f6e-0000-7000-8000-000000000001", "Hello!"), "ack");
    check("ack-sent", sent);
    check("ack-duplicate", alice.ask(message("01938f6e-0000-7000-8000-000000000001", "Hello!"), "ack"));
    check("message.new", await(bob, "message.new"));
    const auto id = sent.at("message_id");
    auto reply = message("01938f6e-0000-7000-8000-000000000002", "કેમ છો?");
    reply["reply_to"] = id;
    bob.ask(reply, "ack");
    await(alice, "message.new"); // alice's own
    check("message.new-reply", await(alice, "message.new"));
    check("ack-changed", alice.ask(with(with(about("message.edit"), "message_id", id), "content", "Hi!"), "ack"));
    await(bob, "message.new"); // bob's own
    check("message.changed-edited", await(bob, "message.changed"));

    // Marks.
    check("ack", bob.ask(with(about("read"), "up_to", id), "ack"));
    check("account.changed", await(bob, "account.changed"));
    check("marks", await(alice, "marks"));
    alice.send(with(about("typing"), "is_typing", true));
    check("typing", await(bob, "typing"));

    // Where a client stands.
    const std::string number = std::to_string(m_conversation);
    check("sync.page", alice.ask(with(about("sync"), "after", 0), "sync.page"));
    check("sync.page-empty", alice.ask(with(with(about("sync"), "after", 4), "marks_after", 1'000), "sync.page"));
    check("history.page", alice.ask(with(about("history"), "limit", 2), "history.page"));
    const auto resumed = bob.ask({{"type", "resume"},
                                  {"device", "bob"},
                                  {"epoch", bob.hello().at("epoch")},
                                  {"account", snapshot.at("account")},
                                  {"heads", {{number, 1}}}},
                                 "resumed");
    check("resumed-delta", resumed);
    check("resumed-snapshot", bob.resumeFresh("bob"));
    alice.ask(with(about("message.delete"), "message_id", id), "ack");
    check("message.changed-deleted", await(alice, "message.changed"));
    check("history.page-deleted", alice.ask(with(with(about("history"), "around", id), "limit", 1), "history.page"));

    // Members.
    const auto group =
        call(m_alice, "POST", "/api/chat/conversations/", R"({"title":"Team","conversation_type":"group"})");
    const auto place = "/api/chat/conversations/" + std::to_string(group.body.at("id").as_int64()) + "/add-member/";
    call(m_alice, "POST", place, R"({"user_id":)" + std::to_string(m_bob.id) + '}');
    check("members.changed", await(alice, "members.changed"));
    m_process.run({"member", "remove", std::to_string(group.body.at("id").as_int64()), "bob"});
    check("members.changed-removed", await(alice, "members.changed"));
    await(bob, "account.changed");
    check("account.changed-removed", await(bob, "account.changed"));

    // What people put on messages, and what they change of groups and of their own settings.
    const auto liked = alice.ask(message("01938f6e-0000-7000-8000-000000000003", "Chai?"), "ack").at("message_id");
    alice.ask(with(with(with(about("reaction.set"), "message_id", liked), "emoji", "👍"), "on", true), "ack");
    check("message.changed-reacted", await(bob, "message.changed"));
    bob.ask(with(with(about("pin.set"), "message_id", liked), "on", true), "ack");
    check("message.changed-pinned", await(bob, "message.changed"));
    check("history.page-annotated", bob.ask(with(with(about("history"), "around", liked), "limit", 1), "history.page"));
    call(m_alice, "PATCH", "/api/chat/conversations/" + std::to_string(group.body.at("id").as_int64()) + '/',
         R"({"title":"Our team","description":"About us"})");
    check("info.changed", await(alice, "info.changed"));
    call(m_bob, "PATCH", "/api/auth/settings/", R"({"theme":"dark"})");
    check("account.changed-settings", await(bob, "account.changed"));

    const std::string added = R"({"nickname":"Bobby","contact_id":)" + std::to_string(m_bob.id) + '}';
    const auto contact = call(m_alice, "POST", "/api/chat/contacts/", added).body.at("id").as_int64();
    check("account.changed-contacts", await(alice, "account.changed"));
    call(m_alice, "DELETE", "/api/chat/contacts/" + std::to_string(contact) + '/');
    check("account.changed-contact-removed", await(alice, "account.changed"));
    call(m_bob, "POST", messagesPath() + std::to_string(liked.as_int64()) + "/forward/",
         R"({"conversation_id":)" + std::to_string(m_conversation) + '}');
    check("message.new-forwarded", await(alice, "message.new"));

    // The rest.
    check("error", alice.ask({{"type", "dance"}}, "error"));
    alice.send({{"type", "ping"}});
    check("pong", await(alice, "pong"));
    check("ack-auth", alice.ask({{"type", "auth"}, {"token", m_alice.access}}, "ack"));
    std::thread terminator([this] { m_process.terminate(); });
    check("reconnect", await(alice, "reconnect"));
    check("bye", await(alice, "bye"));
    terminator.join();

    // While recording this is true by itself, but for files of frames that are sent no more.
    EXPECT_EQ(m_checked, recordedNames());
}
