// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Timestamp.h"
#include "core/Ids.h"

#include <QList>
#include <QString>

#include <optional>

namespace vatochito {

/// A person as the server shows them to me (compat.md, People). Absent: their privacy keeps it from me.
struct User
{
    UserId id;
    QString username;
    QString displayName;
    QString avatarUrl;
    QString statusMessage;
    std::optional<bool> isOnline;
    std::optional<Timestamp> lastSeenAt;
    long long rev = 0; ///< The number of names and picture, of a server that numbers its changes (sync.md); else 0.

    /// What to call them: the display name, else the user name.
    QString name() const { return displayName.trimmed().isEmpty() ? username : displayName; }

    friend bool operator==(const User &, const User &) = default;
};

} // namespace vatochito
