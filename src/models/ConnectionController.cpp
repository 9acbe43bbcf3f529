// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ConnectionController.h"

#include "base/Backoff.h"
#include "core/Sentences.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace vatochito {

using namespace std::chrono_literals;

ConnectionController::ConnectionController(const Clock &clock, AlarmFactory &alarms, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_patience(alarms.makeAlarm())
    , m_slowness(alarms.makeAlarm())
    , m_tick(alarms.makeAlarm())
{
    m_connection.status = Connection::Status::SignedOut;
}

ConnectionController::Status ConnectionController::status() const
{
    switch (m_connection.status) {
    case Connection::Status::SignedOut:
        return Status::SignedOut;
    case Connection::Status::Offline:
        return Status::Offline;
    case Connection::Status::Connecting:
        return Status::Connecting;
    case Connection::Status::CatchingUp:
        return Status::CatchingUp;
    case Connection::Status::Online:
        return Status::Online;
    case Connection::Status::Waiting:
        return Status::Waiting;
    case Connection::Status::Unreachable:
        return Status::Unreachable;
    }
    return Status::Offline;
}

QString ConnectionController::text() const
{
    switch (m_connection.status) {
    case Connection::Status::SignedOut:
    case Connection::Status::Online:
        return {};
    case Connection::Status::Offline:
        if (lacksKeychain())
            //: %1: a sentence about the password store
            return tr("%1 Nothing is sent until it answers.")
                .arg(Sentences::forError(Error{.code = m_connection.reason}));
        if (m_connection.reason == Error::Code::TakenOver)
            return Sentences::forError(Error{.code = m_connection.reason});
        return tr("You are offline. Messages will go out when the network is back.");
    case Connection::Status::Connecting:
        return tr("Connecting…");
    case Connection::Status::CatchingUp:
        return tr("Fetching what is new…");
    case Connection::Status::Waiting: {
        const QLocale locale;
        //: %1: seconds, %2: the attempt, %3: how many attempts there are
        return tr("Reconnecting in %1 s (%2 of %3)")
            .arg(locale.toString(secondsToRetry()), locale.toString(m_connection.attempt),
                 locale.toString(Backoff::kAttempts));
    }
    case Connection::Status::Unreachable:
        return unreachableText();
    }
    return {};
}

QString ConnectionController::unreachableText() const
{
    switch (m_connection.reason) {
    case Error::Code::Offline:
        return tr("You are offline. Messages will go out when the network is back.");
    case Error::Code::UnknownHost:
    case Error::Code::Refused:
    case Error::Code::Timeout:
    case Error::Code::ServerFailed:
    case Error::Code::Forbidden:
    // What the server or this program could not go on with; there is nothing that a person could mend.
    case Error::Code::Throttled:
    case Error::Code::Unauthorized:
    case Error::Code::Rejected:
    case Error::Code::NotFound:
    case Error::Code::Malformed:
        return tr("The server cannot be reached. Messages will go out when it is back.");
    default: // Something answers, but not as it should: that is worth saying.
        //: %1: a sentence that says why
        return tr("%1 Messages will go out when it is back.")
            .arg(Sentences::forError(Error{.code = m_connection.reason}));
    }
}

QString ConnectionController::actionText() const
{
    switch (action()) {
    case Action::None:
        return {};
    case Action::TryNow:
        return tr("Try now");
    case Action::SignInAgain:
        return tr("Sign in again");
    }
    return {};
}

bool ConnectionController::isHelpOffered() const
{
    return m_isSlow || m_connection.status == Connection::Status::Offline ||
           m_connection.status == Connection::Status::Waiting || m_connection.status == Connection::Status::Unreachable;
}

void ConnectionController::act()
{
    switch (action()) {
    case Action::None:
        return;
    case Action::TryNow:
        Q_EMIT tryNowRequested();
        return;
    case Action::SignInAgain:
        Q_EMIT signInAgainRequested();
        return;
    }
}

ConnectionController::Action ConnectionController::action() const
{
    switch (m_connection.status) {
    case Connection::Status::Waiting:
    case Connection::Status::Unreachable:
        return Action::TryNow;
    case Connection::Status::Offline:
        if (m_connection.reason == Error::Code::TakenOver)
            return Action::TryNow;
        if (!lacksKeychain())
            return Action::None;
        // One that is locked asks to be opened; of the others none will have the tokens sooner for being asked.
        return m_connection.reason == Error::Code::VaultLocked ? Action::TryNow : Action::SignInAgain;
    default:
        return Action::None;
    }
}

bool ConnectionController::lacksKeychain() const
{
    if (m_connection.status != Connection::Status::Offline)
        return false;
    switch (m_connection.reason) {
    case Error::Code::VaultUnavailable:
    case Error::Code::VaultLocked:
    case Error::Code::VaultChanged:
    case Error::Code::VaultFailed:
        return true;
    default:
        return false;
    }
}

void ConnectionController::setConnection(const Connection &connection)
{
    if (m_connection == connection)
        return;
    const bool isOtherStatus = m_connection.status != connection.status;
    m_connection = connection;
    if (isOtherStatus)
        Q_EMIT statusChanged();
    noteSlowness();
    Q_EMIT textChanged();
    updateBanner();
    countDown();
}

void ConnectionController::noteSlowness()
{
    const bool isUnderWay =
        m_connection.status == Connection::Status::Connecting || m_connection.status == Connection::Status::CatchingUp;
    if (!isUnderWay) {
        m_slowness->stop();
        m_isSlow = false;
    } else if (!m_isSlow && !m_slowness->isActive()) {
        m_slowness->start(kSlow, [this] {
            m_isSlow = true;
            Q_EMIT textChanged();
        });
    }
}

void ConnectionController::retranslate()
{
    Q_EMIT textChanged();
}

void ConnectionController::updateBanner()
{
    switch (m_connection.status) {
    case Connection::Status::SignedOut:
    case Connection::Status::Online:
        m_patience->stop();
        setBannerShown(false);
        return;
    case Connection::Status::Offline:
        if (lacksKeychain()) {
            m_patience->stop();
            setBannerShown(true);
            return;
        }
        [[fallthrough]];
    case Connection::Status::Connecting:
    case Connection::Status::CatchingUp:
        // One that is already there stays and changes its words: nothing flickers between two attempts.
        if (!m_isBannerShown && !m_patience->isActive())
            m_patience->start(kQuietConnecting, [this] { setBannerShown(true); });
        return;
    case Connection::Status::Waiting:
    case Connection::Status::Unreachable:
        m_patience->stop();
        setBannerShown(true);
        return;
    }
}

void ConnectionController::setBannerShown(bool isShown)
{
    if (std::exchange(m_isBannerShown, isShown) != isShown)
        Q_EMIT isBannerShownChanged();
}

void ConnectionController::countDown()
{
    if (m_connection.status != Connection::Status::Waiting) {
        m_tick->stop();
        return;
    }
    const auto left = m_connection.retryAt - m_clock.monotonic();
    if (left <= 0ms)
        return;
    // To the moment when the number on the banner changes.
    const auto untilNext = std::chrono::ceil<std::chrono::milliseconds>(left % 1s) + 1ms;
    m_tick->start(untilNext, [this] {
        Q_EMIT textChanged();
        countDown();
    });
}

int ConnectionController::secondsToRetry() const
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_connection.retryAt - m_clock.monotonic());
    return static_cast<int>(std::max(left, 1s).count());
}

} // namespace vatochito
