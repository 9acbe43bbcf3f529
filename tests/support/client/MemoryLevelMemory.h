// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/LevelMemory.h"

namespace vatochito {

/// Remembers the level for as long as it lives.
class MemoryLevelMemory final : public LevelMemory
{
public:
    std::optional<Known> remembered() const override { return known; }
    void remember(const Known &fresh) override { known = fresh; }

    std::optional<Known> known;
};

} // namespace vatochito
