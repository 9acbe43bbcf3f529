// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "server/domain/ServerError.h"

#include <array>
#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace vatochito::server {

/// Attempts by name and address, so many in a window. In memory: a restart forgets them. Thread: any.
class AttemptLimiter
{
public:
    struct Rule
    {
        int attempts = 0;
        std::chrono::seconds window{0};
        std::string refusal; ///< a sentence
    };

    /// \a clock must outlive the limiter.
    AttemptLimiter(Rule rule, const Clock &clock) : m_rule(std::move(rule)), m_clock(clock) {}

    /// Counts until forgive() says otherwise, so that parallel attempts cannot slip through. Errors: RateLimited with
    /// the time to wait.
    Status begin(const std::string &name, const std::string &address);
    void forgive(const std::string &name, const std::string &address);

private:
    using Moment = std::chrono::steady_clock::time_point;
    /// A digest: callers choose the length of a name, but not how much of it is kept.
    using Key = std::array<unsigned char, 16>;

    static Key keyOf(const std::string &name, const std::string &address);
    ServerError tooMany(std::chrono::steady_clock::duration wait) const;
    void forgetOld(Moment now);

    const Rule m_rule;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::map<Key, std::vector<Moment>> m_attempts;
    Moment m_cleanedAt;
};

} // namespace vatochito::server
