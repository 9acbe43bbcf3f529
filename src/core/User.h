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

    /// What to call them: the display name, else the user name.
    QString name() const { return displayName.trimmed().isEmpty() ? username : displayName; }

    friend bool operator==(const User &, const User &) = default;
};

} // namespace vatochito
