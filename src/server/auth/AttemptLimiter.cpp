// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/AttemptLimiter.h"

#include "server/domain/Limits.h"

#include <sodium.h>

namespace vatochito::server {

Status AttemptLimiter::begin(const std::string &name, const std::string &address)
{
    const Moment now = m_clock.monotonic();
    const Key key = keyOf(name, address);
    const std::lock_guard lock(m_mutex);
    if (now - m_cleanedAt >= m_rule.window) {
        forgetOld(now);
        m_cleanedAt = now;
    }
    if (m_attempts.size() >= limits::kSignInKeys && !m_attempts.contains(key))
        return failure(tooMany(m_rule.window));
    std::vector<Moment> &attempts = m_attempts[key];
    std::erase_if(attempts, [&](Moment moment) { return now - moment >= m_rule.window; });
    if (attempts.size() >= static_cast<std::size_t>(m_rule.attempts))
        return failure(tooMany(attempts.front() + m_rule.window - now));
    attempts.push_back(now);
    return {};
}

void AttemptLimiter::forgive(const std::string &name, const std::string &address)
{
    const std::lock_guard lock(m_mutex);
    m_attempts.erase(keyOf(name, address));
}

AttemptLimiter::Key AttemptLimiter::keyOf(const std::string &name, const std::string &address)
{
    const std::string text = name + '\0' + address;
    Key key{};
    crypto_generichash(key.data(), key.size(), reinterpret_cast<const unsigned char *>(text.data()), text.size(),
                       nullptr, 0);
    return key;
}

ServerError AttemptLimiter::tooMany(std::chrono::steady_clock::duration wait) const
{
    ServerError error;
    error.code = ServerError::Code::RateLimited;
    error.detail = m_rule.refusal;
    error.retryAfter = std::chrono::ceil<std::chrono::seconds>(wait);
    return error;
}

void AttemptLimiter::forgetOld(Moment now)
{
    std::erase_if(m_attempts, [&](const auto &entry) {
        return entry.second.empty() || now - entry.second.back() >= m_rule.window;
    });
}

} // namespace vatochito::server
