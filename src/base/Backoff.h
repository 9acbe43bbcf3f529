// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <optional>

namespace vatochito {

/// Attempt in, delay out: the waits before each reconnection (compat.md, The socket). No timer, no randomness of its
/// own.
class Backoff
{
public:
    static constexpr int kAttempts = 5;

    /// The nominal wait before \a attempt (1 to kAttempts): 2, 4, 6, 8, 10 s. Nothing past the last one.
    static std::optional<std::chrono::seconds> nominalDelay(int attempt);

    /// \a nominal lengthened by up to 20 %. \a random is in [0, 1).
    static std::chrono::milliseconds jittered(std::chrono::seconds nominal, double random);
};

} // namespace vatochito
