// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/User.h"

#include <QHash>
#include <QList>

#include <functional>

namespace vatochito {

/// Who is there, as the lists of the server tell; says so when that changes. What is seen for the first time is no
/// change, and what a person hides is not told.
class PresenceTracker
{
public:
    PresenceTracker(UserId me, std::function<void(UserId, bool)> changed);

    void note(const QList<User> &people);
    void note(UserId person, bool isOnline);

private:
    UserId m_me;
    std::function<void(UserId, bool)> m_changed;
    QHash<UserId, bool> m_known;
};

} // namespace vatochito
