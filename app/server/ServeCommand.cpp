// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServeCommand.h"

#include "StateFolder.h"
#include "server/auth/AuthService.h"
#include "server/auth/SecretKey.h"
#include "server/channel/MemoryChannelLayer.h"
#include "server/chat/AccessWatch.h"
#include "server/chat/ChatService.h"
#include "server/chat/ConversationAnnouncement.h"
#include "server/chat/ConversationService.h"
#include "server/chat/OutsideAccess.h"
#include "server/chat/PeopleService.h"
#include "server/chat/SyncService.h"
#include "server/chat/SyncWatch.h"
#include "server/domain/Limits.h"
#include "server/store/Store.h"
#include "server/store/WorkerPool.h"
#include "server/transport/AnnotationRoutes.h"
#include "server/transport/AuthRoutes.h"
#include "server/transport/ContactRoutes.h"
#include "server/transport/ConversationRoutes.h"
#include "server/transport/MessageRoutes.h"
#include "server/transport/PeopleRoutes.h"
#include "server/transport/Server.h"
#include "server/transport/SettingsRoutes.h"
#include "server/transport/StatusRoutes.h"

#include <spdlog/spdlog.h>

#include <sys/resource.h>

#include <csignal>

namespace vatochito::server {

namespace {

constexpr std::size_t kRequestThreads = 8;
/// Each hash takes 64 MiB and a processor.
constexpr std::size_t kCredentialThreads = 2;
/// However many search, the other readers of the database are there for the rest.
constexpr std::size_t kSearchThreads = 1;
/// The access check has one of them at most; probes find the other.
constexpr std::size_t kCheckThreads = 2;

/// Every object of a running server, made once, in order.
class RunningServer
{
public:
    RunningServer(std::unique_ptr<Store> store, std::string secret, const ServerConfig &config, const Clock &clock,
                  const FailPoints &failPoints)
        : m_store(std::move(store))
        , m_tokens(std::move(secret), config.lifetimes, clock)
        , m_auth(*m_store, m_tokens, m_hasher, clock)
        , m_presence(m_syncHub, clock)
        , m_people(m_store->users(), m_store->settings())
        , m_contacts(m_store->contacts())
        , m_conversations(m_store->conversations())
        , m_chat(m_store->messages(), m_channel, clock, failPoints)
        , m_annotations(m_store->annotations(), m_channel)
        , m_sync(m_store->sync(), m_syncHub, m_presence)
        , m_watch(m_hub, m_store->conversations(), m_store->tokens())
        , m_outside(m_hub, m_syncHub, m_presence, m_store->sync())
        , m_syncWatch(
              m_syncHub, m_outside, m_channel, [this](const ConversationChange &change) { announce(change); },
              m_store->sync(), m_store->tokens())
        , m_gate(m_auth, m_conversations, m_hub, m_sync)
        , m_lanes({[this](UserId person, Lanes::Task task) { return m_requests->post(person, std::move(task)); },
                   [this](Lanes::Task task) { return m_credentials->post(std::move(task)); },
                   [this](Lanes::Task task) { return m_searches->post(std::move(task)); },
                   [this](Lanes::Task task) { return m_checks->post(std::move(task)); }})
        , m_server({m_router,
                    m_auth,
                    m_gate,
                    m_chat,
                    m_annotations,
                    m_hub,
                    m_sync,
                    m_lanes,
                    m_searchSeats,
                    m_connections,
                    clock,
                    {.frameBytes = config.frameLimit,
                     .commandsPerSecond = config.commandRate,
                     .offersSync = config.offersSync}},
                   m_watch, m_syncWatch)
    {
        m_channel.listen([this](const ChannelEvent &event) {
            m_hub.deliver(event);
            m_syncHub.deliver(event);
            m_presence.follow(event);
        });
        m_store->conversations().announceTo([this](const ConversationChange &change) { announce(change); });
        m_people.announceTo([this](const User &person, bool isOnline) { m_sync.setPresence(person, isOnline); });
        m_store->users().announceTo(
            [this](const UserPtr &before, const UserPtr &after) { m_sync.profileChanged(*before, after); });
        m_store->settings().announceTo(
            [this](const UserPtr &person, const AccountChange &change, const SettingsStore::Marks &marks) {
                m_sync.tellSockets(person);
                announceAccount(m_channel, change);
                for (const auto &[conversation, mark] : marks)
                    m_chat.announceMark(conversation, mark);
            });
        m_store->contacts().announceTo([this](const AccountChange &change) { announceAccount(m_channel, change); });
        addStatusRoutes(
            m_router, [this] { return ready(); }, config.offersSync);
        addAuthRoutes(m_router, m_auth);
        addPeopleRoutes(m_router, m_people);
        addSettingsRoutes(m_router, m_people);
        addContactRoutes(m_router, m_contacts);
        addConversationRoutes(m_router, m_conversations);
        addMessageRoutes(m_router, m_chat);
        addAnnotationRoutes(m_router, m_annotations);
    }

    ~RunningServer()
    {
        // What still works or calls back posts to the connections' strands: all of it ends before they do.
        // Nobody waits for what has not begun: the connections are closed. Requests come first, since they pass
        // searches on.
        for (auto *pool : {&m_requests, &m_searches, &m_credentials, &m_checks}) {
            (*pool)->dropWaiting();
            pool->reset();
        }
        m_store.reset();
    }
    RunningServer(const RunningServer &) = delete;
    RunningServer &operator=(const RunningServer &) = delete;

    Server &server() { return m_server; }

private:
    static std::unique_ptr<WorkerPool> pool(std::size_t threads, WorkerPool::Bounds bounds)
    {
        return std::make_unique<WorkerPool>(threads, bounds);
    }
    void announce(const ConversationChange &change)
    {
        announceConversation(m_channel, change);
        for (const MarkChange &mark : change.marks)
            m_chat.announceMark(change.conversation, mark);
    }
    Status ready()
    {
        if (m_connections.isDraining())
            return failure(ServerError::unavailable("The server is going down."));
        if (Status database = m_store->ping(); !database)
            return database;
        return m_channel.ping();
    }

    MemoryChannelLayer m_channel;
    Hub m_hub;
    SyncHub m_syncHub;
    std::unique_ptr<Store> m_store;
    PasswordHasher m_hasher;
    TokenService m_tokens;
    AuthService m_auth;
    PresenceBoard m_presence;
    PeopleService m_people;
    ContactService m_contacts;
    ConversationService m_conversations;
    ChatService m_chat;
    AnnotationService m_annotations;
    SyncService m_sync;
    AccessWatch m_watch;
    OutsideAccess m_outside;
    SyncWatch m_syncWatch;
    SocketGate m_gate;
    PersonSeats m_searchSeats{limits::kSearchesOfPerson};
    Router m_router;
    ConnectionRegistry m_connections;
    std::unique_ptr<WorkerPool> m_requests =
        pool(kRequestThreads, {.waiting = limits::kWaitingRequests,
                               .waitingOfPerson = limits::kWaitingRequestsOfPerson,
                               .runningOfPerson = limits::kRunningRequestsOfPerson});
    std::unique_ptr<WorkerPool> m_credentials = pool(kCredentialThreads, {.waiting = limits::kWaitingCredentials});
    std::unique_ptr<WorkerPool> m_searches = pool(kSearchThreads, {.waiting = limits::kWaitingSearches});
    std::unique_ptr<WorkerPool> m_checks = pool(kCheckThreads, {.waiting = limits::kWaitingRequests});
    Lanes m_lanes;
    Server m_server;
};

/// Each socket is an open file, and the usual soft limit of 1,024 is there for programs that use select().
void allowAsManyFilesAsMayBe()
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return;
    files.rlim_cur = files.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &files) != 0)
        spdlog::warn("cannot raise the limit of open files: limit={}", files.rlim_cur);
}

int failed(const ServerError &error)
{
    spdlog::critical("cannot serve: {}", error.detail);
    return 1;
}

} // namespace

int serve(const ServerConfig &config, const FailPoints &failPoints)
{
    // Whoever read our log may have gone; that must not end the server.
    std::signal(SIGPIPE, SIG_IGN);
    allowAsManyFilesAsMayBe();
    for (const auto &folder : {config.database.parent_path(), config.secret.parent_path(), config.media}) {
        if (const Status prepared = prepareFolder(folder); !prepared)
            return failed(prepared.error());
    }
    auto secret = loadOrCreateSecret(config.secret);
    if (!secret)
        return failed(secret.error());
    if (!isPrivate(config.secret))
        spdlog::warn("others can read the key that signs all tokens: file={} remedy=\"chmod 600\"",
                     config.secret.string());
    const SystemClock clock;
    auto store = Store::open(config.database, clock, failPoints);
    if (!store)
        return failed(store.error());

    RunningServer running(std::move(*store), std::move(*secret), config, clock, failPoints);
    if (const Status listening = running.server().listen(config.address, config.port); !listening)
        return failed(listening.error());
    running.server().run();
    return 0;
}

} // namespace vatochito::server
