// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/SyncDeadlines.h"

#include "server/domain/Limits.h"

#include <algorithm>

namespace vatochito::server {

using std::chrono::milliseconds;
using std::chrono::seconds;

SyncDeadlines::SyncDeadlines(const Clock &clock)
    : m_clock(clock), m_pingedAt(clock.monotonic()), m_tokenEndsAt(m_pingedAt)
{
}

void SyncDeadlines::pingCame()
{
    m_pingedAt = m_clock.monotonic();
}

void SyncDeadlines::setToken(Timestamp expiresAt)
{
    const auto left = std::max(expiresAt - m_clock.now(), Timestamp::duration(0));
    m_tokenEndsAt = m_clock.monotonic() + left;
    // Not at once, however short tokens live here: whoever is warned comes with a fresh one, and would be warned again.
    m_warnsAt = m_tokenEndsAt - std::min<Moment::duration>(limits::kAuthWarning, left / 2);
}

void SyncDeadlines::departAfter(std::chrono::steady_clock::duration time)
{
    m_departsAt = m_clock.monotonic() + time;
}

SyncDeadlines::Due SyncDeadlines::take()
{
    const Moment now = m_clock.monotonic();
    if (m_departsAt && now >= *m_departsAt)
        return Due::Departure;
    if (now >= m_pingedAt + limits::kPingDeadline)
        return Due::PingEnd;
    if (now >= m_tokenEndsAt + limits::kAuthGrace)
        return Due::TokenEnd;
    if (!m_warnsAt || now < *m_warnsAt)
        return Due::Nothing;
    m_warnsAt.reset();
    return Due::Warning;
}

milliseconds SyncDeadlines::nextIn() const
{
    Moment next = m_pingedAt + limits::kPingDeadline;
    next = std::min(next, m_warnsAt.value_or(m_tokenEndsAt + limits::kAuthGrace));
    // Thousands of idle sockets wake together: waking costs far more than what is done then.
    next = std::chrono::ceil<seconds>(next);
    if (m_departsAt)
        next = std::min(next, *m_departsAt);
    return std::max(std::chrono::ceil<milliseconds>(next - m_clock.monotonic()), milliseconds(0));
}

seconds SyncDeadlines::tokenLeft() const
{
    return std::max(std::chrono::duration_cast<seconds>(m_tokenEndsAt - m_clock.monotonic()), seconds(0));
}

std::optional<milliseconds> SyncDeadlines::departureIn() const
{
    if (!m_departsAt)
        return std::nullopt;
    return std::max(std::chrono::ceil<milliseconds>(*m_departsAt - m_clock.monotonic()), milliseconds(0));
}

} // namespace vatochito::server
