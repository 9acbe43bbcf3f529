// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>

namespace vatochito {

/// What a sentence about a wrong clock needs, of how far the server's is ahead: our distance in whole seconds, negative
/// while ours is behind.
inline QStringList clockValues(std::chrono::milliseconds serverAhead)
{
    const auto ours = std::chrono::round<std::chrono::seconds>(-serverAhead);
    return {QString::number(qlonglong(ours.count()))};
}

} // namespace vatochito
