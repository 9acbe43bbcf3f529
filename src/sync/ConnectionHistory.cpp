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
    m_lead = lead();
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

void ConnectionHistory::woke()
{
    const auto slept = std::max(lead() - m_lead, std::chrono::microseconds(0));
    m_lead = lead();
    // Told twice, by the system and by the clocks.
    if (!hasJustWoken())
        m_fellAsleepAt = m_clock.now() - slept;
    m_wokeAt = m_clock.monotonic();
}

bool ConnectionHistory::hasJustWoken() const
{
    return m_wokeAt && m_clock.monotonic() - *m_wokeAt < kAfterSleep;
}

std::chrono::microseconds ConnectionHistory::lead() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(m_clock.now().time_since_epoch()) -
           std::chrono::duration_cast<std::chrono::microseconds>(m_clock.monotonic().time_since_epoch());
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
        begin(Kind::Up, m_clock.now(), m_connection.reason);
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
    if (lasts(Kind::Down) && m_period->reason == Error::Code::Asleep && hasJustWoken())
        return; // The network needs a moment; nothing is wrong yet.
    if (lasts(Kind::Down)) {
        if (isReasonNew && std::exchange(m_period->reason, m_connection.reason) != m_connection.reason)
            save();
        return;
    }
    const bool isOfSleep = lasts(Kind::Up) && hasJustWoken() && m_fellAsleepAt >= m_period->begunAt;
    const Timestamp lostAt = isOfSleep ? m_fellAsleepAt : m_clock.now();
    const Error::Code reason = isOfSleep ? Error::Code::Asleep : m_connection.reason;
    if (m_period)
        m_period->reason = reason;
    if (isOfSleep)
        endAt(End::Turned, lostAt);
    else
        end(End::Turned);
    begin(Kind::Down, lostAt, reason);
}

void ConnectionHistory::countArrived(ConversationId conversation, int messages)
{
    if (!lasts(Kind::Up) || m_isCaughtUp)
        return;
    m_missedIn.insert(conversation);
    m_period->conversations = static_cast<int>(m_missedIn.size());
    m_period->messages += messages;
}

void ConnectionHistory::begin(Kind kind, Timestamp at, Error::Code reason)
{
    m_period = ConnectionPeriod{
        .key = QUuid::createUuid().toString(QUuid::WithoutBraces), .kind = kind, .begunAt = at, .reason = reason};
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
    endAt(end, m_period->begunAt + std::chrono::duration_cast<Timestamp::duration>(lasted));
}

void ConnectionHistory::endAt(End end, Timestamp at)
{
    m_period->lasted = std::chrono::duration_cast<std::chrono::milliseconds>(at - m_period->begunAt);
    m_period->end = end;
    save();
    m_period.reset();
}

void ConnectionHistory::save()
{
    m_cache.connectionHistory().save(*m_period, m_clock.now() - kKept);
}

} // namespace vatochito
