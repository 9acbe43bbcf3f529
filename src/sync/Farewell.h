// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Credentials.h"
#include "core/Error.h"
#include "net/Authenticator.h"
#include "platform/TokenVault.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <chrono>
#include <memory>

namespace vatochito {

/// What is left of an account that was signed out on this computer.
struct Parting
{
    TokenKey key;
    Tokens tokens;              ///< Empty when the keychain never gave them.
    bool countsAsThere = false; ///< The server was told "online".
};

/// The end of a sign-out, after everything here is closed: takes the entry out of the keychain, and tells the server,
/// which is given kPatience and no more. Needs nothing of the account. Thread: the one it was made on.
class Farewell final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kPatience{5};

    /// \a vault may be null; it and \a alarms must outlive this object.
    Farewell(const Parting &parting, TokenVault *vault, std::unique_ptr<Authenticator> authenticator,
             AlarmFactory &alarms, QObject *parent = nullptr);
    ~Farewell() override;

    /// Whether the keychain forgot; that the server could not be told is no error.
    QFuture<Status> done() const { return m_done.future(); }

private:
    void forget(const TokenKey &key, TokenVault *vault);
    void tellServer(const Parting &parting);
    void finishPart();

    std::unique_ptr<Authenticator> m_authenticator;
    std::unique_ptr<Alarm> m_patience;
    QPromise<Status> m_done;
    Status m_forgotten;
    int m_openParts = 2; ///< The keychain and the server.
    bool m_isServerTold = false;
};

} // namespace vatochito
