// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/domain/ServerError.h"

#include <chrono>
#include <deque>
#include <mutex>
#include <string>
#include <unordered_map>

namespace vatochito::server {

/// Failed sign-ins by name and address, at most limits::kFailedSignIns in limits::kFailedSignInWindow. In memory:
/// a restart forgets them. Thread: any.
class SignInLimiter
{
public:
    /// \a clock must outlive the limiter.
    explicit SignInLimiter(const Clock &clock) : m_clock(clock) {}

    /// Counts an attempt as failed until succeeded() says otherwise, so that parallel ones cannot slip through.
    /// Errors: RateLimited with the time to wait.
    Status begin(const std::string &name, const std::string &address);
    void succeeded(const std::string &name, const std::string &address);

private:
    using Moment = std::chrono::steady_clock::time_point;

    void forgetOld(Moment now);

    const Clock &m_clock;
    std::mutex m_mutex;
    std::unordered_map<std::string, std::deque<Moment>> m_failures;
};

} // namespace vatochito::server
