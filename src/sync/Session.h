// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alarm.h"
#include "core/Credentials.h"
#include "net/TokenSource.h"
#include "platform/TokenVault.h"

#include <QObject>
#include <QPromise>

#include <chrono>
#include <memory>
#include <optional>

namespace vatochito {

class Authenticator;
class Clock;
class RefreshLock;

/// Who is signed in: holds the tokens, alone refreshes them, and alone decides when the session is over (compat.md,
/// Tokens). Knows no conversation. Thread: the one it was made on.
class Session final : public QObject, public TokenSource
{
    Q_OBJECT

public:
    enum class State {
        Resuming, ///< The keychain has not answered yet, or could not; see vaultTrouble().
        SignedIn,
        Over, ///< By the rule, or nothing was in the keychain. Cache and outbox stay.
    };

    /// \param vault  Null: the tokens live in memory alone.
    /// \param lock   Null: no other process shares the vault's entry.
    Session(TokenKey key, Authenticator &authenticator, TokenVault *vault, RefreshLock *lock, const Clock &clock,
            AlarmFactory &alarms, QObject *parent = nullptr);
    ~Session() override;

    State state() const { return m_state; }
    /// Why the keychain could not be read or written; nothing when all is well.
    std::optional<Error> vaultTrouble() const { return m_vaultTrouble; }

    /// Takes the tokens of a sign-in; they are in the vault before the future is done. A vault that fails does not end
    /// the session: the tokens then live in memory, and vaultTrouble() says so.
    QFuture<Status> begin(const Tokens &tokens);
    /// Reads the tokens from the vault; done once it has answered. One that cannot be read is asked again by and by.
    QFuture<Status> resume();
    /// Ends the session and hands out its tokens, for whoever tells the server. The vault's entry stays.
    Tokens surrender();

    /// The tokens of now, renewed by \a elsewhere, which has to know them as \a me: then it is the server that made
    /// them, at another address. Errors: its; nothing ends and nothing is kept when it refuses. \a elsewhere must live
    /// until the future is done.
    QFuture<Result<Tokens>> renewedAt(Authenticator &elsewhere, const User &me);

    QString accessToken() const override { return m_tokens.access; }
    QFuture<Result<QString>> refreshedToken(const QString &rejected) override;

Q_SIGNALS:
    void stateChanged();
    void vaultTroubleChanged();
    /// accessToken() is another one now.
    void tokenChanged();

private:
    using Promise = QPromise<Result<QString>>;

    void applyVaultAnswer(const Result<Tokens> &answer);
    /// Notes how keeping the tokens went; a vault that did not take them is asked again by and by.
    void applyVaultWrite(const Status &written);
    void startRefresh(Authenticator &whom);
    /// Another process of the profile may have refreshed meanwhile.
    void readVaultAgain();
    void askServer();
    /// What another address has answered is taken only if it is the same person's.
    void proveOwn(const Tokens &fresh);
    void refusedElsewhere(const Error &error);
    void adopt(const Tokens &fresh);
    void publish(const Tokens &fresh);
    void considerRefusal(const Error &error);
    void askWhetherTokenIsDead(const Error &error);
    void finishRefresh(Result<QString> result);
    void end();
    void setState(State state);
    void setVaultTrouble(std::optional<Error> trouble);
    /// From when the token was received, never from its own `exp`.
    void scheduleEarlyRefresh();
    /// The server may have rotated the refresh token and its answer been lost: asked for the new one much later, it
    /// takes this for a theft and ends the session.
    void retryRefresh(const Error &error);
    void refreshIn(std::chrono::milliseconds delay);

    TokenKey m_key;
    Authenticator &m_authenticator; ///< At the address where they are signed in.
    TokenVault *m_vault;
    RefreshLock *m_lock;
    const Clock &m_clock;
    std::unique_ptr<Alarm> m_nextRefresh;
    std::unique_ptr<Alarm> m_vaultRetry;

    Tokens m_tokens;
    State m_state = State::Resuming;
    std::optional<Error> m_vaultTrouble;
    bool m_isVaultBehind = false;       ///< The tokens of now are not in it: the last write failed.
    std::shared_ptr<Promise> m_refresh; ///< The one all share while it runs.
    Authenticator *m_asked = nullptr;   ///< By it.
    User m_me;                          ///< As whom another address has to know the tokens.
    std::optional<Error> m_refusal;     ///< What the last other address that was asked said instead.
    QFuture<Result<QString>> m_refreshFuture;
    std::chrono::steady_clock::time_point m_refreshBegan{};
    int m_refreshRetries = 0; ///< Since somebody needed one, or the token was fresh.
    int m_serverFailures = 0; ///< 5xx answers to the refresh in a row, and when the first of them was.
    std::chrono::steady_clock::time_point m_firstServerFailure{};
};

} // namespace vatochito
