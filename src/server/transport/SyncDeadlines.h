// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"

#include <optional>

namespace vatochito::server {

/// When a level 1 socket must be warned or end, by the clock: its pings, its token, a departure (sync.md, Heartbeat and
/// Auth). It decides, its session does. Thread: one.
class SyncDeadlines
{
public:
    enum class Due { Nothing, Warning, TokenEnd, PingEnd, Departure };

    /// The time for the first ping begins now. \a clock must outlive this.
    explicit SyncDeadlines(const Clock &clock);

    void pingCame();
    void setToken(Timestamp expiresAt);
    void departAfter(std::chrono::steady_clock::duration time);

    /// What is due first; a warning once for each token.
    Due take();
    /// Until take() has to be asked again.
    std::chrono::milliseconds nextIn() const;

    /// Never below 0.
    std::chrono::seconds tokenLeft() const;
    /// Nothing: it need not leave. Never below 0.
    std::optional<std::chrono::milliseconds> departureIn() const;

private:
    using Moment = std::chrono::steady_clock::time_point;

    const Clock &m_clock;
    Moment m_pingedAt;
    Moment m_tokenEndsAt;            ///< without a token: the beginning
    std::optional<Moment> m_warnsAt; ///< Nothing: it was warned.
    std::optional<Moment> m_departsAt;
};

} // namespace vatochito::server
