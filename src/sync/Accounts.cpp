// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Accounts.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"

#include <QFile>
#include <QUrl>

#include <utility>

namespace vatochito {

namespace {

Error notOurs()
{
    return Error{.code = Error::Code::NotAServer};
}

/// Ours answers `GET /api/` to everybody, and in words we know.
bool isStrange(const Error &error)
{
    switch (error.code) {
    case Error::Code::Unauthorized:
    case Error::Code::Forbidden:
    case Error::Code::NotFound:
    case Error::Code::Rejected:
    case Error::Code::Malformed:
        return true;
    default:
        return false;
    }
}

/// So a server answers to a token that it did not make; one of level 0 by 500.
bool isStrangers(const Error &error)
{
    constexpr int kInternalServerError = 500;
    return error.isRefusal() || error.httpStatus == kInternalServerError;
}

} // namespace

Accounts::Accounts(Profile profile, AccountServices services, QObject *parent)
    : QObject(parent), m_profile(std::move(profile)), m_services(std::move(services))
{
    if (!m_services.vault)
        return;
    m_vault = std::make_unique<ProvenVault>(*m_services.vault, m_profile);
    m_services.vault = m_vault.get();
}

Accounts::~Accounts() = default;

void Accounts::setSocketBase(const QString &socketBase)
{
    if (std::exchange(m_socketBase, socketBase) != socketBase)
        Q_EMIT socketBaseChanged();
}

Status Accounts::checkSocketBase(const QString &socketBase)
{
    return ServerAddress::parse(QStringLiteral("localhost"), socketBase).map([](const ServerAddress &) {});
}

Status Accounts::changeSocketBase(const QString &socketBase)
{
    if (m_current) {
        const auto address = ServerAddress::parse(m_current->server().toString(), socketBase);
        if (!address)
            return failure(address.error());
        if (Status stored = m_profile.setSocketBase(socketBase); !stored)
            return stored;
        m_current->setServer(*address);
    }
    setSocketBase(socketBase);
    return {};
}

Account *Accounts::openCurrent()
{
    if (m_current)
        return m_current.get();
    const auto remembered = m_profile.currentAccount(m_socketBase);
    if (!remembered)
        return nullptr;
    setSocketBase(remembered->socketBase);
    install(makeAccount(remembered->server, remembered->me));
    return m_current.get();
}

QFuture<Status> Accounts::probe(const QString &server)
{
    const Result<ServerAddress> address = ServerAddress::parse(server, m_socketBase);
    if (!address)
        return readyFuture<void>(failure(address.error()));
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    std::shared_ptr<Authenticator> authenticator = m_services.makeAuthenticator(*address);
    whenDone(authenticator->probe(), this, [authenticator, promise](const Result<int> &level) {
        promise->addResult(level ? Status() : Status(failure(isStrange(level.error()) ? notOurs() : level.error())));
        promise->finish();
    });
    return promise->future();
}

QFuture<Status> Accounts::signIn(const QString &server, const QString &username, const QString &password)
{
    return enter(
        server, [username, password](Authenticator &authenticator) { return authenticator.login(username, password); });
}

QFuture<Status> Accounts::registerAccount(const QString &server, const Registration &registration)
{
    return enter(server,
                 [registration](Authenticator &authenticator) { return authenticator.registerUser(registration); });
}

template <typename Call>
QFuture<Status> Accounts::enter(const QString &server, Call call)
{
    const Result<ServerAddress> address = ServerAddress::parse(server, m_socketBase);
    if (!address)
        return readyFuture<void>(failure(address.error()));

    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    const auto finish = [promise](const Status &status) {
        promise->addResult(status);
        promise->finish();
    };
    std::shared_ptr<Authenticator> authenticator = m_services.makeAuthenticator(*address);
    whenDone(call(*authenticator), this,
             [this, authenticator, address = *address, finish](const Result<Credentials> &credentials) {
                 if (!credentials) {
                     finish(failure(credentials.error()));
                     return;
                 }
                 if (Status settled = m_profile.settleAt(address, credentials->user.id); !settled) {
                     finish(settled);
                     return;
                 }
                 begin(address, credentials->user, credentials->tokens, finish);
             });
    return promise->future();
}

void Accounts::begin(const ServerAddress &server, const User &me, const Tokens &tokens, const Finish &finish)
{
    const RememberedAccount remembered{.server = server, .me = me};
    if (Status stored = m_profile.setCurrentAccount(remembered, m_socketBase); !stored) {
        finish(stored);
        return;
    }
    // One object for each file: the old one may be of the same account.
    install(nullptr);
    std::shared_ptr<Account> account = makeAccount(server, me);
    whenDone(account->begin(tokens), this, [this, account, finish](const Status &begun) {
        if (begun)
            install(account);
        finish(begun);
    });
}

QFuture<Status> Accounts::moveTo(const QString &server)
{
    const Result<ServerAddress> address = ServerAddress::parse(server, socketBaseAfterMove());
    if (!address)
        return readyFuture<void>(failure(address.error()));
    if (!m_current)
        return readyFuture<void>(failure(Error{.code = Error::Code::SessionOver}));
    if (address->toString() == m_current->server().toString())
        return readyFuture<void>(Status());

    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    const auto finish = [promise](const Status &status) {
        promise->addResult(status);
        promise->finish();
    };
    const std::weak_ptr<Account> account = m_current;
    // Whoever is there gets to see a token, so it had better be a server of ours.
    whenDone(probe(server), this, [this, finish, account, address = *address](const Status &found) {
        if (!found)
            finish(found);
        else if (!isCurrent(account))
            finish(failure(Error{.code = Error::Code::Cancelled}));
        else if (hasMessagesOfItsOwn(address))
            finish(failure(Error{.code = Error::Code::NotSignedInThere}));
        else
            renewAt(address, account, finish);
    });
    return promise->future();
}

void Accounts::renewAt(const ServerAddress &server, const std::weak_ptr<Account> &account, const Finish &finish)
{
    std::shared_ptr<Authenticator> there = m_services.makeAuthenticator(server);
    whenDone(m_current->session().renewedAt(*there, m_current->me()), this,
             [this, there, account, server, finish](const Result<Tokens> &tokens) {
                 if (!tokens)
                     finish(failure(isStrangers(tokens.error()) ? Error{.code = Error::Code::NotSignedInThere}
                                                                : tokens.error()));
                 else if (!isCurrent(account))
                     finish(failure(Error{.code = Error::Code::Cancelled}));
                 else
                     move(server, *tokens, finish);
             });
}

bool Accounts::isCurrent(const std::weak_ptr<Account> &account) const
{
    return m_current && account.lock() == m_current;
}

QString Accounts::socketBaseAfterMove() const
{
    // One at the old server's host is the old server's.
    const bool isTheServers = m_current && QUrl(m_socketBase).host() == m_current->server().host();
    return isTheServers ? QString() : m_socketBase;
}

bool Accounts::hasMessagesOfItsOwn(const ServerAddress &server) const
{
    const QString there = databasePath(placeIn(m_profile, server, m_current->me()));
    return there != m_current->cache().path() && QFile::exists(there);
}

void Accounts::move(const ServerAddress &server, const Tokens &tokens, const Finish &finish)
{
    const User me = m_current->me();
    const ServerAddress home = m_profile.homeOf(m_current->server(), me.id);
    if (Status stored = m_profile.setHome(server, me.id, home); !stored) {
        finish(stored);
        return;
    }
    // Whoever is found there later is somebody else.
    m_profile.setHome(m_current->server(), me.id, m_current->server());
    qCInfo(lcSync) << "the account goes on at another address of its server";
    const QString keychain = m_profile.keychain();
    setSocketBase(socketBaseAfterMove());
    m_isMoving = true;
    begin(server, me, tokens, [this, finish](const Status &begun) {
        m_isMoving = false;
        finish(begun);
    });
    // The tokens are there already, whatever becomes of their being written once more.
    m_profile.setKeychain(keychain);
}

QFuture<Status> Accounts::signOut(Keep keep)
{
    if (!m_current)
        return readyFuture<void>(Status());
    const QString database = m_current->cache().path();
    auto farewell = std::make_shared<Farewell>(m_current->leave(), m_services.vault,
                                               m_services.makeAuthenticator(m_current->server()), m_services.alarms);
    install(nullptr); // closes the file
    Status left = m_profile.forgetCurrentAccount();
    if (keep == Keep::Nothing) {
        Q_EMIT aboutToRemoveTraces();
        if (const Status removed = m_profile.removeTraces(database); !removed && left)
            left = removed;
        Q_EMIT tracesRemoved();
    }
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    whenDone(farewell->done(), this, [farewell, promise, left](const Status &forgotten) {
        promise->addResult(left ? forgotten : left);
        promise->finish();
    });
    return promise->future();
}

void Accounts::letGo()
{
    install(nullptr);
}

std::unique_ptr<Account> Accounts::makeAccount(const ServerAddress &server, const User &me) const
{
    return std::make_unique<Account>(m_services, placeIn(m_profile, server, me));
}

void Accounts::install(std::shared_ptr<Account> account)
{
    if (!m_current && !account)
        return;
    Q_EMIT aboutToChange();
    m_current = std::move(account);
    Q_EMIT currentChanged();
}

} // namespace vatochito
