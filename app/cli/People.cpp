// SPDX-License-Identifier: GPL-3.0-or-later
#include "People.h"

#include <algorithm>

namespace vatochito::cli {

void People::add(const QList<User> &people)
{
    for (const User &person : people)
        m_people.insert(person.id, person);
}

QString People::username(UserId user) const
{
    const auto found = m_people.constFind(user);
    return found != m_people.cend() ? found->username : u'#' + QString::number(user.value());
}

std::optional<User> People::find(UserId user) const
{
    const auto found = m_people.constFind(user);
    if (found == m_people.cend())
        return std::nullopt;
    return *found;
}

std::optional<User> People::find(const QString &username) const
{
    const auto found = std::find_if(m_people.cbegin(), m_people.cend(),
                                    [&username](const User &person) { return person.username == username; });
    if (found == m_people.cend())
        return std::nullopt;
    return *found;
}

} // namespace vatochito::cli
