// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/LogCategories.h"
#include "core/WhenDone.h"
#include "net/CloseCodes.h"
#include "net/SyncLink.h"
#include "net/TokenSource.h"

#include <QPointer>

/// Tokens that run out, and sockets that end.
namespace vatochito {

using std::chrono::milliseconds;

void SyncLink::renewToken()
{
    whenDone(m_world.tokens.refreshedToken(m_token), this,
             [this, socket = QPointer(m_socket)](const Result<QString> &token) {
                 // Without one the server closes with 4401 by and by, which asks again.
                 if (token && socket && socket == m_socket)
                     offerToken(*token);
             });
}

void SyncLink::offerToken(const QString &token)
{
    if (token.isEmpty() || token == m_token || !m_socket || !m_socket->hello())
        return;
    m_token = token;
    m_commands.ask(
        *m_socket, [token](long long id) { return level1::auth(id, token); },
        [](const SyncCommands::Answer &answer) {
            if (!answer)
                qCInfo(lcWebSocket).noquote()
                    << "[WebSocket] The token was not taken: reason=" << Error::codeName(answer.error().code);
        });
}

void SyncLink::onEnded(const SyncEnd &end)
{
    std::optional<milliseconds> departsIn;
    if (m_departsAt)
        departsIn = std::chrono::ceil<milliseconds>(*m_departsAt - m_world.clock.monotonic());
    suspend(end.code);
    if (!m_isStarted)
        return;
    if (end.code == kProtocolErrorCode)
        noteProtocolError();
    if (!m_isStarted)
        return;
    const CloseVerdict verdict = judge(end, departsIn, m_world.random);
    follow(verdict);
    // Whatever killed it is over: the hint that put it in doubt said so.
    if (end.wasInDoubt && m_isStarted)
        m_reconnector.tryNow();
    if (verdict.what == CloseVerdict::What::NotOffered && m_isStarted)
        Q_EMIT notOffered(end.httpStatus);
}

void SyncLink::follow(const CloseVerdict &verdict)
{
    switch (verdict.what) {
    case CloseVerdict::What::ComeBack:
        m_reconnector.leftFor(verdict.wait, verdict.reason);
        return;
    case CloseVerdict::What::Refresh:
        refreshAndComeBack(verdict);
        return;
    case CloseVerdict::What::GoQuietly:
        qCInfo(lcWebSocket) << "[WebSocket] A newer connection of this device took over";
        m_isSuperseded = true;
        m_reconnector.stop();
        return;
    case CloseVerdict::What::AskServer:
        askServerForHowLong();
        return;
    case CloseVerdict::What::BackOff:
    case CloseVerdict::What::NotOffered:
        break;
    }
    m_reconnector.lost(verdict.reason, verdict.wait);
}

void SyncLink::refreshAndComeBack(const CloseVerdict &verdict)
{
    if (m_refreshedAt && m_world.clock.monotonic() - *m_refreshedAt < kRefreshInterval) {
        m_reconnector.lost(verdict.reason);
        return;
    }
    m_isAsking = true;
    m_reconnector.lostForAMoment(Error::Code::TokenExpired);
    onPhaseChanged();
    whenDone(m_world.tokens.refreshedToken(m_token), this, [this, run = m_run](const Result<QString> &token) {
        if (run != m_run)
            return;
        m_isAsking = false;
        if (m_socket)
            return;
        // Only a token that is fresh and refused all the same is not worth another one so soon.
        if (token) {
            m_refreshedAt = m_world.clock.monotonic();
            connectSocket();
        } else if (token.error().code == Error::Code::SessionOver) {
            m_reconnector.giveUp(token.error().code);
        } else {
            m_reconnector.lost(token.error().code, token.error().retryAfter);
        }
    });
}

void SyncLink::askServerForHowLong()
{
    m_isAsking = true;
    whenDone(m_api.greeting(), this, [this, run = m_run](const Result<level0::Greeting> &answer) {
        if (run != m_run)
            return;
        m_isAsking = false;
        if (m_socket)
            return;
        // As long as it says; else 5 to 10 s, so that not all come back together.
        milliseconds wait = answer ? milliseconds(0) : answer.error().retryAfter;
        if (wait.count() == 0)
            wait = milliseconds(5'000 + static_cast<long long>(5'000 * m_world.random()));
        m_reconnector.lost(Error::Code::Throttled, wait);
    });
}

void SyncLink::noteProtocolError()
{
    const auto now = m_world.clock.monotonic();
    m_protocolErrors.push_back(now);
    while (now - m_protocolErrors.front() > kProtocolErrorsWithin)
        m_protocolErrors.pop_front();
    if (static_cast<int>(m_protocolErrors.size()) < kProtocolErrors)
        return;
    m_protocolErrors.clear();
    Q_EMIT notUnderstood();
}

} // namespace vatochito
