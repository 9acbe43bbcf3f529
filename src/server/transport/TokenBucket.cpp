// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transport/TokenBucket.h"

#include <algorithm>
#include <cmath>

namespace vatochito::server {

std::chrono::milliseconds TokenBucket::take(Moment now, double tokens)
{
    const double elapsed = std::chrono::duration<double>(now - m_filledAt).count();
    m_tokens = std::min(m_burst, m_tokens + elapsed * m_rate) - tokens;
    m_filledAt = now;
    if (m_tokens >= 0)
        return std::chrono::milliseconds(0);
    return std::chrono::milliseconds(static_cast<long long>(std::ceil(-m_tokens / m_rate * 1000)));
}

} // namespace vatochito::server
