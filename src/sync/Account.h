// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Connection.h"
#include "net/Link.h"
#include "storage/Cache.h"
#include "sync/AccountPlace.h"
#include "sync/CacheCare.h"
#include "sync/CacheLimit.h"
#include "sync/ConnectionHistory.h"
#include "sync/Farewell.h"
#include "sync/Outbox.h"
#include "sync/OutboxLease.h"
#include "sync/RefreshLock.h"
#include "sync/RememberedLevel.h"
#include "sync/SearchIndexer.h"
#include "sync/ServerSearch.h"
#include "sync/Session.h"
#include "sync/SyncEngine.h"

#include <QObject>

#include <functional>
#include <memory>

namespace vatochito {

/// What a link is told of where it runs.
struct LinkPlace
{
    ServerAddress server;
    QString installation; ///< A name of this profile on this computer that stays.
    LevelMemory &level;   ///< Outlives the link.
};

/// What an account needs from outside; all of it must outlive the account.
struct AccountServices
{
    TokenVault *vault = nullptr; ///< Null: tokens in memory alone.
    const Clock &clock;
    AlarmFactory &alarms;
    std::function<std::unique_ptr<Authenticator>(const ServerAddress &)> makeAuthenticator;
    std::function<std::unique_ptr<Link>(const LinkPlace &, TokenSource &)> makeLink;
    /// Whether this process counts as the person being there (compat.md, Quirks). A command that only looks must not
    /// tell "offline" at its end while a window of theirs is open.
    bool tellsPresence = true;
    /// Whether this computer has any network; without one, whatever finds no way is its own being offline.
    std::function<bool()> hasNetwork = [] { return true; };
};

/// Everything of one signed-in account, with one database file. Its cache is there at once; keychain and network follow
/// when they answer. Thread: the one it was made on.
class Account final : public QObject
{
    Q_OBJECT

public:
    Account(const AccountServices &services, AccountPlace place, QObject *parent = nullptr);
    ~Account() override;

    const User &me() const { return m_place.me; }
    const ServerAddress &server() const { return m_place.server; }
    /// The server's protocol level as far as it is known.
    int level() const { return m_link->capabilities().level; }
    /// Asks for it, without a connection, and remembers it for whoever opens the account next. Errors: as
    /// Authenticator::probe().
    QFuture<Result<int>> askLevel();

    Cache &cache() { return m_cache; }
    ConversationStore &conversations() { return m_cache.conversations(); }
    MessageStore &messages() { return m_cache.messages(); }
    OutboxStore &outboxRows() { return m_cache.outbox(); }
    Session &session() { return *m_session; }
    SyncEngine &engine() { return *m_engine; }
    Outbox &outbox() { return *m_outbox; }

    /// How large the cache may grow, in bytes; 0: it keeps everything.
    void setCacheLimit(long long bytes) { m_cacheLimit.setBytes(bytes); }
    /// One that looks on this account's server; the account must outlive it.
    std::unique_ptr<ServerSearch> makeServerSearch();

    Connection connection() const { return m_connection; }
    /// Trying may have become worth it. On Hint::TryNow the keychain is asked again too.
    void take(Hint hint);
    /// The computer goes to sleep: says "offline". Takes as long as one answer of the server. take(Hint::Woke) ends it.
    QFuture<Status> fallAsleep();
    /// The person wishes it so.
    void tryNow() { take(Hint::TryNow); }
    /// The same server, but its sockets are elsewhere: connects to them anew.
    void setServer(const ServerAddress &server);
    /// The way to the server is another one: goes it anew, with fresh attempts.
    void reconnect();

    /// Looks at the cache alone: no keychain, no network.
    void openOffline();
    /// Takes fresh tokens and connects.
    QFuture<Status> begin(const Tokens &tokens);
    /// Reads the tokens from the keychain and connects.
    void resume();
    /// Says "offline", closes the sockets politely. Takes as long as one answer of the server.
    QFuture<Status> close();
    /// Ends everything here at once, the session too; what remains to be done is a Farewell's. The file stays.
    Parting leave();
    /// leave(), and its farewell.
    QFuture<Status> signOut();

Q_SIGNALS:
    void connectionChanged();

private:
    void prepare();
    void connectToServer();
    void disconnectFromServer();
    void followLink();
    /// Says "online" once a connection, as soon as there is one.
    void tellPresence();
    /// Something waits to be sent: a server that could not be reached is tried again now.
    void tryForWhatWaits();
    void followCache();
    void updateConnection();

    AccountServices m_services;
    AccountPlace m_place;
    Cache m_cache;
    CacheCare m_cacheCare;
    SearchIndexer m_searchIndexer;
    CacheLimit m_cacheLimit;
    ConnectionHistory m_history;
    std::unique_ptr<Authenticator> m_authenticator;
    RefreshLock m_refreshLock;
    RememberedLevel m_level;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Link> m_link;
    std::unique_ptr<SyncEngine> m_engine;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<OutboxLease> m_lease;
    std::unique_ptr<Farewell> m_farewell;
    Connection m_connection;
    bool m_isPrepared = false;   ///< prepare() was called.
    bool m_isResuming = false;   ///< The keychain was asked for the tokens.
    bool m_isReady = false;      ///< The engine has looked at the cache.
    bool m_isConnecting = false; ///< The link was started.
    bool m_isOnlineTold = false; ///< The server counts me as present.
    bool m_isAsleep = false;     ///< Or about to be.
    std::unique_ptr<Alarm> m_presenceRetry;
    bool m_isClosing = false; ///< "Offline" was said; nothing says "online" after it.
};

} // namespace vatochito
