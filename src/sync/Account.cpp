// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Account.h"

#include "base/Clock.h"
#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "net/Authenticator.h"

namespace vatochito {

namespace {

constexpr std::chrono::seconds kPresenceRetry{30};

} // namespace

Account::Account(const AccountServices &services, AccountPlace place, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_place(std::move(place))
    , m_cache(databasePath(m_place), m_place.me.id)
    , m_cacheCare(m_cache, services.alarms)
    , m_searchIndexer(m_cache, services.alarms)
    , m_cacheLimit(m_cache, services.alarms)
    , m_history(m_cache, services.clock)
    , m_authenticator(services.makeAuthenticator(m_place.server))
    , m_refreshLock(m_cache.path(), services.alarms)
    , m_level(m_place.profileFolder, m_place.server.toString())
    , m_session(std::make_unique<Session>(tokenKey(m_place), *m_authenticator, services.vault, &m_refreshLock,
                                          services.clock, services.alarms))
    , m_link(services.makeLink(LinkPlace{.server = m_place.server, .installation = m_place.profileId, .level = m_level},
                               *m_session))
    , m_engine(std::make_unique<SyncEngine>(*m_link, m_cache, m_place.me.id, services.alarms))
    , m_outbox(std::make_unique<Outbox>(*m_link, *m_engine, m_cache, services.clock, services.alarms))
    , m_lease(std::make_unique<OutboxLease>(m_cache.path(), services.alarms))
    , m_presenceRetry(services.alarms.makeAlarm())
{
    connect(m_session.get(), &Session::stateChanged, this, [this] {
        if (m_session->state() == Session::State::SignedIn)
            connectToServer();
        else
            disconnectFromServer();
        updateConnection();
    });
    connect(m_session.get(), &Session::vaultTroubleChanged, this, &Account::updateConnection);
    connect(m_session.get(), &Session::tokenChanged, this, [this] { m_link->take(Hint::NewToken); });
    connect(m_link.get(), &Link::connectionChanged, this, &Account::followLink);
    connect(m_engine.get(), &SyncEngine::caughtUp, this, &Account::updateConnection);
    connect(m_engine.get(), &SyncEngine::openConversationChanged, &m_cacheLimit, &CacheLimit::spare);
    connect(m_lease.get(), &OutboxLease::acquired, m_outbox.get(), [this] { m_outbox->setSending(true); });
    // One of several processes keeps the history, and a command that comes and goes is no news.
    connect(m_lease.get(), &OutboxLease::acquired, this, [this] { m_history.setRecording(m_services.tellsPresence); });
    connect(m_lease.get(), &OutboxLease::rang, m_outbox.get(), &Outbox::wake);
    connect(m_lease.get(), &OutboxLease::rang, m_engine.get(), &SyncEngine::takeUpUntoldReads);
    connect(m_lease.get(), &OutboxLease::rang, this, &Account::tryForWhatWaits);
    connect(&m_cache.outbox(), &OutboxStore::changed, this, &Account::tryForWhatWaits);
    connect(m_outbox.get(), &Outbox::holderNeeded, m_lease.get(), &OutboxLease::ring);
    connect(m_engine.get(), &SyncEngine::readsKept, m_lease.get(), &OutboxLease::ring);
    connect(&m_cache, &Cache::troubleChanged, this, &Account::followCache);
    connect(&m_cache, &Cache::replaced, this, [this] {
        m_engine->startAnew();
        m_outbox->wake();
    });
}

Account::~Account() = default;

std::unique_ptr<ServerSearch> Account::makeServerSearch()
{
    return std::make_unique<ServerSearch>(*m_link, m_cache);
}

void Account::prepare()
{
    if (std::exchange(m_isPrepared, true))
        return;
    whenDone(m_engine->start(), this, [this](const Status &started) {
        if (!started)
            return; // Cache::trouble() tells.
        m_isReady = true;
        m_outbox->wake();
        connectToServer();
    });
}

QFuture<Result<int>> Account::askLevel()
{
    auto promise = std::make_shared<QPromise<Result<int>>>();
    promise->start();
    whenDone(m_authenticator->probe(), this, [this, promise](const Result<int> &level) {
        if (level)
            m_level.remember({.level = *level, .until = m_services.clock.now() + LevelMemory::kRememberedFor});
        promise->addResult(level);
        promise->finish();
    });
    return promise->future();
}

void Account::openOffline()
{
    prepare();
}

QFuture<Status> Account::begin(const Tokens &tokens)
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    whenDone(m_cache.claim(m_place.me), this, [this, promise, tokens](const Result<bool> &wasAnothers) {
        if (!wasAnothers) {
            promise->addResult(failure(wasAnothers.error()));
            promise->finish();
            return;
        }
        if (*wasAnothers)
            qCWarning(lcSync) << "the cache of another user name was set aside, user" << m_place.me.id.value();
        whenDone(m_cache.write([me = m_place.me](CacheTransaction &transaction) { transaction.upsertPerson(me); }),
                 this, [](const Status &) {});
        m_level.forget(); // Somebody may have brought the server up to date.
        prepare();
        whenDone(m_session->begin(tokens), this, [promise](const Status &begun) {
            promise->addResult(begun);
            promise->finish();
        });
    });
    return promise->future();
}

void Account::resume()
{
    prepare();
    m_isResuming = true;
    m_session->resume();
    updateConnection();
}

void Account::connectToServer()
{
    if (!m_isReady || m_session->state() != Session::State::SignedIn || std::exchange(m_isConnecting, true))
        return;
    m_link->start();
    // A server that resumes tells what changed; a list beside it would come between.
    if (!m_link->capabilities().resumes || !m_engine->hasConversations())
        m_engine->refreshConversations();
    m_lease->acquire();
}

void Account::disconnectFromServer()
{
    m_outbox->setSending(false);
    m_history.setRecording(false);
    m_lease->release();
    if (std::exchange(m_isConnecting, false))
        m_link->stop();
}

void Account::tryForWhatWaits()
{
    if (m_link->connection().status == Connection::Status::Unreachable)
        m_link->take(Hint::TryNow);
}

void Account::followLink()
{
    tellPresence();
    updateConnection();
}

void Account::tellPresence()
{
    const Connection::Status status = m_link->connection().status;
    const bool isConnected = status == Connection::Status::Online || status == Connection::Status::CatchingUp;
    const bool isThere = m_services.tellsPresence && !m_isClosing && !m_isAsleep;
    if (!isThere || !isConnected || std::exchange(m_isOnlineTold, true))
        return;
    whenDone(m_link->setOnline(true), this, [this](const Status &told) {
        if (told)
            return;
        m_isOnlineTold = false;
        m_presenceRetry->start(kPresenceRetry, [this] { tellPresence(); });
    });
}

void Account::followCache()
{
    if (m_cache.trouble())
        return;
    if (m_isPrepared && !m_isReady) {
        m_isPrepared = false;
        prepare();
        return;
    }
    m_engine->readMissed();
    m_outbox->wake();
}

void Account::updateConnection()
{
    Connection connection = m_link->connection();
    // What the system says of a server that it finds no way to does not tell whose fault that is.
    const bool isLost =
        connection.status == Connection::Status::Waiting || connection.status == Connection::Status::Unreachable;
    if (isLost && connection.reason == Error::Code::Offline && m_services.hasNetwork())
        connection.reason = Error::Code::Refused;
    else if (isLost && connection.reason == Error::Code::UnknownHost && !m_services.hasNetwork())
        connection.reason = Error::Code::Offline;
    const bool isWaitingForVault = m_isResuming && m_session->state() == Session::State::Resuming;
    if (isWaitingForVault && m_session->vaultTrouble())
        connection = Connection{.status = Connection::Status::Offline, .reason = m_session->vaultTrouble()->code};
    else if (isWaitingForVault)
        connection = Connection{.status = Connection::Status::Connecting};
    else if (m_session->state() == Session::State::Over)
        connection = Connection{
            .status = Connection::Status::SignedOut, .socket = connection.socket, .reason = Error::Code::SessionOver};
    else if (connection.status == Connection::Status::Online && !m_engine->isCaughtUp())
        connection.status = Connection::Status::CatchingUp;
    if (m_connection == connection)
        return;
    m_connection = connection;
    m_history.follow(connection);
    Q_EMIT connectionChanged();
}

QFuture<Status> Account::fallAsleep()
{
    m_isAsleep = true;
    if (!m_isConnecting || !std::exchange(m_isOnlineTold, false))
        return readyFuture<void>(Status());
    return m_link->setOnline(false);
}

void Account::take(Hint hint)
{
    if (hint == Hint::Woke && std::exchange(m_isAsleep, false))
        tellPresence();
    // Only the person may make the keychain ask: its question takes the focus away and gives it back, each time.
    if (hint == Hint::TryNow && m_isResuming && m_session->state() == Session::State::Resuming)
        m_session->resume();
    if (hint == Hint::Woke)
        m_history.woke();
    if (hint == Hint::NetworkChanged || hint == Hint::Woke)
        m_authenticator->forgetConnections();
    m_link->take(hint);
}

void Account::setServer(const ServerAddress &server)
{
    m_place.server = server;
    m_link->setAddress(server);
    reconnect();
}

void Account::reconnect()
{
    if (!m_isConnecting)
        return;
    disconnectFromServer();
    connectToServer();
}

QFuture<Status> Account::close()
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    const auto finish = [this, promise](const Status &status) {
        disconnectFromServer();
        promise->addResult(status);
        promise->finish();
    };
    m_isClosing = true;
    // Nothing new goes out, but what is on its way may still be answered.
    m_outbox->setSending(false);
    if (m_isConnecting && std::exchange(m_isOnlineTold, false))
        whenDone(m_link->setOnline(false), this, finish);
    else
        finish(Status());
    return promise->future();
}

Parting Account::leave()
{
    m_isClosing = true;
    const Parting parting{.key = tokenKey(m_place),
                          .tokens = m_session->surrender(), // closes the sockets
                          .countsAsThere = std::exchange(m_isOnlineTold, false)};
    return parting;
}

QFuture<Status> Account::signOut()
{
    m_farewell = std::make_unique<Farewell>(leave(), m_services.vault, m_services.makeAuthenticator(m_place.server),
                                            m_services.alarms);
    return m_farewell->done();
}

} // namespace vatochito
