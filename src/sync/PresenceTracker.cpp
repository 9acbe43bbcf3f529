// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/PresenceTracker.h"

#include <utility>

namespace vatochito {

PresenceTracker::PresenceTracker(UserId me, AlarmFactory &alarms, std::function<void(UserId, bool)> changed)
    : m_me(me), m_changed(std::move(changed)), m_doubtEnd(alarms.makeAlarm())
{
}

void PresenceTracker::note(const QList<User> &people)
{
    for (const User &person : people) {
        if (person.isOnline)
            note(person.id, *person.isOnline);
    }
}

void PresenceTracker::note(UserId person, bool isOnline)
{
    if (person == m_me)
        return;
    m_doubted.remove(person);
    const auto known = m_known.find(person);
    if (known == m_known.end())
        m_known.insert(person, isOnline);
    else if (std::exchange(*known, isOnline) != isOnline)
        m_changed(person, isOnline);
}

void PresenceTracker::doubt()
{
    for (auto known = m_known.cbegin(); known != m_known.cend(); ++known) {
        if (*known)
            m_doubted.insert(known.key());
    }
    m_doubtEnd->start(kDoubtLimit, [this] {
        for (const UserId person : std::exchange(m_doubted, {}))
            note(person, false);
    });
}

} // namespace vatochito
