// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/auth/SignInLimiter.h"

#include "server/domain/Limits.h"

namespace vatochito::server {

namespace {

std::string keyOf(const std::string &name, const std::string &address)
{
    return name + '\0' + address;
}

ServerError tooMany(std::chrono::steady_clock::duration wait)
{
    ServerError error;
    error.code = ServerError::Code::RateLimited;
    error.detail = "Too many failed sign-ins. Try again later.";
    error.retryAfter = std::chrono::ceil<std::chrono::seconds>(wait);
    return error;
}

} // namespace

Status SignInLimiter::begin(const std::string &name, const std::string &address)
{
    const Moment now = m_clock.monotonic();
    const std::lock_guard lock(m_mutex);
    if (m_failures.size() >= limits::kSignInKeys) {
        forgetOld(now);
        if (m_failures.size() >= limits::kSignInKeys)
            return failure(tooMany(limits::kFailedSignInWindow));
    }
    std::deque<Moment> &failures = m_failures[keyOf(name, address)];
    while (!failures.empty() && now - failures.front() >= limits::kFailedSignInWindow)
        failures.pop_front();
    if (failures.size() >= static_cast<std::size_t>(limits::kFailedSignIns))
        return failure(tooMany(failures.front() + limits::kFailedSignInWindow - now));
    failures.push_back(now);
    return {};
}

void SignInLimiter::succeeded(const std::string &name, const std::string &address)
{
    const std::lock_guard lock(m_mutex);
    m_failures.erase(keyOf(name, address));
}

void SignInLimiter::forgetOld(Moment now)
{
    std::erase_if(m_failures, [now](const auto &entry) {
        return entry.second.empty() || now - entry.second.back() >= limits::kFailedSignInWindow;
    });
}

} // namespace vatochito::server
