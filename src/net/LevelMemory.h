// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"

#include <chrono>
#include <optional>

namespace vatochito {

/// What one server is known to speak, from one run to the next. A sign-in forgets it.
class LevelMemory
{
public:
    /// A server of level 0 is asked again after that, when it is reached anew (sync.md, Discovery).
    static constexpr std::chrono::hours kRememberedFor{24};

    struct Known
    {
        int level = 0;
        Timestamp until; ///< Then it is asked again.

        friend bool operator==(const Known &, const Known &) = default;
    };

    virtual ~LevelMemory() = default;

    virtual std::optional<Known> remembered() const = 0;
    virtual void remember(const Known &known) = 0;
};

} // namespace vatochito
