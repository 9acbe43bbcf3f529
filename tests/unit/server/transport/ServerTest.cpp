// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/Server.h"

#include "server/channel/MemoryChannelLayer.h"
#include "server/store/WorkerPool.h"
#include "server/transport/AuthRoutes.h"
#include "server/transport/StatusRoutes.h"
#include "store/StoreFixture.h"
#include "support/server/WireClient.h"

#include <boost/json.hpp>

#include <mutex>
#include <thread>

using namespace vatochito::server;
using namespace std::chrono_literals;

namespace {

/// Rings when the connections are told to go.
class DrainBell final : public ClientConnection
{
public:
    void drain() override { m_rung.set_value(); }
    void wait() { m_rung.get_future().get(); }

private:
    std::promise<void> m_rung;
};

/// The network side in this process, so that its lanes and limits are the test's.
class ServerTest : public StoreFixture
{
protected:
    ServerTest()
    {
        m_channel.listen([this](const ChannelEvent &event) {
            m_hub.deliver(event);
            m_syncHub.deliver(event);
        });
        addStatusRoutes(m_router, [] { return Status(); });
        addAuthRoutes(m_router, m_auth);
    }
    ~ServerTest() override
    {
        if (m_thread.joinable())
            stop();
        // As in the program: what still works ends before the connections do.
        m_workers.reset();
    }

    void start(TransportLimits limits = {})
    {
        m_server =
            std::make_unique<Server>(ServerContext{m_router, m_auth, m_gate, m_chat, m_annotations, m_hub, m_sync,
                                                   m_lanes, m_searchSeats, m_connections, m_clock, limits},
                                     m_watch, m_syncWatch);
        ASSERT_TRUE(m_server->listen("127.0.0.1", 0));
        m_thread = std::thread([this] { m_server->run(); });
    }
    void stop()
    {
        m_server->drain();
        m_thread.join();
    }
    std::string accessToken(UserId user) { return m_tokens.sign(m_tokens.newPair(user)).access; }

    MemoryChannelLayer m_channel;
    Hub m_hub;
    SyncHub m_syncHub;
    PresenceBoard m_presence{m_syncHub, m_clock};
    SyncService m_sync{m_store->sync(), m_syncHub, m_presence};
    PasswordHasher m_hasher{PasswordHasher::Cost::minimal()};
    TokenService m_tokens{std::string(32, 'k'), {}, m_clock};
    AuthService m_auth{*m_store, m_tokens, m_hasher, m_clock};
    ConversationService m_conversations{m_store->conversations()};
    ChatService m_chat{m_store->messages(), m_channel, m_clock};
    PersonSeats m_searchSeats{limits::kSearchesOfPerson};
    AnnotationService m_annotations{m_store->annotations(), m_channel};
    AccessWatch m_watch{m_hub, m_store->conversations(), m_store->tokens()};
    OutsideAccess m_outside{m_hub, m_syncHub, m_presence, m_store->sync()};
    SyncWatch m_syncWatch{m_syncHub,       m_outside,        m_channel, [](const ConversationChange &) {},
                          m_store->sync(), m_store->tokens()};
    SocketGate m_gate{m_auth, m_conversations, m_hub, m_sync};
    Router m_router;
    ConnectionRegistry m_connections;
    std::unique_ptr<WorkerPool> m_workers = std::make_unique<WorkerPool>(2);
    std::function<bool(UserId, Lanes::Task)> m_requestLane = [this](UserId, Lanes::Task task) {
        return m_workers->post(std::move(task));
    };
    std::function<bool(Lanes::Task)> m_checkLane = [this](Lanes::Task task) {
        return m_workers->post(std::move(task));
    };
    Lanes m_lanes{
        {.requests = [this](UserId person, Lanes::Task task) { return m_requestLane(person, std::move(task)); },
         .credentials = [](const Lanes::Task &) { return false; },
         .searches = [](const Lanes::Task &) { return false; },
         .checks = [this](Lanes::Task task) { return m_checkLane(std::move(task)); }}};
    std::unique_ptr<Server> m_server;
    std::thread m_thread;
};

} // namespace

TEST_F(ServerTest, fullCredentialLane_is503AndHoldsUpNobodyElse)
{
    start();
    const auto refused =
        rest(m_server->port(), "POST", "/api/auth/login/", R"({"username":"alice","password":"Test@1234"})");
    EXPECT_EQ(refused.status, 503u);
    EXPECT_EQ(refused.retryAfter, "1");
    EXPECT_EQ(refused.body.at("detail"), "The server is busy.");
    EXPECT_EQ(rest(m_server->port(), "GET", "/api/").status, 200u);
}

TEST_F(ServerTest, fullRequestLane_holdsUpNeitherProbesNorTheAccessCheck)
{
    std::promise<void> checked;
    bool isFirst = true;
    m_requestLane = [](UserId, const Lanes::Task &) { return false; };
    m_checkLane = [&](Lanes::Task task) {
        if (std::exchange(isFirst, false))
            checked.set_value();
        return m_workers->post(std::move(task));
    };
    start();
    checked.get_future().get();
    EXPECT_EQ(rest(m_server->port(), "GET", "/healthz").status, 200u);
    EXPECT_EQ(rest(m_server->port(), "GET", "/readyz").status, 200u);
    EXPECT_EQ(rest(m_server->port(), "GET", "/api/").status, 503u);
}

TEST_F(ServerTest, whoShowsATokenOfOurs_takesTheirOwnTurnsInTheLane)
{
    std::mutex mutex;
    std::vector<UserId> people;
    m_requestLane = [&](UserId person, Lanes::Task task) {
        const std::lock_guard lock(mutex);
        people.push_back(person);
        return m_workers->post(std::move(task));
    };
    start();
    const auto whose = [&](const auto &ask) {
        ask();
        const std::lock_guard lock(mutex);
        EXPECT_FALSE(people.empty());
        return std::exchange(people, {}).front();
    };
    const std::string token = accessToken(m_alice);
    const unsigned short port = m_server->port();
    EXPECT_EQ(whose([&] { rest(port, "GET", "/api/", {}, token); }), m_alice);
    EXPECT_EQ(whose([&] { rest(port, "GET", "/api/", {}, token + "x"); }), UserId());
    EXPECT_EQ(whose([&] { rest(port, "GET", "/api/"); }), UserId());
    EXPECT_EQ(whose([&] { WireSocket().open(port, "/ws/chat/1/?token=" + token); }), m_alice);
    EXPECT_EQ(whose([&] { WireSocket().open(port, "/ws/sync/", "Bearer " + token); }), m_alice);
    stop();
}

TEST_F(ServerTest, lateRequest_isClosedWithoutAnAnswer)
{
    TransportLimits limits;
    limits.headerDeadline = 50ms;
    start(limits);
    EXPECT_EQ(rawExchange(m_server->port(), ""), "");
    EXPECT_EQ(rawExchange(m_server->port(), "GET /api/ HTTP/1.1\r\nHost:"), "");
}

TEST_F(ServerTest, draining_tellsNewcomersWhenToComeBack)
{
    const ConversationId conversation = direct();
    start();
    const auto bell = std::make_shared<DrainBell>();
    m_connections.add(bell);
    m_server->drain();
    bell->wait();

    const auto refused = rest(m_server->port(), "GET", "/api/");
    EXPECT_EQ(refused.status, 503u);
    EXPECT_FALSE(refused.retryAfter.empty());
    const std::string token = accessToken(m_alice);
    EXPECT_EQ(
        WireSocket().open(m_server->port(), "/ws/chat/" + std::to_string(conversation.value()) + "/?token=" + token),
        503u);
    EXPECT_EQ(WireSocket().open(m_server->port(), "/ws/sync/", "Bearer " + token), 503u);
    EXPECT_EQ(rest(m_server->port(), "GET", "/healthz").status, 200u);
    m_connections.remove(*bell);
    m_thread.join();
}

TEST_F(ServerTest, drainDuringAHandshake_opensTheSocketAndClosesItPolitely)
{
    const ConversationId conversation = direct();
    std::promise<Lanes::Task> gate;
    bool isFirst = true;
    m_requestLane = [&](UserId, Lanes::Task task) {
        if (!std::exchange(isFirst, false))
            return m_workers->post(std::move(task));
        gate.set_value(std::move(task));
        return true;
    };
    // The handshake shall be the only one who asks for the lane.
    TransportLimits limits;
    limits.accessCheckInterval = 1h;
    start(limits);
    unsigned status = 0, code = 0;
    std::thread client([&] {
        WireSocket socket;
        status = socket.open(m_server->port(),
                             "/ws/chat/" + std::to_string(conversation.value()) + "/?token=" + accessToken(m_alice));
        EXPECT_FALSE(socket.receiveText());
        code = socket.closeCode();
    });
    Lanes::Task admit = gate.get_future().get();
    const auto bell = std::make_shared<DrainBell>();
    m_connections.add(bell);
    m_server->drain();
    bell->wait();
    m_connections.remove(*bell);

    admit();
    // It holds the connection, as a task that waits does.
    admit = nullptr;

    client.join();
    EXPECT_EQ(status, 101u);
    EXPECT_EQ(code, 1001u);
    m_thread.join();
    EXPECT_EQ(m_connections.count(), 0u);
}
