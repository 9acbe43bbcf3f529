// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ServerAddressController.h"

#include "core/Sentences.h"
#include "core/WhenDone.h"
#include "storage/Settings.h"
#include "sync/Accounts.h"

#include <utility>

namespace vatochito {

ServerAddressController::ServerAddressController(Accounts &accounts, Settings &settings, QObject *parent)
    : QObject(parent), m_accounts(accounts), m_settings(settings)
{
    connect(&m_accounts, &Accounts::currentChanged, this, &ServerAddressController::addressChanged);
}

QString ServerAddressController::address() const
{
    const Account *account = m_accounts.current();
    return account ? account->server().toString() : QString();
}

QString ServerAddressController::error() const
{
    return m_error ? Sentences::forError(*m_error) : QString();
}

bool ServerAddressController::isAnothers() const
{
    return m_error && m_error->code == Error::Code::NotSignedInThere;
}

QString ServerAddressController::caution(const QString &typed) const
{
    const auto address = ServerAddress::parse(typed);
    if (!address || address->isEncrypted() || address->isNearby())
        return {};
    return tr("Messages to this address are not encrypted: others on the way can read along.");
}

void ServerAddressController::use(const QString &typed)
{
    if (m_isBusy)
        return;
    m_error.reset();
    m_isBusy = true;
    Q_EMIT toldChanged();
    whenDone(m_accounts.moveTo(typed), this, [this](const Status &done) { finish(done); });
}

void ServerAddressController::finish(const Status &done)
{
    m_isBusy = false;
    if (done) {
        m_settings.setLastServer(address());
        m_settings.setLastSocketAddress(m_accounts.socketBase());
    } else {
        m_error = done.error();
    }
    Q_EMIT toldChanged();
    if (done)
        Q_EMIT used();
    else
        Q_EMIT failed(done.error());
}

void ServerAddressController::signInThere(const QString &typed)
{
    if (const auto address = ServerAddress::parse(typed))
        Q_EMIT signInRequested(address->toString());
}

void ServerAddressController::clearError()
{
    if (std::exchange(m_error, std::nullopt))
        Q_EMIT toldChanged();
}

} // namespace vatochito
