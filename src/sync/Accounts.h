// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/Authenticator.h"
#include "sync/Account.h"
#include "sync/Profile.h"
#include "sync/ProvenVault.h"

#include <QObject>

#include <functional>
#include <memory>

namespace vatochito {

/// The accounts of a profile: makes, remembers and removes them. This version knows one at a time.
class Accounts final : public QObject
{
    Q_OBJECT

public:
    enum class Keep { Nothing, Cache };

    Accounts(Profile profile, AccountServices services, QObject *parent = nullptr);
    ~Accounts() override;

    const Profile &profile() const { return m_profile; }
    /// Of --ws-url, or known from before: instead of what follows from the server's address.
    void setSocketBase(const QString &socketBase);
    /// The one of the current account, else the one for the next; empty: it follows from the server's address.
    const QString &socketBase() const { return m_socketBase; }
    /// Errors: InvalidAddress.
    static Status checkSocketBase(const QString &socketBase);
    /// setSocketBase(), for the current account as well, which connects anew. Errors: InvalidAddress, StorageFailed.
    Status changeSocketBase(const QString &socketBase);

    /// Null: nobody is signed in.
    Account *current() const { return m_current.get(); }

    /// Makes the account that was signed in last, with its cache, without waiting for anything; null: there is none.
    /// The caller then says resume() or openOffline().
    Account *openCurrent();
    /// Whether a server of ours is at that address, without signing in. Errors: InvalidAddress, what is wrong on the
    /// way, and NotAServer for whatever answers otherwise than a server of ours would.
    QFuture<Status> probe(const QString &server);
    /// current() is the account when it is done. Errors: InvalidAddress and the server's.
    QFuture<Status> signIn(const QString &server, const QString &username, const QString &password);
    QFuture<Status> registerAccount(const QString &server, const Registration &registration);
    /// The current account goes on at another address of its server, with cache, drafts and outbox. Errors, by which
    /// nothing has changed: InvalidAddress, the server's, Cancelled when the account is another one meanwhile, and
    /// NotSignedInThere for a server that does not know this account, or at which this profile has kept messages of its
    /// own. Those of the cache leave nobody signed in; the next start finds the account at its new address.
    QFuture<Status> moveTo(const QString &server);
    /// It has left the old address, and is not at the new one yet.
    bool isMoving() const { return m_isMoving; }
    /// Forgets the account and removes its files unless told to keep them: at once. The future waits for the keychain
    /// and, for a moment, for the server; it never fails for want of a server. Errors: StorageKept, the vault's.
    QFuture<Status> signOut(Keep keep);
    /// Closes the account without signing out: files and tokens stay, and the next start finds it again.
    void letGo();

Q_SIGNALS:
    /// Before current() changes; whoever holds the old account lets go of it.
    void aboutToChange();
    void currentChanged();
    /// Around the removal of what an account left in the profile's folder: whoever writes there keeps away meanwhile.
    void aboutToRemoveTraces();
    void tracesRemoved();
    void socketBaseChanged();

private:
    template <typename Call>
    QFuture<Status> enter(const QString &server, Call call);
    using Finish = std::function<void(const Status &)>;

    /// The account of those tokens becomes the current one, in the place of any other.
    void begin(const ServerAddress &server, const User &me, const Tokens &tokens, const Finish &finish);
    void renewAt(const ServerAddress &server, const std::weak_ptr<Account> &account, const Finish &finish);
    void move(const ServerAddress &server, const Tokens &tokens, const Finish &finish);
    bool isCurrent(const std::weak_ptr<Account> &account) const;
    QString socketBaseAfterMove() const;
    /// This account, at that address.
    bool hasMessagesOfItsOwn(const ServerAddress &server) const;
    std::unique_ptr<Account> makeAccount(const ServerAddress &server, const User &me) const;
    void install(std::shared_ptr<Account> account);

    Profile m_profile;
    std::unique_ptr<ProvenVault> m_vault; ///< Over the one that was given; null: tokens in memory alone.
    AccountServices m_services;
    QString m_socketBase;
    bool m_isMoving = false;
    std::shared_ptr<Account> m_current;
};

} // namespace vatochito
