// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/SecretStore.h"
#include "platform/TokenVault.h"

#include <QObject>

namespace vatochito {

/// TokenVault on the operating system's keychain. The secret is one line of JSON with `access` and `refresh`.
class KeychainTokenVault final : public QObject, public TokenVault
{
    Q_OBJECT

public:
    /// \a keychain must outlive this object.
    explicit KeychainTokenVault(SecretStore &keychain, QObject *parent = nullptr);

    QString backend() const override { return m_keychain.backend(); }
    QFuture<Result<Tokens>> read(const TokenKey &key) override;
    QFuture<Status> write(const TokenKey &key, const Tokens &tokens) override;
    QFuture<Status> remove(const TokenKey &key) override;

private:
    SecretStore &m_keychain;
};

} // namespace vatochito
