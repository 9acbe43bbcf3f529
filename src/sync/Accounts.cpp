// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Accounts.h"

#include "core/LogCategories.h"
#include "core/WhenDone.h"

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
                 const RememberedAccount remembered{.server = address, .me = credentials->user};
                 if (Status stored = m_profile.setCurrentAccount(remembered, m_socketBase); !stored) {
                     finish(stored);
                     return;
                 }
                 // One object for each file: the old one may be of the same account.
                 install(nullptr);
                 std::shared_ptr<Account> account = makeAccount(address, credentials->user);
                 whenDone(account->begin(credentials->tokens), this, [this, account, finish](const Status &begun) {
                     if (begun)
                         install(account);
                     finish(begun);
                 });
             });
    return promise->future();
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
    return std::make_unique<Account>(
        m_services,
        AccountPlace{.profileFolder = m_profile.folder(), .profileId = m_profile.id(), .server = server, .me = me});
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
