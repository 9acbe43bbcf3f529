// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ConnectionHistory.h"

#include "base/Clock.h"
#include "storage/Cache.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace vatochito {

namespace {

using End = ConnectionPeriod::End;
using Kind = ConnectionPeriod::Kind;

} // namespace

ConnectionHistory::ConnectionHistory(Cache &cache, const Clock &clock, QObject *parent)
    : QObject(parent), m_cache(cache), m_clock(clock)
{
    connect(&m_cache.messages(), &MessageStore::arrived, this, &ConnectionHistory::countArrived);
}

ConnectionHistory::~ConnectionHistory()
{
    setRecording(false);
}

void ConnectionHistory::setRecording(bool isRecording)
{
    if (std::exchange(m_isRecording, isRecording) == isRecording)
        return;
    if (!isRecording) {
        end(End::Closed);
        return;
    }
    m_cache.connectionHistory().endForgotten();
    record();
}

void ConnectionHistory::follow(const Connection &connection)
{
    const bool wasTrying = m_connection.status == Connection::Status::Connecting;
    m_connection = connection;
    if (!m_isRecording)
        return;
    record();
    const bool isWaiting =
        connection.status == Connection::Status::Waiting || connection.status == Connection::Status::Unreachable;
    if (wasTrying && isWaiting && lasts(Kind::Down))
        ++m_period->attempts;
}

void ConnectionHistory::record()
{
    switch (m_connection.status) {
    case Connection::Status::Online:
        recordUp(true);
        return;
    case Connection::Status::CatchingUp:
        recordUp(false);
        return;
    case Connection::Status::Offline:
    case Connection::Status::Connecting:
        // Before anything came of the first attempt nothing is lost.
        if (m_period)
            recordDown();
        return;
    case Connection::Status::Waiting:
    case Connection::Status::Unreachable:
        recordDown();
        return;
    case Connection::Status::SignedOut:
        end(End::Closed);
        return;
    }
}

void ConnectionHistory::recordUp(bool isCaughtUp)
{
    if (!lasts(Kind::Up)) {
        end(End::Turned);
        m_isCaughtUp = false;
        m_missedIn.clear();
        begin(Kind::Up);
    }
    if (!isCaughtUp || std::exchange(m_isCaughtUp, true))
        return;
    if (m_period->messages > 0)
        save();
}

void ConnectionHistory::recordDown()
{
    // While an attempt is made the reason is that of the one before.
    const bool isReasonNew = m_connection.status != Connection::Status::Connecting;
    if (lasts(Kind::Down)) {
        if (isReasonNew && std::exchange(m_period->reason, m_connection.reason) != m_connection.reason)
            save();
        return;
    }
    if (m_period)
        m_period->reason = m_connection.reason;
    end(End::Turned);
    begin(Kind::Down);
}

void ConnectionHistory::countArrived(ConversationId conversation, int messages)
{
    if (!lasts(Kind::Up) || m_isCaughtUp)
        return;
    m_missedIn.insert(conversation);
    m_period->conversations = static_cast<int>(m_missedIn.size());
    m_period->messages += messages;
}

void ConnectionHistory::begin(Kind kind)
{
    m_period = ConnectionPeriod{.key = QUuid::createUuid().toString(QUuid::WithoutBraces),
                                .kind = kind,
                                .begunAt = m_clock.now(),
                                .reason = m_connection.reason};
    m_begun = m_clock.monotonic();
    save();
}

void ConnectionHistory::end(End end)
{
    if (!m_period)
        return;
    // A clock that never jumps stands still while a laptop sleeps, and the wall's may be set back.
    const auto byWall = m_clock.now() - m_period->begunAt;
    const auto lasted = std::max<std::chrono::nanoseconds>(byWall, m_clock.monotonic() - m_begun);
    m_period->lasted = std::chrono::duration_cast<std::chrono::milliseconds>(lasted);
    m_period->end = end;
    save();
    m_period.reset();
}

void ConnectionHistory::save()
{
    m_cache.connectionHistory().save(*m_period, m_clock.now() - kKept);
}

} // namespace vatochito
