// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/TokenVault.h"
#include "sync/Profile.h"

#include <QObject>

namespace vatochito {

/// A keychain that is not taken at its word. Before it is given tokens it has to keep, give back and forget an entry
/// made for that; what was written is read back, and what was removed is looked for. The profile remembers which
/// keychain has the tokens, so that an empty one of another kind is not taken for "nobody is signed in".
/// Further errors: VaultChanged (read). Thread: the one it was made on.
class ProvenVault final : public QObject, public TokenVault
{
    Q_OBJECT

public:
    /// \a keychain must outlive this object.
    ProvenVault(TokenVault &keychain, Profile profile, QObject *parent = nullptr);

    QString backend() const override { return m_keychain.backend(); }
    QFuture<Result<Tokens>> read(const TokenKey &key) override;
    QFuture<Status> write(const TokenKey &key, const Tokens &tokens) override;
    QFuture<Status> remove(const TokenKey &key) override;

    /// The trial alone, with an entry made for it: nobody's tokens are touched.
    QFuture<Status> prove();

private:
    QFuture<Status> writeAndReadBack(const TokenKey &key, const Tokens &tokens);

    TokenVault &m_keychain;
    Profile m_profile;
    bool m_isProven = false;
};

} // namespace vatochito
