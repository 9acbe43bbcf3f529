// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vatochito {

/// How many hues the theme has for names and avatars.
constexpr int kAvatarHues = 8;

/// Which hue belongs to a person or group: fixed by its id, 0 to kAvatarHues - 1.
int avatarHue(long long id);

/// The first letters of the first and last word of \a name, whole as a reader sees them ("કિરણ" gives "કિ").
QString avatarInitials(const QString &name);

} // namespace vatochito
