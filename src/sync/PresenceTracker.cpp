// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/PresenceTracker.h"

#include <utility>

namespace vatochito {

PresenceTracker::PresenceTracker(UserId me, std::function<void(UserId, bool)> changed)
    : m_me(me), m_changed(std::move(changed))
{
}

void PresenceTracker::note(const QList<User> &people)
{
    for (const User &person : people) {
        if (person.id == m_me || !person.isOnline)
            continue;
        const auto known = m_known.find(person.id);
        if (known == m_known.end())
            m_known.insert(person.id, *person.isOnline);
        else if (std::exchange(*known, *person.isOnline) != *person.isOnline)
            m_changed(person.id, *person.isOnline);
    }
}

} // namespace vatochito
