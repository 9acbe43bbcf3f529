// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace vatochito {

/// What an access token says of its own life (compat.md, Tokens), by the clock of the server that made it.
struct TokenTimes
{
    std::chrono::sys_seconds issued{};
    std::chrono::sys_seconds expires{};

    /// Zero or less: it does not tell.
    std::chrono::seconds life() const { return expires - issued; }
};

TokenTimes tokenTimes(const QString &accessToken);

} // namespace vatochito
