// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/Session.h"

#include "base/Clock.h"
#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "net/Authenticator.h"
#include "sync/RefreshLock.h"
#include "sync/TokenTimes.h"

#include <algorithm>

namespace vatochito {

using namespace std::chrono_literals;

namespace {

constexpr auto kVaultRetry = 30s;
constexpr auto kUsualLife = 15min;
// From one try to the next. A server that rotates answers the same refresh token again for 60 s (sync.md, Keeping it
// alive), and that an answer is lost may be noticed late.
constexpr auto kRefreshRetry = 10s;
constexpr std::chrono::milliseconds kRefreshPause = 1s; ///< At the least, after a try that took long.
constexpr int kRefreshRetries = 5;
constexpr int kUnauthorized = 401;
// Rule (b) of the session that is over.
constexpr int kFailuresBeforeDoubt = 3;
constexpr auto kDoubtSpan = 10s;

/// How long a fresh access token lives: the distance of its own two claims, whatever any wall clock says.
std::chrono::seconds lifeOf(const QString &accessToken)
{
    const std::chrono::seconds life = tokenTimes(accessToken).life();
    return life > 0s ? life : kUsualLife;
}

} // namespace

Session::Session(TokenKey key, Authenticator &authenticator, TokenVault *vault, RefreshLock *lock, const Clock &clock,
                 AlarmFactory &alarms, QObject *parent)
    : QObject(parent)
    , m_key(std::move(key))
    , m_authenticator(authenticator)
    , m_vault(vault)
    , m_lock(lock)
    , m_clock(clock)
    , m_nextRefresh(alarms.makeAlarm())
    , m_vaultRetry(alarms.makeAlarm())
{
}

Session::~Session() = default;

QFuture<Status> Session::begin(const Tokens &tokens)
{
    m_vaultRetry->stop();
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    const auto start = [this, promise, tokens] {
        publish(tokens);
        scheduleEarlyRefresh();
        promise->addResult(Status());
        promise->finish();
    };
    if (!m_vault) {
        start();
        return promise->future();
    }
    whenDone(m_vault->write(m_key, tokens), this, [this, start](const Status &written) {
        applyVaultWrite(written);
        start();
    });
    return promise->future();
}

QFuture<Status> Session::resume()
{
    if (!m_vault) {
        end();
        return readyFuture<void>(Status());
    }
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    whenDone(m_vault->read(m_key), this, [this, promise](const Result<Tokens> &answer) {
        applyVaultAnswer(answer);
        promise->addResult(answer ? Status() : Status(failure(answer.error())));
        promise->finish();
    });
    return promise->future();
}

void Session::applyVaultAnswer(const Result<Tokens> &answer)
{
    if (m_state != State::Resuming)
        return;
    if (answer) {
        setVaultTrouble({});
        publish(*answer); // Of unknown age: used until the first 401.
        return;
    }
    if (answer.error().code == Error::Code::NotFound) {
        setVaultTrouble({});
        end();
        return;
    }
    // Not "no token": it is asked again, and nothing is forgotten.
    qCWarning(lcAuth).nospace() << "vault not readable: reason=" << Error::codeName(answer.error().code)
                                << " retry_in_s=" << kVaultRetry.count();
    setVaultTrouble(answer.error());
    m_vaultRetry->start(kVaultRetry, [this] { resume(); });
}

void Session::applyVaultWrite(const Status &written)
{
    m_isVaultBehind = !written;
    setVaultTrouble(written ? std::optional<Error>() : written.error());
    if (written || m_state == State::Over)
        return;
    m_vaultRetry->start(kVaultRetry, [this] {
        whenDone(m_vault->write(m_key, m_tokens), this, [this](const Status &again) { applyVaultWrite(again); });
    });
}

Tokens Session::surrender()
{
    const Tokens tokens = m_tokens;
    end();
    return tokens;
}

QFuture<Result<QString>> Session::refreshedToken(const QString &rejected)
{
    if (m_state == State::Over)
        return readyFuture<QString>(failure(Error{.code = Error::Code::SessionOver}));
    if (m_state == State::Resuming)
        return readyFuture<QString>(failure(m_vaultTrouble.value_or(Error{.code = Error::Code::VaultUnavailable})));
    if (rejected != m_tokens.access)
        return readyFuture<QString>(m_tokens.access);
    if (!m_refresh) {
        m_refreshRetries = 0;
        startRefresh(m_authenticator);
    }
    return m_refreshFuture;
}

QFuture<Result<Tokens>> Session::renewedAt(Authenticator &elsewhere, const User &me)
{
    if (m_state == State::Over)
        return readyFuture<Tokens>(failure(Error{.code = Error::Code::SessionOver}));
    if (m_state == State::Resuming)
        return readyFuture<Tokens>(failure(m_vaultTrouble.value_or(Error{.code = Error::Code::VaultUnavailable})));
    auto promise = std::make_shared<QPromise<Result<Tokens>>>();
    promise->start();
    const auto pass = [promise](const Result<Tokens> &tokens) {
        promise->addResult(tokens);
        promise->finish();
    };
    // One at a time: where the two addresses are one server, it takes a token that is used twice for stolen.
    if (m_refresh) {
        whenDone(m_refreshFuture, this, [this, &elsewhere, me, pass](const Result<QString> &) {
            whenDone(renewedAt(elsewhere, me), this, pass);
        });
        return promise->future();
    }
    m_me = me;
    m_refusal.reset();
    startRefresh(elsewhere);
    whenDone(m_refreshFuture, this, [this, pass](const Result<QString> &renewed) {
        if (renewed)
            pass(m_tokens);
        else
            pass(failure(m_refusal.value_or(renewed.error())));
    });
    return promise->future();
}

void Session::startRefresh(Authenticator &whom)
{
    m_asked = &whom;
    m_nextRefresh->stop();
    m_refreshBegan = m_clock.monotonic();
    m_refresh = std::make_shared<Promise>();
    m_refresh->start();
    m_refreshFuture = m_refresh->future();
    // What a vault that missed a write still holds is dead at the server, and using it would end the session.
    if (!m_vault || m_isVaultBehind) {
        askServer();
        return;
    }
    if (!m_lock) {
        readVaultAgain();
        return;
    }
    m_lock->acquire([this](bool isHeld) {
        if (isHeld)
            readVaultAgain();
        else
            finishRefresh(failure(Error{.code = Error::Code::Timeout, .detail = QStringLiteral("refresh lock")}));
    });
}

void Session::readVaultAgain()
{
    whenDone(m_vault->read(m_key), this, [this](const Result<Tokens> &kept) {
        if (!m_refresh)
            return;
        if (kept && kept->access != m_tokens.access) {
            publish(*kept);
            // What another process was given at the usual address proves nothing of any other.
            if (m_asked == &m_authenticator) {
                finishRefresh(m_tokens.access);
                return;
            }
        }
        if (kept)
            m_tokens.refresh = kept->refresh;
        askServer();
    });
}

void Session::askServer()
{
    whenDone(m_asked->refresh(m_tokens.refresh), this, [this](const Result<Tokens> &answer) {
        if (!m_refresh)
            return;
        const bool isElsewhere = m_asked != &m_authenticator;
        if (!answer) {
            if (isElsewhere)
                refusedElsewhere(answer.error());
            else
                considerRefusal(answer.error());
            return;
        }
        const Tokens fresh{.access = answer->access,
                           .refresh = answer->refresh.isEmpty() ? m_tokens.refresh : answer->refresh};
        if (isElsewhere)
            proveOwn(fresh);
        else
            adopt(fresh);
    });
}

void Session::proveOwn(const Tokens &fresh)
{
    whenDone(m_asked->whoAmI(fresh.access), this, [this, fresh](const Result<User> &me) {
        if (!m_refresh)
            return;
        if (!me)
            refusedElsewhere(me.error());
        else if (me->id != m_me.id || me->username != m_me.username)
            refusedElsewhere(Error{.code = Error::Code::Unauthorized, .httpStatus = kUnauthorized});
        else
            adopt(fresh);
    });
}

void Session::refusedElsewhere(const Error &error)
{
    m_refusal = error;
    // To whoever waits for a token of the usual server this says nothing.
    finishRefresh(failure(Error{.code = Error::Code::Timeout, .detail = QStringLiteral("asked elsewhere")}));
}

void Session::adopt(const Tokens &fresh)
{
    m_serverFailures = 0;
    const auto use = [this, fresh] {
        publish(fresh);
        scheduleEarlyRefresh();
        finishRefresh(fresh.access);
    };
    if (!m_vault) {
        use();
        return;
    }
    // Stored first: were this process to end in between, the old refresh token might be dead already.
    whenDone(m_vault->write(m_key, fresh), this, [this, use](const Status &written) {
        applyVaultWrite(written);
        if (m_refresh)
            use();
    });
}

void Session::publish(const Tokens &fresh)
{
    const bool isNew = fresh.access != m_tokens.access;
    m_tokens = fresh;
    setState(State::SignedIn);
    if (isNew)
        Q_EMIT tokenChanged();
}

void Session::considerRefusal(const Error &error)
{
    if (error.isRefusal()) {
        qCWarning(lcAuth) << "session over: refresh refused, status" << error.httpStatus;
        end();
        return;
    }
    // A connection that breaks has the same code, but says nothing about the token.
    if (error.code == Error::Code::ServerFailed && error.httpStatus >= 500) {
        if (m_serverFailures++ == 0)
            m_firstServerFailure = m_clock.monotonic();
        if (m_serverFailures >= kFailuresBeforeDoubt && m_clock.monotonic() - m_firstServerFailure >= kDoubtSpan) {
            askWhetherTokenIsDead(error);
            return;
        }
    }
    finishRefresh(failure(error));
}

void Session::askWhetherTokenIsDead(const Error &error)
{
    // A level 0 server answers 500 to a dead refresh token; a server that is merely ill does so too.
    whenDone(m_authenticator.probe(), this, [this, error](const Result<int> &level) {
        if (!m_refresh)
            return;
        if (!level) {
            finishRefresh(failure(error));
            return;
        }
        whenDone(m_authenticator.whoAmI(m_tokens.access), this, [this, error](const Result<User> &me) {
            if (!m_refresh)
                return;
            if (!me && me.error().code == Error::Code::Unauthorized && !me.error().isUnproven) {
                qCWarning(lcAuth) << "session over: refresh failed for good and the access token is refused";
                end();
                return;
            }
            finishRefresh(failure(error));
        });
    });
}

void Session::finishRefresh(Result<QString> result)
{
    const std::shared_ptr<Promise> refresh = std::exchange(m_refresh, nullptr);
    if (!refresh)
        return;
    m_asked = nullptr;
    if (m_lock)
        m_lock->release();
    if (!result && m_state == State::SignedIn)
        retryRefresh(result.error());
    refresh->addResult(std::move(result));
    refresh->finish();
}

void Session::end()
{
    m_nextRefresh->stop();
    m_vaultRetry->stop();
    m_tokens = {};
    setState(State::Over);
    finishRefresh(failure(Error{.code = Error::Code::SessionOver}));
}

void Session::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void Session::setVaultTrouble(std::optional<Error> trouble)
{
    const auto codeOf = [](const std::optional<Error> &error) {
        return error ? std::optional(error->code) : std::nullopt;
    };
    const bool isSame = codeOf(trouble) == codeOf(m_vaultTrouble);
    m_vaultTrouble = std::move(trouble);
    if (!isSame)
        Q_EMIT vaultTroubleChanged();
}

void Session::scheduleEarlyRefresh()
{
    const std::chrono::milliseconds life = lifeOf(m_tokens.access);
    m_refreshRetries = 0;
    refreshIn(life * 8 / 10);
}

void Session::retryRefresh(const Error &error)
{
    if (m_refreshRetries == kRefreshRetries)
        return; // Whoever needs the token next asks again.
    ++m_refreshRetries;
    const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.monotonic() - m_refreshBegan);
    refreshIn(std::max({kRefreshPause, kRefreshRetry - taken, error.retryAfter}));
}

void Session::refreshIn(std::chrono::milliseconds delay)
{
    m_nextRefresh->start(delay, [this] {
        if (m_state == State::SignedIn && !m_refresh)
            startRefresh(m_authenticator);
    });
}

} // namespace vatochito
