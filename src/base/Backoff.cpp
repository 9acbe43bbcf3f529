// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Backoff.h"

#include <algorithm>

namespace vatochito {

using namespace std::chrono_literals;

std::optional<std::chrono::seconds> Backoff::nominalDelay(int attempt)
{
    static constexpr std::array<std::chrono::seconds, kAttempts> kDelays{2s, 4s, 6s, 8s, 10s};
    if (attempt < 1 || attempt > kAttempts)
        return std::nullopt;
    return kDelays[static_cast<std::size_t>(attempt - 1)];
}

std::chrono::milliseconds Backoff::jittered(std::chrono::seconds nominal, double random)
{
    const auto base = std::chrono::milliseconds(nominal);
    return base + std::chrono::milliseconds(static_cast<long long>(static_cast<double>(base.count()) * 0.2 * random));
}

std::chrono::milliseconds Backoff::quietDelay(int probe, double random)
{
    constexpr auto kShortest = std::chrono::milliseconds(30s);
    // Spread more and more, so that many clients do not come back to a server in step.
    const auto spread = std::chrono::milliseconds(10s) * std::clamp(probe - 1, 0, 3);
    return kShortest + std::chrono::milliseconds(static_cast<long long>(static_cast<double>(spread.count()) * random));
}

} // namespace vatochito
