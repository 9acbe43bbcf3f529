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

} // namespace vatochito
