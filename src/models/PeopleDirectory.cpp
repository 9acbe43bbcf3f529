// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/PeopleDirectory.h"

namespace vatochito {

void PeopleDirectory::upsert(const QList<User> &people)
{
    bool isChanged = false;
    for (const User &person : people) {
        const auto known = m_people.constFind(person.id);
        if (known != m_people.cend() && *known == person)
            continue;
        m_people.insert(person.id, person);
        isChanged = true;
    }
    if (isChanged)
        Q_EMIT changed();
}

void PeopleDirectory::forgetPresence()
{
    QList<User> people = m_people.values();
    for (User &person : people)
        person.isOnline.reset();
    upsert(people);
}

} // namespace vatochito
