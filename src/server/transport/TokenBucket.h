// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace vatochito::server {

/// So many commands a second, and a burst after a silence. For one strand.
class TokenBucket
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// \param rate  tokens a second, above 0
    TokenBucket(double rate, double burst, Moment now) : m_rate(rate), m_burst(burst), m_tokens(burst), m_filledAt(now)
    {
    }

    /// Takes \a tokens, which may have to be earned first. \return how long to wait for them; 0 when they are there.
    std::chrono::milliseconds take(Moment now, double tokens = 1);

private:
    double m_rate;
    double m_burst;
    double m_tokens;
    Moment m_filledAt;
};

} // namespace vatochito::server
