// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <optional>

namespace vatochito {

/// Attempt in, delay out: the waits before each reconnection (compat.md, The socket), and those of the quiet probe that
/// goes on after them for ever. No timer, no randomness of its own.
class Backoff
{
public:
    static constexpr int kAttempts = 5;

    /// The nominal wait before \a attempt (1 to kAttempts): 2, 4, 6, 8, 10 s. Nothing past the last one.
    static std::optional<std::chrono::seconds> nominalDelay(int attempt);

    /// \a nominal lengthened by up to 20 %. \a random is in [0, 1).
    static std::chrono::milliseconds jittered(std::chrono::seconds nominal, double random);

    /// The wait before quiet probe number \a probe (from 1): 30 s, later up to 60 s. \a random is in [0, 1).
    static std::chrono::milliseconds quietDelay(int probe, double random);
};

} // namespace vatochito
